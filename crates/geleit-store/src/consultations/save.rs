//! What is noted while telephoning: kept as it is typed, without being judged. The first time it
//! is kept, the mentor is consulted.

use super::{Consultation, on_the_way, text_of};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::execute;
use crate::mentors::Mentor;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Answers;
use geleit_domain::id::{MentorId, PersonId};
use geleit_domain::mentors::suitability::Point;
use geleit_domain::mentors::{Status, Verb};
use geleit_domain::policy::Action;
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The longest note on one point, in characters.
const NOTE_MAX: usize = 5000;

pub(super) const INSERT: &str = "
    INSERT INTO consultation (programme_id, id, mentor_id, account_id, held_on, experience,
        network, time, motive, answers, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
    ON CONFLICT (programme_id, mentor_id) DO NOTHING";
pub(super) const SAVE: &str = "
    UPDATE consultation SET held_on = $4, experience = $5, network = $6, time = $7, motive = $8,
        answers = $9, version = version + 1
    WHERE programme_id = $1 AND mentor_id = $2 AND version = $3";

/// What is kept of a talk.
#[derive(Clone, Debug)]
pub struct Talk<'a> {
    /// The version that was read; 0 before the first time.
    pub version: i64,
    /// On which day.
    pub held_on: Date,
    /// Notes by point.
    pub words: BTreeMap<Point, String>,
    /// The questionnaire as typed.
    pub answers: &'a Answers,
    /// Language tag of the mentor's letters.
    pub language: &'a str,
}

impl Talk<'_> {
    fn words(&self, point: Point) -> &str {
        self.words.get(&point).map_or("", |words| words.trim())
    }
}

impl Store {
    /// Keeps what was noted and typed.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`] when somebody else kept
    /// something in between, [`Error::WrongStatus`], [`Refusal::Invalid`] for a note that is too
    /// long.
    pub async fn save_consultation(
        &self,
        actor: &Actor,
        mentor: MentorId,
        talk: &Talk<'_>,
        now: Timestamp,
    ) -> Result<Consultation> {
        let mut tx = self.write(actor.programme).await?;
        let kept = tx.save_consultation(actor, mentor, talk, now).await?;
        tx.commit().await?;
        Ok(kept)
    }
}

impl Tx {
    pub(super) async fn save_consultation(
        &mut self,
        actor: &Actor,
        mentor: MentorId,
        talk: &Talk<'_>,
        now: Timestamp,
    ) -> Result<Consultation> {
        let loaded = self.mentor(mentor).await?;
        loaded.permit(actor, Action::Change)?;
        let status = on_the_way(&loaded, Verb::Consult.text())?;
        let is_long = |point: &&Point| talk.words(**point).chars().count() > NOTE_MAX;
        if let Some(point) = Point::ALL.iter().find(is_long) {
            let expected = "at most 5000 characters";
            return Err(Refusal::Invalid { field: point.text(), expected }.into());
        }
        self.write_talk(actor, &loaded, talk, now).await?;
        self.set_language(PersonId(loaded.person_id), talk.language).await?;
        if status == Status::Enquiry {
            self.move_mentor(actor, &loaded, Verb::Consult, None, now).await?;
        } else {
            let entry = Entry {
                verb: "mentor.note",
                subject_kind: "mentor",
                subject: loaded.id,
                detail: "",
                reason: None,
            };
            self.record(actor, entry, now).await?;
        }
        self.consultation(mentor).await?.ok_or(Error::NotFound)
    }

    async fn write_talk(
        &mut self,
        actor: &Actor,
        mentor: &Mentor,
        talk: &Talk<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, held_on) = (self.programme.0, talk.held_on.to_string());
        let [experience, network, time, motive] =
            [Point::Experience, Point::Network, Point::Time, Point::Motive].map(|p| talk.words(p));
        let answers = text_of(talk.answers)?;
        let written = if talk.version == 0 {
            let by = actor.account.map(|account| account.0);
            let (new, at) = (id(now), micros(now));
            execute!(
                self, INSERT, programme, new, mentor.id, by, held_on, experience, network, time,
                motive, answers, at
            )?
        } else {
            let version = talk.version;
            execute!(
                self, SAVE, programme, mentor.id, version, held_on, experience, network, time,
                motive, answers
            )?
        };
        if written == 1 { Ok(()) } else { Err(Error::Outdated) }
    }
}
