//! Where the office has referred the mentee of a pair to, and what came of it (S1-19, S1-20).

use super::Partnership;
use super::list::Listed;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PartnershipId, ReferralId};
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::referrals::{Answer, Kind, Referral, Wrong};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO referral (programme_id, id, partnership_id, kind, body, on_date, answer,
            answered_on, account_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    OF_PAIR = "SELECT id, kind, body, on_date, answer, answered_on FROM referral
        WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL
        ORDER BY on_date DESC, created_at DESC, id";
    ANSWER = "UPDATE referral SET answer = $4, answered_on = $5
        WHERE programme_id = $1 AND partnership_id = $2 AND id = $3 AND known_until IS NULL";
    RETRACT = "UPDATE referral SET known_until = $4
        WHERE programme_id = $1 AND partnership_id = $2 AND id = $3 AND known_until IS NULL";
}

row! {
    /// A referral as it was noted.
    pub struct Noted {
        /// The referral.
        pub id: Uuid,
        kind: String,
        /// Name of the office, school or agency.
        pub body: String,
        /// The local date, `YYYY-MM-DD`.
        pub on_date: String,
        answer: String,
        /// Since when the answer is known, `YYYY-MM-DD`.
        pub answered_on: Option<String>,
    }
}

impl Noted {
    /// What for.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn kind(&self) -> Result<Kind> {
        Kind::from_text(&self.kind).ok_or(Error::Corrupt("referral.kind"))
    }

    /// What came of it.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn answer(&self) -> Result<Answer> {
        Answer::from_text(&self.answer).ok_or(Error::Corrupt("referral.answer"))
    }
}

/// The referrals of the mentee of a pair.
#[derive(Clone, Debug)]
pub struct ShownReferrals {
    /// The pair.
    pub partnership: Partnership,
    /// Names of both.
    pub line: Listed,
    /// Its cohort.
    pub cohort: Cohort,
    /// The last one first.
    pub referrals: Vec<Noted>,
}

impl Store {
    /// The referrals of the mentee of a pair, for whoever may note some.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn show_referrals(&self, actor: &Actor, id: PartnershipId) -> Result<ShownReferrals> {
        let mut tx = self.read(actor.programme).await?;
        let partnership = tx.partnership_to_step(actor, id).await?;
        Ok(ShownReferrals {
            line: tx.listed_partnership(actor, id).await?,
            cohort: tx.cohort(CohortId(partnership.cohort_id)).await?,
            referrals: tx.referrals_of(id.0).await?,
            partnership,
        })
    }

    /// Notes that a mentee was referred to somebody.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] where no pair came about,
    /// [`Refusal::Invalid`].
    pub async fn refer(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        referral: &Referral,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        let status = pair.status()?;
        if matches!(status, Status::Declined | Status::Withdrawn) {
            return Err(Error::WrongStatus { status: status.text(), verb: "refer" });
        }
        let today = tx.programme().await?.today(now);
        referral.check(today).map_err(|wrong| refusal(&wrong))?;
        let answered = (referral.answer != Answer::Open).then(|| today.to_string());
        execute!(
            tx,
            INSERT,
            actor.programme.0,
            id(now),
            pair.id,
            referral.kind.text(),
            referral.body.trim(),
            referral.on.to_string(),
            referral.answer.text(),
            answered,
            actor.account.map(|account| account.0),
            micros(now)
        )?;
        let detail = format!("{} on {}", referral.kind, referral.on);
        tx.record_partnership(actor, pair.id, "partnership.refer", &detail, None, now).await?;
        tx.commit().await
    }

    /// Notes what came of a referral.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn answer_referral(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        (referral, answer): (ReferralId, Answer),
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        let today = tx.programme().await?.today(now).to_string();
        let programme = actor.programme.0;
        if execute!(tx, ANSWER, programme, pair.id, referral.0, answer.text(), today)? == 0 {
            return Err(Error::NotFound);
        }
        let verb = "partnership.answer_referral";
        tx.record_partnership(actor, pair.id, verb, answer.text(), None, now).await?;
        tx.commit().await
    }

    /// Takes a referral back that was noted wrongly; it stays readable for whoever asks for what
    /// was believed before.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::ReasonMissing`].
    pub async fn retract_referral(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        (referral, reason): (ReferralId, &str),
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        if execute!(tx, RETRACT, actor.programme.0, pair.id, referral.0, micros(now))? == 0 {
            return Err(Error::NotFound);
        }
        let verb = "partnership.retract_referral";
        tx.record_partnership(actor, pair.id, verb, "", Some(reason), now).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn referrals_of(&mut self, pair: Uuid) -> Result<Vec<Noted>> {
        all!(self, OF_PAIR, self.programme.0, pair)
    }
}

fn refusal(wrong: &[Wrong]) -> Error {
    let (field, expected) = match wrong.first() {
        Some(Wrong::Future) => ("on", "a day not after today"),
        _ => ("body", "a name of at most 80 characters"),
    };
    Refusal::Invalid { field, expected }.into()
}
