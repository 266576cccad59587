//! Mentors of a programme: the record with its status and capacity, the answers in versions, and
//! the cohorts they take part in.

mod answers;
mod companies;
mod intake;
mod joining;
mod list;
mod own;
mod reception;
mod returning;
mod show;
mod step;
mod version;

pub use companies::{Colleague, Companies};
pub use intake::RECEIVED_LETTER;
pub use joining::{Joining, Likely};
pub use list::{Filter, Listed};
pub use own::{Own, WITHDRAWN_LETTER};
pub use show::{OpenPair, Record};
pub use version::Version;

use crate::error::{Error, Result};
use crate::macros::{all, execute, insert_all, one, row, statements};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::applications::Intake;
use geleit_domain::id::{AccountId, CohortId, MentorId, OrganisationId, PersonId};
use geleit_domain::mentors::{Engagement, Status};
use geleit_domain::profile::MentorProfile;
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO mentor (programme_id, id, person_id, organisation_id, engagement,
            capacity, status, created_at, waiting_since, intake, taken_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    LOAD = "SELECT id, person_id, organisation_id, engagement, capacity, status, version,
            intake, waiting_since, declined_because, joined_to
        FROM mentor WHERE programme_id = $1 AND id = $2";
    ALL = "SELECT id, person_id, organisation_id, engagement, capacity, status, version,
            intake, waiting_since, declined_because, joined_to
        FROM mentor WHERE programme_id = $1 ORDER BY id";
    CHANGE = "UPDATE mentor SET organisation_id = $4, capacity = $5, version = version + 1
        WHERE programme_id = $1 AND id = $2 AND version = $3";
    STEP = "UPDATE mentor SET status = $4, waiting_since = $5, version = version + 1
        WHERE programme_id = $1 AND id = $2 AND status = $3";
    INSERT_COHORT = "INSERT INTO cohort_mentor (programme_id, cohort_id, mentor_id, reference,
            received_on, created_at)
        VALUES ($1, $2, $3, $4, $5, $6)";
    CHANGE_COHORT = "UPDATE cohort_mentor SET received_on = $4
        WHERE programme_id = $1 AND cohort_id = $2 AND mentor_id = $3";
    OF_COHORT = "SELECT mentor_id, reference, received_on FROM cohort_mentor
        WHERE programme_id = $1 AND cohort_id = $2 ORDER BY mentor_id";
    COHORTS_OF = "SELECT cohort_id, reference, received_on FROM cohort_mentor
        WHERE programme_id = $1 AND mentor_id = $2 ORDER BY received_on DESC, cohort_id";
    VERSION_NOW = version::NOW;
    VERSIONS_NOW = version::ALL_NOW;
    VERSION_LAST = version::LAST;
    VERSION_END = version::END;
    VERSION_INSERT = version::INSERT;
    KNOWN_ALREADY = reception::KNOWN_ALREADY;
    OPEN_PAIRS = show::OPEN_PAIRS;
    OPEN_PAIR_COUNT = own::OPEN_PAIR_COUNT;
    OF_PERSON = intake::OF_PERSON;
    COMPANY_KEYS = companies::KEYS;
    COMPANY_KEYS_ORGANISATION = companies::KEYS_ORGANISATION;
    COMPANY_PEOPLE = companies::PEOPLE;
    COMPANY_PEOPLE_ORGANISATION = companies::PEOPLE_ORGANISATION;
    LIKELY = joining::LIKELY;
    JOIN = joining::JOIN;
    JOINED = joining::JOINED;
    MOVE_PART = joining::MOVE_PART;
    ANSWER_HINT = joining::ANSWER;
    LIST = list::LIST;
    LIST_ORGANISATION = list::LIST_ORGANISATION;
}

row! {
    /// A mentor of the programme.
    pub struct Mentor {
        /// The mentor.
        pub id: Uuid,
        /// The person.
        pub person_id: Uuid,
        /// The organisation that found the mentor (S1-36).
        pub organisation_id: Option<Uuid>,
        /// `volunteer`, `professional` or `workforce`.
        pub engagement: String,
        /// Mentees at the same time, over all cohorts (S1-31).
        pub capacity: i64,
        /// Status word.
        pub status: String,
        /// Grows with each change.
        pub version: i64,
        /// How the mentor came in.
        pub intake: String,
        /// Since when the mentor waits for the step that comes next, µs since the epoch.
        pub waiting_since: i64,
        /// Why the mentor was declined, a word of the catalogue.
        pub declined_because: Option<String>,
        /// The mentor who was known already and to whom this sign-up belongs.
        pub joined_to: Option<Uuid>,
    }
}

