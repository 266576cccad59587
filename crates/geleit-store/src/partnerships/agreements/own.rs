//! An agreement as one side of a pair reads, proposes and signs it.

use super::{Agreement, PROPOSED_LETTER, SIGNED_LETTER, Told};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::partnerships::own::Acting;
use crate::partnerships::{Key, OwnPair};
use crate::tx::Tx;
use geleit_domain::partnerships::agreement::Terms;
use geleit_domain::partnerships::meetings::Way;
use jiff::Timestamp;
use uuid::Uuid;

/// What one side knows of the agreement.
#[derive(Clone, Debug)]
pub struct OwnAgreement {
    /// The pair.
    pub pair: OwnPair,
    /// The latest version, whoever has signed it.
    pub latest: Option<Agreement>,
    /// Until when the pair is planned, `YYYY-MM-DD`: until then, unless they say else.
    pub ends_on: String,
}

impl Store {
    /// The agreement of a pair, as one of its sides reads it.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn own_agreement(&self, key: Key<'_>, now: Timestamp) -> Result<OwnAgreement> {
        let (mut tx, own) = self.read_own(key, now).await?;
        let pair = tx.own_pair(&own).await?;
        let latest = if pair.is_open { tx.agreement_of(own.pair.id).await? } else { None };
        let ends_on = tx.planned_end(&own.pair).await?.to_string();
        Ok(OwnAgreement { pair, latest, ends_on })
    }

    /// Proposes terms and signs them; the other side is asked to. Terms that stand already are
    /// only signed.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::Outdated`] when there is a version
    /// that was not read, [`Error::WrongStatus`] when the pair has ended, and
    /// [`Refusal::Invalid`](crate::Refusal::Invalid).
    pub async fn propose_agreement(
        &self,
        key: Key<'_>,
        (seen, terms): (i64, &Terms),
        now: Timestamp,
    ) -> Result<()> {
        let (mut tx, own) = self.write_own(key, "agree", now).await?;
        let told = told(&own);
        let agreement = tx.propose(&told, &own.pair, (seen, terms), now).await?;
        tx.sign_own(&told, &own, agreement, now).await?;
        tx.commit().await
    }

    /// Signs the version that was read; a second time changes nothing.
    ///
    /// # Errors
    /// As [`Store::propose_agreement`].
    pub async fn sign_agreement(&self, key: Key<'_>, seen: i64, now: Timestamp) -> Result<()> {
        let (mut tx, own) = self.write_own(key, "agree", now).await?;
        let latest = tx.agreement_of(own.pair.id).await?;
        let latest = latest.filter(|latest| latest.version == seen).ok_or(Error::Outdated)?;
        tx.sign_own(&told(&own), &own, latest.id, now).await?;
        tx.commit().await
    }
}

fn told(own: &Acting) -> Told {
    Told { actor: own.actor.clone(), side: Some(own.side), way: Way::Online }
}

impl Tx {
    /// Signs, and writes to the other side: sign as well, or both have signed.
    async fn sign_own(
        &mut self,
        told: &Told,
        own: &Acting,
        agreement: Uuid,
        now: Timestamp,
    ) -> Result<()> {
        let today = self.programme().await?.today(now);
        if !self.sign(told, &own.pair, (agreement, own.side, today), now).await? {
            return Ok(());
        }
        let other = own.side.other();
        let latest = self.agreement_of(own.pair.id).await?.ok_or(Error::Corrupt("agreement"))?;
        let is_signed = latest.signed_by(other).is_some();
        let template = if is_signed { SIGNED_LETTER } else { PROPOSED_LETTER };
        self.tell_side(&own.pair, other, template, now).await
    }
}
