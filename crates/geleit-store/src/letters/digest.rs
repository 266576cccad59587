//! A digest that goes out: which letters it holds, and what becomes of them.

use crate::error::Result;
use crate::macros::{all, execute, optional, row};
use crate::mails::{Job, Mail};
use crate::time::micros;
use crate::tx::Tx;
use jiff::Timestamp;
use uuid::Uuid;

/// What has waited for somebody, as one letter.
pub const DIGEST_LETTER: &str = "digest";

pub(super) const LOAD: &str = "
    SELECT id, addressee_id, on_date FROM digest WHERE programme_id = $1 AND id = $2";
pub(super) const LETTERS_OF: &str = "
    SELECT id, template, language, person_id, account_id, subject_id, due_at, created_at, sent_at,
        withdrawn_at
    FROM mail WHERE programme_id = $1 AND digest_id = $2 AND sent_at IS NULL
        AND withdrawn_at IS NULL AND withheld_at IS NULL
    ORDER BY due_at, id";
pub(super) const SENT: &str = "
    UPDATE mail SET sent_at = $3 WHERE programme_id = $1 AND digest_id = $2 AND sent_at IS NULL
        AND withdrawn_at IS NULL";
pub(super) const BOUNCED: &str = "
    UPDATE mail SET bounced_at = $3 WHERE programme_id = $1 AND digest_id = $2 AND sent_at IS NULL
        AND withdrawn_at IS NULL";
pub(super) const DONE: &str = "
    UPDATE digest SET done_at = $3 WHERE programme_id = $1 AND id = $2 AND done_at IS NULL";
/// It counts for the day on which it has gone out.
pub(super) const DELIVERED: &str = "
    UPDATE digest SET done_at = $3, on_date = $4
    WHERE programme_id = $1 AND id = $2 AND done_at IS NULL";

row! {
    /// A digest.
    pub struct Digest {
        /// It and its letter.
        pub id: Uuid,
        /// A person, an account, or the first sign-up of a guest.
        pub addressee_id: Uuid,
        /// For which day it was made, `YYYY-MM-DD`.
        pub on_date: String,
    }
}

impl Tx {
    /// The letters of a digest that still have to go out, the oldest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn letters_of_digest(&mut self, digest: Uuid) -> Result<Vec<Mail>> {
        all!(self, LETTERS_OF, self.programme.0, digest)
    }

    /// A digest; nothing for a letter that is none.
    ///
    /// # Errors
    /// The database failed.
    pub async fn digest(&mut self, digest: Uuid) -> Result<Option<Digest>> {
        optional!(self, LOAD, self.programme.0, digest)
    }

    /// Notes that the letters of a digest have gone out with it. Other letters hold none.
    pub(crate) async fn digest_sent(&mut self, digest: Uuid, now: Timestamp) -> Result<()> {
        if self.digest(digest).await?.is_none() {
            return Ok(());
        }
        let (programme, at) = (self.programme.0, micros(now));
        let today = self.programme().await?.today(now).to_string();
        execute!(self, SENT, programme, digest, at)?;
        execute!(self, DELIVERED, programme, digest, at, today)?;
        Ok(())
    }

    /// Notes that nothing of a digest goes out: nothing is left in it, or its letters come back.
    pub(crate) async fn digest_over(
        &mut self,
        digest: Uuid,
        is_bounced: bool,
        now: Timestamp,
    ) -> Result<()> {
        if is_bounced {
            execute!(self, BOUNCED, self.programme.0, digest, micros(now))?;
        }
        execute!(self, DONE, self.programme.0, digest, micros(now))?;
        Ok(())
    }

    /// Notes that whoever should get a letter does without such letters; it is not sent.
    ///
    /// # Errors
    /// The database failed.
    pub async fn withhold(&mut self, job: &Job, now: Timestamp) -> Result<()> {
        execute!(self, super::gather::WITHHOLD, self.programme.0, job.subject_id, micros(now))?;
        self.nothing_to_send(job, now).await
    }
}
