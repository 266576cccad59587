//! Which organisation an application belongs to (S1-37). Whoever applies without the link of an
//! organisation belongs to nobody until the coordination says so.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, OrganisationId, PersonId};
use geleit_domain::policy::Action;
use jiff::Timestamp;

impl Store {
    /// Says which organisation supplies the person, or that none does. From now on its staff see
    /// the application.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Refusal::Invalid`] for an
    /// organisation of another programme.
    pub async fn set_supplier(
        &self,
        actor: &Actor,
        application: ApplicationId,
        version: i64,
        organisation: Option<OrganisationId>,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.application(application).await?;
        loaded.permit(actor, Action::Correct)?;
        if loaded.version != version {
            return Err(Error::Outdated);
        }
        let id = organisation.map(|id| id.0);
        let name = tx.name_of_organisation(id).await?;
        if id.is_some() && name.is_none() {
            let expected = "an organisation of the programme";
            return Err(Refusal::Invalid { field: "organisation", expected }.into());
        }
        tx.change_application(&loaded, id, &loaded.received_on).await?;
        if let Some(organisation) = organisation {
            tx.bring_person(PersonId(loaded.person_id), organisation).await?;
        }
        let entry = Entry {
            verb: "application.change",
            subject_kind: "application",
            subject: application.0,
            detail: &format!("organisation {}", name.as_deref().unwrap_or("none")),
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}
