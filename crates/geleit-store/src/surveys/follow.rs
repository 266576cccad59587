//! The days of surveys follow the calendar of their cohort, until people are asked. A day that
//! somebody of the office has chosen stays.

use super::Survey;
use crate::error::{Error, Result};
use crate::macros::{all, execute};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::phases::Dates;
use geleit_domain::id::CohortId;
use geleit_domain::surveys::moved;
use jiff::Timestamp;

pub(super) const AHEAD: &str = "
    SELECT id, cohort_id, wave, is_anonymous, status, due_on, closes_on, opened_on, closed_on,
        version
    FROM survey WHERE programme_id = $1 AND cohort_id = $2 AND status IN ('draft', 'planned')
    ORDER BY due_on, id";
pub(super) const MOVE_DAYS: &str = "
    UPDATE survey SET due_on = $4, closes_on = $5, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3 AND status IN ('draft', 'planned')";

impl Tx {
    /// Moves the days of surveys that nobody was asked yet with the calendar of their cohort; the
    /// caller has changed it in this transaction.
    pub(crate) async fn move_surveys(
        &mut self,
        actor: &Actor,
        cohort: CohortId,
        (before, after): (&Dates, &Dates),
        now: Timestamp,
    ) -> Result<()> {
        let programme = self.programme.0;
        let ahead: Vec<Survey> = all!(self, AHEAD, programme, cohort.0)?;
        for survey in ahead {
            let days = (survey.due()?, survey.closes()?);
            let Some((due, closes)) = moved(survey.wave()?, days, before, after) else { continue };
            let (due, closes) = (due.to_string(), closes.to_string());
            let version = survey.version;
            if execute!(self, MOVE_DAYS, programme, survey.id, version, &due, &closes)? == 0 {
                return Err(Error::Outdated);
            }
            let detail = format!("{due} to {closes}, with the calendar");
            self.record_survey(actor, survey.id, ("survey.change", &detail), now).await?;
        }
        Ok(())
    }
}
