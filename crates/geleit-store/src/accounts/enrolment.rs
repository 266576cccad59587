//! Enrolment: the holder of a link sets a password and a second factor; participants only
//! confirm.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{execute, one, row, statements};
use crate::secret_links::Purpose;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::AccountId;
use jiff::Timestamp;

statements! {
    LOAD = "SELECT email, name, totp_secret FROM account WHERE programme_id = $1 AND id = $2";
    SECRET = "UPDATE account SET totp_secret = $3, totp_last_step = 0, status = 'invited'
        WHERE programme_id = $1 AND id = $2
            AND (status = 'active' OR (status = 'invited' AND totp_secret IS NULL))";
    ENROL = "UPDATE account SET password_hash = $3, totp_last_step = $4, status = 'active',
            failures = 0, locked_until = NULL
        WHERE programme_id = $1 AND id = $2 AND status <> 'suspended'";
}

row! {
    struct Row {
        email: String,
        name: String,
        totp_secret: Option<Vec<u8>>,
    }
}

/// What the enrolment page shows.
#[derive(Clone, Debug)]
pub struct Enrolment {
    /// The account.
    pub account: AccountId,
    /// The address to sign in with.
    pub email: String,
    /// The name shown on pages.
    pub name: String,
    /// The programme's name.
    pub programme: String,
    /// The sealed secret of the codes, once the link's button was pressed.
    pub totp_sealed: Option<Vec<u8>>,
    /// Does the account need a password and a second factor?
    pub needs_password: bool,
}

impl Store {
    /// What an enrolment link is about.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, used up or for something else.
    pub async fn enrolment(&self, secret: &Secret, now: Timestamp) -> Result<Enrolment> {
        self.read(secret.programme).await?.enrolment(secret, now).await
    }

    /// Gives an invited account the sealed secret of its codes. An account in use that is set up anew
    /// gets a new one, so that the link never shows the secret of somebody's telephone.
    ///
    /// # Errors
    /// As [`Store::enrolment`].
    pub async fn prepare_enrolment(
        &self,
        secret: &Secret,
        totp_sealed: &[u8],
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let enrolment = tx.enrolment(secret, now).await?;
        execute!(tx, SECRET, secret.programme.0, enrolment.account.0, totp_sealed)?;
        tx.commit().await
    }

    /// Sets password and second factor, uses the link up, signs in and gives the cookie's text.
    /// `step` is the time step of the first code, so that it cannot be used again.
    ///
    /// # Errors
    /// As [`Store::enrolment`].
    pub async fn enrol(
        &self,
        secret: &Secret,
        password_hash: &str,
        step: i64,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(secret.programme).await?;
        let account = tx.enrolment(secret, now).await?.account;
        tx.use_link(secret, now).await?;
        if execute!(tx, ENROL, secret.programme.0, account.0, password_hash, step)? == 0 {
            return Err(Error::NotFound);
        }
        let cookie = tx.start_sign_in(account, now).await?;
        let actor = Actor {
            programme: secret.programme,
            account: Some(account),
            person: None,
            roles: vec![],
        };
        let entry = Entry {
            verb: "account.enrol",
            subject_kind: "account",
            subject: account.0,
            detail: "active",
            reason: None,
        };
        tx.record(&actor, entry, now).await?;
        tx.commit().await?;
        Ok(cookie)
    }
}

impl Tx {
    async fn enrolment(&mut self, secret: &Secret, now: Timestamp) -> Result<Enrolment> {
        let link = self.link(secret, now).await?;
        if link.purpose != Purpose::Enrolment {
            return Err(Error::NotFound);
        }
        let row: Row = one!(self, LOAD, secret.programme.0, link.account.0)?;
        let roles = self.roles(link.account).await?;
        Ok(Enrolment {
            account: link.account,
            email: row.email,
            name: row.name,
            programme: self.programme().await?.name,
            totp_sealed: row.totp_secret,
            needs_password: roles.iter().any(|held| held.role.needs_password()),
        })
    }
}
