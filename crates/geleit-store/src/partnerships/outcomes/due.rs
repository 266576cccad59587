//! Mentees of whom nothing is known at the time point that has come since their last pair has ended,
//! well or early. A time point is asked about until the next one comes, and first the end itself
//! where it has become known late; the database only looks at pairs that have ended in this time.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::programmes::Programme;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::partnerships::outcomes::{TimePoint, settled_until};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use uuid::Uuid;

/// Last pairs of mentees that have ended after `$2` and until `$3` and of whose mentee nothing is
/// known at the time point that has come; `$4`, `$5` and `$6` are the last days of an end for which
/// the later ones have, and an end that has become known since `$8` is asked about first. What was
/// observed before there was this pair does not count, and neither whoever has withdrawn nor an
/// erased person, who has no name, is asked. Cohorts come first, whatever the engine believes of
/// the pairs; those that were over before `$7` are not looked at.
macro_rules! due_pairs {
    ($columns:literal, $tables:literal, $which:literal) => {
        concat!(
            "SELECT CASE WHEN f.known_from >= $8 THEN 'end' WHEN f.on_date <= $4 THEN 'months_12'
                WHEN f.on_date <= $5 THEN 'months_6' WHEN f.on_date <= $6 THEN 'weeks_4'
                ELSE 'end' END AS point, ",
            $columns,
            " FROM cohort c CROSS JOIN partnership p CROSS JOIN status_fact f ",
            $tables,
            " WHERE c.programme_id = $1
            AND c.status NOT IN ('draft', 'cancelled')
            AND c.ends_on >= $7
            AND p.programme_id = c.programme_id AND p.cohort_id = c.id
            AND p.status IN ('completed', 'dissolved')
            AND f.programme_id = p.programme_id AND f.kind = 'partnership' AND f.subject_id = p.id
            AND f.status = p.status AND f.known_until IS NULL
            AND f.on_date > $2 AND f.on_date <= $3
            AND NOT EXISTS (SELECT 1 FROM application x
                WHERE x.programme_id = p.programme_id AND x.id = p.application_id
                    AND x.status = 'withdrawn')
            AND NOT EXISTS (SELECT 1 FROM person_version n
                WHERE n.programme_id = p.programme_id AND n.person_id = p.person_id
                    AND n.known_until IS NULL AND n.given_name = '' AND n.family_name = '')
            AND NOT EXISTS (SELECT 1 FROM partnership q
                WHERE q.programme_id = p.programme_id AND q.person_id = p.person_id
                    AND q.application_id = p.application_id
                    AND q.status IN ('offered', 'accepted', 'running', 'paused'))
            AND NOT EXISTS (SELECT 1 FROM partnership q CROSS JOIN status_fact g
                WHERE q.programme_id = p.programme_id AND q.person_id = p.person_id
                    AND q.application_id = p.application_id
                    AND q.status IN ('completed', 'dissolved')
                    AND g.programme_id = q.programme_id AND g.kind = 'partnership'
                    AND g.subject_id = q.id AND g.status = q.status AND g.known_until IS NULL
                    AND (g.on_date, q.offered_on, q.id) > (f.on_date, p.offered_on, p.id))
            AND NOT EXISTS (SELECT 1 FROM outcome o
                WHERE o.programme_id = p.programme_id AND o.application_id = p.application_id
                    AND o.observed_on >= p.offered_on
                    AND o.known_until IS NULL
                    AND o.time_point = CASE WHEN f.known_from >= $8 THEN 'end'
                        WHEN f.on_date <= $4 THEN 'months_12' WHEN f.on_date <= $5 THEN 'months_6'
                        WHEN f.on_date <= $6 THEN 'weeks_4' ELSE 'end' END) ",
            $which
        )
    };
}
pub(super) use due_pairs;

pub(super) const DUE: &str = due_pairs!(
    "p.id, f.on_date AS ended_on, v.given_name, v.family_name, w.given_name AS mentor_given_name,
        w.family_name AS mentor_family_name, a.asked_on",
    "JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        JOIN person_version v ON v.programme_id = p.programme_id AND v.person_id = p.person_id
            AND v.known_until IS NULL
        JOIN person_version w ON w.programme_id = p.programme_id AND w.person_id = m.person_id
            AND w.known_until IS NULL
        LEFT JOIN outcome_ask a ON a.programme_id = p.programme_id
            AND a.application_id = p.application_id AND a.asked_on >= f.on_date
            AND a.time_point = CASE WHEN f.known_from >= $8 THEN 'end'
                WHEN f.on_date <= $4 THEN 'months_12' WHEN f.on_date <= $5 THEN 'months_6'
                WHEN f.on_date <= $6 THEN 'weeks_4' ELSE 'end' END",
    "AND ($9 = '' OR $9 = CASE WHEN f.known_from >= $8 THEN 'end'
            WHEN f.on_date <= $4 THEN 'months_12' WHEN f.on_date <= $5 THEN 'months_6'
            WHEN f.on_date <= $6 THEN 'weeks_4' ELSE 'end' END)
        AND (f.on_date, p.id) > ($10, $11) ORDER BY f.on_date, p.id LIMIT $12"
);
pub(super) const WAITING: &str =
    due_pairs!("COUNT(*) AS number, MIN(f.on_date) AS ended_on", "", "GROUP BY 1");

