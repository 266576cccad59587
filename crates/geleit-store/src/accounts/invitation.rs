//! Inviting somebody at the desk. Whoever has an account already only gets the further role: a
//! link to set it up anew would hand it over to whoever invites.

use super::NewAccount;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{optional, row, statements};
use crate::mails::Letter;
use crate::organisations::Organisation;
use crate::secret_links::Purpose;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::AccountId;
use geleit_domain::policy::{Action, Resource, Role, Tie};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    FIND = "SELECT id, language, status FROM account WHERE programme_id = $1 AND email_key = $2";
    FIND_ORGANISATION = "SELECT id FROM organisation WHERE programme_id = $1 AND id = $2";
}

/// The letter that brings an enrolment link; the link is made when it is sent.
pub const ENROLMENT_LETTER: &str = "enrolment";

row! {
    struct Known {
        id: Uuid,
        language: String,
        status: String,
    }
}

/// What came of an invitation.
#[derive(Clone, Debug)]
pub enum Invited {
    /// A new account, with its enrolment link, to be shown once.
    New(String),
    /// An account that was never set up: the letter goes out once more.
    Again,
    /// An account in use has a further role.
    Extended,
}

/// May the actor give somebody this role?
pub(super) fn may_give(actor: &Actor, role: Role) -> bool {
    actor.may(Tie::Programme, Action::Create, Resource::Account)
        && actor.roles.iter().any(|held| held.role.may_give(role))
}

impl Store {
    /// The organisations for which somebody can be invited, by slug.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn inviting_organisations(&self, actor: &Actor) -> Result<Vec<Organisation>> {
        if !actor.may(Tie::Programme, Action::Create, Resource::Account) {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.organisations().await
    }

    /// Gives somebody an account or a further role, and puts the letter with the enrolment link
    /// into the outbox.
    ///
    /// # Errors
    /// [`Error::Forbidden`]; [`Refusal::Invalid`] for a role that the actor may not give, or a
    /// partner without organisation, or an address or a name that is none.
    pub async fn invite(
        &self,
        actor: &Actor,
        new: &NewAccount<'_>,
        now: Timestamp,
    ) -> Result<Invited> {
        if !actor.may(Tie::Programme, Action::Create, Resource::Account) {
            return Err(Error::Forbidden);
        }
        if !may_give(actor, new.role) {
            let expected = "a role below the own one that is given at the desk";
            return Err(Refusal::Invalid { field: "role", expected }.into());
        }
        let mut tx = self.write(actor.programme).await?;
        tx.check_organisation(new).await?;
        let key = super::email_key(new.email);
        let known: Option<Known> = optional!(tx, FIND, actor.programme.0, key)?;
        let account = tx.create_account(actor, new, now).await?;
        let invited = match known {
            Some(known) if known.status == "invited" => {
                tx.post_enrolment(AccountId(known.id), &known.language, now).await?;
                Invited::Again
            }
            Some(_) => Invited::Extended,
            None => {
                tx.post_enrolment(account, new.language, now).await?;
                Invited::New(tx.create_link(account, Purpose::Enrolment, now).await?)
            }
        };
        tx.commit().await?;
        Ok(invited)
    }
}

impl Tx {
    /// A partner acts for an organisation of the programme, the others for the programme.
    async fn check_organisation(&mut self, new: &NewAccount<'_>) -> Result<()> {
        let is_found = match new.organisation {
            None => new.role != Role::Partner,
            Some(id) => {
                let found: Option<(Uuid,)> =
                    optional!(self, FIND_ORGANISATION, self.programme.0, id.0)?;
                found.is_some()
            }
        };
        let expected = "an organisation of the programme";
        if is_found {
            Ok(())
        } else {
            Err(Refusal::Invalid { field: "organisation", expected }.into())
        }
    }

    async fn post_enrolment(
        &mut self,
        account: AccountId,
        language: &str,
        now: Timestamp,
    ) -> Result<()> {
        let letter = Letter {
            template: ENROLMENT_LETTER,
            language,
            person: None,
            account: Some(account),
            subject: None,
            due: now,
        };
        self.post(letter, now).await?;
        Ok(())
    }
}
