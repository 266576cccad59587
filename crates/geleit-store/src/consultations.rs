//! The telephone consultation with a mentor and what follows from it (S1-27, S1-28, S1-39): notes
//! along a guide, the questionnaire, whether the mentor is suitable, and the step into the pool.

mod answers;
mod decide;
mod questionnaire;
mod save;

pub use answers::Own;
pub use decide::{DECLINED_LETTER, Judgement};
pub use questionnaire::{QUESTIONNAIRE_LETTER, REMINDER_LETTER};
pub use save::Talk;

use crate::error::{Error, Result};
use crate::macros::{execute, optional, row, statements};
use crate::mentors::Mentor;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Answers;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::Status;
use geleit_domain::mentors::suitability::{Finding, Point, Suitability};
use geleit_domain::policy::Action;
use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    LOAD = "SELECT mentor_id, account_id, held_on, experience, network, time, motive,
            experience_found, network_found, time_found, motive_found, is_volunteer, suitable,
            committed_on, answers, sent_at, returned_at, version
        FROM consultation WHERE programme_id = $1 AND mentor_id = $2";
    FORGET = "UPDATE consultation SET answers = NULL, version = version + 1
        WHERE programme_id = $1 AND mentor_id = $2 AND answers IS NOT NULL";
    WAITS = "UPDATE mentor SET waiting_since = $3 WHERE programme_id = $1 AND id = $2";
    INSERT = save::INSERT;
    SAVE = save::SAVE;
    SENT = questionnaire::SENT;
    RETURNED = questionnaire::RETURNED;
    KEEP = answers::KEEP;
    JUDGE = decide::JUDGE;
    BECAUSE = decide::BECAUSE;
}

row! {
    /// What is known from the consultation and since.
    pub struct Consultation {
        /// The mentor.
        pub mentor_id: Uuid,
        /// Who held it.
        pub account_id: Option<Uuid>,
        /// On which day, `YYYY-MM-DD`.
        pub held_on: String,
        experience: String,
        network: String,
        time: String,
        motive: String,
        experience_found: Option<String>,
        network_found: Option<String>,
        time_found: Option<String>,
        motive_found: Option<String>,
        is_volunteer: Option<bool>,
        suitable: Option<String>,
        committed_on: Option<String>,
        answers: Option<String>,
        /// When the questionnaire's link was last sent, µs since the epoch.
        pub sent_at: Option<i64>,
        /// When the questionnaire came back, µs since the epoch.
        pub returned_at: Option<i64>,
        /// Grows with each change.
        pub version: i64,
    }
}

impl Consultation {
    /// What was noted on a point; may be empty.
    #[must_use]
    pub fn words(&self, point: Point) -> &str {
        match point {
            Point::Motive => &self.motive,
            Point::Experience => &self.experience,
            Point::Network => &self.network,
            Point::Time => &self.time,
        }
    }

    /// What is known of the mentor's suitability.
    #[must_use]
    pub fn suitability(&self) -> Suitability {
        let found = |point: &Point| match point {
            Point::Motive => &self.motive_found,
            Point::Experience => &self.experience_found,
            Point::Network => &self.network_found,
            Point::Time => &self.time_found,
        };
        let read = |text: &Option<String>| text.as_deref().and_then(Finding::from_text);
        let findings = Point::ALL.iter().filter_map(|point| Some((*point, read(found(point))?)));
        Suitability {
            findings: findings.collect(),
            is_volunteer: self.is_volunteer,
            suitable: read(&self.suitable),
            committed_on: self.committed_on.as_deref().and_then(|day| day.parse().ok()),
        }
    }

    /// The questionnaire as it was typed and not yet taken over.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn answers(&self) -> Result<Option<Answers>> {
        let Some(text) = &self.answers else { return Ok(None) };
        let wrong = Error::Corrupt("consultation.answers");
        let typed: BTreeMap<String, String> = serde_json::from_str(text).map_err(|_| wrong)?;
        Ok(Some(typed.into_iter().collect()))
    }
}

fn text_of(answers: &Answers) -> Result<String> {
    let typed: BTreeMap<&str, &str> = answers.iter().collect();
    serde_json::to_string(&typed).map_err(|_| Error::Corrupt("consultation.answers"))
}

impl Tx {
    /// The consultation with a mentor, if there was one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn consultation(&mut self, mentor: MentorId) -> Result<Option<Consultation>> {
        optional!(self, LOAD, self.programme.0, mentor.0)
    }

    /// The mentor and the consultation, which has to be the one that was read.
    async fn consultation_for(
        &mut self,
        actor: &Actor,
        mentor: MentorId,
        (action, version): (Action, i64),
    ) -> Result<(Mentor, Consultation)> {
        let loaded = self.mentor(mentor).await?;
        loaded.permit(actor, action)?;
        let found = self.consultation(mentor).await?;
        let wrong = Error::WrongStatus { status: loaded.status()?.text(), verb: "consult" };
        let found = found.ok_or(wrong)?;
        if found.version == version { Ok((loaded, found)) } else { Err(Error::Outdated) }
    }

    /// What was typed and not taken over goes: nobody will read it any more.
    pub(crate) async fn forget_answers(&mut self, mentor: Uuid) -> Result<()> {
        execute!(self, FORGET, self.programme.0, mentor)?;
        Ok(())
    }

    /// From now on the mentor waits for somebody at the desk.
    async fn waits_from(&mut self, mentor: Uuid, now: Timestamp) -> Result<()> {
        execute!(self, WAITS, self.programme.0, mentor, micros(now))?;
        Ok(())
    }
}

/// Is the mentor still on the way into the pool?
fn on_the_way(mentor: &Mentor, verb: &'static str) -> Result<Status> {
    let status = mentor.status()?;
    match status {
        Status::Enquiry | Status::Consulted | Status::QuestionnaireSent => Ok(status),
        _ => Err(Error::WrongStatus { status: status.text(), verb }),
    }
}
