//! What becomes of mentees after the end: observed at four time points, noted by the office or by
//! the person behind a personal link, counted per cohort as of a day and as known at a time.

mod ask;
mod desk;
mod due;
mod figures;
mod own;

pub use ask::ASK_LETTER;
pub use desk::{AtPoint, Noted, Outcomes};
pub use due::{Due, Filter, Waiting};
pub use own::{OwnOutcomes, Reported};

use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, statements};
use crate::partnerships::Partnership;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::partnerships::outcomes::{Observation, Wrong};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    OF_APPLICATION = desk::OF_APPLICATION;
    INSERT = "INSERT INTO outcome (programme_id, id, application_id, person_id, kind, since_on,
            observed_on, time_point, source, proof, line, account_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    RETRACT = "UPDATE outcome SET known_until = $4
        WHERE programme_id = $1 AND application_id = $2 AND id = $3 AND known_until IS NULL";
    /// The day on which a pair has come to its good end; empty while it has not.
    ENDED = "SELECT COALESCE(MAX(on_date), '') AS ended FROM status_fact
        WHERE programme_id = $1 AND kind = 'partnership' AND subject_id = $2
            AND status = 'completed' AND known_until IS NULL";
    DUE = due::DUE;
    WAITING = due::WAITING;
    TO_ASK = ask::TO_ASK;
    ASK = ask::ASK;
    ENDED_IN_COHORT = figures::ENDED;
    OBSERVED_IN_COHORT = figures::OBSERVED;
}

impl Tx {
    /// The day on which a pair has come to its good end.
    async fn ended_on(&mut self, pair: Uuid) -> Result<Option<Date>> {
        let (ended,): (String,) = one!(self, ENDED, self.programme.0, pair)?;
        if ended.is_empty() {
            return Ok(None);
        }
        ended.parse().map(Some).map_err(|_| Error::Corrupt("status_fact.on_date"))
    }

    async fn observe(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        seen: &Observation,
        now: Timestamp,
    ) -> Result<()> {
        let since = pair.offered_on.parse();
        let since = since.map_err(|_| Error::Corrupt("partnership.offered_on"))?;
        let today = self.programme().await?.today(now);
        seen.check(since, today).map_err(refusal)?;
        let known: Vec<Noted> = all!(self, OF_APPLICATION, self.programme.0, pair.application_id)?;
        // A second press of the button.
        if known.iter().any(|one| one.is_same(seen)) {
            return Ok(());
        }
        execute!(
            self,
            INSERT,
            self.programme.0,
            id(now),
            pair.application_id,
            pair.person_id,
            seen.kind.text(),
            seen.since.map(|day| day.to_string()),
            seen.observed_on.to_string(),
            seen.point.text(),
            seen.source.text(),
            seen.proof.text(),
            seen.line.trim(),
            actor.account.map(|account| account.0),
            micros(now),
        )?;
        // What was observed is not in it: entries are read by partner organisations.
        let (verb, detail) = ("partnership.note_outcome", seen.point.text());
        self.record_partnership(actor, pair.id, verb, detail, None, now).await
    }
}

fn refusal(wrong: Wrong) -> Error {
    let (field, expected) = match wrong {
        Wrong::ObservedOn => ("observed_on", "a day between the start of the pair and today"),
        Wrong::Since => ("since", "a day before it was observed, and none without an outcome"),
        Wrong::Line => ("line", "at most 300 characters"),
    };
    Refusal::Invalid { field, expected }.into()
}
