//! The outcomes of a cohort per time point, as of a day and as known at a time: what was observed
//! or corrected later changes no report about a day before.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::figures::{Moment, Question, may_read};
use crate::macros::{all, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::partnerships::outcomes::{
    AtPoint, Ended, Kind, Observed, Proof, TimePoint, outcomes,
};
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const ENDED: &str = "
    SELECT p.application_id, f.on_date
    FROM partnership p
    JOIN status_fact f ON f.programme_id = p.programme_id AND f.kind = 'partnership'
        AND f.subject_id = p.id AND f.status = 'completed'
    WHERE p.programme_id = $1 AND p.cohort_id = $2 AND f.on_date <= $3
        AND f.known_from <= $4 AND (f.known_until IS NULL OR f.known_until > $4)";
pub(super) const OBSERVED: &str = "
    SELECT o.application_id, o.time_point, o.kind, o.proof
    FROM application a
    JOIN outcome o ON o.programme_id = a.programme_id AND o.application_id = a.id
    WHERE a.programme_id = $1 AND a.cohort_id = $2 AND o.observed_on <= $3
        AND o.created_at <= $4 AND (o.known_until IS NULL OR o.known_until > $4)";

row! {
    struct EndedRow {
        application_id: Uuid,
        on_date: String,
    }
}

row! {
    struct ObservedRow {
        application_id: Uuid,
        time_point: String,
        kind: String,
        proof: String,
    }
}

impl Store {
    /// The outcomes of a cohort per time point.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Forbidden`] where the actor may not see such figures.
    pub async fn outcomes_of_cohort(
        &self,
        actor: &Actor,
        cohort: CohortId,
        question: Question,
        now: Timestamp,
    ) -> Result<Vec<AtPoint>> {
        let mut tx = self.read(actor.programme).await?;
        tx.cohort(cohort).await?;
        if !may_read(actor, question.audience) {
            return Err(Error::Forbidden);
        }
        let moment = tx.moment(question, now).await?;
        tx.outcomes_of_cohort(cohort, moment).await
    }
}

impl Tx {
    /// The outcomes of a cohort at a moment; the caller has asked permission.
    pub(crate) async fn outcomes_of_cohort(
        &mut self,
        cohort: CohortId,
        at: Moment,
    ) -> Result<Vec<AtPoint>> {
        let (programme, day, known) = (self.programme.0, at.as_of.to_string(), at.known_micros());
        let ended: Vec<EndedRow> = all!(self, ENDED, programme, cohort.0, &day, known)?;
        let observed: Vec<ObservedRow> = all!(self, OBSERVED, programme, cohort.0, &day, known)?;
        let ended = ended.iter().map(EndedRow::ended).collect::<Result<Vec<_>>>()?;
        let observed = observed.iter().map(ObservedRow::observed).collect::<Result<Vec<_>>>()?;
        Ok(outcomes(&ended, &observed, at.as_of))
    }
}

impl EndedRow {
    fn ended(&self) -> Result<Ended> {
        let on = self.on_date.parse().map_err(|_| Error::Corrupt("status_fact.on_date"))?;
        Ok(Ended { application: self.application_id, on })
    }
}

impl ObservedRow {
    fn observed(&self) -> Result<Observed> {
        let point = TimePoint::from_text(&self.time_point);
        Ok(Observed {
            application: self.application_id,
            point: point.ok_or(Error::Corrupt("outcome.time_point"))?,
            kind: Kind::from_text(&self.kind).ok_or(Error::Corrupt("outcome.kind"))?,
            proof: Proof::from_text(&self.proof).ok_or(Error::Corrupt("outcome.proof"))?,
        })
    }
}
