//! What pages read of partnerships, each in one reading transaction.

use super::list::{Filter, Listed};
use super::{KIND, Partnership};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::Line;
use crate::error::{Error, Result};
use crate::facts::StatusFact;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::policy::{Action, Resource};

/// A partnership as its page shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The record.
    pub partnership: Partnership,
    /// Names and organisations of both sides.
    pub line: Listed,
    /// Its cohort.
    pub cohort: Cohort,
    /// Every status it has had, also what was retracted.
    pub facts: Vec<StatusFact>,
    /// What was done, oldest first.
    pub entries: Vec<Line>,
    /// May the reader set it right?
    pub may_correct: bool,
}

impl Store {
    /// The cohorts whose partnerships the actor may list, the newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn cohorts_of_partnerships(&self, actor: &Actor) -> Result<Vec<Cohort>> {
        if actor.reach(Action::List, Resource::Partnership).is_none() {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.cohorts().await
    }

    /// A page of the partnerships of a cohort that the actor may see, by name.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn list_partnerships(
        &self,
        actor: &Actor,
        cohort: CohortId,
        filter: &Filter,
        limit: i64,
    ) -> Result<(Cohort, Vec<Listed>)> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        Ok((loaded, tx.list_partnerships(actor, cohort, filter, limit).await?))
    }

    /// One partnership with its history.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], also when the actor may not know of it.
    pub async fn show_partnership(&self, actor: &Actor, id: PartnershipId) -> Result<Shown> {
        let mut tx = self.read(actor.programme).await?;
        let partnership = tx.partnership_for(actor, id).await?;
        let tie = tx.partnership_tie(actor, &partnership).await?;
        Ok(Shown {
            line: tx.listed_partnership(actor, id).await?,
            cohort: tx.cohort(CohortId(partnership.cohort_id)).await?,
            facts: tx.status_facts(KIND, id.0).await?,
            entries: tx.entries_of(id.0).await?,
            may_correct: actor.may(tie, Action::Correct, Resource::Partnership),
            partnership,
        })
    }
}
