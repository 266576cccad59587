//! Saying yes or no: through the personal link, signed in, or on the telephone to somebody at
//! the desk. One step, with the letters that follow from it.

use super::{ACCEPTED_LETTER, APART_LETTER, Offer};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{execute, one};
use crate::mails::Letter;
use crate::partnerships::{LOAD as PARTNERSHIP, Partnership};
use crate::secrets::Secret;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PartnershipId, PersonId};
use geleit_domain::letters::Kind;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::offer::{Answer, Effect, effect};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::secret_links::Door;
use jiff::Timestamp;

pub(super) const HOLD: &str = "UPDATE partnership SET version = version
    WHERE programme_id = $1 AND id = $2";
pub(super) const ANSWER: &str = "UPDATE offer SET answer = $3, answered_at = $4
    WHERE programme_id = $1 AND id = $2";

impl Store {
    /// Answers through a personal link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown or over, [`Error::WrongStatus`] when the pair
    /// takes no answers any more.
    pub async fn answer_by_link(
        &self,
        secret: &Secret,
        answer: Answer,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let (Door::Offer, id) = tx.record_link(secret, now).await? else {
            return Err(Error::NotFound);
        };
        let offer = tx.offer(id, now).await?;
        // The entry names nobody: whoever reads it would learn who refused.
        let actor = Actor::link_holder(secret.programme, None);
        tx.give_answer(&actor, &offer, answer, now).await?;
        tx.commit().await
    }

    /// Answers as whoever is signed in.
    ///
    /// # Errors
    /// As [`Store::answer_by_link`]; the offer to somebody else does not exist.
    pub async fn answer_offer(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        answer: Answer,
        now: Timestamp,
    ) -> Result<()> {
        if !actor.may(Tie::Own, Action::Change, Resource::Me) {
            return Err(Error::Forbidden);
        }
        let person = actor.person.ok_or(Error::NotFound)?;
        let mut tx = self.write(actor.programme).await?;
        let offer = tx.offer_to(person.0, partnership.0, now).await?;
        // As through a link, the entry names nobody.
        let nobody = Actor::link_holder(actor.programme, None);
        tx.give_answer(&nobody, &offer, answer, now).await?;
        tx.commit().await
    }

    /// Notes what somebody has said on the telephone.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`].
    pub async fn note_answer(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        version: i64,
        (side, answer): (Side, Answer),
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.partnership_to_step(actor, partnership).await?;
        if loaded.version != version {
            return Err(Error::Outdated);
        }
        for offer in tx.offers_of(loaded.id).await? {
            if offer.side()? == side && offer.opens_at <= micros(now) {
                tx.give_answer(actor, &offer, answer, now).await?;
                return tx.commit().await;
            }
        }
        Err(Error::NotFound)
    }
}

impl Tx {
    async fn give_answer(
        &mut self,
        actor: &Actor,
        offer: &Offer,
        answer: Answer,
        now: Timestamp,
    ) -> Result<()> {
        let pair = self.hold_partnership(offer.partnership_id).await?;
        // Read after holding: of two who answer at once the second sees what the first said.
        let answers = self.answers_of(pair.id).await?;
        let (status, side) = (pair.status()?, offer.side()?);
        let wrong = Error::WrongStatus { status: status.text(), verb: "answer" };
        let effect = effect(status, answers, side, answer).ok_or(wrong)?;
        if effect == Effect::Nothing {
            return Ok(());
        }
        execute!(self, ANSWER, self.programme.0, offer.id, answer.text(), micros(now))?;
        self.answered(&pair, side, &[Kind::PairReminder], now).await?;
        let Effect::Step(verb) = effect else {
            let verb = "partnership.answer";
            return self.record_partnership(actor, pair.id, verb, "", None, now).await;
        };
        let today = self.programme().await?.today(now);
        self.step_partnership(actor, &pair, verb, None, today, now).await?;
        if verb == Verb::Accept {
            self.tell_both_sides(&pair, ACCEPTED_LETTER, now).await?;
            // Who says yes after the opening does not wait for another one (S1-03).
            if !self.starts_pairs(CohortId(pair.cohort_id), now).await? {
                return Ok(());
            }
            let pair: Partnership = one!(self, PARTNERSHIP, self.programme.0, pair.id)?;
            self.start_pair(actor, &pair, today, now).await
        } else {
            self.come_apart(&pair, now).await
        }
    }

    /// Makes every other answer and every decision of the matching wait; always in this order.
    pub(crate) async fn hold_partnership(&mut self, id: uuid::Uuid) -> Result<Partnership> {
        let found: Partnership = one!(self, PARTNERSHIP, self.programme.0, id)?;
        self.hold_matching(CohortId(found.cohort_id)).await?;
        execute!(self, HOLD, self.programme.0, id)?;
        one!(self, PARTNERSHIP, self.programme.0, id)
    }

    /// Nothing comes of an offered pair: both people stand in the session again, and both are
    /// told the same.
    pub(crate) async fn come_apart(&mut self, pair: &Partnership, now: Timestamp) -> Result<()> {
        self.reopen_pair(pair, true).await?;
        self.withdraw_letters(pair.id, now).await?;
        self.tell_both_sides(pair, APART_LETTER, now).await
    }

    pub(in crate::partnerships) async fn tell_both_sides(
        &mut self,
        pair: &Partnership,
        template: &str,
        now: Timestamp,
    ) -> Result<()> {
        for side in Side::ALL {
            self.tell_side(pair, *side, template, now).await?;
        }
        Ok(())
    }

    /// Writes to one side of a pair, if it is asked anything.
    pub(in crate::partnerships) async fn tell_side(
        &mut self,
        pair: &Partnership,
        side: Side,
        template: &str,
        now: Timestamp,
    ) -> Result<()> {
        for offer in self.offers_of(pair.id).await? {
            if offer.side()? != side {
                continue;
            }
            let person = PersonId(offer.person_id);
            let language = self.language_of(person).await?;
            let letter = Letter {
                template,
                language: &language,
                person: Some(person),
                account: None,
                subject: Some(pair.id),
                due: now,
            };
            self.post(letter, now).await?;
        }
        Ok(())
    }
}
