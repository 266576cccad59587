//! Surveys (S1-61, S1-62): planned per cohort and wave, asked by the calendar, answered behind a
//! personal link or signed in, counted when they close. Of an anonymous survey nothing that is
//! stored leads from an answer to a person: `docs/decisions/0020-anonymous-surveys.md`.

mod answer;
mod ask;
mod close;
mod copy;
mod follow;
mod late;
mod list;
mod newcomers;
mod noted;
mod own;
mod questions;
mod results;
mod save;
mod shares;
mod show;
mod step;
mod stories;

pub use answer::Answered;
pub use list::{Due, Line};
pub use noted::Asked;
pub use own::{OpenSurvey, Own};
pub use questions::NewQuestion;
pub use results::{Group, OfQuestion, Results, Said, SideResults};
pub use save::{NewSurvey, Plan};
pub use show::Shown;
pub use stories::Story;

use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{execute, one, row, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, SurveyId};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::surveys::{Status, Wave};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Asks somebody to answer.
pub const ASKED_LETTER: &str = "survey_asked";
/// Reminds somebody who has not answered, once.
pub const REMINDED_LETTER: &str = "survey_reminded";

const KIND: &str = "survey";

statements! {
    LOAD = "SELECT id, cohort_id, wave, is_anonymous, status, due_on, closes_on, opened_on,
            closed_on, version
        FROM survey WHERE programme_id = $1 AND id = $2";
    /// Whoever answers, closes or changes the questions takes turns here.
    HOLD = "UPDATE survey SET version = version WHERE programme_id = $1 AND id = $2";
    LIST = list::LIST;
    DUE = list::DUE;
    UNPREPARED = list::UNPREPARED;
    INSERT = save::INSERT;
    WAVES = save::WAVES;
    CHANGE = save::CHANGE;
    AHEAD = follow::AHEAD;
    MOVE_DAYS = follow::MOVE_DAYS;
    INVITED = noted::INVITED;
    STEP = step::STEP;
    OPENED = step::OPENED;
    CLOSED = step::CLOSED;
    QUESTIONS = questions::QUESTIONS;
    WORDINGS = questions::WORDINGS;
    INSERT_QUESTION = questions::INSERT;
    INSERT_WORDING = questions::INSERT_WORDING;
    LAST_POSITION = questions::LAST_POSITION;
    REMOVE_WORDINGS = questions::REMOVE_WORDINGS;
    REMOVE_QUESTION = questions::REMOVE;
    PLACE_QUESTION = questions::PLACE;
    TURN = questions::TURN;
    TO_OPEN = ask::TO_OPEN;
    TO_CLOSE = ask::TO_CLOSE;
    MENTEES = ask::MENTEES;
    MENTORS = ask::MENTORS;
    KNOWN = ask::KNOWN;
    INVITE = ask::INVITE;
    TO_REMIND = ask::TO_REMIND;
    REMINDED = ask::REMINDED;
    OPEN = newcomers::OPEN;
    UNREACHED = late::SURVEYS;
    UNREACHED_OF_SURVEY = late::OF_SURVEY;
    REACHED = late::REACHED;
    INVITATION = own::INVITATION;
    OPEN_OF_PERSON = own::OPEN_OF_PERSON;
    OWN_ANSWERS = own::OWN_ANSWERS;
    PAIR_OF_MENTEE = own::PAIR_OF_MENTEE;
    PAIR_OF_MENTOR = own::PAIR_OF_MENTOR;
    HAS_ANSWERED = answer::HAS_ANSWERED;
    INSERT_SHEET = answer::INSERT_SHEET;
    INSERT_ANSWER = answer::INSERT_ANSWER;
    CLEAR_ANSWERS = answer::CLEAR_ANSWERS;
    CLEAR_SHEET = answer::CLEAR_SHEET;
    COUNT = close::COUNT;
    WORDS = close::WORDS;
    INSERT_COUNT = close::INSERT_COUNT;
    INSERT_WORDS = close::INSERT_WORDS;
    FORGET_ANSWERS = close::FORGET_ANSWERS;
    FORGET_SHEETS = close::FORGET_SHEETS;
    ASKED = results::ASKED;
    COUNTED = results::COUNTED;
    WORDS_OF_NOBODY = results::WORDS_OF_NOBODY;
    WORDS_OF_NAMED = results::WORDS_OF_NAMED;
    SHARES = shares::SHARES;
    TELL_STORY = stories::TELL;
    STORIES = stories::LIST;
    STORY = stories::LOAD;
    STORY_CONSENT = stories::CONSENT;
    STORY_IN = stories::IN_COHORT;
    STORIES_OF = stories::OF_PERSON;
    TAKE_STORY_BACK = stories::TAKE_BACK;
}

row! {
    /// A survey.
    pub struct Survey {
        /// The survey.
        pub id: Uuid,
        /// Whose pairs are asked.
        pub cohort_id: Uuid,
        /// Wave word.
        pub wave: String,
        /// Does nobody learn who has answered what?
        pub is_anonymous: bool,
        /// Status word.
        pub status: String,
        /// People are asked on this day.
        pub due_on: String,
        /// The last day for answers.
        pub closes_on: String,
        /// When people were asked.
        pub opened_on: Option<String>,
        /// From when its answers count in reports.
        pub closed_on: Option<String>,
        /// Grows with each change.
        pub version: i64,
    }
}

impl Survey {
    /// Its status.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn status(&self) -> Result<Status> {
        Status::from_text(&self.status).ok_or(Error::Corrupt("survey.status"))
    }

    /// Its wave.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn wave(&self) -> Result<Wave> {
        Wave::from_text(&self.wave).ok_or(Error::Corrupt("survey.wave"))
    }

    /// The last day for answers.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn closes(&self) -> Result<Date> {
        self.closes_on.parse().map_err(|_| Error::Corrupt("survey.closes_on"))
    }

    /// The day on which people are asked.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn due(&self) -> Result<Date> {
        self.due_on.parse().map_err(|_| Error::Corrupt("survey.due_on"))
    }

    fn survey_id(&self) -> SurveyId {
        SurveyId(self.id)
    }

    fn cohort(&self) -> CohortId {
        CohortId(self.cohort_id)
    }
}

/// Refuses actors who may not do this with surveys.
fn permit(actor: &Actor, action: Action) -> Result<()> {
    if actor.may(Tie::Programme, action, Resource::Survey) {
        Ok(())
    } else if actor.may(Tie::Programme, Action::Show, Resource::Survey) {
        Err(Error::Forbidden)
    } else {
        Err(Error::NotFound)
    }
}

/// Refuses actors who may not read lists of surveys or stories.
fn permit_list(actor: &Actor) -> Result<()> {
    permit(actor, Action::List).map_err(|_| Error::Forbidden)
}

impl Tx {
    pub(crate) async fn survey(&mut self, survey: SurveyId) -> Result<Survey> {
        one!(self, LOAD, self.programme.0, survey.0)
    }

    /// The survey under its lock: nobody answers, closes or changes it before the commit.
    async fn hold_survey(&mut self, survey: SurveyId) -> Result<Survey> {
        if execute!(self, HOLD, self.programme.0, survey.0)? == 0 {
            return Err(Error::NotFound);
        }
        self.survey(survey).await
    }

    async fn record_survey(
        &mut self,
        actor: &Actor,
        survey: Uuid,
        (verb, detail): (&str, &str),
        now: Timestamp,
    ) -> Result<()> {
        let entry = Entry { verb, subject_kind: KIND, subject: survey, detail, reason: None };
        self.record(actor, entry, now).await?;
        Ok(())
    }
}
