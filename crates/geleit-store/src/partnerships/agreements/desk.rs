//! Agreements at the desk: every version with its signatures, and what was signed on paper.

use super::{Agreement, PROPOSED_LETTER, Told};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::partnerships::own::together;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::letters::Kind;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::agreement::Terms;
use geleit_domain::partnerships::meetings::Way;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// The agreements of a pair.
#[derive(Clone, Debug)]
pub struct Agreements {
    /// Every version, the latest first.
    pub versions: Vec<Agreement>,
    /// Until when the pair is planned, `YYYY-MM-DD`.
    pub ends_on: String,
}

/// What stands on a sheet of paper.
#[derive(Clone, Debug)]
pub struct OnPaper {
    /// The version that was read before; 0 where there was none.
    pub seen: i64,
    /// What it says.
    pub terms: Terms,
    /// Who has signed it.
    pub sides: Vec<Side>,
    /// When.
    pub on: Date,
}

impl Store {
    /// Every version of the agreement of a pair.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn agreements_of_partnership(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
    ) -> Result<Agreements> {
        let mut tx = self.read(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        let versions = tx.agreements_of(pair.id).await?;
        let ends_on = tx.planned_end(&pair).await?.to_string();
        Ok(Agreements { versions, ends_on })
    }

    /// Copies an agreement from paper. Whoever has not signed there is asked to.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`],
    /// [`Refusal::Invalid`].
    pub async fn copy_agreement(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        paper: &OnPaper,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        together(&pair, "agree")?;
        let today = tx.programme().await?.today(now);
        if paper.on > today || paper.on.to_string() < pair.offered_on {
            let expected = "a day between the start of the pair and today";
            return Err(Refusal::Invalid { field: "on", expected }.into());
        }
        if paper.sides.is_empty() {
            return Err(Refusal::Invalid { field: "sides", expected: "at least one side" }.into());
        }
        let told = Told { actor: actor.clone(), side: None, way: Way::Paper };
        let agreement = tx.propose(&told, &pair, (paper.seen, &paper.terms), now).await?;
        for side in &paper.sides {
            tx.sign(&told, &pair, (agreement, *side, paper.on), now).await?;
        }
        let latest = tx.agreement_of(pair.id).await?.ok_or(Error::Corrupt("agreement"))?;
        for side in Side::ALL.iter().filter(|side| latest.signed_by(**side).is_none()) {
            // One letter is enough, also where the same words were proposed before.
            tx.answered(&pair, *side, &[Kind::AgreementProposed], now).await?;
            tx.tell_side(&pair, *side, PROPOSED_LETTER, now).await?;
        }
        tx.commit().await
    }
}

impl Tx {
    /// Which sides have signed the latest version, and when; the caller has asked permission.
    pub(in crate::partnerships) async fn signatures_of(
        &mut self,
        pair: Uuid,
    ) -> Result<Option<[Option<Date>; 2]>> {
        let latest = self.agreement_of(pair).await?;
        Ok(latest.map(|latest| [Side::Mentee, Side::Mentor].map(|side| latest.signed_by(side))))
    }
}
