//! What is to be done at the desk: how many of each, and since when or when next. Lists that
//! show the same records stand beside their domains.

use crate::error::Result;
use crate::interviews::Unfinished;
use crate::macros::{all, one, optional, row};
use crate::programmes::Programme;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::applications::waiting::LATE_AFTER_DAYS;
use geleit_domain::interviews::monday;
use geleit_domain::mentors::{REMIND_AFTER_DAYS, Status};
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

macro_rules! mentors {
    ($reach:literal) => {
        concat!(
            "SELECT m.status, COUNT(*) AS number, MIN(m.waiting_since) AS since,
            COUNT(CASE WHEN m.waiting_since < $2 THEN 1 END) AS late
        FROM mentor m
        WHERE m.programme_id = $1 AND m.status IN ('enquiry', 'questionnaire_sent')",
            $reach,
            " GROUP BY m.status"
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
pub(super) const MENTORS: &str = mentors!("");
pub(super) const MENTORS_ORGANISATION: &str = mentors!(" AND m.organisation_id = $3");

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
    /// Mentors in one status of their intake.
    pub struct MentorsWaiting {
        /// Status word.
        pub status: String,
        /// How many.
        pub number: i64,
        /// The oldest since, µs since the epoch.
        pub since: i64,
        /// Of these, how many for longer than [`REMIND_AFTER_DAYS`].
        pub late: i64,
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
    pub enquiries: Option<MentorsWaiting>,
    /// Mentors whose questionnaire is not back.
    pub questionnaires: Option<MentorsWaiting>,
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
        let mut mentors = self.mentors_waiting(own, at.now).await?;
        let mut take = |status: Status| {
            let place = mentors.iter().position(|one| one.status == status.text());
            place.map(|place| mentors.swap_remove(place))
        };
        Ok(Work {
            late,
            unanswered,
            enquiries: take(Status::Enquiry),
            questionnaires: take(Status::QuestionnaireSent),
            week: self.this_week(own, at).await?,
            unfinished: self.unfinished_interviews(own, at.now).await?,
        })
    }

    async fn mentors_waiting(
        &mut self,
        own: Option<Option<Uuid>>,
        now: Timestamp,
    ) -> Result<Vec<MentorsWaiting>> {
        let before = micros(now - SignedDuration::from_hours(24 * REMIND_AFTER_DAYS));
        match own {
            None => all!(self, MENTORS, self.programme.0, before),
            Some(own) => all!(self, MENTORS_ORGANISATION, self.programme.0, before, own),
        }
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
