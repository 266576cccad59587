//! What is to be done at the desk: how many of each, and since when or when next. Lists that
//! show the same records stand beside their domains.

use crate::error::Result;
use crate::interviews::Unfinished;
use crate::macros::{all, one, optional, row};
use crate::programmes::Programme;
use crate::reminders::overdue_before;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::applications::waiting::LATE_AFTER_DAYS;
use geleit_domain::interviews::monday;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use uuid::Uuid;

// Crossed, so that the cohorts come first: they are few, and the index of applications follows.
macro_rules! late {
    ($reach:literal) => {
        concat!(
            "SELECT a.cohort_id, COUNT(*) AS number, MIN(a.waiting_since) AS since
        FROM cohort c CROSS JOIN application a
        WHERE a.programme_id = c.programme_id AND a.cohort_id = c.id
            AND a.status IN ('received', 'eligible', 'interviewed') AND a.waiting_since < $2
            AND c.programme_id = $1 AND c.status NOT IN ('closed', 'cancelled')",
            $reach,
            " GROUP BY a.cohort_id"
        )
    };
}

macro_rules! unanswered {
    ($reach:literal) => {
        concat!(
            "SELECT a.cohort_id, COUNT(*) AS number, MIN(r.asked_at) AS since
        FROM cohort c
        JOIN application a ON a.programme_id = c.programme_id AND a.cohort_id = c.id
            AND a.status = 'incomplete'
        JOIN completion_request r ON r.programme_id = a.programme_id AND r.application_id = a.id
            AND r.answered_at IS NULL AND r.answer_by < $2
        WHERE c.programme_id = $1 AND c.status NOT IN ('closed', 'cancelled')",
            $reach,
            " GROUP BY a.cohort_id"
        )
    };
}

macro_rules! week {
    ($reach:literal) => {
        concat!(
            "SELECT COUNT(*) AS number,
            COUNT(CASE WHEN i.starts_at >= $4 AND i.starts_at < $5 THEN 1 END) AS today
        FROM interview i
        JOIN application a ON a.programme_id = i.programme_id AND a.id = i.application_id
        WHERE i.programme_id = $1 AND i.starts_at >= $2 AND i.starts_at < $3
            AND i.status <> 'cancelled'",
            $reach
        )
    };
}

macro_rules! next {
    ($reach:literal) => {
        concat!(
            "SELECT i.starts_at, v.given_name, v.family_name FROM interview i
        JOIN application a ON a.programme_id = i.programme_id AND a.id = i.application_id
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        WHERE i.programme_id = $1 AND i.starts_at >= $2 AND i.starts_at < $3
            AND i.status = 'planned'",
            $reach,
            " ORDER BY i.starts_at, i.id LIMIT 1"
        )
    };
}

macro_rules! enquiries {
    ($reach:literal) => {
        concat!(
            "SELECT COUNT(*) AS number, MIN(m.waiting_since) AS since FROM mentor m
        WHERE m.programme_id = $1 AND m.status = 'enquiry'",
            $reach
        )
    };
}

macro_rules! questionnaires {
    ($reach:literal) => {
        concat!(
            "SELECT COUNT(*) AS number, MIN(c.sent_at) AS since FROM consultation c
        JOIN mentor m ON m.programme_id = c.programme_id AND m.id = c.mentor_id
            AND m.status = 'questionnaire_sent'
        WHERE c.programme_id = $1 AND c.returned_at IS NULL AND c.sent_at IS NOT NULL
            AND c.sent_at < $2",
            $reach
        )
    };
}

pub(super) const LATE: &str = late!("");
pub(super) const LATE_ORGANISATION: &str = late!(" AND a.organisation_id = $3");
pub(super) const UNANSWERED: &str = unanswered!("");
pub(super) const UNANSWERED_ORGANISATION: &str = unanswered!(" AND a.organisation_id = $3");
pub(super) const WEEK: &str = week!("");
pub(super) const WEEK_ORGANISATION: &str = week!(" AND a.organisation_id = $6");
pub(super) const NEXT: &str = next!("");
pub(super) const NEXT_ORGANISATION: &str = next!(" AND a.organisation_id = $4");
pub(super) const ENQUIRIES: &str = enquiries!("");
pub(super) const ENQUIRIES_ORGANISATION: &str = enquiries!(" AND m.organisation_id = $2");
pub(super) const QUESTIONNAIRES: &str = questionnaires!("");
pub(super) const QUESTIONNAIRES_ORGANISATION: &str = questionnaires!(" AND m.organisation_id = $3");

row! {
    /// Applications of one cohort that lie too long.
    pub struct Lying {
        /// The cohort.
        pub cohort_id: Uuid,
        /// How many.
        pub number: i64,
        /// The oldest since, µs since the epoch.
        pub since: i64,
    }
}

