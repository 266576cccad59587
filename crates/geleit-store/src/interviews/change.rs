//! Changing a planned interview: another date or place, other people.

use super::letters::News;
use super::{Interview, plan::Appointment};
use crate::applications::Application;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, execute};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, InterviewId};
use geleit_domain::interviews::Status;
use geleit_domain::policy::Action;
use jiff::Timestamp;

pub(super) const CHANGE: &str = "
    UPDATE interview SET starts_at = $4, minutes = $5, mode = $6, place = $7, sequence = $8,
        version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3 AND status = 'planned'";
pub(super) const DELETE_INTERVIEWER: &str = "
    DELETE FROM interviewer WHERE programme_id = $1 AND interview_id = $2 AND account_id = $3";

impl Store {
    /// Changes a planned interview. Calendars hear of another time or place; whoever joins or
    /// leaves gets a letter, and everybody when it is moved.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`], [`Error::Outdated`],
    /// [`crate::Refusal::Invalid`].
    pub async fn change_interview(
        &self,
        actor: &Actor,
        interview: InterviewId,
        version: i64,
        wanted: &Appointment,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let (before, application) = tx.interview_for(actor, interview, Action::Change).await?;
        if before.status()? != Status::Planned {
            return Err(Error::WrongStatus { status: before.status()?.text(), verb: "change" });
        }
        if before.version != version {
            return Err(Error::Outdated);
        }
        wanted.check(&tx.interview_candidates(application.organisation_id).await?)?;
        let was = if wanted.differs_from(&before) { Some(before.starts()?) } else { None };
        let sequence = before.sequence + i64::from(was.is_some());
        let changed = execute!(
            tx,
            CHANGE,
            actor.programme.0,
            interview.0,
            version,
            micros(wanted.starts),
            wanted.minutes,
            wanted.mode.text(),
            wanted.place.trim(),
            sequence
        )?;
        if changed == 0 {
            return Err(Error::Outdated);
        }
        let done = ("interview.change", &*wanted.detail());
        tx.record_interview(actor, interview.0, done, None, now).await?;
        tx.change_interviewers(actor, interview, &application, (wanted, was), now).await?;
        tx.commit().await
    }
}

impl Appointment {
    /// Would calendars show another time or place?
    fn differs_from(&self, before: &Interview) -> bool {
        (micros(self.starts), self.minutes) != (before.starts_at, before.minutes)
            || (self.mode.text(), self.place.trim()) != (&*before.mode, &*before.place)
    }
}

impl Tx {
    async fn change_interviewers(
        &mut self,
        actor: &Actor,
        interview: InterviewId,
        application: &Application,
        (wanted, was): (&Appointment, Option<Timestamp>),
        now: Timestamp,
    ) -> Result<()> {
        let programme = self.programme.0;
        let before = self.interviewers_of(interview).await?;
        let (stay, leave): (Vec<_>, Vec<_>) =
            before.into_iter().partition(|account| wanted.interviewers.contains(account));
        let join: Vec<_> =
            wanted.interviewers.iter().filter(|account| !stay.contains(account)).copied().collect();
        for account in &leave {
            execute!(self, DELETE_INTERVIEWER, programme, interview.0, account.0)?;
        }
        for account in &join {
            execute!(self, super::INSERT_INTERVIEWER, programme, interview.0, account.0)?;
        }
        if let Some(was) = was {
            let news = News::Moved(was);
            self.post_interview(actor, interview, application, news, &stay, now).await?;
        }
        if wanted.starts < now {
            return Ok(());
        }
        self.post_to_interviewers(actor, interview, "interview_set_staff", &join, now).await?;
        let template = "interview_cancelled_staff";
        self.post_to_interviewers(actor, interview, template, &leave, now).await
    }

    pub(super) async fn interviewers_of(
        &mut self,
        interview: InterviewId,
    ) -> Result<Vec<AccountId>> {
        let rows: Vec<super::show::Row> =
            all!(self, super::show::INTERVIEWERS, self.programme.0, interview.0)?;
        Ok(rows.into_iter().map(|row| AccountId(row.account_id)).collect())
    }
}
