//! Surveys by the day on which people are asked, the latest first, page by page; and those that
//! somebody of the office has to look at.

use super::permit_list;
use crate::connect::Store;
use crate::error::Result;
use crate::macros::{all, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource};
use geleit_domain::surveys::Status;
use jiff::ToSpan;
use jiff::civil::Date;
use uuid::Uuid;

pub(super) const LIST: &str = "
    SELECT s.id, s.wave, s.is_anonymous, s.status, s.due_on, s.closes_on, c.number,
        g.name AS region_group,
        (SELECT COUNT(*) FROM survey_invitation i WHERE i.programme_id = s.programme_id
            AND i.survey_id = s.id) AS asked,
        (SELECT COUNT(*) FROM survey_invitation i WHERE i.programme_id = s.programme_id
            AND i.survey_id = s.id AND i.has_answered) AS answered
    FROM survey s
    JOIN cohort c ON c.programme_id = s.programme_id AND c.id = s.cohort_id
    JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
    WHERE s.programme_id = $1 AND (s.due_on, s.id) < ($2, $3)
    ORDER BY s.due_on DESC, s.id DESC LIMIT $4";
/// Drafts whose day is near: nobody is asked unless somebody plans them. And what was planned and
/// never opened before its last day.
pub(super) const DUE: &str = "
    SELECT s.cohort_id, s.status, COUNT(*) AS surveys, MIN(s.due_on) AS since,
        MAX(s.closes_on) AS closed
    FROM survey s
    JOIN cohort c ON c.programme_id = s.programme_id AND c.id = s.cohort_id
        AND c.status <> 'cancelled'
    WHERE s.programme_id = $1 AND (s.status = 'draft' AND s.due_on <= $2
        OR s.status = 'planned' AND s.closes_on < $3)
    GROUP BY s.cohort_id, s.status ORDER BY MIN(s.due_on), s.cohort_id, s.status";

/// Cohorts whose pairs are on their way, and of which nobody would ever be asked anything.
pub(super) const UNPREPARED: &str = "
    SELECT c.id FROM cohort c
    WHERE c.programme_id = $1 AND c.status NOT IN ('draft', 'closed', 'cancelled')
        AND EXISTS (SELECT 1 FROM partnership p WHERE p.programme_id = c.programme_id
            AND p.cohort_id = c.id AND p.status IN ('accepted', 'running', 'paused'))
        AND NOT EXISTS (SELECT 1 FROM survey s WHERE s.programme_id = c.programme_id
            AND s.cohort_id = c.id)
    ORDER BY c.starts_on, c.id";

/// So early the office is told of a draft whose day comes.
const TOLD_BEFORE_DAYS: i64 = 14;

row! {
    /// A survey as a line of a list.
    pub struct Line {
        /// The survey.
        pub id: Uuid,
        /// Wave word.
        pub wave: String,
        /// Does nobody learn who has answered what?
        pub is_anonymous: bool,
        /// Status word.
        pub status: String,
        /// People are asked on this day.
        pub due_on: String,
        /// The last day for answers.
        pub closes_on: String,
        /// Number of the cohort.
        pub number: i64,
        /// The region group that numbers it.
        pub region_group: String,
        /// How many were asked.
        pub asked: i64,
        /// How many have answered.
        pub answered: i64,
    }
}

row! {
    /// Drafts of a cohort whose day is near or over, or what was planned and never opened.
    pub struct Due {
        /// The cohort.
        pub cohort_id: Uuid,
        status: String,
        /// How many.
        pub surveys: i64,
        /// The earliest day.
        pub since: String,
        /// The latest of the last days for answers.
        pub closed: String,
    }
}

impl Due {
    /// Is the last day of what was planned over? Then nobody is asked any more.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.status == Status::Planned.text()
    }
}

impl Store {
    /// A page of the surveys of the actor's programme; `after` is the last line of the one before.
    ///
    /// # Errors
    /// [`Error::Forbidden`](crate::Error::Forbidden).
    pub async fn list_surveys(
        &self,
        actor: &Actor,
        after: Option<(&str, Uuid)>,
        limit: i64,
    ) -> Result<Vec<Line>> {
        permit_list(actor)?;
        let mut tx = self.read(actor.programme).await?;
        // Behind every day.
        let (day, id) = after.unwrap_or(("9999-99-99", Uuid::max()));
        all!(tx, LIST, actor.programme.0, day, id, limit)
    }
}

impl Tx {
    /// Cohorts with pairs and without a survey; nothing for whoever may not prepare one.
    pub(crate) async fn cohorts_without_surveys(&mut self, actor: &Actor) -> Result<Vec<Uuid>> {
        if !actor.could(Action::Create, Resource::Survey) {
            return Ok(vec![]);
        }
        let found: Vec<(Uuid,)> = all!(self, UNPREPARED, self.programme.0)?;
        Ok(found.into_iter().map(|(cohort,)| cohort).collect())
    }

    /// Surveys that the office has to plan, per cohort; nothing for whoever may not.
    pub(crate) async fn surveys_due(&mut self, actor: &Actor, today: Date) -> Result<Vec<Due>> {
        if !actor.could(Action::Step, Resource::Survey) {
            return Ok(vec![]);
        }
        let until = today.saturating_add(TOLD_BEFORE_DAYS.days()).to_string();
        all!(self, DUE, self.programme.0, until, today.to_string())
    }
}
