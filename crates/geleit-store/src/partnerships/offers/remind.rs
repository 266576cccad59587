//! Whoever has not answered is reminded once, some days before the day.

use super::Offer;
use crate::connect::Store;
use crate::error::Result;
use crate::macros::{all, execute};
use crate::mails::Letter;
use crate::time::micros;
use geleit_domain::id::{PersonId, ProgrammeId};
use geleit_domain::partnerships::offer::REMIND_BEFORE_DAYS;
use jiff::{Span, Timestamp};

/// Reminds one side of a pair of the answer.
pub const REMINDER_LETTER: &str = "pair_reminder";

/// Few offers are open: they come first, whatever the engine believes of the pairs.
pub(super) const DUE: &str = "
    SELECT o.id, o.partnership_id, o.person_id, o.side, o.opens_at, o.answer_by, o.answer
    FROM offer o
    CROSS JOIN partnership p
    WHERE o.programme_id = $1 AND p.programme_id = o.programme_id AND p.id = o.partnership_id
        AND o.answered_at IS NULL AND o.reminded_at IS NULL
        AND o.answer_by <= $2 AND o.opens_at <= $3 AND p.status = 'offered'";
pub(super) const REMINDED: &str = "UPDATE offer SET reminded_at = $3
    WHERE programme_id = $1 AND id = $2 AND reminded_at IS NULL";

impl Store {
    /// Reminds everybody whose day is near and who was not reminded yet; gives how many letters.
    ///
    /// # Errors
    /// The database failed; then nobody is reminded, and the next time everybody.
    pub async fn remind_of_offers(&self, programme: ProgrammeId, now: Timestamp) -> Result<u64> {
        let mut tx = self.read(programme).await?;
        let today = tx.programme().await?.today(now);
        let until = today.saturating_add(Span::new().days(REMIND_BEFORE_DAYS)).to_string();
        let due: Vec<Offer> = all!(tx, DUE, programme.0, &until, micros(now))?;
        drop(tx);
        if due.is_empty() {
            return Ok(0);
        }
        let (mut tx, mut letters) = (self.write(programme).await?, 0);
        for offer in due {
            // Another node may have been first.
            let is_first = execute!(tx, REMINDED, programme.0, offer.id, micros(now))? > 0;
            let person = PersonId(offer.person_id);
            if !is_first {
                continue;
            }
            let language = tx.language_of(person).await?;
            let letter = Letter {
                template: REMINDER_LETTER,
                language: &language,
                person: Some(person),
                account: None,
                subject: Some(offer.partnership_id),
                due: now,
            };
            tx.post(letter, now).await?;
            letters += 1;
        }
        tx.commit().await?;
        Ok(letters)
    }
}
