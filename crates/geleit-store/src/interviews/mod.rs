//! Interviews with people who apply (S1-38, S1-40): planned with the application's status in one
//! transaction, changed, held, missed or cancelled, with notes and one recommendation each.

mod change;
mod clashes;
mod letters;
mod list;
mod notes;
mod plan;
mod recommendation;
mod show;
mod step;
mod unfinished;

pub use clashes::Clash;
pub use letters::Invitation;
pub use list::{Filter, Line, Page};
pub use plan::{Appointment, Candidate, Planning};
pub use show::{Interviewer, Opinion, Shown};
pub use unfinished::Unfinished;

use crate::applications::Application;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{one, row, statements};
use crate::time::timestamp;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, InterviewId, OrganisationId, PersonId};
use geleit_domain::interviews::{Mode, Notes, Status, Topic};
use geleit_domain::policy::{Action, Resource};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LOAD = "SELECT id, application_id, starts_at, time_zone, minutes, mode, place, status,
            sequence, notes, version
        FROM interview WHERE programme_id = $1 AND id = $2";
    OF_APPLICATION = "SELECT id, application_id, starts_at, time_zone, minutes, mode, place, status,
            sequence, notes, version
        FROM interview WHERE programme_id = $1 AND application_id = $2 ORDER BY starts_at, id";
    INSERT = plan::INSERT;
    INSERT_INTERVIEWER = plan::INSERT_INTERVIEWER;
    CANDIDATES = plan::CANDIDATES;
    ALL_CANDIDATES = plan::ALL_CANDIDATES;
    CLASHES = clashes::CLASHES;
    CHANGE = change::CHANGE;
    DELETE_INTERVIEWER = change::DELETE_INTERVIEWER;
    STEP = step::STEP;
    SAVE_NOTES = notes::SAVE;
    RECOMMEND = recommendation::RECOMMEND;
    INTERVIEWERS = show::INTERVIEWERS;
    ACCOUNT_LANGUAGE = letters::ACCOUNT_LANGUAGE;
    LIST = list::LIST;
    LIST_ORGANISATION = list::LIST_ORGANISATION;
    OPEN = list::OPEN;
    OPEN_ORGANISATION = list::OPEN_ORGANISATION;
    UNFINISHED = unfinished::UNFINISHED;
    UNFINISHED_ORGANISATION = unfinished::UNFINISHED_ORGANISATION;
    UNFINISHED_COUNT = unfinished::UNFINISHED_COUNT;
    UNFINISHED_COUNT_ORGANISATION = unfinished::UNFINISHED_COUNT_ORGANISATION;
    LEADERS = list::LEADERS;
}

row! {
    /// An interview.
    pub struct Interview {
        /// The interview; also the stable UID in calendars.
        pub id: Uuid,
        /// The application it is about.
        pub application_id: Uuid,
        /// Begins at, µs since the epoch.
        pub starts_at: i64,
        /// IANA time zone in which the time was said.
        pub time_zone: String,
        /// How long, in minutes.
        pub minutes: i64,
        /// Mode word.
        pub mode: String,
        /// Address, telephone number or address of the video call.
        pub place: String,
        /// Status word.
        pub status: String,
        /// Grows with each change that calendars must hear of.
        pub sequence: i64,
        /// The notes as they are stored.
        pub notes: String,
        /// Grows with each change.
        pub version: i64,
    }
}

impl Interview {
    /// Its status.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn status(&self) -> Result<Status> {
        Status::from_text(&self.status).ok_or(Error::Corrupt("interview.status"))
    }

    /// How people meet.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn mode(&self) -> Result<Mode> {
        Mode::from_text(&self.mode).ok_or(Error::Corrupt("interview.mode"))
    }

    /// When it begins.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn starts(&self) -> Result<Timestamp> {
        timestamp(self.starts_at)
    }

    /// When it ends.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn ends(&self) -> Result<Timestamp> {
        Ok(self.starts()? + SignedDuration::from_mins(self.minutes))
    }

    /// The zone in which its time was said.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// What was noted.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn notes(&self) -> Result<Notes> {
        let stored: BTreeMap<String, String> =
            serde_json::from_str(&self.notes).map_err(|_| Error::Corrupt("interview.notes"))?;
        let mut notes = Notes::default();
        for (topic, words) in stored {
            notes.set(Topic::from_text(&topic).ok_or(Error::Corrupt("interview.notes"))?, &words);
        }
        Ok(notes)
    }
}

/// Refuses actors who may not know of interviews about this application, or know them and may not
/// do this.
fn permit(actor: &Actor, application: &Application, action: Action) -> Result<()> {
    let organisation = application.organisation_id.map(OrganisationId);
    let tie = actor.tie(organisation, Some(PersonId(application.person_id)));
    if actor.may(tie, action, Resource::Interview) {
        Ok(())
    } else if actor.may(tie, Action::Show, Resource::Interview) {
        Err(Error::Forbidden)
    } else {
        Err(Error::NotFound)
    }
}

impl Tx {
    /// One interview; the caller asks permission, or holds the mentee's link.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn interview(&mut self, interview: InterviewId) -> Result<Interview> {
        one!(self, LOAD, self.programme.0, interview.0)
    }

    /// Every interview about an application, also those that were missed or cancelled, by date.
    ///
    /// # Errors
    /// The database failed.
    pub async fn interviews_of(&mut self, application: ApplicationId) -> Result<Vec<Interview>> {
        crate::macros::all!(self, OF_APPLICATION, self.programme.0, application.0)
    }

    /// The interview about an application that is still to come.
    ///
    /// # Errors
    /// The database failed.
    pub async fn planned_interview(
        &mut self,
        application: ApplicationId,
    ) -> Result<Option<Interview>> {
        let all = self.interviews_of(application).await?;
        Ok(all.into_iter().find(|one| one.status == Status::Planned.text()))
    }

    /// An interview with its application, if the actor may do this with it.
    async fn interview_for(
        &mut self,
        actor: &Actor,
        interview: InterviewId,
        action: Action,
    ) -> Result<(Interview, Application)> {
        let interview = self.interview(interview).await?;
        let application = self.application(ApplicationId(interview.application_id)).await?;
        permit(actor, &application, action)?;
        Ok((interview, application))
    }

    async fn record_interview(
        &mut self,
        actor: &Actor,
        interview: Uuid,
        (verb, detail): (&str, &str),
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<()> {
        let subject_kind = "interview";
        let entry = Entry { verb, subject_kind, subject: interview, detail, reason };
        self.record(actor, entry, now).await?;
        Ok(())
    }
}
