//! What can be chosen for an import.

use super::runs::permit;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::Result;
use crate::organisations::Organisation;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::Status;
use geleit_domain::policy::Action;

/// Where rows can go to, and whose they can be.
#[derive(Clone, Debug)]
pub struct ImportChoices {
    /// Cohorts that take applications, the newest first.
    pub cohorts: Vec<Cohort>,
    /// Every organisation of the programme.
    pub organisations: Vec<Organisation>,
}

impl Store {
    /// What can be chosen for an import.
    ///
    /// # Errors
    /// [`crate::Error::Forbidden`].
    pub async fn import_choices(&self, actor: &Actor) -> Result<ImportChoices> {
        permit(actor, Action::Create)?;
        let mut tx = self.read(actor.programme).await?;
        let is_open = |c: &Cohort| c.status().is_ok_and(Status::takes_applications);
        let cohorts = tx.cohorts().await?.into_iter().filter(is_open).collect();
        Ok(ImportChoices { cohorts, organisations: tx.organisations().await? })
    }
}
