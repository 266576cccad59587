//! Whether a mentor is suitable, and the step into the pool or out of the programme.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::execute;
use crate::mails::Letter;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{MentorId, PersonId};
use geleit_domain::mentors::suitability::{Because, Finding, Point, Suitability};
use geleit_domain::mentors::{Status, Verb};
use geleit_domain::policy::Action;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// How templates begin that tell somebody a no; the reason follows.
pub const DECLINED_LETTER: &str = "mentor_declined:";

pub(super) const JUDGE: &str = "
    UPDATE consultation SET experience = $4, network = $5, time = $6, motive = $7,
        experience_found = $8, network_found = $9, time_found = $10, motive_found = $11,
        is_volunteer = $12, suitable = $13, committed_on = $14, version = version + 1
    WHERE programme_id = $1 AND mentor_id = $2 AND version = $3";
pub(super) const BECAUSE: &str = "
    UPDATE mentor SET declined_because = $3 WHERE programme_id = $1 AND id = $2";

/// What somebody thinks of a mentor.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The version of the consultation that was read.
    pub version: i64,
    /// Own words by point.
    pub words: BTreeMap<Point, String>,
    /// Findings, decision and commitment.
    pub suitability: Suitability,
}

impl Store {
    /// Writes down what is thought of a mentor; nothing moves by it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`]
    /// before the consultation and when it is decided, [`Refusal::Invalid`] for a decision that
    /// lacks something.
    pub async fn judge_mentor(
        &self,
        actor: &Actor,
        mentor: MentorId,
        judged: &Judgement,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let expected = (Action::Change, judged.version);
        let (loaded, _) = tx.consultation_for(actor, mentor, expected).await?;
        super::on_the_way(&loaded, "judge")?;
        if let Some(needed) = judged.suitability.missing().first() {
            return Err(Refusal::Invalid { field: needed.text(), expected: "an answer" }.into());
        }
        tx.write_judgement(mentor, judged).await?;
        let suitable = judged.suitability.suitable.map_or("", Finding::text);
        let entry = Entry {
            verb: "mentor.judge",
            subject_kind: "mentor",
            subject: mentor.0,
            detail: suitable,
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }

    /// Takes a mentor into the pool: suitable, and with a commitment that has been given.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`],
    /// [`Refusal::Invalid`] while something stands in the way.
    pub async fn make_mentor_available(
        &self,
        actor: &Actor,
        mentor: MentorId,
        version: i64,
        now: Timestamp,
    ) -> Result<Status> {
        let mut tx = self.write(actor.programme).await?;
        let expected = (Action::Step, version);
        let (loaded, _) = tx.consultation_for(actor, mentor, expected).await?;
        let to = tx.move_mentor(actor, &loaded, Verb::MakeAvailable, None, now).await?;
        tx.commit().await?;
        Ok(to)
    }

    /// Says no to somebody who wanted to become a mentor, with a reason of the catalogue; own
    /// words stay in the audit trail.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`].
    pub async fn decline_mentor(
        &self,
        actor: &Actor,
        mentor: MentorId,
        (version, because, words): (i64, Because, &str),
        now: Timestamp,
    ) -> Result<Status> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.mentor(mentor).await?;
        loaded.permit(actor, Action::Step)?;
        if loaded.version != version {
            return Err(Error::Outdated);
        }
        let words = Some(words.trim()).filter(|words| !words.is_empty());
        let to = tx.move_mentor(actor, &loaded, Verb::Decline, words, now).await?;
        let (programme, text) = (actor.programme.0, because.text());
        execute!(tx, BECAUSE, programme, mentor.0, text)?;
        tx.withdraw_letters(mentor.0, now).await?;
        tx.tell_refusal(mentor, PersonId(loaded.person_id), because, now).await?;
        tx.commit().await?;
        Ok(to)
    }
}

impl Tx {
    /// What stands in the way of making a mentor available today.
    pub(crate) async fn refuse_unsuitable(
        &mut self,
        mentor: MentorId,
        now: Timestamp,
    ) -> Result<()> {
        let found = self.consultation(mentor).await?.map(|found| found.suitability());
        let today = self.programme().await?.today(now);
        match found.unwrap_or_default().obstacles(today).first() {
            None => Ok(()),
            Some(obstacle) => {
                let expected = "yes, with a commitment that has been given";
                Err(Refusal::Invalid { field: obstacle.text(), expected }.into())
            }
        }
    }

    async fn write_judgement(&mut self, mentor: MentorId, judged: &Judgement) -> Result<()> {
        const POINTS: [Point; 4] = [Point::Experience, Point::Network, Point::Time, Point::Motive];
        let it = &judged.suitability;
        let words = |point| judged.words.get(&point).map_or("", |words| words.trim());
        let [experience, network, time, motive] = POINTS.map(words);
        let found = |point| it.findings.get(&point).copied().map(Finding::text);
        let [experience_found, network_found, time_found, motive_found] = POINTS.map(found);
        let committed_on = it.committed_on.map(|day| day.to_string());
        let written = execute!(
            self,
            JUDGE,
            self.programme.0,
            mentor.0,
            judged.version,
            experience,
            network,
            time,
            motive,
            experience_found,
            network_found,
            time_found,
            motive_found,
            it.is_volunteer,
            it.suitable.map(Finding::text),
            committed_on
        )?;
        if written == 1 { Ok(()) } else { Err(Error::Outdated) }
    }

    /// Writes to the person, unless it was the person's own wish. A wrong decision can be set
    /// right before the letter goes.
    async fn tell_refusal(
        &mut self,
        mentor: MentorId,
        person: PersonId,
        because: Because,
        now: Timestamp,
    ) -> Result<()> {
        if !because.is_told() {
            return Ok(());
        }
        let Some(language) = self.letter_language(person).await? else { return Ok(()) };
        let template = format!("{DECLINED_LETTER}{because}");
        let letter = Letter {
            template: &template,
            language: &language,
            person: Some(person),
            account: None,
            subject: Some(mentor.0),
            due: now + crate::applications::LETTER_DELAY,
        };
        self.post(letter, now).await?;
        Ok(())
    }
}
