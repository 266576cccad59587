//! Personal links: a random token with a purpose, a life and a number of uses. Opening one
//! changes nothing; only the form behind it uses it up.

mod records;

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{execute, optional, row, statements};
use crate::secrets::Secret;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::id::{AccountId, ProgrammeId};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO secret_link
            (programme_id, token_hash, purpose, account_id, ends_at, uses_left, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND = "SELECT purpose, account_id FROM secret_link
        WHERE programme_id = $1 AND token_hash = $2 AND ends_at > $3 AND uses_left > 0
            AND account_id IS NOT NULL";
    USE = "UPDATE secret_link SET uses_left = uses_left - 1
        WHERE programme_id = $1 AND token_hash = $2 AND ends_at > $3 AND uses_left > 0";
    OVER = "DELETE FROM secret_link WHERE programme_id = $1 AND ends_at <= $2";
    INSERT_RECORD = records::INSERT_RECORD;
    FIND_RECORD = records::FIND_RECORD;
}

/// How long a link stays after it is over.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Sets up an account for the first time, or anew.
    Enrolment,
    /// Signs a participant in, once.
    SignIn,
    /// Signs in as an invented person; only demos have such links.
    DemoSignIn,
}

impl Purpose {
    /// The word in the database.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Enrolment => "enrolment",
            Self::SignIn => "sign_in",
            Self::DemoSignIn => "demo_sign_in",
        }
    }

    fn from_text(text: &str) -> Result<Self> {
        [Self::Enrolment, Self::SignIn, Self::DemoSignIn]
            .into_iter()
            .find(|purpose| purpose.text() == text)
            .ok_or(Error::Corrupt("the purpose of a link is unknown"))
    }

    fn life(self) -> SignedDuration {
        match self {
            Self::Enrolment => SignedDuration::from_hours(7 * 24),
            Self::SignIn => SignedDuration::from_mins(30),
            Self::DemoSignIn => SignedDuration::from_hours(10 * 365 * 24),
        }
    }

    fn uses(self) -> i64 {
        if self == Self::DemoSignIn { i64::from(i32::MAX) } else { 1 }
    }
}

row! {
    struct Row {
        purpose: String,
        account_id: Uuid,
    }
}

/// A link that can still be used.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    /// What it is for.
    pub purpose: Purpose,
    /// For whom.
    pub account: AccountId,
}

impl Store {
    /// Makes a link and gives its text `programme.token`, which is stored nowhere.
    ///
    /// # Errors
    /// The database failed, or the account does not exist.
    pub async fn create_link(
        &self,
        programme: ProgrammeId,
        account: AccountId,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let text = tx.create_link(account, purpose, now).await?;
        tx.commit().await?;
        Ok(text)
    }

    /// Removes links that have been over for a month, and gives how many: every letter brings new
    /// ones, also each attempt to send it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep_links(&self, programme: ProgrammeId, now: Timestamp) -> Result<u64> {
        let mut tx = self.write(programme).await?;
        let gone = execute!(tx, OVER, programme.0, micros(now - KEPT))?;
        tx.commit().await?;
        Ok(gone)
    }

    /// A link that can still be used.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is unknown, over or used up.
    pub async fn link(&self, secret: &Secret, now: Timestamp) -> Result<Link> {
        self.read(secret.programme).await?.link(secret, now).await
    }
}

impl Tx {
    pub(crate) async fn create_link(
        &mut self,
        account: AccountId,
        purpose: Purpose,
        now: Timestamp,
    ) -> Result<String> {
        let (secret, text) = Secret::new(self.programme);
        let ends_at = micros(now + purpose.life());
        execute!(
            self,
            INSERT,
            self.programme.0,
            secret.hash,
            purpose.text(),
            account.0,
            ends_at,
            purpose.uses(),
            micros(now)
        )?;
        Ok(text)
    }

    pub(crate) async fn link(&mut self, secret: &Secret, now: Timestamp) -> Result<Link> {
        let found: Option<Row> =
            optional!(self, FIND, secret.programme.0, &secret.hash, micros(now))?;
        let row = found.ok_or(Error::NotFound)?;
        Ok(Link { purpose: Purpose::from_text(&row.purpose)?, account: AccountId(row.account_id) })
    }

    /// Uses a link up. Of two at the same time, one finds nothing.
    pub(crate) async fn use_link(&mut self, secret: &Secret, now: Timestamp) -> Result<()> {
        match execute!(self, USE, secret.programme.0, &secret.hash, micros(now))? {
            0 => Err(Error::NotFound),
            _ => Ok(()),
        }
    }
}
