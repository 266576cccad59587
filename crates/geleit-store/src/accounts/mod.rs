//! Accounts: who may sign in to a programme and as what.

pub(crate) mod enrolment;
pub(crate) mod invitation;
pub(crate) mod password;
pub(crate) mod suspension;

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, optional, row, statements};
use crate::mails::Letter;
use crate::persons::email_key;
use crate::programmes::checked_name;
use crate::secret_links::Purpose;
use crate::secrets::Secret;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, OrganisationId, PersonId, ProgrammeId};
use geleit_domain::policy::{Action, Resource, Role, Tie};
use jiff::{SignedDuration, Timestamp};
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub use enrolment::Enrolment;
pub use invitation::{ENROLMENT_LETTER, Invited};
pub use password::Credentials;
pub use suspension::Record;

/// At most this many sign-in letters per address and hour (P30).
const LETTERS_PER_HOUR_MAX: i64 = 3;

statements! {
    FIND = "SELECT id FROM account WHERE programme_id = $1 AND email_key = $2";
    INSERT = "INSERT INTO account (programme_id, id, person_id, email, email_key, name, language,
            status, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 'invited', $8)";
    ROLE = "INSERT INTO account_role (programme_id, account_id, role, organisation_id, created_at)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (programme_id, account_id, role) DO NOTHING";
    PLACE = "INSERT INTO account_place (email_hash, programme_id) VALUES ($1, $2)
        ON CONFLICT (email_hash, programme_id) DO NOTHING";
    LEAVE_PLACE = "DELETE FROM account_place WHERE email_hash = $1 AND programme_id = $2";
    OF_PERSON = "SELECT email FROM account WHERE programme_id = $1 AND person_id = $2";
    PLACES = "SELECT programme_id, email_hash FROM account_place WHERE email_hash = $1
        ORDER BY programme_id";
    ADDRESSEE = "SELECT id, language FROM account
        WHERE programme_id = $1 AND email_key = $2 AND status <> 'suspended'";
    LETTERS = "SELECT COUNT(*) AS letters FROM mail
        WHERE programme_id = $1 AND account_id = $2 AND template = $3 AND created_at > $4";
    OF_ACCOUNT = "SELECT a.id, a.email, a.name, a.status, r.role, r.organisation_id,
            o.name AS organisation
        FROM account a
        JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id
        LEFT JOIN organisation o ON o.programme_id = r.programme_id AND o.id = r.organisation_id
        WHERE a.programme_id = $1 AND a.id = $2 ORDER BY r.role";
    LIST = "SELECT a.id, a.email, a.name, a.status, r.role, r.organisation_id,
            o.name AS organisation
        FROM account a
        JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id
        LEFT JOIN organisation o ON o.programme_id = r.programme_id AND o.id = r.organisation_id
        WHERE a.programme_id = $1 ORDER BY a.name, a.id, r.role";
}

/// The letter that brings a participant a sign-in link; the link is made when it is sent, so
/// that its token is stored nowhere.
pub const SIGN_IN_LETTER: &str = "sign_in";

row! {
    struct Addressee {
        id: Uuid,
        language: String,
    }
}

/// A person to be given an account.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    /// The address to sign in with.
    pub email: &'a str,
    /// The name shown on pages.
    pub name: &'a str,
    /// What the account may be; an account that exists gets this role in addition.
    pub role: Role,
    /// For which organisation; nothing: for the programme.
    pub organisation: Option<OrganisationId>,
    /// The record of the person behind it.
    pub person: Option<PersonId>,
    /// Language tag of letters.
    pub language: &'a str,
}

row! {
    /// One role of one account, for the list of accounts.
    pub struct AccountRole {
        /// The account.
        pub id: Uuid,
        /// The address it signs in with.
        pub email: String,
        /// The name shown on pages.
        pub name: String,
        /// `invited`, `active` or `suspended`.
        pub status: String,
        /// One of its roles.
        pub role: String,
        /// For which organisation it holds the role.
        pub organisation_id: Option<Uuid>,
        /// Name of the organisation for which it holds the role.
        pub organisation: Option<String>,
    }
}

fn checked_email(email: &str) -> Result<&str> {
    let email = email.trim();
    let is_address = email.len() <= 254
        && email.split_once('@').is_some_and(|(who, host)| !who.is_empty() && host.contains('.'))
        && !email.contains(|c: char| c.is_whitespace() || c.is_control());
    if is_address {
        Ok(email)
    } else {
        Err(Refusal::Invalid { field: "email", expected: "an e-mail address" }.into())
    }
}

impl Store {
    /// Gives somebody an account or a further role, and makes an enrolment link. The link sets
    /// password and second factor anew, so that only the operator gets one for an account in use;
    /// everybody else invites with [`Store::invite`].
    ///
    /// # Errors
    /// [`Error::Forbidden`] for anybody but the operator, or an address or name that is none.
    pub async fn create_account(
        &self,
        actor: &Actor,
        account: &NewAccount<'_>,
        now: Timestamp,
    ) -> Result<(AccountId, String)> {
        if !actor.is(Role::Operator) || !invitation::may_give(actor, account.role) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.write(actor.programme).await?;
        let id = tx.create_account(actor, account, now).await?;
        let link = tx.create_link(id, Purpose::Enrolment, now).await?;
        tx.notify_coordinators(actor, "operator_user_create", id.0, now).await?;
        tx.commit().await?;
        Ok((id, link))
    }

