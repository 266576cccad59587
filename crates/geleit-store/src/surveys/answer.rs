//! Taking answers. Of an anonymous survey the invitation notes only that somebody has answered;
//! the sheet has a random id, and neither it nor the audit trail knows a person or a time.

use super::Survey;
use super::own::Invited;
use super::stories::Said;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, insert_all};
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{InvitationId, PersonId, QuestionId};
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::policy::Action;
use geleit_domain::surveys::{Consent, Given, Problem, Status, Value, check};
use jiff::Timestamp;
use uuid::Uuid;

/// Of two who answer an anonymous survey with one link, one comes too late.
pub(super) const HAS_ANSWERED: &str = "
    UPDATE survey_invitation SET has_answered = TRUE
    WHERE programme_id = $1 AND id = $2 AND has_answered = $3";
pub(super) const INSERT_SHEET: &str = "
    INSERT INTO survey_sheet (programme_id, id, survey_id, invitation_id) VALUES ($1, $2, $3, $4)";
pub(super) const INSERT_ANSWER: &str = "
    INSERT INTO survey_answer (programme_id, sheet_id, question_id, position, value, words)
    VALUES ($1, $2, $3, $4, $5, $6)";
pub(super) const CLEAR_ANSWERS: &str = "
    DELETE FROM survey_answer WHERE programme_id = $1 AND sheet_id IN
        (SELECT id FROM survey_sheet WHERE programme_id = $1 AND invitation_id = $2)";
pub(super) const CLEAR_SHEET: &str = "
    DELETE FROM survey_sheet WHERE programme_id = $1 AND invitation_id = $2";

/// What somebody answers.
#[derive(Clone, Debug, Default)]
pub struct Answered {
    /// The answers.
    pub given: Vec<Given>,
    /// Willing to tell how it was (S1-15), with what they agree to; nothing: no.
    pub story: Option<Vec<Consent>>,
    /// Has the page on which this was answered shown what was answered before? Only then an empty
    /// box takes something back.
    pub is_anew: bool,
}

impl Store {
    /// Takes the answers of whoever holds a personal link. A named survey may be answered anew
    /// until it closes, an anonymous one once.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown or over, [`Error::WrongStatus`] when nothing
    /// can be answered any more, [`Refusal::Invalid`].
    pub async fn answer_survey_by_link(
        &self,
        secret: &Secret,
        answered: &Answered,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let invited = tx.invited_by(secret, now).await?;
        let actor = Actor::link_holder(secret.programme, Some(PersonId(invited.person_id)));
        tx.take_answers((&actor, Way::Online), &invited, answered, now).await?;
        tx.commit().await
    }

    /// Takes the answers of whoever is signed in.
    ///
    /// # Errors
    /// As [`Store::answer_survey_by_link`], and [`Error::Forbidden`].
    pub async fn answer_own_survey(
        &self,
        actor: &Actor,
        invitation: InvitationId,
        answered: &Answered,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let invited = tx.own_invitation(actor, Action::Change, invitation).await?;
        tx.take_answers((actor, Way::Online), &invited, answered, now).await?;
        tx.commit().await
    }
}

/// An id that says nothing, not even when it was made.
pub(super) fn random_id() -> Uuid {
    let mut random = [0u8; 16];
    getrandom::fill(&mut random).expect("the system gives random bytes");
    uuid::Builder::from_random_bytes(random).into_uuid()
}

impl Tx {
    /// Keeps what somebody answers; who acts, and on which way it became known.
    pub(super) async fn take_answers(
        &mut self,
        (actor, way): (&Actor, Way),
        invited: &Invited,
        answered: &Answered,
        now: Timestamp,
    ) -> Result<()> {
        let survey = self.hold_survey(invited.survey()).await?;
        if survey.status()? != Status::Open {
            return Err(Error::WrongStatus { status: survey.status()?.text(), verb: "answer" });
        }
        // Read anew under the lock: the same link may be open twice.
        let has_answered = self.survey_invitation(invited.id).await?.has_answered;
        if has_answered && survey.is_anonymous {
            return Err(Error::WrongStatus { status: "answered", verb: "answer" });
        }
        // What the office notes never stands in the place of an answer that it has not read.
        if has_answered && !answered.is_anew && way != Way::Online {
            return Err(Error::Outdated);
        }
        let side = invited.side()?;
        let mut asked = self.survey_questions(survey.survey_id()).await?;
        asked.retain(|question| question.side == side);
        let answers = check(&asked, &answered.given).map_err(refusal)?;
        let programme = self.programme.0;
        execute!(self, CLEAR_ANSWERS, programme, invited.id)?;
        execute!(self, CLEAR_SHEET, programme, invited.id)?;
        if execute!(self, HAS_ANSWERED, programme, invited.id, has_answered)? == 0 {
            return Err(Error::Outdated);
        }
        self.insert_sheet(&survey, invited.id, &answers).await?;
        if survey.wave()?.asks_for_a_story() {
            let is_anew = answered.is_anew && has_answered && !survey.is_anonymous;
            let said = Said { agreed: answered.story.as_deref(), is_anew };
            self.keep_story(actor, &survey, invited, said, now).await?;
        }
        let nobody = Actor::link_holder(self.programme, None);
        let actor = if survey.is_anonymous { &nobody } else { actor };
        let done = match way {
            Way::Online => ("survey.answer", ""),
            way => ("survey.note_answer", way.text()),
        };
        self.record_survey(actor, survey.id, done, now).await
    }

    async fn insert_sheet(
        &mut self,
        survey: &Survey,
        invitation: Uuid,
        answers: &[(QuestionId, Vec<Value>)],
    ) -> Result<()> {
        let (programme, sheet) = (self.programme.0, random_id());
        let of = Some(invitation).filter(|_| !survey.is_anonymous);
        execute!(self, INSERT_SHEET, programme, sheet, survey.id, of)?;
        let rows = answers.iter().flat_map(|(question, values)| {
            (0_i64..).zip(values).map(|(position, value)| (question.0, position, value))
        });
        let rows: Vec<_> = rows.collect();
        insert_all!(
            self,
            INSERT_ANSWER,
            rows,
            |(question, position, value)| programme,
            sheet,
            *question,
            *position,
            chosen(value),
            words(value)
        );
        Ok(())
    }
}

fn chosen(value: &Value) -> &str {
    match value {
        Value::Chosen(text) => text,
        Value::Words(_) => "",
    }
}

fn words(value: &Value) -> &str {
    match value {
        Value::Chosen(_) => "",
        Value::Words(text) => text,
    }
}

fn refusal(problem: Problem) -> Error {
    let expected = match problem {
        Problem::Nothing => "an answer to at least one question",
        Problem::Unknown(_) => "answers of the questions",
        Problem::TooLong(_) => "at most 2,000 characters",
    };
    Refusal::Invalid { field: "answers", expected }.into()
}
