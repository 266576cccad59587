//! Which letters wait for the digest, decided when they are written.

use crate::error::{Error, Result};
use crate::macros::optional;
use crate::mails::Letter;
use crate::time::timestamp;
use crate::tx::Tx;
use geleit_domain::letters::{Class, Kind, NEAR};
use jiff::Timestamp;
use uuid::Uuid;

/// When an appointment begins: of an interview, or of the event of a sign-up.
pub(super) const STARTS: &str = "
    SELECT starts_at FROM interview WHERE programme_id = $1 AND id = $2
    UNION ALL
    SELECT e.starts_at FROM sign_up s
    JOIN event e ON e.programme_id = s.programme_id AND e.id = s.event_id
    WHERE s.programme_id = $1 AND s.id = $2";

impl Tx {
    /// Does this letter wait for the digest?
    pub(crate) async fn waits(&mut self, letter: &Letter<'_>, now: Timestamp) -> Result<bool> {
        // Every kind says in the domain when it may go out; an invitation for tomorrow cannot wait.
        let kind = Kind::of(letter.template).ok_or(Error::Corrupt("a letter of no kind"))?;
        let is_near = match letter.subject {
            Some(subject) => self.is_near(subject, now).await?,
            None => None,
        };
        Ok(match (kind.class(), is_near) {
            (Class::AtOnce(_), _) | (_, Some(true)) | (Class::Near(_), None) => false,
            (Class::Near(_) | Class::Soon(_) | Class::Digest, _) => true,
        })
    }

    /// Does what a letter is about begin soon? What is over is told at once as well; nothing:
    /// it does not begin at all.
    async fn is_near(&mut self, subject: Uuid, now: Timestamp) -> Result<Option<bool>> {
        let starts: Option<(i64,)> = optional!(self, STARTS, self.programme.0, subject)?;
        let Some((starts,)) = starts else { return Ok(None) };
        Ok(Some(timestamp(starts)?.duration_since(now) <= NEAR))
    }
}
