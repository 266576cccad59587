//! A digest that goes out: which letters it holds, and what becomes of them.

use crate::error::Result;
use crate::macros::{all, execute, optional, row};
use crate::mails::{Job, Mail};
use crate::persons::email_key;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::id::PersonId;
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
/// The digest of an account may hold letters to the person behind it.
pub(super) const ADDRESS_BOUNCED: &str = "
    UPDATE person SET email_bounced_at = $4
    WHERE programme_id = $1 AND email_key = $3 AND id IN (SELECT person_id FROM mail
        WHERE programme_id = $1 AND (id = $2 OR digest_id = $2))";
pub(super) const GIVE_BACK: &str = "
    UPDATE mail SET digest_id = NULL
    WHERE programme_id = $1 AND digest_id = $2 AND account_id IS NULL AND sent_at IS NULL
        AND withdrawn_at IS NULL AND EXISTS (SELECT 1 FROM mail d
            JOIN account a ON a.programme_id = d.programme_id AND a.id = d.account_id
            WHERE d.programme_id = $1 AND d.id = $2 AND a.status = 'suspended')";
pub(super) const TAKE_OUT: &str = "
    UPDATE mail SET digest_id = NULL
    WHERE programme_id = $1 AND person_id = $2 AND sent_at IS NULL AND withdrawn_at IS NULL
        AND EXISTS (SELECT 1 FROM mail d
            JOIN account a ON a.programme_id = d.programme_id AND a.id = d.account_id
            JOIN person p ON p.programme_id = d.programme_id AND p.id = $2
            WHERE d.programme_id = $1 AND d.id = mail.digest_id
                AND a.email_key <> p.email_key)";

row! {
    /// A digest.
    pub struct Digest {
        /// It and its letter.
        pub id: Uuid,
        /// A person, an account behind which no person is known, or the first sign-up of a guest.
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

    /// Notes that letters to an address come back, for whomever the letter is or holds one.
    pub(crate) async fn address_bounced(
        &mut self,
        letter: Uuid,
        address: &str,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, key, at) = (self.programme.0, email_key(address), micros(now));
        execute!(self, ADDRESS_BOUNCED, programme, letter, key, at)?;
        Ok(())
    }

    /// Nothing goes to an account that is suspended. What its digest holds for the person behind it
    /// waits for the next one, which goes to the person.
    pub(crate) async fn give_back(&mut self, digest: Uuid) -> Result<()> {
        execute!(self, GIVE_BACK, self.programme.0, digest)?;
        Ok(())
    }

    /// A person's links go to today's address: where it is no longer that of the account, what the
    /// digest of the account holds for the person waits for a digest of its own.
    pub(crate) async fn take_out_of_digest(&mut self, person: PersonId) -> Result<()> {
        execute!(self, TAKE_OUT, self.programme.0, person.0)?;
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
