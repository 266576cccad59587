//! The final interview as the office notes it. What was wrong is taken back and stays readable for
//! whoever asks for what was believed before.

use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, optional, row};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::final_interview::{FinalInterview, Wrong, is_possible};
use geleit_domain::partnerships::meetings::Channel;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub(super) const INTERVIEW: &str = "
    SELECT id, on_date, led_by, channel, note FROM final_interview
    WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL";
pub(super) const NOTE: &str = "
    INSERT INTO final_interview (programme_id, id, partnership_id, on_date, led_by, channel, note,
        account_id, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
pub(super) const RETRACT: &str = "
    UPDATE final_interview SET known_until = $3
    WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL";

row! {
    /// A final interview as it was noted.
    pub struct Held {
        /// The interview.
        pub id: Uuid,
        /// The local date, `YYYY-MM-DD`.
        pub on_date: String,
        /// Who led it.
        pub led_by: String,
        /// Word of the channel.
        pub channel: String,
        /// What came of it; may be empty.
        pub note: String,
    }
}

impl Held {
    /// How they met.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn channel(&self) -> Result<Channel> {
        Channel::from_text(&self.channel).ok_or(Error::Corrupt("final_interview.channel"))
    }
}

impl Store {
    /// Notes the final interview of a pair, in place of what was noted before.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] for a pair that does not
    /// come to its end, [`Refusal::Invalid`].
    pub async fn note_final_interview(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        held: &FinalInterview,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        let status = pair.status()?;
        if !is_possible(status) {
            return Err(Error::WrongStatus { status: status.text(), verb: "final_interview" });
        }
        let since: Date =
            pair.offered_on.parse().map_err(|_| Error::Corrupt("partnership.offered_on"))?;
        let today = tx.programme().await?.today(now);
        held.check(since, today).map_err(refusal)?;
        let (programme, at) = (actor.programme.0, micros(now));
        execute!(tx, RETRACT, programme, pair.id, at)?;
        execute!(
            tx,
            NOTE,
            programme,
            id(now),
            pair.id,
            held.on.to_string(),
            held.led_by.trim(),
            held.channel.text(),
            held.note.trim(),
            actor.account.map(|account| account.0),
            at,
        )?;
        let (verb, detail) = ("partnership.note_final_interview", held.on.to_string());
        tx.record_partnership(actor, pair.id, verb, &detail, None, now).await?;
        tx.commit().await
    }

    /// Takes a final interview back that was noted wrongly.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::ReasonMissing`].
    pub async fn retract_final_interview(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        if execute!(tx, RETRACT, actor.programme.0, pair.id, micros(now))? == 0 {
            return Err(Error::NotFound);
        }
        let verb = "partnership.retract_final_interview";
        tx.record_partnership(actor, pair.id, verb, "", Some(reason), now).await?;
        tx.commit().await
    }
}

impl Tx {
    pub(in crate::partnerships) async fn final_interview(
        &mut self,
        pair: Uuid,
    ) -> Result<Option<Held>> {
        optional!(self, INTERVIEW, self.programme.0, pair)
    }
}

fn refusal(wrong: Wrong) -> Error {
    let (field, expected) = match wrong {
        Wrong::Date => ("on", "a day between the start of the pair and today"),
        Wrong::LedBy => ("led_by", "a name of at most 80 characters"),
        Wrong::Note => ("note", "at most 2000 characters"),
    };
    Refusal::Invalid { field, expected }.into()
}
