//! Making the surveys of a cohort with the published questions, and changing their days.

use super::permit;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, SurveyId};
use geleit_domain::policy::Action;
use geleit_domain::surveys::{Side, Wave, of_wave};
use jiff::Timestamp;
use jiff::civil::Date;

pub(super) const INSERT: &str = "
    INSERT INTO survey (programme_id, id, cohort_id, wave, is_anonymous, status, due_on, closes_on,
        created_at) VALUES ($1, $2, $3, $4, $5, 'draft', $6, $7, $8)";
pub(super) const WAVES: &str = "
    SELECT wave FROM survey
    WHERE programme_id = $1 AND cohort_id = $2 AND status <> 'dropped'";
pub(super) const CHANGE: &str = "
    UPDATE survey SET due_on = $4, closes_on = $5, is_anonymous = $6, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3 AND status = 'draft'";

/// The surveys that a cohort is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSurvey {
    /// Whose pairs are asked.
    pub cohort: CohortId,
    /// At which points.
    pub waves: Vec<Wave>,
    /// Does nobody learn who has answered what?
    pub is_anonymous: bool,
}

/// What of a survey can change while it is a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// People are asked on this day.
    pub due: Date,
    /// The last day for answers.
    pub closes: Date,
    /// Does nobody learn who has answered what?
    pub is_anonymous: bool,
}

impl Plan {
    fn check(&self) -> Result<()> {
        match self.closes < self.due {
            true => {
                let expected = "a day not before people are asked";
                Err(Refusal::Invalid { field: "closes", expected }.into())
            }
            false => Ok(()),
        }
    }
}

impl Store {
    /// Makes a draft for each wave that the cohort does not have yet, with the published questions
    /// and a day from the cohort's calendar; gives the new ones in the order of the waves.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::Invalid`] when no wave is new.
    pub async fn create_surveys(
        &self,
        actor: &Actor,
        new: &NewSurvey,
        now: Timestamp,
    ) -> Result<Vec<SurveyId>> {
        permit(actor, Action::Create)?;
        let mut tx = self.write(actor.programme).await?;
        let dates = tx.cohort(new.cohort).await?.dates()?;
        tx.take_turn().await?;
        let known: Vec<(String,)> = all!(tx, WAVES, actor.programme.0, new.cohort.0)?;
        let is_new = |wave: &&Wave| {
            new.waves.contains(wave) && !known.iter().any(|(word,)| word == wave.text())
        };
        let mut made = Vec::new();
        for wave in Wave::ALL.iter().filter(is_new) {
            let due = wave.due(&dates);
            let plan = Plan { due, closes: Wave::closes(due), is_anonymous: new.is_anonymous };
            made.push(tx.insert_survey(actor, new.cohort, *wave, plan, now).await?);
        }
        if made.is_empty() {
            let expected = "a wave that the cohort has no survey for";
            return Err(Refusal::Invalid { field: "waves", expected }.into());
        }
        for (survey, wave) in &made {
            tx.insert_published(*survey, *wave, now).await?;
        }
        tx.commit().await?;
        Ok(made.into_iter().map(|(survey, _)| survey).collect())
    }

    /// Changes the days of a draft, and whether it is anonymous.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`],
    /// [`Refusal::Invalid`].
    pub async fn change_survey(
        &self,
        actor: &Actor,
        survey: SurveyId,
        version: i64,
        plan: Plan,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        let before = tx.hold_survey(survey).await?;
        if before.status != "draft" {
            return Err(Error::WrongStatus { status: before.status()?.text(), verb: "change" });
        }
        plan.check()?;
        let (programme, due, closes) =
            (actor.programme.0, plan.due.to_string(), plan.closes.to_string());
        let is_anonymous = plan.is_anonymous;
        let changed =
            execute!(tx, CHANGE, programme, survey.0, version, &due, &closes, is_anonymous)?;
        if changed == 0 {
            return Err(Error::Outdated);
        }
        let detail = format!("{due} to {closes}, anonymous: {is_anonymous}");
        tx.record_survey(actor, survey.0, ("survey.change", &detail), now).await?;
        tx.commit().await
    }
}

impl Tx {
    pub(super) async fn insert_survey(
        &mut self,
        actor: &Actor,
        cohort: CohortId,
        wave: Wave,
        plan: Plan,
        now: Timestamp,
    ) -> Result<(SurveyId, Wave)> {
        let (programme, survey) = (self.programme.0, id(now));
        let (due, closes) = (plan.due.to_string(), plan.closes.to_string());
        let (word, anonymous, at) = (wave.text(), plan.is_anonymous, micros(now));
        execute!(self, INSERT, programme, survey, cohort.0, word, anonymous, due, closes, at)?;
        self.record_survey(actor, survey, ("survey.create", word), now).await?;
        Ok((SurveyId(survey), wave))
    }

    async fn insert_published(
        &mut self,
        survey: SurveyId,
        wave: Wave,
        now: Timestamp,
    ) -> Result<()> {
        for side in Side::ALL {
            for (position, published) in (1..).zip(of_wave(wave, *side)) {
                let (kind, word) = (published.kind(), published.text());
                self.insert_question(survey, *side, position, (kind, word), now).await?;
            }
        }
        Ok(())
    }
}
