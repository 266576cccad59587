//! Who is signed in. A sign-in ends when nothing happens for a while, after a fixed time, at
//! once on signing out and at once when the account is suspended; roles are read each time.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, execute, one, optional, row, statements};
use crate::programmes::Programme;
use crate::secret_links::Purpose;
use crate::secrets::Secret;
use crate::time::{micros, timestamp};
use crate::tx::Tx;
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::id::{AccountId, OrganisationId, PersonId, ProgrammeId};
use geleit_domain::policy::Role;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// `last_seen_at` is written at most this often, so that reading pages writes little.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

statements! {
    INSERT = "INSERT INTO sign_in
            (programme_id, token_hash, account_id, created_at, last_seen_at, ends_at)
        VALUES ($1, $2, $3, $4, $4, $5)";
    FIND = "SELECT s.account_id, s.last_seen_at, a.person_id, a.name
        FROM sign_in s
        JOIN account a ON a.programme_id = s.programme_id AND a.id = s.account_id
        WHERE s.programme_id = $1 AND s.token_hash = $2 AND s.ends_at > $3
            AND a.status = 'active'";
    ROLES = "SELECT role, organisation_id FROM account_role
        WHERE programme_id = $1 AND account_id = $2 ORDER BY role";
    SEEN = "UPDATE sign_in SET last_seen_at = $3 WHERE programme_id = $1 AND token_hash = $2";
    END = "DELETE FROM sign_in WHERE programme_id = $1 AND token_hash = $2";
    END_OVER = "DELETE FROM sign_in WHERE programme_id = $1 AND ends_at <= $2";
    STEP = "UPDATE account SET failures = 0, locked_until = NULL, totp_last_step = $3
        WHERE programme_id = $1 AND id = $2 AND totp_last_step < $3";
    ACTIVE = "SELECT COUNT(*) AS active FROM account
        WHERE programme_id = $1 AND id = $2 AND status = 'active'";
    ACTIVATE = "UPDATE account SET status = 'active'
        WHERE programme_id = $1 AND id = $2 AND status = 'invited'";
}

row! {
    struct Row {
        account_id: Uuid,
        last_seen_at: i64,
        person_id: Option<Uuid>,
        name: String,
    }
}

row! {
    struct RoleRow {
        role: String,
        organisation_id: Option<Uuid>,
    }
}

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct SignedIn {
    /// The account with its roles as of now.
    pub actor: Actor,
    /// The name shown on pages.
    pub name: String,
    /// The programme.
    pub programme: Programme,
}

/// Staff sit at shared desks; participants come back from a phone.
fn limits(roles: &[RoleHeld]) -> (SignedDuration, SignedDuration) {
    if roles.iter().any(|held| held.role.needs_password()) {
        (SignedDuration::from_mins(30), SignedDuration::from_hours(12))
    } else {
        (SignedDuration::from_mins(60), SignedDuration::from_hours(7 * 24))
    }
}

impl Store {
    /// Who holds this token, if the sign-in still lasts.
    ///
    /// # Errors
    /// The database failed.
    pub async fn recognise(&self, secret: &Secret, now: Timestamp) -> Result<Option<SignedIn>> {
        let mut tx = self.read(secret.programme).await?;
        let Some((row, roles, unseen)) = tx.lasting(secret, now).await? else { return Ok(None) };
        let programme = tx.programme().await?;
        drop(tx);
        if unseen > SEEN_EVERY {
            let mut tx = self.write(secret.programme).await?;
            execute!(tx, SEEN, secret.programme.0, &secret.hash, micros(now))?;
            tx.commit().await?;
        }
        let actor = Actor {
            programme: secret.programme,
            account: Some(AccountId(row.account_id)),
            person: row.person_id.map(PersonId),
            roles,
        };
        Ok(Some(SignedIn { actor, name: row.name, programme }))
    }