    /// The accounts of the actor's programme, one line per role, by name.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn accounts(&self, actor: &Actor) -> Result<Vec<AccountRole>> {
        if !actor.may(Tie::Programme, Action::List, Resource::Account) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        all!(tx, LIST, actor.programme.0)
    }

    /// Puts a letter with a sign-in link into the outbox, if a participant has this address.
    /// The caller learns nothing, so that the page cannot tell.
    ///
    /// # Errors
    /// The database failed.
    pub async fn post_sign_in_link(&self, email: &str, now: Timestamp) -> Result<()> {
        for programme in self.places(email).await? {
            let mut tx = self.write(programme).await?;
            let found: Option<Addressee> = optional!(tx, ADDRESSEE, programme.0, email_key(email))?;
            let Some(Addressee { id, language }) = found else { continue };
            let account = Some(AccountId(id));
            if tx.may_have_sign_in_link(AccountId(id), now).await? {
                let template = SIGN_IN_LETTER;
                let letter = Letter {
                    template,
                    language: &language,
                    person: None,
                    account,
                    subject: None,
                    due: now,
                };
                tx.post(letter, now).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }

    /// The programmes in which an address has an account.
    pub(crate) async fn places(&self, email: &str) -> Result<Vec<ProgrammeId>> {
        let mut tx = self.outside().await?;
        let Some(hash) = tx.place_hash(email).await? else { return Ok(vec![]) };
        let rows: Vec<(Uuid, Vec<u8>)> = all!(tx, PLACES, hash)?;
        Ok(rows.into_iter().map(|(programme, _)| ProgrammeId(programme)).collect())
    }
}

impl Tx {
    /// Gives somebody an account or a further role, within this transaction.
    ///
    /// # Errors
    /// An address or name that is none.
    pub async fn create_account(
        &mut self,
        actor: &Actor,
        account: &NewAccount<'_>,
        now: Timestamp,
    ) -> Result<AccountId> {
        let programme = self.programme.0;
        let email = checked_email(account.email)?;
        let name = checked_name("name", account.name)?;
        let found: Option<(Uuid,)> = optional!(self, FIND, programme, email_key(email))?;
        let (account_id, is_new) = found.map_or_else(|| (id(now), true), |(id,)| (id, false));
        if is_new {
            let (person, key) = (account.person.map(|p| p.0), email_key(email));
            execute!(
                self,
                INSERT,
                programme,
                account_id,
                person,
                email,
                key,
                name,
                account.language,
                micros(now)
            )?;
            self.take_place(email).await?;
        }
        let (role, organisation) = (account.role.text(), account.organisation.map(|o| o.0));
        execute!(self, ROLE, programme, account_id, role, organisation, micros(now))?;
        let entry = Entry {
            verb: if is_new { "account.create" } else { "account.extend" },
            subject_kind: "account",
            subject: account_id,
            detail: role,
            reason: None,
        };
        self.record(actor, entry, now).await?;
        Ok(AccountId(account_id))
    }

    async fn take_place(&mut self, email: &str) -> Result<()> {
        if self.mark("account_key").await?.is_none() {
            let (_, key) = Secret::new(self.programme);
            self.set_mark("account_key", &key).await?;
        }
        let hash = self.place_hash(email).await?;
        execute!(self, PLACE, hash, self.programme.0)?;
        Ok(())
    }

    /// Forgets in which programme the addresses of a person sign in.
    pub(crate) async fn leave_places(&mut self, person: PersonId) -> Result<()> {
        let emails: Vec<(String,)> = all!(self, OF_PERSON, self.programme.0, person.0)?;
        for (email,) in emails {
            let hash = self.place_hash(&email).await?;
            execute!(self, LEAVE_PLACE, hash, self.programme.0)?;
        }
        Ok(())
    }

    async fn place_hash(&mut self, email: &str) -> Result<Option<Vec<u8>>> {
        let key = self.mark("account_key").await?;
        Ok(key.map(|key| {
            Sha256::new().chain_update(key).chain_update(email_key(email)).finalize().to_vec()
        }))
    }

    async fn may_have_sign_in_link(&mut self, account: AccountId, now: Timestamp) -> Result<bool> {
        let roles = self.roles(account).await?;
        let needs_password = roles.iter().any(|held| held.role.needs_password());
        let since = now - SignedDuration::from_hours(1);
        let (letters,): (i64,) =
            one!(self, LETTERS, self.programme.0, account.0, SIGN_IN_LETTER, micros(since))?;
        Ok(!needs_password && !roles.is_empty() && letters < LETTERS_PER_HOUR_MAX)
    }
}
