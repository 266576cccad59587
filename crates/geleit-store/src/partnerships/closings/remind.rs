//! Whoever was asked to take stock and has said nothing is reminded, once.

use crate::connect::Store;
use crate::error::Result;
use crate::macros::{all, execute};
use crate::partnerships::offers::Offer;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::id::ProgrammeId;
use geleit_domain::partnerships::closing::asked_within;
use jiff::Timestamp;

/// Reminds one side to take stock, with a link.
pub const REMIND_LETTER: &str = "closing_reminded";

/// Sides that were asked after `$2` and until `$3`, and of which nothing is known. The letter has
/// gone out, or was posted, before `$4`: it may have waited a week for a digest. The letter of a
/// pair that was extended since does not count. Few days are looked at: they come first, whatever
/// the engine believes of the pairs.
pub(super) const TO_REMIND: &str = "
    SELECT o.id, o.partnership_id, o.person_id, o.side, o.opens_at, o.answer_by, o.answer
    FROM closing_ask a
    CROSS JOIN partnership p
    CROSS JOIN offer o
    WHERE a.programme_id = $1 AND a.asked_on > $2 AND a.asked_on <= $3 AND a.reminded_on IS NULL
        AND p.programme_id = a.programme_id AND p.id = a.partnership_id
        AND p.status IN ('running', 'paused', 'completed')
        AND o.programme_id = a.programme_id AND o.partnership_id = a.partnership_id
        AND o.person_id = a.person_id
        AND EXISTS (SELECT 1 FROM mail m
            WHERE m.programme_id = a.programme_id AND m.subject_id = a.partnership_id
                AND m.person_id = a.person_id AND m.template = 'closing_asked'
                AND m.created_at >= a.created_at
                AND COALESCE(m.sent_at, m.posted_at) < $4)
        AND NOT EXISTS (SELECT 1 FROM feedback f
            WHERE f.programme_id = o.programme_id AND f.partnership_id = o.partnership_id
                AND f.side = o.side AND f.known_until IS NULL)";
pub(super) const REMINDED: &str = "
    UPDATE closing_ask SET reminded_on = $4
    WHERE programme_id = $1 AND partnership_id = $2 AND person_id = $3 AND reminded_on IS NULL";

impl Store {
    /// Reminds sides that have said nothing for some days since they got the letter; gives how many
    /// letters.
    ///
    /// # Errors
    /// The database failed; then nobody is reminded, and the next time everybody.
    pub async fn remind_to_take_stock(
        &self,
        programme: ProgrammeId,
        now: Timestamp,
    ) -> Result<u64> {
        let mut tx = self.read(programme).await?;
        let house = tx.programme().await?;
        let (after, until) = asked_within(house.today(now));
        let sent_before = micros(house.end_of(until));
        let (after, until) = (after.to_string(), until.to_string());
        let silent: Vec<Offer> = all!(tx, TO_REMIND, programme.0, after, until, sent_before)?;
        drop(tx);
        if silent.is_empty() {
            return Ok(0);
        }
        let (mut tx, mut letters) = (self.write(programme).await?, 0);
        for offer in silent {
            letters += u64::from(tx.remind_side(&offer, now).await?);
        }
        tx.commit().await?;
        Ok(letters)
    }
}

impl Tx {
    async fn remind_side(&mut self, offer: &Offer, now: Timestamp) -> Result<bool> {
        let today = self.programme().await?.today(now).to_string();
        let (programme, pair, person) = (self.programme.0, offer.partnership_id, offer.person_id);
        // Another node may have been first.
        let is_first = execute!(self, REMINDED, programme, pair, person, today)? > 0;
        if is_first {
            self.write_to_side(offer, REMIND_LETTER, now).await?;
        }
        Ok(is_first)
    }
}
