//! Applications of mentees: the record with its status, and the answers in versions.

mod codes;
mod completion;
mod decide;
mod list;
mod lying;
mod own;
mod places;
mod reception;
mod selection;
mod show;
mod slip;
mod step;
mod submission;
mod supplier;
mod version;

pub use codes::CodedAnswers;
pub use completion::OpenRequest;
pub use decide::{Decided, Decision, LETTER_DELAY};
pub use list::{Filter, Listed, Order, Which};
pub use own::Own;
pub use places::{Move, Places, Waiting};
pub use reception::{Arrival, Candidate, Counter, Received, Whose};
pub use selection::{Chosen, Seat, Selection};
pub use show::{Listing, OriginSeen, PartnerProfile, Record, Shown};
pub use slip::Slip;
pub use step::Correction;
pub use submission::{RECEIVED_LETTER, Reception};
pub use version::Version;
pub(crate) use version::{code, coded, count, items, texts, words};

use crate::error::{Error, Result};
use crate::macros::{execute, insert_all, one, row, statements};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::applications::{Intake, Status};
use geleit_domain::id::{AccountId, ApplicationId, CohortId, OrganisationId, PersonId};
use geleit_domain::profile::MenteeProfile;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO application (programme_id, id, cohort_id, person_id, organisation_id,
            reference, status, received_on, created_at, waiting_since, intake, taken_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    LOAD = "SELECT id, cohort_id, person_id, organisation_id, reference, status, received_on,
            version, intake, waiting_since, waitlist_rank, taken_by, created_at
        FROM application WHERE programme_id = $1 AND id = $2";
    OF_COHORT = "SELECT id, cohort_id, person_id, organisation_id, reference, status, received_on,
            version, intake, waiting_since, waitlist_rank, taken_by, created_at
        FROM application WHERE programme_id = $1 AND cohort_id = $2 ORDER BY id";
    OF_PERSON = "SELECT id, cohort_id, person_id, organisation_id, reference, status, received_on,
            version, intake, waiting_since, waitlist_rank, taken_by, created_at
        FROM application WHERE programme_id = $1 AND person_id = $2 ORDER BY received_on DESC, id";
    CHANGE = "UPDATE application SET organisation_id = $4, received_on = $5, version = version + 1
        WHERE programme_id = $1 AND id = $2 AND version = $3";
    STEP = step::STEP;
    TAKES_PART = submission::TAKES_PART;
    REFERENCE_TAKEN = submission::REFERENCE_TAKEN;
    MOVE_FILES = submission::MOVE_FILES;
    ONE_AT_A_TIME = reception::ONE_AT_A_TIME;
    KNOWN_ALREADY = reception::KNOWN_ALREADY;
    TAKEN_BY = show::TAKEN_BY;
    OPEN_PAIR = step::OPEN_PAIR;
    SET_STATUS = step::SET_STATUS;
    VERSION_NOW = version::NOW;
    VERSION_NOW_OF_COHORT = version::NOW_OF_COHORT;
    VERSION_LAST = version::LAST;
    VERSION_END = version::END;
    VERSION_INSERT = version::INSERT;
    LIST = list::LIST;
    LIST_ORGANISATION = list::LIST_ORGANISATION;
    LIST_WAITING = list::LIST_WAITING;
    LIST_WAITING_ORGANISATION = list::LIST_WAITING_ORGANISATION;
    LIST_STATUS = list::LIST_STATUS;
    LIST_STATUS_ORGANISATION = list::LIST_STATUS_ORGANISATION;
    LIST_LATE = list::LIST_LATE;
    LIST_LATE_ORGANISATION = list::LIST_LATE_ORGANISATION;
    LIST_UNANSWERED = list::LIST_UNANSWERED;
    LIST_UNANSWERED_ORGANISATION = list::LIST_UNANSWERED_ORGANISATION;
    INSERT_REQUEST = completion::INSERT_REQUEST;
    OPEN_REQUEST = completion::OPEN_REQUEST;
    END_REQUEST = completion::END_REQUEST;
    DECISION_LAST = decide::LAST;
    DECISION_INSERT = decide::INSERT;
    DECISIONS_OF_APPLICATION = decide::OF_APPLICATION;
    ADDRESS = decide::ADDRESS;
    AIMED = places::AIMED;
    AIMED_ORGANISATION = places::AIMED_ORGANISATION;
    WAITING = places::WAITING;
    WAITING_ORGANISATION = places::WAITING_ORGANISATION;
    FREE = places::FREE;
    RANK_BEFORE = places::RANK_BEFORE;
    RANK_AFTER = places::RANK_AFTER;
    LEAVE_RANK = places::LEAVE_RANK;
    TAKE_RANK = places::TAKE_RANK;
    AFTER = selection::AFTER;
    BEFORE = selection::BEFORE;
    AFTER_ORGANISATION = selection::AFTER_ORGANISATION;
    BEFORE_ORGANISATION = selection::BEFORE_ORGANISATION;
    COUNTS = list::COUNTS;
    COUNTS_ORGANISATION = list::COUNTS_ORGANISATION;
}

