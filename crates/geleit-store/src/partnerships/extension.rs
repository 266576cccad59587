//! Until when a pair is planned: to the end of its cohort, or longer, with a reason (S1-57); an
//! extension can be shortened and taken back. What was planned before stays readable.

use super::Partnership;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, optional, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::extension::{Wrong, check, planned_end};
use jiff::Timestamp;
use jiff::civil::Date;

statements! {
    NOW = "SELECT until_on FROM extension
        WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL";
    END = "UPDATE extension SET known_until = $3
        WHERE programme_id = $1 AND partnership_id = $2 AND known_until IS NULL";
    INSERT = "INSERT INTO extension (programme_id, id, partnership_id, until_on, reason_id,
            account_id, known_from) VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

impl Store {
    /// Plans a pair until a day after the end of its cohort, or until that end again. Both sides
    /// take stock when it comes to its end, also where they were asked to before.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`] when
    /// the pair has not come about or is over, [`Refusal::Invalid`], [`Refusal::ReasonMissing`].
    pub async fn extend_partnership(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        version: i64,
        (until, reason): (Date, &str),
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        if pair.version != version {
            return Err(Error::Outdated);
        }
        let status = pair.status()?;
        if !matches!(status, Status::Accepted | Status::Running | Status::Paused) {
            return Err(Error::WrongStatus { status: status.text(), verb: "extend" });
        }
        let ends = tx.cohort(CohortId(pair.cohort_id)).await?.dates()?.ends_on;
        let today = tx.programme().await?.today(now);
        let planned = tx.planned_end(&pair).await?;
        check(until, planned, ends, today).map_err(refusal)?;
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        let entry = crate::entries::Entry {
            verb: if until < planned { "partnership.shorten" } else { "partnership.extend" },
            subject_kind: super::KIND,
            subject: pair.id,
            detail: &format!("until {until}"),
            reason: Some(reason),
        };
        let reason = tx.record(actor, entry, now).await?;
        let (programme, at) = (actor.programme.0, micros(now));
        execute!(tx, END, programme, pair.id, at)?;
        // A pair that ends with its cohort follows a later change of its calendar.
        if until > ends {
            let (day, by) = (until.to_string(), actor.account.map(|account| account.0));
            execute!(tx, INSERT, programme, id(now), pair.id, day, reason, by, at)?;
        }
        if until > today {
            tx.ask_later(&pair, now).await?;
        }
        tx.commit().await
    }
}

impl Tx {
    /// Until when a pair is planned.
    pub(crate) async fn planned_end(&mut self, pair: &Partnership) -> Result<Date> {
        let cohort = self.cohort(CohortId(pair.cohort_id)).await?;
        let until: Option<(String,)> = optional!(self, NOW, self.programme.0, pair.id)?;
        let until = until.map(|(day,)| day.parse::<Date>()).transpose();
        let until = until.map_err(|_| Error::Corrupt("extension.until_on"))?;
        Ok(planned_end(cohort.dates()?.ends_on, until))
    }
}

fn refusal(wrong: Wrong) -> Error {
    let expected = match wrong {
        Wrong::WithinTheCohort => {
            "a day after the end of the cohort, or that end for an extended pair"
        }
        Wrong::Past => "a day that is not over",
        Wrong::TooLate => "a day at most six months after the end of the cohort",
    };
    Refusal::Invalid { field: "until", expected }.into()
}
