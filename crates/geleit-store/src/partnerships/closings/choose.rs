//! What one side wants after the end: to stay in contact, to take part again. Each can be said and
//! taken back at any time, alone.

use super::own::Chosen;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::execute;
use crate::partnerships::own::{Acting, Key};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::partnerships::closing::{Choice, Said};
use geleit_domain::partnerships::meetings::Way;
use jiff::Timestamp;

pub(super) const CHOOSE: &str = "
    INSERT INTO closing_choice (programme_id, id, partnership_id, person_id, side, choice, answer,
        created_at, way, account_id)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
pub(super) const CHOOSE_ANEW: &str = "
    UPDATE closing_choice SET known_until = $5
    WHERE programme_id = $1 AND partnership_id = $2 AND side = $3 AND choice = $4
        AND known_until IS NULL";

impl Store {
    /// Says what is wanted after the end; what is left open stays as it was.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] while it is not open.
    pub async fn choose(&self, key: Key<'_>, chosen: Chosen, now: Timestamp) -> Result<()> {
        let (mut tx, own) = self.write_side(key, now).await?;
        tx.choose_both(&own, Way::Online, chosen, now).await?;
        tx.commit().await
    }
}

impl Tx {
    pub(super) async fn choose_both(
        &mut self,
        own: &Acting,
        way: Way,
        chosen: Chosen,
        now: Timestamp,
    ) -> Result<()> {
        let today = self.programme().await?.today(now);
        if !self.is_closing(&own.pair, today).await? {
            let status = own.pair.status()?.text();
            return Err(Error::WrongStatus { status, verb: "choose" });
        }
        for (choice, said) in [(Choice::Contact, chosen.contact), (Choice::Again, chosen.again)] {
            if let Some(said) = said {
                self.choose_one(own, way, (choice, said), now).await?;
            }
        }
        Ok(())
    }

    async fn choose_one(
        &mut self,
        own: &Acting,
        way: Way,
        (choice, said): (Choice, Said),
        now: Timestamp,
    ) -> Result<()> {
        let (pair, programme) = (own.pair.id, self.programme.0);
        if self.choices(pair).await?.contains(&(own.side, choice, said)) {
            return Ok(());
        }
        let (side, at) = (own.side.text(), micros(now));
        execute!(self, CHOOSE_ANEW, programme, pair, side, choice.text(), at)?;
        execute!(
            self,
            CHOOSE,
            programme,
            id(now),
            pair,
            own.person.0,
            side,
            choice.text(),
            said.text(),
            at,
            way.text(),
            own.noted_by(way),
        )?;
        // What was chosen is not in it: entries are read by partner organisations.
        let (verb, detail) = match way {
            Way::Online => ("partnership.choose", String::new()),
            way => ("partnership.note_choice", format!("{side}, {way}")),
        };
        self.record_partnership(&own.actor, pair, verb, &detail, None, now).await
    }
}
