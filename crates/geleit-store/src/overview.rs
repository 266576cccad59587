//! What the desk sees first.

use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};

impl Store {
    /// The cohorts of the actor's programme, for the first page of the desk; nothing for those
    /// who do not work with cohorts.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn overview(&self, actor: &Actor) -> Result<Vec<Cohort>> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Overview) {
            return Err(Error::Forbidden);
        }
        if !actor.may(Tie::Programme, Action::List, Resource::Cohort) {
            return Ok(vec![]);
        }
        self.read(actor.programme).await?.cohorts().await
    }
}

/// So often a job has failed when somebody should look after it.
const ATTEMPTS_MAX: i64 = 3;

impl Store {
    /// How many jobs of the actor's programme have failed several times.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn stuck_jobs(&self, actor: &Actor) -> Result<i64> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Platform) {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.jobs_tried_more_than(ATTEMPTS_MAX).await
    }
}
