//! Cohorts: created in a region group that numbers them, moved along their lifecycle.

mod create;
mod opening;
mod show;

pub use create::NewCohort;
pub use show::{Shown, Tally};

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, row, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::phases::Dates;
use geleit_domain::cohorts::{CAPACITY_MAX, Status, Verb};
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    LIST = "SELECT c.id, c.region_group_id, g.name AS region_group, c.number, c.slug,
            c.applications_until, c.matching_on, c.opening_on, c.starts_on, c.ends_on, c.capacity, c.status,
            c.version
        FROM cohort c
        JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
        WHERE c.programme_id = $1 ORDER BY c.starts_on DESC, c.number DESC, c.id";
    LOAD = "SELECT c.id, c.region_group_id, g.name AS region_group, c.number, c.slug,
            c.applications_until, c.matching_on, c.opening_on, c.starts_on, c.ends_on, c.capacity, c.status,
            c.version
        FROM cohort c
        JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
        WHERE c.programme_id = $1 AND c.id = $2";
    REGIONS = "SELECT region FROM cohort_region
        WHERE programme_id = $1 AND cohort_id = $2 ORDER BY position";
    STEP = "UPDATE cohort SET status = $4, version = version + 1
        WHERE programme_id = $1 AND id = $2 AND status = $3";
    CHANGE = "UPDATE cohort SET applications_until = $4, matching_on = $5, opening_on = $6,
            starts_on = $7, ends_on = $8, capacity = $9, version = version + 1
        WHERE programme_id = $1 AND id = $2 AND version = $3";
    OPEN_PAIRS = "SELECT COUNT(*) AS pairs FROM partnership
        WHERE programme_id = $1 AND cohort_id = $2
            AND status IN ('offered', 'accepted', 'running', 'paused')";
    INSERT = create::INSERT;
    INSERT_REGION = create::INSERT_REGION;
    INSERT_GROUP = create::INSERT_GROUP;
    GROUP_OF_REGION = create::GROUP_OF_REGION;
    OPENING = opening::OPENING;
    OPENINGS = opening::OPENINGS;
    SET_OPENING = opening::SET_OPENING;
    TALLIES = show::TALLIES;
    LAST_NUMBER = show::LAST_NUMBER;
}

row! {
    /// A cohort.
    pub struct Cohort {
        /// The cohort.
        pub id: Uuid,
        /// The region group that numbers it.
        pub region_group_id: Uuid,
        /// Name of the region group.
        pub region_group: String,
        /// Number within the region group.
        pub number: i64,
        /// Short name in commands and addresses.
        pub slug: String,
        /// Applications are taken until this day.
        pub applications_until: Option<String>,
        /// The organisations match on this day; interviews are over by then.
        pub matching_on: Option<String>,
        /// Day of the opening event.
        pub opening_on: Option<String>,
        /// First day.
        pub starts_on: String,
        /// Last day.
        pub ends_on: String,
        /// Places in pairs (S1-05).
        pub capacity: i64,
        /// Status word.
        pub status: String,
        /// Grows with each change.
        pub version: i64,
    }
}

impl Cohort {
    /// Its status.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn status(&self) -> Result<Status> {
        Status::from_text(&self.status).ok_or(Error::Corrupt("cohort.status"))
    }

    /// The dates of its steps.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn dates(&self) -> Result<Dates> {
        let day = |text: &str| text.parse::<Date>().map_err(|_| Error::Corrupt("a cohort's date"));
        let maybe = |text: &Option<String>| text.as_deref().map(day).transpose();
        Ok(Dates {
            applications_until: maybe(&self.applications_until)?,
            matching_on: maybe(&self.matching_on)?,
            opening_on: maybe(&self.opening_on)?,
            starts_on: day(&self.starts_on)?,
            ends_on: day(&self.ends_on)?,
        })
    }

    /// Its id.
    #[must_use]
    pub fn cohort_id(&self) -> CohortId {
        CohortId(self.id)
    }
}

/// The calendar and the capacity of a cohort.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Applications are taken until this day.
    pub applications_until: Option<Date>,
    /// The organisations match on this day; interviews are over by then.
    pub matching_on: Option<Date>,
    /// Day of the opening event: the cohort runs from it, else from its start (S1-03).
    pub opening_on: Option<Date>,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Places in pairs.
    pub capacity: u32,
}

impl Calendar {
    /// Refuses a calendar that cannot be.
    fn check(&self) -> Result<()> {
        let refuse = |field, expected| Err(Refusal::Invalid { field, expected }.into());
        if self.ends_on <= self.starts_on {
            return refuse("ends", "a day after the start");
        }
        if self.capacity == 0 || self.capacity > CAPACITY_MAX {
            return refuse("capacity", "a number of pairs from 1 to 10000");
        }
        if self.applications_until.is_some_and(|until| until > self.starts_on) {
            return refuse("applications_until", "a day not after the start");
        }
        if self.matching_on.is_some_and(|on| on > self.starts_on) {
            return refuse("matching", "a day not after the start");
        }
        if self.opening_on.is_some_and(|on| on > self.ends_on) {
            return refuse("opening", "a day not after the end");
        }
        Ok(())
    }
}

