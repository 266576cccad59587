//! What both sides of a released pair are asked: each reads a card of the other without contact
//! data and says yes or no. Who refused is told to nobody.

mod answer;
mod open;
mod own;
mod remind;

pub use open::Open;
pub use own::{Contact, Own, Stage};
pub use remind::REMINDER_LETTER;

use super::Partnership;
use crate::error::{Error, Result};
use crate::macros::{all, execute, insert_all, optional, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::offer::{ANSWER_WITHIN_DAYS, Answer, Answers};
use jiff::civil::Date;
use jiff::{Span, Timestamp};
use uuid::Uuid;

/// Asks the mentee, or the mentor, about the other.
pub(crate) const MENTEE_LETTER: &str = "pair_released_mentee";
pub(crate) const MENTOR_LETTER: &str = "pair_released_mentor";
/// Tells both sides that both have said yes.
pub const ACCEPTED_LETTER: &str = "pair_accepted";
/// Tells both sides that nothing comes of it, in the same words.
pub const APART_LETTER: &str = "pair_apart";

statements! {
    INSERT = "INSERT INTO offer (programme_id, id, partnership_id, person_id, side, opens_at,
            answer_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_PAIR = "SELECT id, partnership_id, person_id, side, opens_at, answer_by, answer
        FROM offer WHERE programme_id = $1 AND partnership_id = $2 ORDER BY side";
    LOAD = "SELECT id, partnership_id, person_id, side, opens_at, answer_by, answer
        FROM offer WHERE programme_id = $1 AND id = $2 AND opens_at <= $3";
    OF_PERSON = "SELECT id, partnership_id, person_id, side, opens_at, answer_by, answer
        FROM offer WHERE programme_id = $1 AND partnership_id = $2 AND person_id = $3
            AND opens_at <= $4";
    /// A release that was withdrawn in time was never known to anybody.
    TAKE_BACK = "DELETE FROM offer WHERE programme_id = $1 AND partnership_id = $2";
    HOLD = answer::HOLD;
    ANSWER = answer::ANSWER;
    OPEN = open::OPEN;
    DUE = remind::DUE;
    REMINDED = remind::REMINDED;
}

row! {
    /// What one side is asked.
    pub(crate) struct Offer {
        pub(crate) id: Uuid,
        pub(crate) partnership_id: Uuid,
        pub(crate) person_id: Uuid,
        side: String,
        pub(crate) opens_at: i64,
        pub(crate) answer_by: String,
        answer: Option<String>,
    }
}

impl Offer {
    pub(crate) fn side(&self) -> Result<Side> {
        Side::from_text(&self.side).ok_or(Error::Corrupt("offer.side"))
    }

    pub(crate) fn answer(&self) -> Result<Option<Answer>> {
        let read = |text: &String| Answer::from_text(text).ok_or(Error::Corrupt("offer.answer"));
        self.answer.as_ref().map(read).transpose()
    }
}

impl Tx {
    /// Asks both sides of a new pair; nobody knows of it before `opens`.
    pub(super) async fn ask_both_sides(
        &mut self,
        partnership: Uuid,
        sides: [(Side, Uuid); 2],
        (on, opens): (Date, Timestamp),
        now: Timestamp,
    ) -> Result<()> {
        let answer_by = on.saturating_add(Span::new().days(ANSWER_WITHIN_DAYS)).to_string();
        let programme = self.programme.0;
        insert_all!(
            self,
            INSERT,
            sides,
            |(side, person)| programme,
            id(now),
            partnership,
            *person,
            side.text(),
            micros(opens),
            &answer_by,
            micros(now)
        );
        Ok(())
    }

    pub(super) async fn offers_of(&mut self, partnership: Uuid) -> Result<Vec<Offer>> {
        all!(self, OF_PAIR, self.programme.0, partnership)
    }

    /// What both sides have said about a pair so far.
    pub(super) async fn answers_of(&mut self, partnership: Uuid) -> Result<Answers> {
        let mut answers = Answers::default();
        for offer in self.offers_of(partnership).await? {
            if let Some(answer) = offer.answer()? {
                answers = answers.with(offer.side()?, answer);
            }
        }
        Ok(answers)
    }

    pub(in crate::partnerships) async fn offer(
        &mut self,
        offer: Uuid,
        now: Timestamp,
    ) -> Result<Offer> {
        let found = optional!(self, LOAD, self.programme.0, offer, micros(now))?;
        found.ok_or(Error::NotFound)
    }

    pub(in crate::partnerships) async fn offer_to(
        &mut self,
        person: Uuid,
        pair: Uuid,
        now: Timestamp,
    ) -> Result<Offer> {
        let at = micros(now);
        let found = optional!(self, OF_PERSON, self.programme.0, pair, person, at)?;
        found.ok_or(Error::NotFound)
    }

    pub(crate) async fn take_offers_back(&mut self, partnership: &Partnership) -> Result<()> {
        execute!(self, TAKE_BACK, self.programme.0, partnership.id)?;
        Ok(())
    }
}
