//! Taking a release back while its letters have not fallen due.

use super::release::RELEASE_DELAY;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, statements};
use crate::partnerships::Partnership;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PairId};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::{cohorts, matching, partnerships};
use jiff::Timestamp;

statements! {
    /// Released pairs whose letters nobody can have had yet.
    FRESH = "SELECT p.id, p.cohort_id, p.application_id, p.mentor_id, p.person_id, p.pair_id,
            p.successor_of, p.status, p.offered_on, p.version
        FROM partnership p
        WHERE p.programme_id = $1 AND p.cohort_id = $2 AND p.status = 'offered'
            AND p.pair_id IS NOT NULL AND p.created_at > $3
        ORDER BY p.id";
}

impl Store {
    /// Withdraws what was released less than a quarter of an hour ago, and gives how many pairs
    /// that were. Their letters are taken back, the pairs stay agreed.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Refusal::ReleaseFinal`] when the letters
    /// have fallen due.
    pub async fn withdraw_release(
        &self,
        actor: &Actor,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<u64> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Release, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        tx.hold_proposal(cohort).await.map_err(|_| Error::from(Refusal::ReleaseFinal))?;
        let fresh = tx.fresh_partnerships(cohort, now).await?;
        if fresh.is_empty() {
            return Err(Refusal::ReleaseFinal.into());
        }
        let today = tx.programme().await?.today(now);
        let entry = Entry {
            verb: "matching.withdraw_release",
            subject_kind: "matching",
            subject: cohort.0,
            detail: &format!("pairs={}", fresh.len()),
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        for partnership in &fresh {
            let verb = partnerships::Verb::Withdraw;
            tx.step_partnership(actor, partnership, verb, None, today, now).await?;
            tx.withdraw_letters(partnership.id, now).await?;
            tx.take_offers_back(partnership).await?;
            if let Some(pair) = partnership.pair_id {
                let pair = tx.pair(PairId(pair)).await?;
                tx.step_pair(&pair, matching::Verb::WithdrawRelease).await?;
                tx.unsay_silence(&pair).await?;
            }
        }
        if loaded.status()? == cohorts::Status::Confirmed {
            let verb = cohorts::Verb::StartMatching;
            tx.step_cohort(actor, &loaded, verb, None, today, now).await?;
        }
        tx.commit().await?;
        Ok(fresh.len() as u64)
    }
}

impl Tx {
    /// Partnerships of a cohort whose release can still be withdrawn.
    ///
    /// # Errors
    /// The database failed.
    pub async fn fresh_partnerships(
        &mut self,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<Vec<Partnership>> {
        let since = micros(now - RELEASE_DELAY);
        all!(self, FRESH, self.programme.0, cohort.0, since)
    }
}
