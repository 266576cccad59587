//! Setting a partnership right that was recorded wrongly: what was believed before is retracted
//! with a reason and stays readable, so that both versions can be shown and reported.

use super::{KIND, Partnership};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::execute;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::policy::{Action, Resource};
use jiff::Timestamp;
use jiff::civil::Date;

pub(super) const SET_OFFERED_ON: &str = "
    UPDATE partnership SET offered_on = $4, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3";

/// What was wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The day since when the present status has been so.
    Date(Date),
    /// The pair: it should never have been recorded.
    Pair,
}

impl Store {
    /// Corrects a partnership. A wrong date is replaced by the right one; a wrong pair is
    /// withdrawn and counts in no figure that is known from now on.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`],
    /// [`Refusal::ReasonMissing`]; [`Refusal::Invalid`] for a day in the future or before the
    /// status before it; [`Error::WrongStatus`] when a pair has ended.
    pub async fn correct_partnership(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        version: i64,
        correction: Correction,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.partnership_for(actor, partnership).await?;
        let tie = tx.partnership_tie(actor, &loaded).await?;
        if !actor.may(tie, Action::Correct, Resource::Partnership) {
            return Err(Error::Forbidden);
        }
        if loaded.version != version {
            return Err(Error::Outdated);
        }
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        match correction {
            Correction::Date(on) => tx.correct_date(actor, &loaded, on, reason, now).await?,
            Correction::Pair => tx.correct_pair(actor, &loaded, reason, now).await?,
        }
        tx.commit().await
    }
}

impl Tx {
    async fn correct_date(
        &mut self,
        actor: &Actor,
        partnership: &Partnership,
        on: Date,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let today = self.programme().await?.today(now);
        let status = partnership.status()?;
        let mut facts = self.status_facts(KIND, partnership.id).await?;
        facts.retain(|fact| fact.known_until.is_none());
        // A pair that runs again after a pause has run before: only the last time was noted wrongly.
        let last = facts.iter().rposition(|fact| fact.status == status.text());
        let last = last.ok_or(Error::Corrupt("a pair without its status"))?;
        let before = facts[..last].last();
        if on > today || before.is_some_and(|before| on.to_string() < before.on_date) {
            let expected = "a day from the status before it until today";
            return Err(Refusal::Invalid { field: "date", expected }.into());
        }
        let was = &facts[last].on_date;
        self.retract_status(facts[last].id, now).await?;
        self.note_status(KIND, partnership.id, status.text(), on, now).await?;
        let offered_on = match status {
            Status::Offered => on.to_string(),
            _ => partnership.offered_on.clone(),
        };
        let (id, version) = (partnership.id, partnership.version);
        if execute!(self, SET_OFFERED_ON, self.programme.0, id, version, offered_on)? == 0 {
            return Err(Error::Outdated);
        }
        let detail = format!("{status}: {was} -> {on}");
        let verb = "partnership.correct";
        self.record_partnership(actor, id, verb, &detail, Some(reason), now).await
    }

    async fn correct_pair(
        &mut self,
        actor: &Actor,
        partnership: &Partnership,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        for fact in self.status_facts(KIND, partnership.id).await? {
            if fact.known_until.is_none() {
                self.retract_status(fact.id, now).await?;
            }
        }
        self.hold_matching(CohortId(partnership.cohort_id)).await?;
        let today = self.programme().await?.today(now);
        let verb = Verb::Retract;
        self.step_partnership(actor, partnership, verb, Some(reason), today, now).await?;
        self.close_warnings_of(partnership.id, now).await?;
        self.withdraw_letters(partnership.id, now).await?;
        // It never was: it leaves the proposal as well.
        self.reopen_pair(partnership, true).await
    }
}
