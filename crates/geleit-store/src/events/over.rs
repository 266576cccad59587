//! What becomes of events that are over: the office notes that they were held, and names and
//! addresses of guests go. How many were there stays.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::Result;
use crate::macros::{all, execute, one};
use crate::overview::Waiting;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::ProgrammeId;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// So long after the end of an event its guests are known by name: as long as their personal links
/// lead to it.
pub(super) const GUESTS_KNOWN_FOR: SignedDuration = SignedDuration::from_hours(24 * 30);

/// Over, and nobody has said whether it was held: until then nobody gets an attestation.
pub(super) const NOT_NOTED: &str = "
    SELECT COUNT(*) AS number, MIN(starts_at) AS since FROM event
    WHERE programme_id = $1 AND status = 'published' AND starts_at < $2
        AND starts_at + minutes * 60000000 <= $2";
pub(super) const GUESTS_OF_OLD: &str = "
    SELECT s.id FROM event e CROSS JOIN sign_up s
    WHERE e.programme_id = $1 AND e.starts_at < $2 AND e.starts_at + e.minutes * 60000000 < $2
        AND s.programme_id = e.programme_id AND s.event_id = e.id AND s.person_id IS NULL
        AND s.name <> ''
    LIMIT 500";
pub(super) const FORGET_GUEST: &str = "
    UPDATE sign_up SET name = '', email = '', email_key = ''
    WHERE programme_id = $1 AND id = $2 AND person_id IS NULL";

impl Store {
    /// Forgets names and addresses of guests of events that were over a month ago; gives how many.
    ///
    /// # Errors
    /// The database failed.
    pub async fn sweep_guests(&self, programme: ProgrammeId, now: Timestamp) -> Result<usize> {
        let until = micros(now - GUESTS_KNOWN_FOR);
        let mut tx = self.read(programme).await?;
        let guests: Vec<(Uuid,)> = all!(tx, GUESTS_OF_OLD, programme.0, until)?;
        drop(tx);
        if guests.is_empty() {
            return Ok(0);
        }
        let mut tx = self.write(programme).await?;
        for (guest,) in &guests {
            execute!(tx, FORGET_GUEST, programme.0, *guest)?;
        }
        let entry = Entry {
            verb: "event.sweep",
            subject_kind: "programme",
            subject: programme.0,
            detail: &guests.len().to_string(),
            reason: None,
        };
        tx.record(&Actor::operator(programme), entry, now).await?;
        tx.commit().await?;
        Ok(guests.len())
    }
}

impl Tx {
    /// Events that are over and not noted as held; the caller has asked permission.
    pub(crate) async fn events_not_noted(&mut self, now: Timestamp) -> Result<Waiting> {
        one!(self, NOT_NOTED, self.programme.0, micros(now))
    }
}
