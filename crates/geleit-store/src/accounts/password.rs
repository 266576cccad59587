//! Signing in with password and code: what is needed to check them, and the soft lock after
//! wrong ones (P29).

use super::email_key;
use crate::connect::Store;
use crate::error::Result;
use crate::macros::{execute, optional, row, statements};
use crate::time::micros;
use geleit_domain::id::{AccountId, ProgrammeId};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// So many wrong attempts are free.
const FREE_FAILURES: i64 = 4;
/// From so many on the coordination has to enrol the account anew.
const FAILURES_MAX: i64 = 100;
/// The longest wait between two attempts, in seconds.
const WAIT_MAX_SECONDS: i64 = 900;

statements! {
    LOAD = "SELECT id, password_hash, totp_secret, totp_last_step, failures, locked_until
        FROM account WHERE programme_id = $1 AND email_key = $2 AND status = 'active'";
    FAILED = "UPDATE account SET failures = failures + 1, locked_until = $3
        WHERE programme_id = $1 AND id = $2 AND failures = $4";
}

row! {
    struct Row {
        id: Uuid,
        password_hash: Option<String>,
        totp_secret: Option<Vec<u8>>,
        totp_last_step: i64,
        failures: i64,
        locked_until: Option<i64>,
    }
}

/// What is needed to check a password and a code.
#[derive(Clone, Debug)]
pub struct Credentials {
    /// The programme.
    pub programme: ProgrammeId,
    /// The account.
    pub account: AccountId,
    /// The hash with its parameters.
    pub password_hash: String,
    /// The sealed secret of the codes.
    pub totp_sealed: Vec<u8>,
    /// The last time step whose code was used.
    pub totp_last_step: i64,
    failures: i64,
    locked_until: Option<i64>,
}

impl Credentials {
    /// Is the account locked for the moment after wrong attempts?
    #[must_use]
    pub fn is_locked(&self, now: Timestamp) -> bool {
        self.failures >= FAILURES_MAX || self.locked_until.is_some_and(|until| until > micros(now))
    }
}

fn wait_seconds(failures: i64) -> i64 {
    match failures - FREE_FAILURES {
        ..=0 => 0,
        over => (15i64 << over.min(10)).min(WAIT_MAX_SECONDS),
    }
}

impl Store {
    /// The accounts with this address that sign in with a password, over all programmes.
    ///
    /// # Errors
    /// The database failed.
    pub async fn credentials(&self, email: &str) -> Result<Vec<Credentials>> {
        let mut found = Vec::new();
        for programme in self.places(email).await? {
            let mut tx = self.read(programme).await?;
            let row: Option<Row> = optional!(tx, LOAD, programme.0, email_key(email))?;
            if let Some(row) = row
                && let (Some(password_hash), Some(totp_sealed)) =
                    (row.password_hash, row.totp_secret)
            {
                found.push(Credentials {
                    programme,
                    account: AccountId(row.id),
                    password_hash,
                    totp_sealed,
                    totp_last_step: row.totp_last_step,
                    failures: row.failures,
                    locked_until: row.locked_until,
                });
            }
        }
        Ok(found)
    }

    /// Writes as much as [`Store::note_failure`] where there is no account to note it at, so that
    /// the time of the answer does not tell (P29).
    ///
    /// # Errors
    /// The database failed.
    pub async fn note_stranger(&self, now: Timestamp) -> Result<()> {
        self.set_mark("stranger", &micros(now).to_string()).await
    }

    /// Notes a wrong password or code; each further one makes the wait longer.
    ///
    /// # Errors
    /// The database failed.
    pub async fn note_failure(&self, credentials: &Credentials, now: Timestamp) -> Result<()> {
        let Credentials { programme, account, failures, .. } = credentials;
        let wait = SignedDuration::from_secs(wait_seconds(failures + 1));
        let until = (!wait.is_zero()).then(|| micros(now + wait));
        let mut tx = self.write(*programme).await?;
        execute!(tx, FAILED, programme.0, account.0, until, *failures)?;
        tx.commit().await
    }
}

#[cfg(test)]
mod tests {
    use super::wait_seconds;

    #[test]
    fn waiting_begins_after_four_wrong_attempts_and_grows_to_a_quarter_of_an_hour() {
        let waits: Vec<_> = (3..=12).map(wait_seconds).collect();
        assert_eq!(waits, [0, 0, 30, 60, 120, 240, 480, 900, 900, 900]);
    }
}