row! {
    /// A mentee's application for one cohort.
    pub struct Application {
        /// The application.
        pub id: Uuid,
        /// Its cohort.
        pub cohort_id: Uuid,
        /// The mentee.
        pub person_id: Uuid,
        /// The organisation that supplied it.
        pub organisation_id: Option<Uuid>,
        /// The office's own number, unique in the cohort.
        pub reference: String,
        /// Status word.
        pub status: String,
        /// Received on, `YYYY-MM-DD`.
        pub received_on: String,
        /// Grows with each change.
        pub version: i64,
        /// How it came in.
        pub intake: String,
        /// Since when it waits for the step that comes next, µs since the epoch.
        pub waiting_since: i64,
        /// Place on the waiting list of the cohort, from 1; gaps are allowed.
        pub waitlist_rank: Option<i64>,
        /// Who typed it for the person, if somebody did.
        pub taken_by: Option<Uuid>,
        /// When it was written down, µs since the epoch.
        pub created_at: i64,
    }
}

impl Application {
    /// Its status.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn status(&self) -> Result<Status> {
        Status::from_text(&self.status).ok_or(Error::Corrupt("application.status"))
    }
}

/// What a new application needs; its answers are the first version.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewApplication<'a> {
    pub(crate) id: ApplicationId,
    pub(crate) cohort: CohortId,
    pub(crate) person: PersonId,
    pub(crate) organisation: Option<OrganisationId>,
    pub(crate) reference: &'a str,
    pub(crate) status: Status,
    pub(crate) received_on: Date,
    pub(crate) intake: Intake,
    /// Who typed it for the person; nothing when the person or a sheet did.
    pub(crate) taken_by: Option<AccountId>,
    pub(crate) profile: &'a MenteeProfile,
}

impl Tx {
    /// One application; the caller asks permission with [`geleit_domain::actor::Actor::tie`].
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn application(&mut self, application: ApplicationId) -> Result<Application> {
        one!(self, LOAD, self.programme.0, application.0)
    }

    /// Every application of a cohort, by id.
    ///
    /// # Errors
    /// The database failed.
    pub async fn applications_of(&mut self, cohort: CohortId) -> Result<Vec<Application>> {
        crate::macros::all!(self, OF_COHORT, self.programme.0, cohort.0)
    }

    /// Every application of a person, the newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn applications_by(&mut self, person: PersonId) -> Result<Vec<Application>> {
        crate::macros::all!(self, OF_PERSON, self.programme.0, person.0)
    }

    /// Inserts applications with their first answers.
    pub(crate) async fn insert_applications(
        &mut self,
        new: &[NewApplication<'_>],
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        insert_all!(
            self,
            INSERT,
            new,
            |new| programme,
            new.id.0,
            new.cohort.0,
            new.person.0,
            new.organisation.map(|id| id.0),
            new.reference,
            new.status.text(),
            new.received_on.to_string(),
            at,
            at,
            new.intake.text(),
            new.taken_by.map(|id| id.0)
        );
        let first: Vec<_> = new.iter().map(|new| (new.id, 1, new.profile)).collect();
        self.insert_mentee_profiles(&first, now).await
    }

    pub(crate) async fn change_application(
        &mut self,
        application: &Application,
        organisation: Option<Uuid>,
        received_on: &str,
    ) -> Result<()> {
        let (id, version) = (application.id, application.version);
        match execute!(self, CHANGE, self.programme.0, id, version, organisation, received_on)? {
            1 => Ok(()),
            _ => Err(Error::Outdated),
        }
    }
}
