//! Has anything changed in a matching? Pages that are open ask this, and nothing personal is in
//! the answer.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{one, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource, Tie};

statements! {
    /// No decision goes without an entry. How many there are says nothing about other cohorts,
    /// which the place in the trail would.
    COUNT = "SELECT COUNT(*) AS entries FROM entry WHERE programme_id = $1 AND subject_id = $2";
}

impl Store {
    /// A number that grows with every decision about the matching of a cohort.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn matching_state(&self, actor: &Actor, cohort: CohortId) -> Result<i64> {
        let mut tx = self.read(actor.programme).await?;
        tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Show, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        tx.decisions_taken(cohort).await
    }
}

impl Tx {
    pub(super) async fn decisions_taken(&mut self, cohort: CohortId) -> Result<i64> {
        let (entries,): (i64,) = one!(self, COUNT, self.programme.0, cohort.0)?;
        Ok(entries)
    }
}