row! {
    struct DueRow {
        point: String,
        id: Uuid,
        ended_on: String,
        given_name: String,
        family_name: String,
        mentor_given_name: String,
        mentor_family_name: String,
        asked_on: Option<String>,
    }
}

row! {
    struct WaitingRow {
        point: String,
        number: i64,
        ended_on: String,
    }
}

/// A mentee of whom nothing is known at the time point that has come.
#[derive(Clone, Debug)]
pub struct Due {
    /// The last pair.
    pub partnership: Uuid,
    /// The time point.
    pub point: TimePoint,
    /// When it came.
    pub day: Date,
    /// When the pair has ended, `YYYY-MM-DD`.
    pub ended_on: String,
    /// Given and family name of the mentee.
    pub mentee: (String, String),
    /// Given and family name of the mentor.
    pub mentor: (String, String),
    /// When the person was asked, `YYYY-MM-DD`.
    pub asked_on: Option<String>,
}

/// How many wait, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// How many mentees.
    pub number: i64,
    /// The day of the earliest time point.
    pub since: Option<Date>,
}

/// Which lines, and from where on.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only this time point.
    pub point: Option<TimePoint>,
    /// After this line: the day on which its pair has ended, and its id.
    pub after: Option<(String, Uuid)>,
}

/// Nobody is asked any more what became of a pair of a cohort that ended before. A pair may have
/// gone on for a year after its cohort.
pub(in crate::partnerships) fn asked_since(today: Date) -> Date {
    TimePoint::TwelveMonths.ended_within(today).0.saturating_sub(Span::new().years(1))
}

/// The days that a question about what is due is asked with.
pub(super) struct Days {
    pub(super) after: String,
    pub(super) until: String,
    pub(super) later: [String; 3],
    /// Cohorts that ended before have no pair that is due.
    pub(super) cohorts: String,
    /// What has become known since is new, µs since the epoch.
    pub(super) known: i64,
}

impl Days {
    /// Everything that is due.
    pub(super) fn of(house: &Programme, today: Date) -> Self {
        let within = |point: TimePoint| point.ended_within(today);
        let later = [TimePoint::TwelveMonths, TimePoint::SixMonths, TimePoint::FourWeeks];
        Self {
            after: within(TimePoint::TwelveMonths).0.to_string(),
            until: within(TimePoint::End).1.to_string(),
            later: later.map(|point| within(point).1.to_string()),
            cohorts: asked_since(today).to_string(),
            known: micros(house.end_of(settled_until(today))),
        }
    }
}

impl Store {
    /// A page of what is due, the pair that ended first at the top.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_due_outcomes(
        &self,
        actor: &Actor,
        filter: &Filter,
        limit: i64,
        now: Timestamp,
    ) -> Result<Vec<Due>> {
        if !actor.may(Tie::Programme, Action::Step, Resource::Partnership) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let house = tx.programme().await?;
        let Days { after, until, later: [twelve, six, four], cohorts, known } =
            Days::of(&house, house.today(now));
        let (day, id) = filter.after.clone().unwrap_or_default();
        let (programme, point) = (actor.programme.0, filter.point.map_or("", TimePoint::text));
        let rows: Vec<DueRow> = all!(
            tx, DUE, programme, after, until, twelve, six, four, cohorts, known, point, day, id,
            limit
        )?;
        rows.into_iter().map(DueRow::due).collect()
    }
}

impl DueRow {
    fn due(self) -> Result<Due> {
        let point = point(&self.point)?;
        Ok(Due {
            partnership: self.id,
            point,
            day: point.day(ended(&self.ended_on)?),
            ended_on: self.ended_on,
            mentee: (self.given_name, self.family_name),
            mentor: (self.mentor_given_name, self.mentor_family_name),
            asked_on: self.asked_on,
        })
    }
}

impl WaitingRow {
    fn since(&self) -> Result<Date> {
        Ok(point(&self.point)?.day(ended(&self.ended_on)?))
    }
}

fn point(text: &str) -> Result<TimePoint> {
    TimePoint::from_text(text).ok_or(Error::Corrupt("outcome.time_point"))
}

fn ended(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Corrupt("status_fact.on_date"))
}

impl Tx {
    /// How many outcomes are due; the caller has asked permission.
    pub(crate) async fn outcomes_due(&mut self, today: Date) -> Result<Waiting> {
        let (programme, house) = (self.programme.0, self.programme().await?);
        let Days { after, until, later: [twelve, six, four], cohorts, known } =
            Days::of(&house, today);
        let found: Vec<WaitingRow> =
            all!(self, WAITING, programme, after, until, twelve, six, four, cohorts, known)?;
        let since = found.iter().map(WaitingRow::since).collect::<Result<Vec<_>>>()?;
        let number = found.iter().map(|row| row.number).sum();
        Ok(Waiting { number, since: since.into_iter().min() })
    }
}
