//! The outcomes of a cohort per time point, as of a day and as known at a time: what was observed
//! or corrected later changes no report about a day before.

use super::last_pairs;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::figures::{Moment, Question, may_read};
use crate::macros::{all, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::partnerships::outcomes::{
    AtPoint, Ended, Kind, LastPair, Observed, Proof, TimePoint, outcomes,
};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) const PAIRS: &str = "
    SELECT p.application_id, p.id, f.status, f.on_date
    FROM partnership p CROSS JOIN status_fact f
    WHERE p.programme_id = $1 AND p.cohort_id = $2 AND f.programme_id = p.programme_id
        AND f.kind = 'partnership' AND f.subject_id = p.id AND f.on_date <= $3
        AND f.known_from <= $4 AND (f.known_until IS NULL OR f.known_until > $4)
    ORDER BY p.id, f.on_date, f.seq";
pub(super) const LEFT: &str = "
    SELECT a.id, MIN(f.on_date) AS on_date
    FROM application a CROSS JOIN status_fact f
    WHERE a.programme_id = $1 AND a.cohort_id = $2 AND f.programme_id = a.programme_id
        AND f.kind = 'application' AND f.subject_id = a.id AND f.status = 'withdrawn'
        AND f.on_date <= $3 AND f.known_from <= $4
        AND (f.known_until IS NULL OR f.known_until > $4)
    GROUP BY a.id";
pub(super) const OBSERVED: &str = "
    SELECT o.application_id, o.observed_on, o.time_point, o.kind, o.proof
    FROM application a
    JOIN outcome o ON o.programme_id = a.programme_id AND o.application_id = a.id
    WHERE a.programme_id = $1 AND a.cohort_id = $2 AND o.observed_on <= $3
        AND o.created_at <= $4 AND (o.known_until IS NULL OR o.known_until > $4)";

row! {
    struct ObservedRow {
        application_id: Uuid,
        observed_on: String,
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
        let last = last_pairs(all!(self, PAIRS, programme, cohort.0, &day, known)?)?;
        let left: Vec<(Uuid, String)> = all!(self, LEFT, programme, cohort.0, &day, known)?;
        let left: BTreeMap<_, _> = left.into_iter().collect();
        let ended = |(application, last): (Uuid, LastPair)| {
            let left = left.get(&application).map(|on| day_of(on, "status_fact.on_date"));
            Ok(Ended { application, last, left: left.transpose()? })
        };
        let ended = last.into_iter().map(ended).collect::<Result<Vec<_>>>()?;
        let observed: Vec<ObservedRow> = all!(self, OBSERVED, programme, cohort.0, &day, known)?;
        let observed = observed.iter().map(ObservedRow::observed).collect::<Result<Vec<_>>>()?;
        Ok(outcomes(&ended, &observed, at.as_of))
    }
}

impl ObservedRow {
    fn observed(&self) -> Result<Observed> {
        let point = TimePoint::from_text(&self.time_point);
        Ok(Observed {
            application: self.application_id,
            on: day_of(&self.observed_on, "outcome.observed_on")?,
            point: point.ok_or(Error::Corrupt("outcome.time_point"))?,
            kind: Kind::from_text(&self.kind).ok_or(Error::Corrupt("outcome.kind"))?,
            proof: Proof::from_text(&self.proof).ok_or(Error::Corrupt("outcome.proof"))?,
        })
    }
}

fn day_of(text: &str, column: &'static str) -> Result<Date> {
    text.parse().map_err(|_| Error::Corrupt(column))
}
