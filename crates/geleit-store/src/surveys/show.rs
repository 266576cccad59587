//! One survey with its questions and what was done with it.

use super::{Survey, permit};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries;
use crate::error::Result;
use geleit_domain::actor::Actor;
use geleit_domain::id::SurveyId;
use geleit_domain::policy::Action;
use geleit_domain::surveys::Question;

/// A survey as the office reads it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The survey.
    pub survey: Survey,
    /// Whose pairs are asked.
    pub cohort: Cohort,
    /// Every question, the mentees' first.
    pub questions: Vec<Question>,
    /// What was done with it, the oldest first.
    pub entries: Vec<entries::Line>,
}

impl Store {
    /// A survey.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound).
    pub async fn show_survey(&self, actor: &Actor, survey: SurveyId) -> Result<Shown> {
        self.shown_survey(actor, survey, Action::Show).await
    }

    /// A survey to change.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Forbidden`](crate::Error::Forbidden).
    pub async fn survey_to_change(&self, actor: &Actor, survey: SurveyId) -> Result<Shown> {
        self.shown_survey(actor, survey, Action::Change).await
    }

    async fn shown_survey(&self, actor: &Actor, survey: SurveyId, action: Action) -> Result<Shown> {
        permit(actor, action)?;
        let mut tx = self.read(actor.programme).await?;
        let found = tx.survey(survey).await?;
        Ok(Shown {
            cohort: tx.cohort(found.cohort()).await?,
            questions: tx.survey_questions(survey).await?,
            entries: tx.entries_of(survey.0).await?,
            survey: found,
        })
    }
}
