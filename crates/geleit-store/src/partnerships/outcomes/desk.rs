//! The outcomes of a mentee at the desk: four time points, what is known of each, noted and taken
//! back.

use super::{OF_APPLICATION as KNOWN, RETRACT, told};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, one, optional, row};
use crate::partnerships::Partnership;
use crate::time::{micros, timestamp};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::outcomes::{
    Kind, LastPair, Observation, Proof, Source, TimePoint, due_at_office,
};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub(super) const OF_APPLICATION: &str = "
    SELECT id, kind, since_on, observed_on, time_point, source, proof, line FROM outcome
    WHERE programme_id = $1 AND application_id = $2 AND known_until IS NULL
    ORDER BY observed_on, created_at, id";

/// Since when it is known that the last pair of a mentee has ended on the day `$4`.
pub(super) const END_KNOWN: &str = "
    SELECT MAX(f.known_from) AS known FROM partnership p CROSS JOIN status_fact f
    WHERE p.programme_id = $1 AND p.person_id = $2 AND p.application_id = $3
        AND p.status IN ('completed', 'dissolved')
        AND f.programme_id = p.programme_id AND f.kind = 'partnership' AND f.subject_id = p.id
        AND f.status = p.status AND f.known_until IS NULL AND f.on_date = $4";

row! {
    /// An observation as it was noted.
    pub struct Noted {
        /// The observation.
        pub id: Uuid,
        kind: String,
        /// Since when it is so, `YYYY-MM-DD`.
        pub since_on: Option<String>,
        /// When it was observed, `YYYY-MM-DD`.
        pub observed_on: String,
        time_point: String,
        source: String,
        proof: String,
        /// A line for the office; may be empty.
        pub line: String,
    }
}

impl Noted {
    /// What.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn kind(&self) -> Result<Kind> {
        Kind::from_text(&self.kind).ok_or(Error::Corrupt("outcome.kind"))
    }

    /// For which time point.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn point(&self) -> Result<TimePoint> {
        TimePoint::from_text(&self.time_point).ok_or(Error::Corrupt("outcome.time_point"))
    }

    /// From whom it is known.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn source(&self) -> Result<Source> {
        Source::from_text(&self.source).ok_or(Error::Corrupt("outcome.source"))
    }

    /// Was a proof seen?
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn proof(&self) -> Result<Proof> {
        Proof::from_text(&self.proof).ok_or(Error::Corrupt("outcome.proof"))
    }

    /// Does it say what has become of the mentee after this pair?
    pub(super) fn answers(&self, last: LastPair) -> bool {
        self.observed_on.parse().is_ok_and(|seen| last.is_answered_on(seen))
    }

    pub(super) fn is_same(&self, seen: &Observation) -> bool {
        self.kind == seen.kind.text()
            && self.time_point == seen.point.text()
            && self.source == seen.source.text()
            && self.proof == seen.proof.text()
            && self.since_on == seen.since.map(|day| day.to_string())
            && self.observed_on == seen.observed_on.to_string()
            && self.line == seen.line.trim()
    }
}

/// A time point of a mentee.
#[derive(Clone, Debug)]
pub struct AtPoint {
    /// The time point.
    pub point: TimePoint,
    /// When it comes; nothing while a pair of the mentee goes on.
    pub day: Option<Date>,
    /// Is it asked about today, and nothing known?
    pub is_due: bool,
    /// What is known, in the order in which it was observed.
    pub noted: Vec<Noted>,
}

/// The outcomes of the mentee of a pair.
#[derive(Clone, Debug)]
pub struct Outcomes {
    /// The time points, in their order; while a pair of the mentee goes on only those for which
    /// something is noted already.
    pub points: Vec<AtPoint>,
    /// Which time point a new observation is most likely for.
    pub now: TimePoint,
    /// Can something be noted?
    pub is_open: bool,
}

impl Store {
    /// The outcomes of the mentee of a pair.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn outcomes_of_partnership(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<Outcomes> {
        let mut tx = self.read(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        let known: Vec<Noted> = all!(tx, KNOWN, actor.programme.0, pair.application_id)?;
        let today = tx.programme().await?.today(now);
        let is_open = can_be_noted(pair.status()?);
        let last = tx.last_pair(&pair).await?;
        let is_asked = match last {
            Some(last) => tx.due_at_office(&pair, last.ended, today).await?,
            None => None,
        };
        let point = |point: &TimePoint| {
            let noted: Vec<Noted> =
                known.iter().filter(|one| one.point().ok() == Some(*point)).cloned().collect();
            let is_answered = last.is_some_and(|last| noted.iter().any(|one| one.answers(last)));
            let is_due = is_asked == Some(*point) && !is_answered;
            AtPoint { point: *point, day: last.map(|last| point.day(last.ended)), is_due, noted }
        };
        let points = TimePoint::ALL.iter().map(point);
        let points: Vec<_> = points.filter(|at| at.day.is_some() || !at.noted.is_empty()).collect();
        let has_come = |at: &&AtPoint| at.day.is_some_and(|day| day <= today);
        let now = points.iter().find(|at| at.is_due).or_else(|| points.iter().rfind(has_come));
        let now = now.map_or(TimePoint::End, |at| at.point);
        Ok(Outcomes { points, now, is_open })
    }

    /// Notes what the office has heard or seen.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] for a pair that has
    /// never come to its end, [`Refusal::Invalid`].
    pub async fn note_outcome(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        seen: &Observation,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        let status = pair.status()?;
        if !can_be_noted(status) {
            return Err(Error::WrongStatus { status: status.text(), verb: "note_outcome" });
        }
        tx.observe(actor, &pair, seen, now).await?;
        tx.commit().await
    }

    /// Takes an observation back that was wrong; a report on what was known before still has it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::ReasonMissing`].
    pub async fn retract_outcome(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        outcome: Uuid,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        let (programme, application) = (actor.programme.0, pair.application_id);
        let wrong = optional!(tx, RETRACT, programme, application, outcome, micros(now))?;
        let (point, observed_on): (String, String) = wrong.ok_or(Error::NotFound)?;
        let (verb, detail) = ("partnership.retract_outcome", told(&point, &observed_on));
        tx.record_partnership(actor, pair.id, verb, &detail, Some(reason), now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// The time point that the office asks about today, of a mentee whose last pair has ended.
    async fn due_at_office(
        &mut self,
        pair: &Partnership,
        ended: Date,
        today: Date,
    ) -> Result<Option<TimePoint>> {
        let (programme, day) = (self.programme.0, ended.to_string());
        let (person, application) = (pair.person_id, pair.application_id);
        let (known,): (Option<i64>,) = one!(self, END_KNOWN, programme, person, application, day)?;
        let (house, known) = (self.programme().await?, known.map(timestamp).transpose()?);
        let known = known.map_or(ended, |known| house.today(known));
        Ok(due_at_office(ended, known, today))
    }
}

/// Somebody may find work while the pair runs, or after it has ended early.
fn can_be_noted(status: Status) -> bool {
    matches!(status, Status::Running | Status::Paused | Status::Completed | Status::Dissolved)
}
