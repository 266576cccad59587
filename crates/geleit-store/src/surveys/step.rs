//! Planning a survey, taking it back, opening and closing it, and dropping it.

use super::{Survey, permit};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::execute;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::SurveyId;
use geleit_domain::policy::Action;
use geleit_domain::surveys::{Status, Verb};
use jiff::Timestamp;

pub(super) const STEP: &str = "
    UPDATE survey SET status = $4, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND status = $3";
pub(super) const OPENED: &str = "
    UPDATE survey SET status = 'open', opened_on = $3, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND status = 'planned'";
pub(super) const CLOSED: &str = "
    UPDATE survey SET status = 'closed', closed_on = $3, closed_at = $4, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND status = 'open'";

impl Store {
    /// Moves a survey on. Opening asks everybody; closing counts the answers.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`],
    /// [`Refusal::Invalid`] for planning one without questions, or one whose last day is over: it
    /// would close as soon as it has opened.
    pub async fn step_survey(
        &self,
        actor: &Actor,
        survey: SurveyId,
        version: i64,
        verb: Verb,
        now: Timestamp,
    ) -> Result<Status> {
        permit(actor, Action::Step)?;
        let mut tx = self.write(actor.programme).await?;
        let before = tx.hold_survey(survey).await?;
        let from = before.status()?;
        let wrong = Error::WrongStatus { status: from.text(), verb: verb.text() };
        from.after(verb).ok_or(wrong)?;
        if before.version != version {
            return Err(Error::Outdated);
        }
        if verb == Verb::Plan && tx.survey_questions(survey).await?.is_empty() {
            return Err(Refusal::Invalid { field: "questions", expected: "a question" }.into());
        }
        let today = tx.programme().await?.today(now);
        if matches!(verb, Verb::Plan | Verb::Open) && before.closes()? < today {
            let expected = "a last day that is not over";
            return Err(Refusal::Invalid { field: "closes", expected }.into());
        }
        let to = tx.move_survey(actor, &before, verb, now).await?;
        tx.commit().await?;
        Ok(to)
    }
}

impl Tx {
    /// The step itself; the survey is held, and somebody has asked permission.
    pub(super) async fn move_survey(
        &mut self,
        actor: &Actor,
        survey: &Survey,
        verb: Verb,
        now: Timestamp,
    ) -> Result<Status> {
        let from = survey.status()?;
        let wrong = Error::WrongStatus { status: from.text(), verb: verb.text() };
        let to = from.after(verb).ok_or(wrong)?;
        let (programme, id) = (self.programme.0, survey.id);
        let today = self.programme().await?.today(now).to_string();
        let moved = match verb {
            Verb::Open => execute!(self, OPENED, programme, id, &today)?,
            Verb::Close => execute!(self, CLOSED, programme, id, &today, micros(now))?,
            _ => execute!(self, STEP, programme, id, from.text(), to.text())?,
        };
        if moved == 0 {
            return Err(Error::Outdated);
        }
        let mut detail = format!("{from} -> {to}");
        match verb {
            Verb::Open => {
                let asked = self.ask_everybody(survey, &today, now).await?;
                detail = format!("{detail}: {asked} asked");
            }
            Verb::Close => self.count_answers(survey).await?,
            _ => {}
        }
        self.record_survey(actor, id, (verb_of(verb), &detail), now).await?;
        Ok(to)
    }
}

const fn verb_of(verb: Verb) -> &'static str {
    match verb {
        Verb::Plan => "survey.plan",
        Verb::Revise => "survey.revise",
        Verb::Open => "survey.open",
        Verb::Close => "survey.close",
        Verb::Drop => "survey.drop",
    }
}
