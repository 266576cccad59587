//! Letters about an interview: to the mentee in the mentee's language, to everybody who leads it
//! in theirs. What is past brings no letters.

use super::Interview;
use crate::applications::Application;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::one;
use crate::mails::Letter;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, ApplicationId, InterviewId, PersonId, ProgrammeId};
use geleit_domain::secret_links::Door;
use jiff::Timestamp;

pub(super) const ACCOUNT_LANGUAGE: &str =
    "SELECT language FROM account WHERE programme_id = $1 AND id = $2";

/// What there is to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    Set,
    /// With the time at which it would have begun.
    Moved(Timestamp),
    Cancelled,
    /// Nobody came: only the mentee hears of it.
    Missed,
}

impl News {
    const fn templates(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Set => ("interview_set_mentee", Some("interview_set_staff")),
            Self::Moved(_) => ("interview_moved_mentee", Some("interview_moved_staff")),
            Self::Cancelled => ("interview_cancelled_mentee", Some("interview_cancelled_staff")),
            Self::Missed => ("interview_missed_mentee", None),
        }
    }

    const fn was(self) -> Option<Timestamp> {
        match self {
            Self::Moved(was) => Some(was),
            Self::Set | Self::Cancelled | Self::Missed => None,
        }
    }
}

/// What a letter or a calendar says of an interview.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The interview.
    pub interview: Interview,
    /// The office's own number of the application.
    pub reference: String,
    /// The mentee's e-mail address, may be empty.
    pub email: String,
}

impl Tx {
    /// Tells the mentee and the interviewers; letters that have not gone out are out of date.
    pub(super) async fn post_interview(
        &mut self,
        actor: &Actor,
        interview: InterviewId,
        application: &Application,
        news: News,
        interviewers: &[AccountId],
        now: Timestamp,
    ) -> Result<()> {
        if news != News::Missed && self.interview(interview).await?.starts()? < now {
            return Ok(());
        }
        // Where somebody still has to be told at once, today's letter cannot wait either.
        let is_urgent = self.is_urgent(interview.0).await?;
        self.withdraw_letters(interview.0, now).await?;
        let was = news.was().map(|was| if is_urgent { now } else { was });
        let (to_mentee, to_staff) = news.templates();
        let person = PersonId(application.person_id);
        let language = self.language_of(person).await?;
        let subject = Some(interview.0);
        let letter = Letter {
            template: to_mentee,
            language: &language,
            person: Some(person),
            account: None,
            subject,
            due: now,
        };
        self.post_moved(letter, was, now).await?;
        if let Some(template) = to_staff {
            let news = (template, was);
            self.post_to_staff(actor, interview, news, interviewers, now).await?;
        }
        Ok(())
    }

    /// Whoever acts knows already.
    pub(super) async fn post_to_interviewers(
        &mut self,
        actor: &Actor,
        interview: InterviewId,
        template: &str,
        interviewers: &[AccountId],
        now: Timestamp,
    ) -> Result<()> {
        self.post_to_staff(actor, interview, (template, None), interviewers, now).await
    }

    async fn post_to_staff(
        &mut self,
        actor: &Actor,
        interview: InterviewId,
        (template, was): (&str, Option<Timestamp>),
        interviewers: &[AccountId],
        now: Timestamp,
    ) -> Result<()> {
        for account in interviewers.iter().filter(|account| actor.account != Some(**account)) {
            let (language,): (String,) = one!(self, ACCOUNT_LANGUAGE, self.programme.0, account.0)?;
            let letter = Letter {
                template,
                language: &language,
                person: None,
                account: Some(*account),
                subject: Some(interview.0),
                due: now,
            };
            self.post_moved(letter, was, now).await?;
        }
        Ok(())
    }

    async fn invitation(&mut self, interview: InterviewId) -> Result<Invitation> {
        let interview = self.interview(interview).await?;
        let application = self.application(ApplicationId(interview.application_id)).await?;
        let email = self.person(PersonId(application.person_id)).await?.email;
        Ok(Invitation { interview, reference: application.reference, email })
    }
}

impl Store {
    /// What a letter about an interview says; it is written when it goes out.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn invitation(
        &self,
        programme: ProgrammeId,
        interview: InterviewId,
    ) -> Result<Invitation> {
        self.read(programme).await?.invitation(interview).await
    }

    /// The planned interview of the application behind a mentee's link, or else the last one.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown or over, or there is no interview.
    pub async fn invitation_by_link(&self, secret: &Secret, now: Timestamp) -> Result<Invitation> {
        let mut tx = self.read(secret.programme).await?;
        let (Door::Application, application) = tx.record_link(secret, now).await? else {
            return Err(Error::NotFound);
        };
        let application = ApplicationId(application);
        let found = match tx.planned_interview(application).await? {
            Some(planned) => planned,
            None => tx.interviews_of(application).await?.pop().ok_or(Error::NotFound)?,
        };
        tx.invitation(InterviewId(found.id)).await
    }
}
