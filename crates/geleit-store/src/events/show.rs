//! One event with everything its page at the desk shows.

use super::{Afterwards, Attendee, Event, permit};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::Line;
use crate::error::Result;
use geleit_domain::actor::Actor;
use geleit_domain::events::Agenda;
use geleit_domain::id::{CohortId, EventId};
use geleit_domain::policy::Action;

/// An event with everything its page shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The event.
    pub event: Event,
    /// What happens when.
    pub agenda: Agenda,
    /// The cohort it is for, if it is for one.
    pub cohort: Option<Cohort>,
    /// Whoever is on the list, in the order of signing up; those who have never signed up by name.
    pub attendees: Vec<Attendee>,
    /// Who was there, how it was, material and pictures.
    pub afterwards: Afterwards,
    /// What was done, oldest first.
    pub entries: Vec<Line>,
}

impl Store {
    /// One event as the actor may see it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn show_event(&self, actor: &Actor, event: EventId) -> Result<Shown> {
        self.shown_event(actor, event, Action::Show).await
    }

    /// One event for somebody who is about to change it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn event_to_change(&self, actor: &Actor, event: EventId) -> Result<Shown> {
        self.shown_event(actor, event, Action::Change).await
    }

    async fn shown_event(&self, actor: &Actor, id: EventId, action: Action) -> Result<Shown> {
        permit(actor, action)?;
        let mut tx = self.read(actor.programme).await?;
        let event = tx.event(id).await?;
        let cohort = match event.cohort_id {
            Some(cohort) => Some(tx.cohort(CohortId(cohort)).await?),
            None => None,
        };
        let afterwards = Afterwards {
            people: tx.on_list(&event).await?,
            report: tx.event_report(event.id).await?,
            files: tx.event_files(id).await?,
        };
        Ok(Shown {
            afterwards,
            agenda: tx.agenda(id).await?,
            attendees: tx.attendees(id).await?,
            entries: tx.entries_of(id.0).await?,
            cohort,
            event,
        })
    }
}