    /// The roles behind this token, if the sign-in still lasts. A page that only watches asks
    /// this: it is no sign of life, and somebody who has left stays signed in no longer for it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sign_in_lasts(
        &self,
        secret: &Secret,
        now: Timestamp,
    ) -> Result<Option<Vec<RoleHeld>>> {
        let mut tx = self.read(secret.programme).await?;
        Ok(tx.lasting(secret, now).await?.map(|(_, roles, _)| roles))
    }

    /// Signs an account in after password and code were checked, and gives the cookie's text.
    /// `step` is the time step of the code; one that was used before is refused.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the code was used before or the account is not active.
    pub async fn sign_in(
        &self,
        programme: ProgrammeId,
        account: AccountId,
        step: i64,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        if execute!(tx, STEP, programme.0, account.0, step)? == 0 {
            return Err(Error::NotFound);
        }
        let cookie = tx.start_sign_in(account, now).await?;
        tx.commit().await?;
        Ok(cookie)
    }

    /// Signs the holder of a link in, uses the link up and gives the cookie's text.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, used up or for something else.
    pub async fn sign_in_by_link(&self, secret: &Secret, now: Timestamp) -> Result<String> {
        let mut tx = self.write(secret.programme).await?;
        let link = tx.link(secret, now).await?;
        let roles = tx.roles(link.account).await?;
        let needs_password = roles.iter().any(|held| held.role.needs_password());
        // Nobody with a password gets around it by a link, except in a demo.
        if needs_password && link.purpose != Purpose::DemoSignIn {
            return Err(Error::NotFound);
        }
        tx.use_link(secret, now).await?;
        execute!(tx, ACTIVATE, secret.programme.0, link.account.0)?;
        let cookie = tx.start_sign_in(link.account, now).await?;
        tx.commit().await?;
        Ok(cookie)
    }

    /// Ends a sign-in.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sign_out(&self, secret: &Secret) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        execute!(tx, END, secret.programme.0, &secret.hash)?;
        tx.commit().await
    }
}

impl Tx {
    /// The sign-in of a token with its roles, and how long nothing has happened in it.
    async fn lasting(
        &mut self,
        secret: &Secret,
        now: Timestamp,
    ) -> Result<Option<(Row, Vec<RoleHeld>, SignedDuration)>> {
        let found: Option<Row> =
            optional!(self, FIND, secret.programme.0, &secret.hash, micros(now))?;
        let Some(row) = found else { return Ok(None) };
        let roles = self.roles(AccountId(row.account_id)).await?;
        let unseen = now.duration_since(timestamp(row.last_seen_at)?);
        Ok((unseen <= limits(&roles).0).then_some((row, roles, unseen)))
    }

    pub(crate) async fn roles(&mut self, account: AccountId) -> Result<Vec<RoleHeld>> {
        let rows: Vec<RoleRow> = all!(self, ROLES, self.programme.0, account.0)?;
        rows.into_iter()
            .map(|row| {
                let role = Role::from_text(&row.role).ok_or(Error::Corrupt("a role is unknown"))?;
                Ok(RoleHeld { role, organisation: row.organisation_id.map(OrganisationId) })
            })
            .collect()
    }

    pub(crate) async fn start_sign_in(
        &mut self,
        account: AccountId,
        now: Timestamp,
    ) -> Result<String> {
        let programme = self.programme;
        let (active,): (i64,) = one!(self, ACTIVE, programme.0, account.0)?;
        if active == 0 {
            return Err(Error::NotFound);
        }
        let roles = self.roles(account).await?;
        let (secret, text) = Secret::new(programme);
        let ends_at = micros(now + limits(&roles).1);
        execute!(self, END_OVER, programme.0, micros(now))?;
        execute!(self, INSERT, programme.0, secret.hash, account.0, micros(now), ends_at)?;
        let actor = Actor { programme, account: Some(account), person: None, roles };
        let entry = Entry {
            verb: "account.sign_in",
            subject_kind: "account",
            subject: account.0,
            detail: "",
            reason: None,
        };
        self.record(&actor, entry, now).await?;
        Ok(text)
    }
}
