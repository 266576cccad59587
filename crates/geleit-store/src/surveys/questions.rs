//! The questions of a survey: published ones, and the office's own. They change only while the
//! survey is a draft.

use super::permit;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, row};
use crate::time::id;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{QuestionId, SurveyId};
use geleit_domain::policy::Action;
use geleit_domain::surveys::{
    Kind, LANGUAGES, Published, QUESTIONS_MAX, Question, Side, Status, Wording, WordingProblem,
};
use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) const QUESTIONS: &str = "
    SELECT id, side, kind, published FROM survey_question
    WHERE programme_id = $1 AND survey_id = $2 ORDER BY side, position, id";
pub(super) const WORDINGS: &str = "
    SELECT w.question_id, w.language, w.text, w.choices FROM survey_question q
    JOIN survey_wording w ON w.programme_id = q.programme_id AND w.question_id = q.id
    WHERE q.programme_id = $1 AND q.survey_id = $2";
pub(super) const INSERT: &str = "
    INSERT INTO survey_question (programme_id, id, survey_id, side, position, kind, published)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(super) const INSERT_WORDING: &str = "
    INSERT INTO survey_wording (programme_id, question_id, language, text, choices)
    VALUES ($1, $2, $3, $4, $5)";
pub(super) const LAST_POSITION: &str = "
    SELECT COUNT(*) AS number, COALESCE(MAX(position), 0) AS last FROM survey_question
    WHERE programme_id = $1 AND survey_id = $2 AND side = $3";
pub(super) const REMOVE_WORDINGS: &str = "
    DELETE FROM survey_wording WHERE programme_id = $1 AND question_id = $2";
pub(super) const REMOVE: &str = "
    DELETE FROM survey_question WHERE programme_id = $1 AND id = $2 AND survey_id = $3";
pub(super) const PLACE: &str = "
    UPDATE survey_question SET position = $4
    WHERE programme_id = $1 AND id = $2 AND survey_id = $3";
pub(super) const TURN: &str = "
    UPDATE survey SET version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3 AND status = 'draft'";

row! {
    struct Row {
        id: Uuid,
        side: String,
        kind: String,
        published: String,
    }
}

row! {
    struct WordingRow {
        question_id: Uuid,
        language: String,
        text: String,
        choices: String,
    }
}

/// A question that an office adds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewQuestion {
    /// Who is asked.
    pub side: Side,
    /// What it is answered with.
    pub kind: Kind,
    /// Its words, in the order of [`LANGUAGES`].
    pub wordings: Vec<Wording>,
}

impl NewQuestion {
    fn check(&self) -> Result<()> {
        if self.kind == Kind::Agreement {
            let expected = "a kind that offices ask with";
            return Err(Refusal::Invalid { field: "kind", expected }.into());
        }
        let field = match Wording::check(self.kind, &self.wordings) {
            Ok(()) => return Ok(()),
            Err(WordingProblem::Text(place)) => ["text-de", "text-en", "text-ar"][place],
            Err(WordingProblem::Choices(place)) => {
                ["choices-de", "choices-en", "choices-ar"][place]
            }
        };
        Err(Refusal::Invalid { field, expected: "words in every language" }.into())
    }
}

