//! Both sides are asked to take stock, once: when the pair ends, or on the day until which it is
//! planned.

use super::REMIND_LETTER;
use crate::connect::Store;
use crate::error::Result;
use crate::macros::{all, execute};
use crate::mails::Letter;
use crate::partnerships::Partnership;
use crate::partnerships::offers::Offer;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::id::{PersonId, ProgrammeId};
use geleit_domain::matching::proposal::Side;
use jiff::Timestamp;

/// Asks one side to take stock, with a link.
pub const ASK_LETTER: &str = "closing_asked";

/// Tells one side that both have said what they wanted to say.
pub const GIVEN_LETTER: &str = "closing_given";

/// Sides of pairs that come to their planned end today, which is never before that of their
/// cohort, and who were not asked yet. Whoever has begun after the last day is asked when the office
/// has extended the pair or completed it. Few cohorts go on: they come first, whatever the engine
/// believes of the pairs.
pub(super) const ENDING: &str = "
    SELECT o.id, o.partnership_id, o.person_id, o.side, o.opens_at, o.answer_by, o.answer
    FROM cohort c
    CROSS JOIN partnership p
    CROSS JOIN offer o
    WHERE c.programme_id = $1 AND c.status NOT IN ('draft', 'closed', 'cancelled')
        AND c.ends_on <= $2
        AND p.programme_id = c.programme_id AND p.cohort_id = c.id
        AND p.status IN ('running', 'paused')
        AND o.programme_id = p.programme_id AND o.partnership_id = p.id
        AND NOT EXISTS (SELECT 1 FROM closing_ask a
            WHERE a.programme_id = o.programme_id AND a.partnership_id = o.partnership_id
                AND a.person_id = o.person_id)
        AND NOT EXISTS (SELECT 1 FROM extension x
            WHERE x.programme_id = p.programme_id AND x.partnership_id = p.id
                AND x.known_until IS NULL AND x.until_on > $2)
        AND (EXISTS (SELECT 1 FROM status_fact f
                WHERE f.programme_id = p.programme_id AND f.kind = 'partnership'
                    AND f.subject_id = p.id AND f.status = 'running' AND f.known_until IS NULL
                    AND f.on_date <= c.ends_on)
            OR EXISTS (SELECT 1 FROM extension y
                WHERE y.programme_id = p.programme_id AND y.partnership_id = p.id
                    AND y.known_until IS NULL))";
pub(super) const ASK: &str = "
    INSERT INTO closing_ask (programme_id, id, partnership_id, person_id, asked_on, created_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (programme_id, partnership_id, person_id) DO NOTHING";

pub(super) const ASK_LATER: &str = "
    DELETE FROM closing_ask WHERE programme_id = $1 AND partnership_id = $2 AND person_id = $3";

impl Store {
    /// Asks both sides of pairs that come to their end; gives how many letters.
    ///
    /// # Errors
    /// The database failed; then nobody is asked, and the next time everybody.
    pub async fn ask_to_take_stock(&self, programme: ProgrammeId, now: Timestamp) -> Result<u64> {
        let mut tx = self.read(programme).await?;
        let today = tx.programme().await?.today(now).to_string();
        let due: Vec<Offer> = all!(tx, ENDING, programme.0, &today)?;
        drop(tx);
        if due.is_empty() {
            return Ok(0);
        }
        let (mut tx, mut letters) = (self.write(programme).await?, 0);
        for offer in due {
            letters += u64::from(tx.ask_side(&offer, now).await?);
        }
        tx.commit().await?;
        Ok(letters)
    }
}

impl Tx {
    /// Asks both sides of a pair that has just ended, unless they were asked before.
    pub(in crate::partnerships) async fn ask_both_to_take_stock(
        &mut self,
        pair: &Partnership,
        now: Timestamp,
    ) -> Result<()> {
        for offer in self.offers_of(pair.id).await? {
            self.ask_side(&offer, now).await?;
        }
        Ok(())
    }

    /// Forgets that sides were asked: the end of their pair has moved. Whoever has said something
    /// is not asked twice.
    pub(in crate::partnerships) async fn ask_later(
        &mut self,
        pair: &Partnership,
        now: Timestamp,
    ) -> Result<()> {
        let given = self.feedback_of(pair.id).await?;
        for offer in self.offers_of(pair.id).await? {
            let side = offer.side()?;
            if given.iter().any(|given| given.side == side) {
                continue;
            }
            execute!(self, ASK_LATER, self.programme.0, pair.id, offer.person_id)?;
            for template in [ASK_LETTER, REMIND_LETTER] {
                let person = PersonId(offer.person_id);
                self.withdraw_letter_to(person, (template, pair.id), now).await?;
            }
        }
        Ok(())
    }

    async fn ask_side(&mut self, offer: &Offer, now: Timestamp) -> Result<bool> {
        let (programme, pair, person) = (self.programme.0, offer.partnership_id, offer.person_id);
        let (today, at) = (self.programme().await?.today(now).to_string(), micros(now));
        // Another node may have been first.
        let is_first = execute!(self, ASK, programme, id(now), pair, person, today, at)? > 0;
        if is_first {
            self.write_to_side(offer, ASK_LETTER, now).await?;
        }
        Ok(is_first)
    }

    /// Tells the side that has answered first; the other sees it at once.
    pub(super) async fn tell_that_both_have_said(
        &mut self,
        pair: &Partnership,
        last: Side,
        now: Timestamp,
    ) -> Result<()> {
        for offer in self.offers_of(pair.id).await? {
            if offer.side()? != last {
                self.write_to_side(&offer, GIVEN_LETTER, now).await?;
            }
        }
        Ok(())
    }

    /// Puts a letter about the pair into the outbox.
    pub(in crate::partnerships) async fn write_to_side(
        &mut self,
        offer: &Offer,
        template: &str,
        now: Timestamp,
    ) -> Result<()> {
        let person = PersonId(offer.person_id);
        let language = self.language_of(person).await?;
        let letter = Letter {
            template,
            language: &language,
            person: Some(person),
            account: None,
            subject: Some(offer.partnership_id),
            due: now,
        };
        self.post(letter, now).await.map(drop)
    }
}
