//! The questionnaire goes out by link, again where nobody answers, or is answered on the
//! telephone.

use super::{Consultation, Talk, on_the_way};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::execute;
use crate::mails::Letter;
use crate::mentors::Mentor;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{MentorId, PersonId, ProgrammeId};
use geleit_domain::mentors::questionnaire::Answered;
use geleit_domain::mentors::{Status, Verb};
use geleit_domain::policy::Action;
use geleit_domain::secret_links::Door;
use jiff::Timestamp;

/// Brings a mentor the link to the questionnaire.
pub const QUESTIONNAIRE_LETTER: &str = "questionnaire";
/// Brings it once more.
pub const REMINDER_LETTER: &str = "questionnaire_reminder";

pub(super) const SENT: &str = "
    UPDATE consultation SET sent_at = $4, version = version + 1
    WHERE programme_id = $1 AND mentor_id = $2 AND version = $3 AND returned_at IS NULL";
pub(super) const RETURNED: &str = "
    UPDATE consultation SET returned_at = $4, answers = NULL, version = version + 1
    WHERE programme_id = $1 AND mentor_id = $2 AND version = $3";

impl Store {
    /// Sends the link of the questionnaire, or reminds of it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`],
    /// also when it is back, [`Refusal::Invalid`] when there is no address.
    pub async fn send_questionnaire(
        &self,
        actor: &Actor,
        mentor: MentorId,
        version: i64,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let expected = (Action::Change, version);
        let (loaded, found) = tx.consultation_for(actor, mentor, expected).await?;
        tx.send_questionnaire(actor, &loaded, &found, now).await?;
        tx.commit().await
    }

    /// Keeps what was noted and sends the questionnaire, both or neither.
    ///
    /// # Errors
    /// As [`Store::save_consultation`] and [`Store::send_questionnaire`].
    pub async fn save_and_send_questionnaire(
        &self,
        actor: &Actor,
        mentor: MentorId,
        talk: &Talk<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let found = tx.save_consultation(actor, mentor, talk, now).await?;
        let loaded = tx.mentor(mentor).await?;
        tx.send_questionnaire(actor, &loaded, &found, now).await?;
        tx.commit().await
    }

    /// Keeps what was noted, and takes the answers over that somebody gave on the telephone.
    ///
    /// # Errors
    /// As [`Store::save_consultation`], [`Refusal::MentorFull`].
    pub async fn save_and_take_over(
        &self,
        actor: &Actor,
        mentor: MentorId,
        talk: &Talk<'_>,
        answered: &Answered,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let found = tx.save_consultation(actor, mentor, talk, now).await?;
        let loaded = tx.mentor(mentor).await?;
        if loaded.status()? == Status::Consulted {
            tx.move_mentor(actor, &loaded, Verb::SendQuestionnaire, None, now).await?;
        }
        tx.take_over(actor, mentor, found.version, answered, now).await?;
        tx.withdraw_letters(mentor.0, now).await?;
        tx.commit().await
    }

    /// A link to the questionnaire, for a letter that is about to be sent.
    ///
    /// # Errors
    /// [`Error::NotFound`], also when nobody is asked any more.
    pub async fn create_questionnaire_link(
        &self,
        programme: ProgrammeId,
        mentor: MentorId,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let loaded = tx.mentor(mentor).await?;
        let (id, ends) = (loaded.id, now + crate::drafts::LINK_LIFE);
        on_the_way(&loaded, "questionnaire").map_err(|_| Error::NotFound)?;
        let link = tx.create_record_link(Door::Questionnaire, id, ends, now).await?;
        tx.commit().await?;
        Ok(link)
    }
}

impl Tx {
    /// Sends the link once more.
    pub(crate) async fn remind_of_questionnaire(
        &mut self,
        actor: &Actor,
        mentor: MentorId,
        version: i64,
        now: Timestamp,
    ) -> Result<()> {
        let expected = (Action::Change, version);
        let (loaded, found) = self.consultation_for(actor, mentor, expected).await?;
        if loaded.status()? != Status::QuestionnaireSent {
            return Err(Error::Outdated);
        }
        self.send_questionnaire(actor, &loaded, &found, now).await
    }

    async fn send_questionnaire(
        &mut self,
        actor: &Actor,
        mentor: &Mentor,
        found: &Consultation,
        now: Timestamp,
    ) -> Result<()> {
        let verb = Verb::SendQuestionnaire.text();
        let wrong = |status: Status| Error::WrongStatus { status: status.text(), verb };
        let status = mentor.status()?;
        let is_open = matches!(status, Status::Consulted | Status::QuestionnaireSent);
        if !is_open || found.returned_at.is_some() {
            return Err(wrong(status));
        }
        let person = PersonId(mentor.person_id);
        let Some(language) = self.letter_language(person).await? else {
            return Err(Refusal::Invalid { field: "email", expected: "an address" }.into());
        };
        let (programme, at) = (self.programme.0, micros(now));
        if execute!(self, SENT, programme, mentor.id, found.version, at)? == 0 {
            return Err(Error::Outdated);
        }
        let template = if status == Status::Consulted {
            self.move_mentor(actor, mentor, Verb::SendQuestionnaire, None, now).await?;
            QUESTIONNAIRE_LETTER
        } else {
            self.record(actor, entry("mentor.remind", mentor), now).await?;
            REMINDER_LETTER
        };
        self.withdraw_letters(mentor.id, now).await?;
        let letter = Letter {
            template,
            language: &language,
            person: Some(person),
            account: None,
            subject: Some(mentor.id),
            due: now,
        };
        self.post(letter, now).await?;
        Ok(())
    }

    /// Writes the answers as a new version; what was typed has served its purpose and goes.
    pub(super) async fn take_over(
        &mut self,
        actor: &Actor,
        mentor: MentorId,
        version: i64,
        answered: &Answered,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        if execute!(self, RETURNED, programme, mentor.0, version, at)? == 0 {
            return Err(Error::Outdated);
        }
        let loaded = self.mentor(mentor).await?;
        self.write_answers(&loaded, answered, now).await?;
        self.waits_from(mentor.0, now).await?;
        self.record(actor, entry("mentor.answer", &loaded), now).await?;
        Ok(())
    }
}

fn entry<'a>(verb: &'a str, mentor: &Mentor) -> Entry<'a> {
    Entry { verb, subject_kind: "mentor", subject: mentor.id, detail: "", reason: None }
}