impl Store {
    /// Adds an own question at the end of its side.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`]
    /// unless the survey is a draft, [`Refusal::Invalid`].
    pub async fn add_question(
        &self,
        actor: &Actor,
        survey: SurveyId,
        version: i64,
        new: &NewQuestion,
        now: Timestamp,
    ) -> Result<QuestionId> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        tx.turn_questions(survey, version).await?;
        new.check()?;
        let (programme, side) = (actor.programme.0, new.side.text());
        let (number, last): (i64, i64) = one!(tx, LAST_POSITION, programme, survey.0, side)?;
        if number >= i64::try_from(QUESTIONS_MAX).unwrap_or(i64::MAX) {
            return Err(Refusal::Invalid { field: "text-de", expected: "at most 30" }.into());
        }
        let kind = (new.kind, "");
        let question = tx.insert_question(survey, new.side, last + 1, kind, now).await?;
        for (language, wording) in LANGUAGES.into_iter().zip(&new.wordings) {
            tx.insert_wording(question, language, wording).await?;
        }
        let detail = format!("{} {}", new.side, new.kind);
        tx.record_survey(actor, survey.0, ("survey.add_question", &detail), now).await?;
        tx.commit().await?;
        Ok(question)
    }

    /// Takes a question out of a draft.
    ///
    /// # Errors
    /// As [`Store::add_question`].
    pub async fn remove_question(
        &self,
        actor: &Actor,
        survey: SurveyId,
        version: i64,
        question: QuestionId,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        tx.turn_questions(survey, version).await?;
        let programme = actor.programme.0;
        let known = tx.survey_questions(survey).await?;
        let known = known.iter().find(|one| one.id == question).ok_or(Error::NotFound)?;
        let word = known.published.map_or("own", Published::text);
        execute!(tx, REMOVE_WORDINGS, programme, question.0)?;
        execute!(tx, REMOVE, programme, question.0, survey.0)?;
        tx.record_survey(actor, survey.0, ("survey.remove_question", word), now).await?;
        tx.commit().await
    }

    /// Puts a question of a draft before the one that stands above it on its side; the first one
    /// stays where it is.
    ///
    /// # Errors
    /// As [`Store::add_question`].
    pub async fn raise_question(
        &self,
        actor: &Actor,
        survey: SurveyId,
        version: i64,
        question: QuestionId,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        tx.turn_questions(survey, version).await?;
        let known = tx.survey_questions(survey).await?;
        let moved = known.iter().find(|one| one.id == question).ok_or(Error::NotFound)?;
        let mut side: Vec<_> = known.iter().filter(|one| one.side == moved.side).collect();
        let place = side.iter().position(|one| one.id == question).ok_or(Error::NotFound)?;
        let Some(above) = place.checked_sub(1) else { return Ok(()) };
        side.swap(above, place);
        for (position, one) in (1i64..).zip(side) {
            execute!(tx, PLACE, actor.programme.0, one.id.0, survey.0, position)?;
        }
        let word = moved.published.map_or("own", Published::text);
        tx.record_survey(actor, survey.0, ("survey.raise_question", word), now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// The next version of a draft, under its lock.
    async fn turn_questions(&mut self, survey: SurveyId, version: i64) -> Result<()> {
        let before = self.hold_survey(survey).await?;
        if before.status()? != Status::Draft {
            return Err(Error::WrongStatus { status: before.status()?.text(), verb: "change" });
        }
        match execute!(self, TURN, self.programme.0, survey.0, version)? {
            0 => Err(Error::Outdated),
            _ => Ok(()),
        }
    }

    pub(super) async fn insert_question(
        &mut self,
        survey: SurveyId,
        side: Side,
        position: i64,
        (kind, published): (Kind, &str),
        now: Timestamp,
    ) -> Result<QuestionId> {
        let (programme, new) = (self.programme.0, id(now));
        let (side, kind) = (side.text(), kind.text());
        execute!(self, INSERT, programme, new, survey.0, side, position, kind, published)?;
        Ok(QuestionId(new))
    }

    pub(super) async fn insert_wording(
        &mut self,
        question: QuestionId,
        language: &str,
        wording: &Wording,
    ) -> Result<()> {
        let (programme, text) = (self.programme.0, &wording.text);
        let choices = wording.choices.join("\n");
        execute!(self, INSERT_WORDING, programme, question.0, language, text, choices)?;
        Ok(())
    }

    /// Every question, the mentees' first, in the order of the page.
    pub(super) async fn survey_questions(&mut self, survey: SurveyId) -> Result<Vec<Question>> {
        let programme = self.programme.0;
        let wordings: Vec<WordingRow> = all!(self, WORDINGS, programme, survey.0)?;
        let mut of: BTreeMap<Uuid, Vec<(String, Wording)>> = BTreeMap::new();
        for row in wordings {
            let wording = Wording::read(&row.text, &row.choices);
            of.entry(row.question_id).or_default().push((row.language, wording));
        }
        let place = |language: &str| LANGUAGES.iter().position(|one| *one == language);
        let rows: Vec<Row> = all!(self, QUESTIONS, programme, survey.0)?;
        let read = |row: Row| {
            let mut wordings = of.remove(&row.id).unwrap_or_default();
            wordings.sort_by_key(|(language, _)| place(language));
            Ok(Question {
                id: QuestionId(row.id),
                side: Side::from_text(&row.side).ok_or(Error::Corrupt("survey_question.side"))?,
                kind: Kind::from_text(&row.kind).ok_or(Error::Corrupt("survey_question.kind"))?,
                published: Published::from_text(&row.published),
                wordings,
            })
        };
        rows.into_iter().map(read).collect()
    }
}