row! {
    /// A mentor's part in a cohort.
    pub struct Part {
        /// The mentor.
        pub mentor_id: Uuid,
        /// The office's own number, unique in the cohort.
        pub reference: String,
        /// Received on, `YYYY-MM-DD`.
        pub received_on: String,
    }
}

/// What a new mentor needs; the answers are the first version.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewMentor<'a> {
    pub(crate) id: MentorId,
    pub(crate) person: PersonId,
    pub(crate) organisation: Option<OrganisationId>,
    pub(crate) capacity: u32,
    pub(crate) status: Status,
    pub(crate) intake: Intake,
    /// Who typed it for the person; nothing when the person or a sheet did.
    pub(crate) taken_by: Option<AccountId>,
    pub(crate) profile: &'a MentorProfile,
}

impl Mentor {
    /// The status.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn status(&self) -> Result<Status> {
        Status::from_text(&self.status).ok_or(Error::Corrupt("mentor.status"))
    }
}

impl Tx {
    /// One mentor; the caller asks permission with [`geleit_domain::actor::Actor::tie`].
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn mentor(&mut self, mentor: MentorId) -> Result<Mentor> {
        one!(self, LOAD, self.programme.0, mentor.0)
    }

    /// Every mentor of the programme, by id.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mentors(&mut self) -> Result<Vec<Mentor>> {
        all!(self, ALL, self.programme.0)
    }

    /// Who takes part as a mentor in a cohort, by id.
    ///
    /// # Errors
    /// The database failed.
    pub async fn mentor_parts(&mut self, cohort: CohortId) -> Result<Vec<Part>> {
        all!(self, OF_COHORT, self.programme.0, cohort.0)
    }

    /// The cohorts of a mentor with reference and day, the newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn cohorts_of_mentor(
        &mut self,
        mentor: MentorId,
    ) -> Result<Vec<(Uuid, String, String)>> {
        all!(self, COHORTS_OF, self.programme.0, mentor.0)
    }

    /// Inserts mentors with their first answers.
    pub(crate) async fn insert_mentors(
        &mut self,
        new: &[NewMentor<'_>],
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        insert_all!(
            self,
            INSERT,
            new,
            |new| programme,
            new.id.0,
            new.person.0,
            new.organisation.map(|id| id.0),
            Engagement::Volunteer.text(),
            i64::from(new.capacity),
            new.status.text(),
            at,
            at,
            new.intake.text(),
            new.taken_by.map(|id| id.0)
        );
        let first: Vec<_> = new.iter().map(|new| (new.id, 1, new.profile)).collect();
        self.insert_mentor_profiles(&first, now).await
    }

    pub(crate) async fn change_mentor(
        &mut self,
        mentor: &Mentor,
        organisation: Option<Uuid>,
        capacity: i64,
    ) -> Result<()> {
        let (id, version) = (mentor.id, mentor.version);
        match execute!(self, CHANGE, self.programme.0, id, version, organisation, capacity)? {
            1 => Ok(()),
            _ => Err(Error::Outdated),
        }
    }

    pub(crate) async fn step_mentor_row(
        &mut self,
        mentor: Uuid,
        from: Status,
        to: Status,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        match execute!(self, STEP, programme, mentor, from.text(), to.text(), at)? {
            1 => Ok(()),
            _ => Err(Error::Outdated),
        }
    }

    pub(crate) async fn insert_mentor_parts(
        &mut self,
        cohort: CohortId,
        parts: &[Part],
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        insert_all!(
            self,
            INSERT_COHORT,
            parts,
            |part| programme,
            cohort.0,
            part.mentor_id,
            &part.reference,
            &part.received_on,
            at
        );
        Ok(())
    }

    pub(crate) async fn change_mentor_part(
        &mut self,
        cohort: CohortId,
        mentor: Uuid,
        received_on: &str,
    ) -> Result<()> {
        execute!(self, CHANGE_COHORT, self.programme.0, cohort.0, mentor, received_on)?;
        Ok(())
    }
}
