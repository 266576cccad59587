//! The same survey for another cohort: its questions, own ones included, and whether it is
//! anonymous; the days come from the other cohort's calendar.

use super::permit;
use super::save::{Plan, WAVES};
use crate::connect::Store;
use crate::error::{Refusal, Result};
use crate::macros::all;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, SurveyId};
use geleit_domain::policy::Action;
use geleit_domain::surveys::{Published, Wave};
use jiff::Timestamp;

impl Store {
    /// Makes a draft of the same questions for another cohort.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Forbidden`](crate::Error::Forbidden),
    /// [`Refusal::Invalid`] when the cohort has a survey of this wave.
    pub async fn copy_survey(
        &self,
        actor: &Actor,
        survey: SurveyId,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<SurveyId> {
        permit(actor, Action::Create)?;
        let mut tx = self.write(actor.programme).await?;
        let from = tx.survey(survey).await?;
        let dates = tx.cohort(cohort).await?.dates()?;
        tx.take_turn().await?;
        let known: Vec<(String,)> = all!(tx, WAVES, actor.programme.0, cohort.0)?;
        if known.iter().any(|(wave,)| *wave == from.wave) {
            let expected = "a cohort without a survey of this wave";
            return Err(Refusal::Invalid { field: "cohort", expected }.into());
        }
        let wave = from.wave()?;
        let due = wave.due(&dates);
        let plan = Plan { due, closes: Wave::closes(due), is_anonymous: from.is_anonymous };
        let (new, _) = tx.insert_survey(actor, cohort, wave, plan, now).await?;
        for (position, question) in (1..).zip(tx.survey_questions(survey).await?) {
            let kind = (question.kind, question.published.map_or("", Published::text));
            let copied = tx.insert_question(new, question.side, position, kind, now).await?;
            for (language, wording) in &question.wordings {
                tx.insert_wording(copied, language, wording).await?;
            }
        }
        tx.commit().await?;
        Ok(new)
    }
}
