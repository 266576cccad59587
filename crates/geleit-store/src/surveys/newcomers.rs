//! Whoever gets somebody after an open survey has asked everybody (S1-61): a pair that says yes
//! days after the opening is asked at its own beginning, as the others were at theirs.

use super::Survey;
use crate::connect::Store;
use crate::error::Result;
use crate::macros::all;
use geleit_domain::actor::Actor;
use geleit_domain::id::ProgrammeId;
use geleit_domain::surveys::Status;
use jiff::Timestamp;

/// Open surveys whose last day is not over; they are few.
pub(super) const OPEN: &str = "
    SELECT id, cohort_id, wave, is_anonymous, status, due_on, closes_on, opened_on, closed_on,
        version
    FROM survey WHERE programme_id = $1 AND status = 'open' AND closes_on >= $2 ORDER BY id";

impl Store {
    /// Asks the sides of pairs that have come about since everybody was asked.
    pub(super) async fn ask_newcomers(&self, programme: ProgrammeId, now: Timestamp) -> Result<()> {
        let mut tx = self.read(programme).await?;
        let day = tx.programme().await?.today(now).to_string();
        let open: Vec<Survey> = all!(tx, OPEN, programme.0, &day)?;
        let mut behind = Vec::new();
        for survey in open {
            let is_asking = survey.wave()?.asks_newcomers();
            if is_asking && !tx.not_yet_asked(&survey, now).await?.is_empty() {
                behind.push(survey.survey_id());
            }
        }
        drop(tx);
        for survey in behind {
            let mut tx = self.write(programme).await?;
            // Another node may have been first: the second sees whom it has asked.
            let held = tx.hold_survey(survey).await?;
            if held.status()? != Status::Open {
                continue;
            }
            let asked = tx.ask_everybody(&held, &day, now).await?;
            if asked > 0 {
                let (operator, detail) = (Actor::operator(programme), format!("{asked} asked"));
                tx.record_survey(&operator, held.id, ("survey.ask", &detail), now).await?;
            }
            tx.commit().await?;
        }
        Ok(())
    }
}
