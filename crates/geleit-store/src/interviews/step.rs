//! An interview is held, missed or cancelled, and the application moves with it.

use super::Interview;
use super::letters::News;
use crate::applications::Application;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::execute;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications;
use geleit_domain::id::{ApplicationId, InterviewId};
use geleit_domain::interviews::{Status, Verb};
use geleit_domain::policy::Action;
use jiff::Timestamp;

pub(super) const STEP: &str = "
    UPDATE interview SET status = $4, sequence = $5, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND status = $3";

impl Store {
    /// Moves an interview along: held, missed or cancelled, the last with a reason. The
    /// application follows: interviewed, or eligible again.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`], [`Error::Outdated`],
    /// [`Refusal::ReasonMissing`].
    pub async fn step_interview(
        &self,
        actor: &Actor,
        interview: InterviewId,
        version: i64,
        verb: Verb,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<Status> {
        let mut tx = self.write(actor.programme).await?;
        let (before, application) = tx.interview_for(actor, interview, Action::Change).await?;
        if before.version != version {
            return Err(Error::Outdated);
        }
        let reason = reason.map(str::trim).filter(|words| !words.is_empty());
        if verb == Verb::Cancel && reason.is_none() {
            return Err(Refusal::ReasonMissing.into());
        }
        let to = tx.move_interview(actor, &before, &application, verb, reason, now).await?;
        tx.follow(actor, &application, verb, now).await?;
        tx.commit().await?;
        Ok(to)
    }
}

impl Tx {
    async fn move_interview(
        &mut self,
        actor: &Actor,
        interview: &Interview,
        application: &Application,
        verb: Verb,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<Status> {
        let from = interview.status()?;
        let wrong = Error::WrongStatus { status: from.text(), verb: verb.text() };
        let to = from.after(verb).ok_or(wrong)?;
        let sequence = interview.sequence + i64::from(verb == Verb::Cancel);
        let (programme, id) = (self.programme.0, interview.id);
        if execute!(self, STEP, programme, id, from.text(), to.text(), sequence)? == 0 {
            return Err(Error::Outdated);
        }
        let done = (&*format!("interview.{verb}"), &*format!("{from} -> {to}"));
        self.record_interview(actor, id, done, reason, now).await?;
        let news = match verb {
            Verb::Hold => return Ok(to),
            Verb::Miss => News::Missed,
            Verb::Cancel => News::Cancelled,
        };
        let interview = InterviewId(id);
        let interviewers = self.interviewers_of(interview).await?;
        self.post_interview(actor, interview, application, news, &interviewers, now).await?;
        Ok(to)
    }

    /// The application moves with its interview. One that a correction has taken elsewhere stays
    /// there, unless the interview would count.
    async fn follow(
        &mut self,
        actor: &Actor,
        application: &Application,
        verb: Verb,
        now: Timestamp,
    ) -> Result<()> {
        use applications::{Status::InterviewSet, Verb as Then};
        let then = match verb {
            Verb::Hold => Then::RecordInterview,
            Verb::Miss => Then::MissInterview,
            Verb::Cancel => Then::CancelInterview,
        };
        if application.status()? != InterviewSet && verb != Verb::Hold {
            return Ok(());
        }
        let today = self.programme().await?.today(now);
        self.move_application(actor, application, then, None, today, now).await?;
        Ok(())
    }

    /// Cancels what is planned with somebody who withdrew. The application has moved already.
    pub(crate) async fn cancel_interview_of(
        &mut self,
        actor: &Actor,
        application: ApplicationId,
        now: Timestamp,
    ) -> Result<()> {
        let planned = self.interviews_of(application).await?;
        let application = self.application(application).await?;
        for interview in planned.iter().filter(|one| one.status == Status::Planned.text()) {
            let verb = Verb::Cancel;
            self.move_interview(actor, interview, &application, verb, None, now).await?;
        }
        Ok(())
    }
}