impl Tx {
    /// Every cohort of the programme, the newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn cohorts(&mut self) -> Result<Vec<Cohort>> {
        all!(self, LIST, self.programme.0)
    }

    /// One cohort.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn cohort(&mut self, cohort: CohortId) -> Result<Cohort> {
        one!(self, LOAD, self.programme.0, cohort.0)
    }

    /// The regions of a cohort in their order.
    ///
    /// # Errors
    /// The database failed.
    pub async fn regions(&mut self, cohort: CohortId) -> Result<Vec<String>> {
        let rows: Vec<(String,)> = all!(self, REGIONS, self.programme.0, cohort.0)?;
        Ok(rows.into_iter().map(|(region,)| region).collect())
    }

    /// Moves a cohort along its lifecycle inside a larger step; the caller has asked permission.
    ///
    /// # Errors
    /// [`Error::WrongStatus`], [`Error::Outdated`].
    pub async fn step_cohort(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        verb: Verb,
        reason: Option<&str>,
        on: Date,
        now: Timestamp,
    ) -> Result<Status> {
        let from = cohort.status()?;
        let to = from
            .after(verb)
            .ok_or(Error::WrongStatus { status: from.text(), verb: verb.text() })?;
        let programme = self.programme.0;
        if execute!(self, STEP, programme, cohort.id, from.text(), to.text())? == 0 {
            return Err(Error::Outdated);
        }
        self.note_status("cohort", cohort.id, to.text(), on, now).await?;
        let entry = Entry {
            verb: &format!("cohort.{verb}"),
            subject_kind: "cohort",
            subject: cohort.id,
            detail: &format!("{from} -> {to}"),
            reason,
        };
        self.record(actor, entry, now).await?;
        Ok(to)
    }
}

impl Tx {
    async fn open_pairs_of_cohort(&mut self, cohort: CohortId) -> Result<i64> {
        let (pairs,): (i64,) = one!(self, OPEN_PAIRS, self.programme.0, cohort.0)?;
        Ok(pairs)
    }
}

impl Store {
    /// Moves a cohort along its lifecycle.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`], [`Error::Outdated`],
    /// [`Refusal::ReasonMissing`] for cancelling and reopening; [`Refusal::PairsOpen`] for closing
    /// or cancelling one with pairs that have not ended.
    pub async fn step_cohort(
        &self,
        actor: &Actor,
        cohort: CohortId,
        verb: Verb,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<Status> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Step, Resource::Cohort) {
            return Err(Error::Forbidden);
        }
        let needs_reason = matches!(verb, Verb::Cancel | Verb::Reopen);
        if needs_reason && reason.is_none_or(|words| words.trim().is_empty()) {
            return Err(Refusal::ReasonMissing.into());
        }
        // Nobody looks after the pairs of a cohort that is closed or cancelled.
        let ends = matches!(verb, Verb::Close | Verb::Cancel);
        let ends = ends && loaded.status()?.after(verb).is_some();
        if ends {
            // A release that has begun is waited for.
            tx.hold_matching(cohort).await?;
        }
        if ends && tx.open_pairs_of_cohort(cohort).await? > 0 {
            return Err(Refusal::PairsOpen.into());
        }
        let today = tx.programme().await?.today(now);
        let status = tx.step_cohort(actor, &loaded, verb, reason, today, now).await?;
        tx.commit().await?;
        Ok(status)
    }

    /// Changes the calendar or the capacity of a cohort.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Refusal::Invalid`], and
    /// [`Refusal::CohortFull`] when more pairs are open than the new capacity allows; the day of
    /// the opening is that of the opening event, where there is one.
    pub async fn change_cohort(
        &self,
        actor: &Actor,
        cohort: CohortId,
        version: i64,
        calendar: &Calendar,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let before = tx.cohort(cohort).await?.dates()?;
        if !actor.may(Tie::Programme, Action::Change, Resource::Cohort) {
            return Err(Error::Forbidden);
        }
        calendar.check()?;
        tx.refuse_other_opening(cohort, calendar.opening_on).await?;
        let changed = execute!(
            tx,
            CHANGE,
            actor.programme.0,
            cohort.0,
            version,
            calendar.applications_until.map(|day| day.to_string()),
            calendar.matching_on.map(|day| day.to_string()),
            calendar.opening_on.map(|day| day.to_string()),
            calendar.starts_on.to_string(),
            calendar.ends_on.to_string(),
            i64::from(calendar.capacity)
        )?;
        if changed == 0 {
            return Err(Error::Outdated);
        }
        let entry = Entry {
            verb: "cohort.change",
            subject_kind: "cohort",
            subject: cohort.0,
            detail: &format!(
                "{}..{} capacity {}",
                calendar.starts_on, calendar.ends_on, calendar.capacity
            ),
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        let after = tx.cohort(cohort).await?.dates()?;
        tx.move_surveys(actor, cohort, (&before, &after), now).await?;
        tx.commit().await
    }
}
