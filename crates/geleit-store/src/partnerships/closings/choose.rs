//! What one side wants after the end: to stay in contact, to take part again. Each can be said and
//! taken back at any time, alone.

use super::own::Chosen;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::execute;
use crate::partnerships::Partnership;
use crate::partnerships::offers::Offer;
use crate::secrets::Secret;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::partnerships::closing::{Choice, Said};
use geleit_domain::policy::Action;
use jiff::Timestamp;

pub(super) const CHOOSE: &str = "
    INSERT INTO closing_choice (programme_id, id, partnership_id, person_id, side, choice, answer,
        created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
pub(super) const CHOOSE_ANEW: &str = "
    UPDATE closing_choice SET known_until = $5
    WHERE programme_id = $1 AND partnership_id = $2 AND side = $3 AND choice = $4
        AND known_until IS NULL";

impl Store {
    /// Says through a personal link what is wanted after the end; what is left open stays as it
    /// was.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongStatus`] while it is not open.
    pub async fn choose_by_link(
        &self,
        secret: &Secret,
        chosen: Chosen,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let offer = tx.side_by_link(secret, now).await?;
        let actor = Actor::link_holder(secret.programme, Some(PersonId(offer.person_id)));
        let pair = tx.hold_partnership(offer.partnership_id).await?;
        tx.choose_both(&actor, &pair, &offer, chosen, now).await?;
        tx.commit().await
    }

    /// Says, signed in, what is wanted after the end.
    ///
    /// # Errors
    /// As [`Store::choose_by_link`], and [`Error::Forbidden`].
    pub async fn choose(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        chosen: Chosen,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let offer = tx.side_of(actor, Action::Change, partnership, now).await?;
        let pair = tx.hold_partnership(offer.partnership_id).await?;
        tx.choose_both(actor, &pair, &offer, chosen, now).await?;
        tx.commit().await
    }
}

impl Tx {
    pub(super) async fn choose_both(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        offer: &Offer,
        chosen: Chosen,
        now: Timestamp,
    ) -> Result<()> {
        let today = self.programme().await?.today(now);
        if !self.is_closing(pair, today).await? {
            let status = pair.status()?.text();
            return Err(Error::WrongStatus { status, verb: "choose" });
        }
        for (choice, said) in [(Choice::Contact, chosen.contact), (Choice::Again, chosen.again)] {
            if let Some(said) = said {
                self.choose_one(actor, offer, choice, said, now).await?;
            }
        }
        Ok(())
    }

    async fn choose_one(
        &mut self,
        actor: &Actor,
        offer: &Offer,
        choice: Choice,
        said: Said,
        now: Timestamp,
    ) -> Result<()> {
        let (pair, side, programme) = (offer.partnership_id, offer.side()?, self.programme.0);
        if self.choices(pair).await?.contains(&(side, choice, said)) {
            return Ok(());
        }
        let at = micros(now);
        execute!(self, CHOOSE_ANEW, programme, pair, side.text(), choice.text(), at)?;
        execute!(
            self,
            CHOOSE,
            programme,
            id(now),
            pair,
            offer.person_id,
            side.text(),
            choice.text(),
            said.text(),
            at,
        )?;
        // What was chosen is not in it: entries are read by partner organisations.
        let verb = "partnership.choose";
        self.record_partnership(actor, pair, verb, "", None, now).await
    }
}
