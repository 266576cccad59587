//! A released pair that comes to nothing: both people stand in the session of the cohort again.

use super::proposals::Proposal;
use super::stored::Unmatched;
use crate::error::Result;
use crate::macros::{execute, statements};
use crate::partnerships::Partnership;
use crate::tx::Tx;
use geleit_domain::id::{CohortId, PairId};
use geleit_domain::matching::proposal::{Side, UnmatchedReason};
use uuid::Uuid;

statements! {
    VOID = "DELETE FROM endorsement WHERE programme_id = $1 AND pair_id = $2";
    REMOVE = "DELETE FROM proposed_pair WHERE programme_id = $1 AND id = $2 AND version = $3";
}

impl Tx {
    /// Makes all verbs of this cohort's matching wait, if it has a proposal.
    pub(crate) async fn hold_matching(&mut self, cohort: CohortId) -> Result<()> {
        match self.proposal(cohort).await? {
            Some(_) => self.hold_proposal(cohort).await,
            None => Ok(()),
        }
    }

    /// Names both people of a pair among those without a partner. `leaves`: the pair was only
    /// offered, or never was, and leaves the proposal. Holding the matching comes first.
    pub(crate) async fn reopen_pair(&mut self, of: &Partnership, leaves: bool) -> Result<()> {
        let Some(proposal) = self.proposal(CohortId(of.cohort_id)).await? else { return Ok(()) };
        if let Some(pair) = of.pair_id.filter(|_| leaves) {
            let pair = self.pair(PairId(pair)).await?;
            if pair.proposal_id == proposal.id {
                execute!(self, VOID, self.programme.0, pair.id)?;
                execute!(self, REMOVE, self.programme.0, pair.id, pair.version)?;
            }
        }
        self.name_without_partner(&proposal, of).await
    }

    async fn name_without_partner(&mut self, proposal: &Proposal, of: &Partnership) -> Result<()> {
        let pairs = self.pairs(proposal).await?;
        // Whoever has another mentor beside looks for nobody.
        let is_paired = self.is_paired(of.person_id, of.application_id).await?;
        let mut unmatched = proposal.unmatched()?;
        let mut add = |side: Side, id: Uuid| {
            unmatched.retain(|one| one.id != id);
            let (side, reason) = (side.text(), UnmatchedReason::OpenAgain.text());
            unmatched.push(Unmatched { side: side.to_owned(), id, reason: reason.to_owned() });
        };
        let is_proposed = |pair: &super::Pair| pair.application_id == of.application_id;
        if !is_paired && !pairs.iter().any(|pair| is_open(pair) && is_proposed(pair)) {
            add(Side::Mentee, of.application_id);
        }
        if !pairs.iter().any(|pair| is_open(pair) && pair.mentor_id == of.mentor_id) {
            add(Side::Mentor, of.mentor_id);
        }
        let total = pairs.iter().map(|pair| pair.points).sum();
        self.set_unmatched(proposal, &unmatched, total).await
    }
}

fn is_open(pair: &super::Pair) -> bool {
    pair.is_open().unwrap_or(false)
}
