//! What the desk sees first.

use crate::cohorts::{Cohort, Tally};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::matching::Progress;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};

/// What somebody at the desk sees first.
#[derive(Clone, Debug, Default)]
pub struct Overview {
    /// The cohorts with their tallies, the newest first; nothing for those who do not work with
    /// cohorts.
    pub cohorts: Vec<(Cohort, Tally)>,
    /// How far their matching is.
    pub matchings: Vec<Progress>,
    /// Is there an organisation?
    pub has_organisation: bool,
    /// Does the actor's organisation decide about pairs?
    pub decides: bool,
}

impl Store {
    /// The first page of the desk.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn overview(&self, actor: &Actor) -> Result<Overview> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Overview) {
            return Err(Error::Forbidden);
        }
        if !actor.may(Tie::Programme, Action::List, Resource::Cohort) {
            return Ok(Overview::default());
        }
        let cohorts = self.list_cohorts(actor).await?;
        let mut tx = self.read(actor.programme).await?;
        let organisations = tx.organisations().await?;
        let own = actor.organisation().map(|id| id.0);
        Ok(Overview {
            cohorts,
            matchings: match actor.could(Action::Show, Resource::Matching) {
                true => tx.matchings(actor).await?,
                false => vec![],
            },
            has_organisation: !organisations.is_empty(),
            decides: organisations.iter().any(|one| Some(one.id) == own && one.decides),
        })
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
