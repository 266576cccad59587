//! What somebody answers. Nobody has to answer every question; whoever sends nothing at all is
//! asked again.

use super::{Kind, Question, WORDS_MAX};
use crate::id::QuestionId;

/// What was sent for a question: what was chosen, or free words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The question.
    pub question: QuestionId,
    /// What was chosen; for free words they themselves.
    pub values: Vec<String>,
}

/// One answer as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// One of the answers to choose from.
    Chosen(String),
    /// Free words.
    Words(String),
}

/// Why answers are not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// No question was answered.
    Nothing,
    /// This question has no such answer, or not so many.
    Unknown(QuestionId),
    /// The words are too long.
    TooLong(QuestionId),
}

/// The answers to the questions of one side, in the order of the questions.
///
/// # Errors
/// [`Problem`]: then nothing of it is kept.
pub fn check(
    questions: &[Question],
    given: &[Given],
) -> Result<Vec<(QuestionId, Vec<Value>)>, Problem> {
    let mut answers = Vec::new();
    for question in questions {
        let of_question = given.iter().filter(|one| one.question == question.id);
        let values: Vec<&str> =
            of_question.flat_map(|one| &one.values).map(|value| value.trim()).collect();
        let values: Vec<&str> = values.into_iter().filter(|value| !value.is_empty()).collect();
        let read = read(question, &values)?;
        if !read.is_empty() {
            answers.push((question.id, read));
        }
    }
    let is_asked = |one: &Given| questions.iter().any(|question| question.id == one.question);
    match given.iter().find(|one| !is_asked(one)) {
        Some(other) => Err(Problem::Unknown(other.question)),
        None if answers.is_empty() => Err(Problem::Nothing),
        None => Ok(answers),
    }
}

fn read(question: &Question, values: &[&str]) -> Result<Vec<Value>, Problem> {
    let unknown = Err(Problem::Unknown(question.id));
    if question.kind != Kind::SeveralOf && values.len() > 1 {
        return unknown;
    }
    if question.kind == Kind::Words {
        let is_long = values.iter().any(|words| words.chars().count() > WORDS_MAX);
        return match is_long {
            true => Err(Problem::TooLong(question.id)),
            false => Ok(values.iter().map(|words| Value::Words((*words).to_owned())).collect()),
        };
    }
    let known = question.values();
    if values.iter().any(|value| !known.iter().any(|one| one == value)) {
        return unknown;
    }
    // In the order of the question, each once.
    let chosen = known.into_iter().filter(|one| values.contains(&one.as_str()));
    Ok(chosen.map(Value::Chosen).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surveys::{Side, Wording};
    use uuid::Uuid;

    fn question(number: u128, kind: Kind) -> Question {
        let wording = Wording::read("?", if kind.has_choices() { "a\nb\nc" } else { "" });
        Question {
            id: QuestionId(Uuid::from_u128(number)),
            side: Side::Mentee,
            kind,
            published: None,
            wordings: vec![("de".into(), wording)],
        }
    }

    fn given(number: u128, values: &[&str]) -> Given {
        let values = values.iter().map(|value| (*value).to_owned()).collect();
        Given { question: QuestionId(Uuid::from_u128(number)), values }
    }

    #[test]
    fn answers_are_those_of_the_question_and_each_counts_once() {
        let asked = [question(1, Kind::Scale), question(2, Kind::SeveralOf)];
        let sent = [given(2, &["3", "1", "3"]), given(1, &["5"])];
        let chosen = |text: &str| Value::Chosen(text.into());
        let expected =
            vec![(asked[0].id, vec![chosen("5")]), (asked[1].id, vec![chosen("1"), chosen("3")])];
        assert_eq!(check(&asked, &sent), Ok(expected));
    }

    #[test]
    fn what_is_no_answer_of_the_question_is_refused() {
        let asked =
            [question(1, Kind::Scale), question(2, Kind::Agreement), question(3, Kind::Words)];
        for (wrong, id) in [
            (given(1, &["6"]), 1),
            (given(1, &["4", "5"]), 1),
            (given(2, &["perhaps"]), 2),
            (given(9, &["1"]), 9),
        ] {
            let problem = Problem::Unknown(QuestionId(Uuid::from_u128(id)));
            assert_eq!(check(&asked, &[wrong, given(3, &["words"])]), Err(problem));
        }
        let long = "x".repeat(WORDS_MAX + 1);
        assert_eq!(check(&asked, &[given(3, &[&long])]), Err(Problem::TooLong(asked[2].id)));
    }

    #[test]
    fn questions_may_be_left_out_but_not_all_of_them() {
        let asked = [question(1, Kind::Scale), question(3, Kind::Words)];
        assert_eq!(check(&asked, &[given(3, &["  "])]), Err(Problem::Nothing));
        assert_eq!(check(&asked, &[given(1, &["2"]), given(3, &[""])]).unwrap().len(), 1);
    }
}
