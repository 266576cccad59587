//! Links that lead to a record instead of an account: a draft, an application, a mentor's
//! questionnaire. They serve people without an account and may be opened again and again.

use crate::error::{Error, Result};
use crate::macros::{execute, optional, row};
use crate::secrets::Secret;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::secret_links::Door;
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const INSERT_RECORD: &str = "
    INSERT INTO secret_link
        (programme_id, token_hash, purpose, subject_id, ends_at, uses_left, created_at)
    VALUES ($1, $2, $3, $4, $5, 2147483647, $6)";
pub(super) const FIND_RECORD: &str = "
    SELECT purpose, subject_id FROM secret_link
    WHERE programme_id = $1 AND token_hash = $2 AND ends_at > $3 AND subject_id IS NOT NULL";
row! {
    struct Row {
        purpose: String,
        subject_id: Uuid,
    }
}

impl Tx {
    /// Makes a link to a record and gives its text `programme.token`, which is stored nowhere.
    pub(crate) async fn create_record_link(
        &mut self,
        door: Door,
        subject: Uuid,
        ends: Timestamp,
        now: Timestamp,
    ) -> Result<String> {
        let (secret, text) = Secret::new(self.programme);
        let (programme, ends) = (self.programme.0, micros(ends));
        let at = micros(now);
        execute!(self, INSERT_RECORD, programme, secret.hash, door.text(), subject, ends, at)?;
        Ok(text)
    }

    /// The record that a link leads to.
    ///
    /// # Errors
    /// [`Error::NotFound`] when it is unknown or over.
    pub async fn record_link(&mut self, secret: &Secret, now: Timestamp) -> Result<(Door, Uuid)> {
        let found: Option<Row> =
            optional!(self, FIND_RECORD, secret.programme.0, &secret.hash, micros(now))?;
        let row = found.ok_or(Error::NotFound)?;
        let door = Door::from_text(&row.purpose).ok_or(Error::Corrupt("secret_link.purpose"))?;
        Ok((door, row.subject_id))
    }
}