row! {
    struct WeekRow {
        number: i64,
        today: i64,
    }
}

row! {
    /// The interview that comes next.
    pub struct NextInterview {
        /// Begins at, µs since the epoch.
        pub starts_at: i64,
        /// Given name of the mentee.
        pub given_name: String,
        /// Family name of the mentee.
        pub family_name: String,
    }
}

row! {
    /// People who wait, or who are waited for.
    pub struct Waiting {
        /// How many.
        pub number: i64,
        /// The oldest since, µs since the epoch; nothing where there is nobody.
        pub since: Option<i64>,
    }
}

/// The interviews of this week.
#[derive(Clone, Debug)]
pub struct ThisWeek {
    /// How many, without those that were cancelled.
    pub number: i64,
    /// Of these, today.
    pub today: i64,
    /// The one that comes next in this week.
    pub next: Option<NextInterview>,
}

/// What is to be done, as far as the reader's own people go.
#[derive(Clone, Debug)]
pub struct Work {
    /// Applications that wait for the office for longer than [`LATE_AFTER_DAYS`], by cohort.
    pub late: Vec<Lying>,
    /// Applications that lack something, and the answer is overdue, by cohort.
    pub unanswered: Vec<Lying>,
    /// Interviews of this week.
    pub week: ThisWeek,
    /// Interviews that are over and lack a result or a recommendation.
    pub unfinished: Unfinished,
    /// Mentors who enquired and wait for a call.
    pub enquiries: Waiting,
    /// Mentors whose questionnaire has not been answered for too long.
    pub questionnaires: Waiting,
}

/// The instant of a page, and the day it is there.
pub(super) struct Day {
    pub(super) now: Timestamp,
    pub(super) today: Date,
    pub(super) zone: TimeZone,
}

impl Day {
    pub(super) fn of(programme: &Programme, now: Timestamp) -> Self {
        let zone = TimeZone::get(&programme.time_zone).unwrap_or(TimeZone::UTC);
        Self { now, today: programme.today(now), zone }
    }

    /// The first instant of a day some days after another.
    fn start(&self, day: Date, later: i64) -> i64 {
        let day = day.saturating_add(Span::new().days(later));
        micros(day.to_zoned(self.zone.clone()).map_or(self.now, |start| start.timestamp()))
    }
}

/// Whoever waits since before this instant waits too long.
#[must_use]
pub(crate) fn late_before(now: Timestamp) -> Timestamp {
    now - SignedDuration::from_hours(24 * LATE_AFTER_DAYS)
}

impl Tx {
    /// `own` counts only the people of an organisation.
    pub(super) async fn work(&mut self, own: Option<Option<Uuid>>, at: &Day) -> Result<Work> {
        let (programme, before, day) =
            (self.programme.0, micros(late_before(at.now)), at.today.to_string());
        let late = match own {
            None => all!(self, LATE, programme, before)?,
            Some(own) => all!(self, LATE_ORGANISATION, programme, before, own)?,
        };
        let unanswered = match own {
            None => all!(self, UNANSWERED, programme, &day)?,
            Some(own) => all!(self, UNANSWERED_ORGANISATION, programme, &day, own)?,
        };
        let overdue = overdue_before(at.now);
        Ok(Work {
            late,
            unanswered,
            enquiries: match own {
                None => one!(self, ENQUIRIES, programme)?,
                Some(own) => one!(self, ENQUIRIES_ORGANISATION, programme, own)?,
            },
            questionnaires: match own {
                None => one!(self, QUESTIONNAIRES, programme, overdue)?,
                Some(own) => one!(self, QUESTIONNAIRES_ORGANISATION, programme, overdue, own)?,
            },
            week: self.this_week(own, at).await?,
            unfinished: self.unfinished_interviews(own, at.now).await?,
        })
    }

    async fn this_week(&mut self, own: Option<Option<Uuid>>, at: &Day) -> Result<ThisWeek> {
        let week = monday(at.today);
        let (from, until) = (at.start(week, 0), at.start(week, 7));
        let (day, over) = (at.start(at.today, 0), at.start(at.today, 1));
        let (programme, at) = (self.programme.0, micros(at.now));
        let (counted, next): (WeekRow, _) = match own {
            None => (
                one!(self, WEEK, programme, from, until, day, over)?,
                optional!(self, NEXT, programme, at, until)?,
            ),
            Some(own) => (
                one!(self, WEEK_ORGANISATION, programme, from, until, day, over, own)?,
                optional!(self, NEXT_ORGANISATION, programme, at, until, own)?,
            ),
        };
        Ok(ThisWeek { number: counted.number, today: counted.today, next })
    }
}
