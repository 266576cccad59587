//! The questionnaire behind its link: every page is kept before it is judged, and sent once.

use super::{Consultation, on_the_way, text_of};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::execute;
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Answers;
use geleit_domain::id::{MentorId, PersonId};
use geleit_domain::mentors::questionnaire::{Answered, prefill};
use geleit_domain::profile::MentorProfile;
use geleit_domain::secret_links::Door;
use jiff::Timestamp;

pub(super) const KEEP: &str = "
    UPDATE consultation SET answers = $4, version = version + 1
    WHERE programme_id = $1 AND mentor_id = $2 AND version = $3 AND returned_at IS NULL";

/// A questionnaire as whoever holds its link reads it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The programme.
    pub programme: Programme,
    /// How the mentor is called.
    pub given_name: String,
    /// What was known before.
    pub profile: MentorProfile,
    /// Every question with what is typed so far, or known.
    pub answers: Answers,
    /// The version that was read.
    pub version: i64,
    /// Was it sent, and does it lead to thanks now?
    pub is_returned: bool,
}

impl Store {
    /// The questionnaire behind a link; what is known is said in the language with this tag.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or nobody is asked any more.
    pub async fn own_questionnaire(
        &self,
        secret: &Secret,
        tag: &str,
        now: Timestamp,
    ) -> Result<Own> {
        let mut tx = self.read(secret.programme).await?;
        let (mentor, found) = tx.questionnaire_behind(secret, now).await?;
        let loaded = tx.mentor(mentor).await?;
        let profile = tx.mentor_profile(mentor).await?;
        let capacity = u32::try_from(loaded.capacity).unwrap_or(1);
        let person = tx.person(PersonId(loaded.person_id)).await?;
        let answers = found.answers()?.unwrap_or_else(|| prefill(&profile, capacity, tag));
        Ok(Own {
            programme: tx.programme().await?,
            given_name: person.given_name,
            profile,
            answers,
            version: found.version,
            is_returned: found.returned_at.is_some(),
        })
    }

    /// Keeps what was typed on one page; the others stay as they are, whoever kept them.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Outdated`] when it is back already.
    pub async fn keep_questionnaire(
        &self,
        secret: &Secret,
        typed: &[(&str, String)],
        tag: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut own = self.own_questionnaire(secret, tag, now).await?;
        for (input, words) in typed {
            own.answers.set(input, words);
        }
        let mut tx = self.write(secret.programme).await?;
        let (mentor, _) = tx.questionnaire_behind(secret, now).await?;
        let (programme, text) = (secret.programme.0, text_of(&own.answers)?);
        if execute!(tx, KEEP, programme, mentor.0, own.version, text)? == 0 {
            return Err(Error::Outdated);
        }
        tx.commit().await
    }

    /// Sends the questionnaire back. Sent already: nothing happens a second time.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Outdated`] when something was typed since it was read.
    pub async fn return_questionnaire(
        &self,
        secret: &Secret,
        version: i64,
        answered: &Answered,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let (mentor, found) = tx.questionnaire_behind(secret, now).await?;
        if found.returned_at.is_some() {
            return Ok(());
        }
        let person = PersonId(tx.mentor(mentor).await?.person_id);
        let actor = Actor::link_holder(secret.programme, Some(person));
        tx.take_over(&actor, mentor, version, answered, now).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn questionnaire_behind(
        &mut self,
        secret: &Secret,
        now: Timestamp,
    ) -> Result<(MentorId, Consultation)> {
        let (Door::Questionnaire, id) = self.record_link(secret, now).await? else {
            return Err(Error::NotFound);
        };
        let mentor = MentorId(id);
        let found = self.consultation(mentor).await?.ok_or(Error::NotFound)?;
        if found.returned_at.is_none() {
            on_the_way(&self.mentor(mentor).await?, "answer").map_err(|_| Error::NotFound)?;
        }
        Ok((mentor, found))
    }
}
