//! Planning interviews, one or several: the application moves on in the same transaction, and
//! everybody gets a letter.

use super::letters::News;
use super::permit;
use crate::applications::Application;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, row};
use crate::persons::Person;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Verb;
use geleit_domain::id::{AccountId, ApplicationId, InterviewId, PersonId};
use geleit_domain::interviews::{MINUTES, Mode};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

/// The longest place that is kept, in characters.
const PLACE_MAX: usize = 300;
/// The most people who lead one interview.
const INTERVIEWERS_MAX: usize = 6;

pub(super) const INSERT: &str = "
    INSERT INTO interview (programme_id, id, application_id, starts_at, time_zone, minutes, mode,
        place, status, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9)";
pub(super) const INSERT_INTERVIEWER: &str = "
    INSERT INTO interviewer (programme_id, interview_id, account_id) VALUES ($1, $2, $3)";
pub(super) const CANDIDATES: &str = "
    SELECT DISTINCT a.id, a.name FROM account a
    JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id
    WHERE a.programme_id = $1 AND a.status <> 'suspended'
        AND (r.role = 'coordinator' OR (r.role = 'partner' AND r.organisation_id = $2))
    ORDER BY a.name, a.id";

pub(super) const ALL_CANDIDATES: &str = "
    SELECT DISTINCT a.id, a.name FROM account a
    JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id
    WHERE a.programme_id = $1 AND a.status <> 'suspended' AND r.role IN ('coordinator', 'partner')
    ORDER BY a.name, a.id";

row! {
    /// Somebody who may lead an interview.
    pub struct Candidate {
        /// The account.
        pub id: Uuid,
        /// The name shown on pages.
        pub name: String,
    }
}

/// When, how and with whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Begins.
    pub starts: Timestamp,
    /// How long, in minutes.
    pub minutes: i64,
    /// How people meet.
    pub mode: Mode,
    /// Address, telephone number or address of the video call.
    pub place: String,
    /// Who leads it.
    pub interviewers: Vec<AccountId>,
}

/// What the page needs to plan an interview about an application.
#[derive(Clone, Debug)]
pub struct Planning {
    /// The application.
    pub application: Application,
    /// The mentee.
    pub person: Person,
    /// Who may lead it: whoever may see it.
    pub candidates: Vec<Candidate>,
}

impl Appointment {
    pub(super) fn check(&self, candidates: &[Candidate]) -> Result<()> {
        let refuse = |field, expected| Err(Refusal::Invalid { field, expected }.into());
        if !MINUTES.contains(&self.minutes) {
            return refuse("minutes", "from 5 to 240");
        }
        if self.place.trim().is_empty() || self.place.chars().count() > PLACE_MAX {
            return refuse("place", "1 to 300 characters");
        }
        let known = |account: &AccountId| candidates.iter().any(|known| known.id == account.0);
        let how_many = 1..=INTERVIEWERS_MAX;
        if !how_many.contains(&self.interviewers.len()) || !self.interviewers.iter().all(known) {
            return refuse("interviewers", "1 to 6 people who may see the application");
        }
        Ok(())
    }
}

impl Store {
    /// What the page needs to plan an interview.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn interview_planning(
        &self,
        actor: &Actor,
        application: ApplicationId,
    ) -> Result<Planning> {
        let mut tx = self.read(actor.programme).await?;
        let application = tx.application(application).await?;
        permit(actor, &application, Action::Create)?;
        let person = tx.person(PersonId(application.person_id)).await?;
        let candidates = tx.interview_candidates(application.organisation_id).await?;
        Ok(Planning { application, person, candidates })
    }

    /// Who may lead interviews about some application that the actor may plan for.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn interview_candidates(&self, actor: &Actor) -> Result<Vec<Candidate>> {
        let reach = actor.reach(Action::Create, Resource::Interview).ok_or(Error::Forbidden)?;
        let mut tx = self.read(actor.programme).await?;
        if reach == Tie::Programme {
            return all!(tx, ALL_CANDIDATES, actor.programme.0);
        }
        tx.interview_candidates(actor.organisation().map(|id| id.0)).await
    }

    /// Plans an interview for each application, all or none.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`],
    /// [`Error::Outdated`],
    /// [`Refusal::Invalid`].
    pub async fn plan_interviews(
        &self,
        actor: &Actor,
        plans: &[(ApplicationId, Appointment)],
        now: Timestamp,
    ) -> Result<Vec<InterviewId>> {
        let mut tx = self.write(actor.programme).await?;
        let mut planned = Vec::with_capacity(plans.len());
        for (application, appointment) in plans {
            planned.push(tx.plan_interview(actor, *application, appointment, now).await?);
        }
        tx.commit().await?;
        Ok(planned)
    }
}

impl Tx {
    pub(super) async fn interview_candidates(
        &mut self,
        organisation: Option<Uuid>,
    ) -> Result<Vec<Candidate>> {
        all!(self, CANDIDATES, self.programme.0, organisation)
    }

    async fn plan_interview(
        &mut self,
        actor: &Actor,
        application: ApplicationId,
        appointment: &Appointment,
        now: Timestamp,
    ) -> Result<InterviewId> {
        let application = self.application(application).await?;
        permit(actor, &application, Action::Create)?;
        appointment.check(&self.interview_candidates(application.organisation_id).await?)?;
        let settings = self.programme().await?;
        let today = settings.today(now);
        let verb = Verb::SetInterview;
        self.move_application(actor, &application, verb, None, today, now).await?;
        let interview = id(now);
        execute!(
            self,
            INSERT,
            self.programme.0,
            interview,
            application.id,
            micros(appointment.starts),
            &settings.time_zone,
            appointment.minutes,
            appointment.mode.text(),
            appointment.place.trim(),
            micros(now)
        )?;
        for account in &appointment.interviewers {
            execute!(self, INSERT_INTERVIEWER, self.programme.0, interview, account.0)?;
        }
        let done = ("interview.plan", &*appointment.detail());
        self.record_interview(actor, interview, done, None, now).await?;
        let interview = InterviewId(interview);
        let news = News::Set;
        self.post_interview(actor, interview, &application, news, &appointment.interviewers, now)
            .await?;
        Ok(interview)
    }
}

impl Appointment {
    /// The facts of it for the audit trail: no place, because that may be somebody's number.
    pub(super) fn detail(&self) -> String {
        format!("{} {} min {}", self.starts, self.minutes, self.mode)
    }
}
