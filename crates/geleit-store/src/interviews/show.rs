//! One interview on one page. What others recommend is hidden from an interviewer who has not yet
//! said the own.

use super::Interview;
use crate::applications::Application;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::Line;
use crate::error::{Error, Result};
use crate::interviews::plan::Candidate;
use crate::macros::{all, row};
use crate::persons::Person;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, CohortId, InterviewId, PersonId};
use geleit_domain::interviews::Recommendation;
use geleit_domain::policy::Action;
use uuid::Uuid;

pub(super) const INTERVIEWERS: &str = "
    SELECT w.account_id, a.name, w.recommendation, w.words FROM interviewer w
    JOIN account a ON a.programme_id = w.programme_id AND a.id = w.account_id
    WHERE w.programme_id = $1 AND w.interview_id = $2 ORDER BY a.name, a.id";

row! {
    pub(super) struct Row {
        pub(super) account_id: Uuid,
        name: String,
        recommendation: Option<String>,
        words: String,
    }
}

/// What an interviewer recommends, as the reader may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opinion {
    /// Not said yet.
    Open,
    /// Said, but the reader has not yet said the own.
    Hidden,
    /// Said, with an explanation.
    Said(Recommendation, String),
}

/// Somebody who leads the interview.
#[derive(Clone, Debug)]
pub struct Interviewer {
    /// The account.
    pub account: AccountId,
    /// The name shown on pages.
    pub name: String,
    /// What this one recommends.
    pub opinion: Opinion,
}

/// An interview with everything its page shows.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The interview.
    pub interview: Interview,
    /// The application.
    pub application: Application,
    /// The mentee.
    pub person: Person,
    /// The cohort.
    pub cohort: Cohort,
    /// Who leads it, by name.
    pub interviewers: Vec<Interviewer>,
    /// Who could lead it.
    pub candidates: Vec<Candidate>,
    /// What was done, oldest first.
    pub entries: Vec<Line>,
    /// May the reader change it?
    pub may_change: bool,
}

impl Shown {
    /// The reader's own place among those who lead it.
    #[must_use]
    pub fn own(&self, actor: &Actor) -> Option<&Interviewer> {
        self.interviewers.iter().find(|one| Some(one.account) == actor.account)
    }
}

impl Store {
    /// One interview as the actor may see it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn show_interview(&self, actor: &Actor, id: InterviewId) -> Result<Shown> {
        self.shown_interview(actor, id, Action::Show).await
    }

    /// One interview for somebody who is about to change it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn interview_to_change(&self, actor: &Actor, id: InterviewId) -> Result<Shown> {
        self.shown_interview(actor, id, Action::Change).await
    }

    async fn shown_interview(
        &self,
        actor: &Actor,
        id: InterviewId,
        action: Action,
    ) -> Result<Shown> {
        let mut tx = self.read(actor.programme).await?;
        let (interview, application) = tx.interview_for(actor, id, action).await?;
        Ok(Shown {
            person: tx.person(PersonId(application.person_id)).await?,
            cohort: tx.cohort(CohortId(application.cohort_id)).await?,
            interviewers: tx.opinions_about(actor, id).await?,
            candidates: tx.interview_candidates(application.organisation_id).await?,
            entries: tx.entries_of(id.0).await?,
            may_change: super::permit(actor, &application, Action::Change).is_ok(),
            interview,
            application,
        })
    }
}

impl Tx {
    /// Who leads an interview and recommends what, as far as the reader may know it now.
    pub(crate) async fn opinions_about(
        &mut self,
        actor: &Actor,
        interview: InterviewId,
    ) -> Result<Vec<Interviewer>> {
        opinions(actor, all!(self, INTERVIEWERS, self.programme.0, interview.0)?)
    }
}

fn opinions(actor: &Actor, rows: Vec<Row>) -> Result<Vec<Interviewer>> {
    let is_own = |row: &Row| actor.account == Some(AccountId(row.account_id));
    let waits = rows.iter().any(|row| is_own(row) && row.recommendation.is_none());
    let one = |row: Row| {
        let opinion = match row.recommendation {
            None => Opinion::Open,
            Some(_) if waits => Opinion::Hidden,
            Some(word) => {
                let wrong = Error::Corrupt("interviewer.recommendation");
                Opinion::Said(Recommendation::from_text(&word).ok_or(wrong)?, row.words)
            }
        };
        Ok(Interviewer { account: AccountId(row.account_id), name: row.name, opinion })
    };
    rows.into_iter().map(one).collect()
}
