//! The opening of a cohort is one fact: its opening event leads, and the day in the calendar of the
//! cohort follows it, in the same transaction (S1-03, S1-51).

use super::Cohort;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, row};
use crate::time::timestamp;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::Opening;
use geleit_domain::cohorts::phases::Dates;
use geleit_domain::id::CohortId;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) const OPENING: &str = "
    SELECT starts_at, time_zone FROM event
    WHERE programme_id = $1 AND cohort_id = $2 AND kind = 'opening'
        AND status IN ('published', 'held')";
pub(super) const OPENINGS: &str = "
    SELECT c.id, e.starts_at FROM cohort c
    CROSS JOIN event e
    WHERE c.programme_id = $1 AND c.status NOT IN ('draft', 'closing', 'closed', 'cancelled')
        AND e.programme_id = c.programme_id AND e.cohort_id = c.id
        AND e.kind = 'opening' AND e.status IN ('published', 'held')";
pub(super) const SET_OPENING: &str = "
    UPDATE cohort SET opening_on = $4, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3";

row! {
    /// The event with which a cohort opens.
    pub(crate) struct OpeningEvent {
        starts_at: i64,
        time_zone: String,
    }
}

impl OpeningEvent {
    fn day(&self) -> Result<Date> {
        let zone = TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC);
        Ok(timestamp(self.starts_at)?.to_zoned(zone).date())
    }
}

/// When the opening events of some cohorts were, before one of them was changed.
pub(crate) type Openings = BTreeMap<Uuid, Option<i64>>;

impl Tx {
    /// When each cohort opens that goes on; those without an opening event are missing.
    ///
    /// # Errors
    /// The database failed.
    pub async fn openings(&mut self) -> Result<BTreeMap<Uuid, Timestamp>> {
        let rows: Vec<(Uuid, i64)> = all!(self, OPENINGS, self.programme.0)?;
        let mut openings = BTreeMap::new();
        for (cohort, at) in rows {
            let at = timestamp(at)?;
            // Of several the first one opens it.
            let first = openings.entry(cohort).or_insert(at);
            *first = at.min(*first);
        }
        Ok(openings)
    }

    /// Do pairs of the cohort run as soon as both have said yes?
    pub(crate) async fn starts_pairs(&mut self, cohort: CohortId, now: Timestamp) -> Result<bool> {
        let opening = self.opening(cohort).await?;
        let (cohort, today) = (self.cohort(cohort).await?, self.programme().await?.today(now));
        Ok(opening.starts_pairs(cohort.status()?, now, today))
    }

    /// When the cohort opens.
    pub(crate) async fn opening(&mut self, cohort: CohortId) -> Result<Opening> {
        let event = self.opening_event(cohort.0).await?;
        let at = event.map(|event| timestamp(event.starts_at)).transpose()?;
        Ok(Opening::of(at, &self.cohort(cohort).await?.dates()?))
    }

    /// Refuses a calendar with another day for the opening than that of its event.
    pub(super) async fn refuse_other_opening(
        &mut self,
        cohort: CohortId,
        day: Option<Date>,
    ) -> Result<()> {
        match self.opening_event(cohort.0).await? {
            Some(event) if day != Some(event.day()?) => {
                let expected = "the day of the opening event; move the event";
                Err(Refusal::Invalid { field: "opening_event", expected }.into())
            }
            _ => Ok(()),
        }
    }

    /// When cohorts open, before their events are changed.
    pub(crate) async fn openings_of(
        &mut self,
        cohorts: impl IntoIterator<Item = Uuid>,
    ) -> Result<Openings> {
        let mut found = Openings::new();
        for cohort in cohorts {
            let event = self.opening_event(cohort).await?;
            found.insert(cohort, event.map(|event| event.starts_at));
        }
        Ok(found)
    }

    /// Lets the calendars of these cohorts follow their opening events. Without an event any more,
    /// the first day opens the cohort again.
    pub(crate) async fn follow_openings(
        &mut self,
        actor: &Actor,
        before: Openings,
        now: Timestamp,
    ) -> Result<()> {
        for (cohort, was) in before {
            let event = self.opening_event(cohort).await?;
            if event.as_ref().map(|event| event.starts_at) != was {
                let day = event.map(|event| event.day()).transpose()?;
                let cohort = self.cohort(CohortId(cohort)).await?;
                self.set_opening(actor, &cohort, day, now).await?;
            }
        }
        Ok(())
    }

    async fn set_opening(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        day: Option<Date>,
        now: Timestamp,
    ) -> Result<()> {
        if day.is_some_and(|day| cohort.dates().is_ok_and(|dates| day > dates.ends_on)) {
            let expected = "a day not after the last one of the cohort";
            return Err(Refusal::Invalid { field: "on", expected }.into());
        }
        let before = cohort.dates()?;
        if day == before.opening_on {
            return Ok(());
        }
        let after = Dates { opening_on: day, ..before };
        let day = day.map(|day| day.to_string());
        let (programme, version) = (self.programme.0, cohort.version);
        if execute!(self, SET_OPENING, programme, cohort.id, version, day.clone())? == 0 {
            return Err(Error::Outdated);
        }
        let detail = format!("opening {}", day.as_deref().unwrap_or("none"));
        let (verb, subject_kind, subject) = ("cohort.change", "cohort", cohort.id);
        let entry = Entry { verb, subject_kind, subject, detail: &detail, reason: None };
        self.record(actor, entry, now).await?;
        self.move_surveys(actor, cohort.cohort_id(), (&before, &after), now).await
    }

    async fn opening_event(&mut self, cohort: Uuid) -> Result<Option<OpeningEvent>> {
        let found: Vec<OpeningEvent> = all!(self, OPENING, self.programme.0, cohort)?;
        // Of several the first one opens it.
        Ok(found.into_iter().min_by_key(|event| event.starts_at))
    }
}
