//! The slip of an application: what staff read out or print for somebody without an e-mail
//! address.

use super::Application;
use super::decide::ADDRESS;
use crate::connect::Store;
use crate::error::Result;
use crate::macros::one;
use crate::persons::Person;
use geleit_domain::actor::Actor;
use geleit_domain::applications::completion::{Item, missing};
use geleit_domain::id::{ApplicationId, PersonId};
use geleit_domain::policy::Action;

/// What a confirmation says, and what is still missing.
#[derive(Clone, Debug)]
pub struct Slip {
    /// The application.
    pub application: Application,
    /// The person.
    pub person: Person,
    /// Language tag of the person's letters.
    pub language: String,
    /// Who typed it for the person, if somebody did.
    pub taken_by: Option<String>,
    /// What has no answer.
    pub missing: Vec<Item>,
}

impl Store {
    /// The slip of an application.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub async fn slip(&self, actor: &Actor, id: ApplicationId) -> Result<Slip> {
        let mut tx = self.read(actor.programme).await?;
        let application = tx.application(id).await?;
        application.permit(actor, Action::Show)?;
        let person = tx.person(PersonId(application.person_id)).await?;
        let (_, language): (String, String) =
            one!(tx, ADDRESS, actor.programme.0, application.person_id)?;
        Ok(Slip {
            missing: missing(&person.identity(), &tx.mentee_profile(id).await?),
            taken_by: tx.name_of_account(application.taken_by).await?,
            application,
            person,
            language,
        })
    }
}
