//! Publishing an event, noting that it was held, and cancelling it.

use super::{CANCELLED_LETTER, permit};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::execute;
use crate::time::micros;
use geleit_domain::actor::Actor;
use geleit_domain::events::{Status, Verb};
use geleit_domain::id::EventId;
use geleit_domain::policy::Action;
use jiff::Timestamp;

pub(super) const STEP: &str = "
    UPDATE event SET status = $5, sequence = $6, changed_at = $7, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3 AND status = $4";

impl Store {
    /// Moves an event on. Cancelling one that is published needs a reason and tells everybody who
    /// has not said no; an event is held once it has begun.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`],
    /// [`Refusal::ReasonMissing`].
    pub async fn step_event(
        &self,
        actor: &Actor,
        event: EventId,
        version: i64,
        verb: Verb,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<Status> {
        permit(actor, Action::Step)?;
        let mut tx = self.write(actor.programme).await?;
        let (before, _) = tx.hold_event(event, 0).await?;
        let from = before.status()?;
        let wrong = || Error::WrongStatus { status: from.text(), verb: verb.text() };
        let to = from.after(verb).ok_or_else(wrong)?;
        if verb == Verb::Hold && now < before.starts()? {
            return Err(wrong());
        }
        let tells = verb == Verb::Cancel && from == Status::Published;
        if tells && reason.is_none_or(|words| words.trim().is_empty()) {
            return Err(Refusal::ReasonMissing.into());
        }
        let sequence = before.sequence + i64::from(tells);
        let (programme, id) = (actor.programme.0, event.0);
        let (was, is) = (from.text(), to.text());
        let openings = tx.openings_of(before.cohort_id).await?;
        if execute!(tx, STEP, programme, id, version, was, is, sequence, micros(now))? == 0 {
            return Err(Error::Outdated);
        }
        tx.follow_openings(actor, openings, now).await?;
        let done = (verb_of(verb), &*format!("{from} -> {to}"));
        tx.record_event(actor, event.0, done, reason, now).await?;
        if tells {
            tx.tell_everybody(event, CANCELLED_LETTER, now).await?;
        }
        tx.commit().await?;
        Ok(to)
    }
}

const fn verb_of(verb: Verb) -> &'static str {
    match verb {
        Verb::Publish => "event.publish",
        Verb::Hold => "event.hold",
        Verb::Cancel => "event.cancel",
    }
}
