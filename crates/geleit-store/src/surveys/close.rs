//! Counting when a survey closes. The sheets of an anonymous one are forgotten then: how often
//! each answer was given stays, and free words in no order.

use super::Survey;
use super::answer::random_id;
use crate::error::Result;
use crate::macros::{all, execute, insert_all, row};
use crate::tx::Tx;
use geleit_domain::id::SurveyId;
use uuid::Uuid;

/// Sheets come first, whatever the engine believes of the answers: how often each answer was
/// given, and, with an empty value, how many have answered a question.
pub(super) const COUNT: &str = "
    SELECT a.question_id, i.organisation_id, a.value, COUNT(*) AS number
    FROM survey_sheet t
    CROSS JOIN survey_answer a
    LEFT JOIN survey_invitation i ON i.programme_id = t.programme_id
        AND i.survey_id = t.survey_id AND i.id = t.invitation_id
    WHERE t.programme_id = $1 AND t.survey_id = $2
        AND a.programme_id = t.programme_id AND a.sheet_id = t.id AND a.value <> ''
    GROUP BY a.question_id, i.organisation_id, a.value
    UNION ALL
    SELECT a.question_id, i.organisation_id, '' AS value, COUNT(*) AS number
    FROM survey_sheet t
    CROSS JOIN survey_answer a
    LEFT JOIN survey_invitation i ON i.programme_id = t.programme_id
        AND i.survey_id = t.survey_id AND i.id = t.invitation_id
    WHERE t.programme_id = $1 AND t.survey_id = $2
        AND a.programme_id = t.programme_id AND a.sheet_id = t.id AND a.position = 0
    GROUP BY a.question_id, i.organisation_id";
pub(super) const WORDS: &str = "
    SELECT a.question_id, a.words FROM survey_sheet t CROSS JOIN survey_answer a
    WHERE t.programme_id = $1 AND t.survey_id = $2 AND t.invitation_id IS NULL
        AND a.programme_id = t.programme_id AND a.sheet_id = t.id AND a.words <> ''";
pub(super) const INSERT_COUNT: &str = "
    INSERT INTO survey_count (programme_id, survey_id, position, question_id, organisation_id,
        value, number) VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(super) const INSERT_WORDS: &str = "
    INSERT INTO survey_words (programme_id, id, question_id, words) VALUES ($1, $2, $3, $4)";
pub(super) const FORGET_ANSWERS: &str = "
    DELETE FROM survey_answer WHERE programme_id = $1 AND sheet_id IN (SELECT id FROM survey_sheet
        WHERE programme_id = $1 AND survey_id = $2 AND invitation_id IS NULL)";
pub(super) const FORGET_SHEETS: &str = "
    DELETE FROM survey_sheet WHERE programme_id = $1 AND survey_id = $2 AND invitation_id IS NULL";

row! {
    /// How often an answer was given by the people of an organisation, or of none.
    pub(super) struct Counted {
        pub(super) question_id: Uuid,
        pub(super) organisation_id: Option<Uuid>,
        pub(super) value: String,
        pub(super) number: i64,
    }
}

impl Tx {
    /// How often each answer was given so far.
    pub(super) async fn survey_counts(&mut self, survey: SurveyId) -> Result<Vec<Counted>> {
        all!(self, COUNT, self.programme.0, survey.0)
    }

    /// Keeps the counts of a survey that closes. The survey is held.
    pub(super) async fn count_answers(&mut self, survey: &Survey) -> Result<()> {
        let (programme, id) = (self.programme.0, survey.id);
        let counts: Vec<_> = (1_i64..).zip(self.survey_counts(survey.survey_id()).await?).collect();
        insert_all!(
            self,
            INSERT_COUNT,
            counts,
            |(position, count)| programme,
            id,
            *position,
            count.question_id,
            count.organisation_id,
            &count.value,
            count.number
        );
        if !survey.is_anonymous {
            return Ok(());
        }
        let words: Vec<(Uuid, String)> = all!(self, WORDS, programme, id)?;
        // In the order of their new ids, which are random.
        let mut words: Vec<_> = words.into_iter().map(|said| (random_id(), said)).collect();
        words.sort_by_key(|(id, _)| *id);
        insert_all!(
            self,
            INSERT_WORDS,
            words,
            |(new, (question, said))| programme,
            *new,
            *question,
            said
        );
        execute!(self, FORGET_ANSWERS, programme, id)?;
        execute!(self, FORGET_SHEETS, programme, id)?;
        Ok(())
    }
}
