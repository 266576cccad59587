//! What becomes of mentees after the end of their last pair, well or early: observed at four time points, noted by the office or by
//! the person behind a personal link, counted per cohort as of a day and as known at a time.

mod ask;
mod desk;
mod due;
mod figures;
mod own;

pub use ask::ASK_LETTER;
pub use desk::{AtPoint, Noted, Outcomes};
pub(in crate::partnerships) use due::asked_since;
pub use due::{Due, Filter, Waiting};
pub use own::{OwnOutcomes, Reported};

use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, row, statements};
use crate::partnerships::Partnership;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::outcomes::{LastPair, Observation, Wrong};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    OF_APPLICATION = desk::OF_APPLICATION;
    INSERT = "INSERT INTO outcome (programme_id, id, application_id, person_id, kind, since_on,
            observed_on, time_point, source, proof, line, account_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    RETRACT = "UPDATE outcome SET known_until = $4
        WHERE programme_id = $1 AND application_id = $2 AND id = $3 AND known_until IS NULL
        RETURNING time_point, observed_on";
    /// Everything that is believed of the pairs of an application.
    PAIRS = "SELECT p.application_id, p.id, f.status, f.on_date
        FROM partnership p CROSS JOIN status_fact f
        WHERE p.programme_id = $1 AND p.person_id = $2 AND p.application_id = $3
            AND f.programme_id = p.programme_id AND f.kind = 'partnership'
            AND f.subject_id = p.id AND f.known_until IS NULL
        ORDER BY p.id, f.on_date, f.seq";
    END_KNOWN = desk::END_KNOWN;
    DUE = due::DUE;
    WAITING = due::WAITING;
    TO_ASK = ask::TO_ASK;
    ASK = ask::ASK;
    PAIRS_IN_COHORT = figures::PAIRS;
    LEFT_IN_COHORT = figures::LEFT;
    OBSERVED_IN_COHORT = figures::OBSERVED;
}

row! {
    struct FactRow {
        application_id: Uuid,
        id: Uuid,
        status: String,
        on_date: String,
    }
}

/// The last pair of each application; the facts of a pair stand in their order.
fn last_pairs(facts: Vec<FactRow>) -> Result<BTreeMap<Uuid, LastPair>> {
    let mut known = BTreeMap::<Uuid, BTreeMap<Uuid, Vec<(Status, Date)>>>::new();
    for FactRow { application_id, id, status, on_date } in facts {
        let status = Status::from_text(&status).ok_or(Error::Corrupt("status_fact.status"))?;
        let on = on_date.parse().map_err(|_| Error::Corrupt("status_fact.on_date"))?;
        known.entry(application_id).or_default().entry(id).or_default().push((status, on));
    }
    let last = known.into_iter().filter_map(|(application, pairs)| {
        Some((application, LastPair::of(pairs.values().map(Vec::as_slice))?))
    });
    Ok(last.collect())
}

impl Tx {
    /// The last pair of the mentee of this one in the cohort; nothing while one goes on.
    async fn last_pair(&mut self, pair: &Partnership) -> Result<Option<LastPair>> {
        let (programme, person) = (self.programme.0, pair.person_id);
        let facts = all!(self, PAIRS, programme, person, pair.application_id)?;
        Ok(last_pairs(facts)?.remove(&pair.application_id))
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
        let detail = told(seen.point.text(), &seen.observed_on.to_string());
        let verb = "partnership.note_outcome";
        self.record_partnership(actor, pair.id, verb, &detail, None, now).await
    }
}

/// What the trail says of an observation. What was observed is not in it: entries are read by
/// partner organisations.
fn told(point: &str, observed_on: &str) -> String {
    format!("{point} {observed_on}")
}

fn refusal(wrong: Wrong) -> Error {
    let (field, expected) = match wrong {
        Wrong::ObservedOn => ("observed_on", "a day between the start of the pair and today"),
        Wrong::Since => ("since", "a day before it was observed, and none without an outcome"),
        Wrong::Line => ("line", "at most 300 characters"),
    };
    Refusal::Invalid { field, expected }.into()
}
