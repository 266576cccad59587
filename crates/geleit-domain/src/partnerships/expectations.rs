//! The expectation check: each side answers a short list alone, and both read both once both have
//! answered (S1-53).

use crate::word::words;
use jiff::civil::Date;

/// The longest line beside an answer, in characters.
pub const LINE_MAX: usize = 200;

words! {
    /// What is asked: a sentence about the mentoring, of which somebody says how far it is expected.
    Question {
        /// They meet every two weeks or more often.
        Rhythm = "rhythm",
        /// The mentee takes the first step.
        Initiative = "initiative",
        /// The mentor opens doors at companies.
        Contacts = "contacts",
        /// They work on applications together.
        Applications = "applications",
        /// They also speak about what is difficult.
        Openness = "openness",
        /// There is a job at the end; it is not the top objective (S1-60).
        Job = "job",
    }
}

words! {
    /// How far somebody expects it.
    Degree {
        NotAtAll = "not_at_all",
        RatherNot = "rather_not",
        Rather = "rather",
        Fully = "fully",
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// To what.
    pub question: Question,
    /// How far.
    pub degree: Degree,
    /// A line in words of their own, which the other side reads as well; may be empty.
    pub line: String,
}

/// What one side has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The local date.
    pub on: Date,
    /// One answer per question, in the order of the list.
    pub answers: Vec<Expectation>,
}

/// Has every question one answer, and no line too many letters?
#[must_use]
pub fn is_whole(answers: &[Expectation]) -> bool {
    let asked = answers.iter().map(|answer| answer.question);
    let is_short = |answer: &Expectation| answer.line.trim().chars().count() <= LINE_MAX;
    asked.eq(Question::ALL.iter().copied()) && answers.iter().all(is_short)
}

/// How far apart two answers are, in steps of the scale: two and more are worth a talk.
#[must_use]
pub fn distance(one: Degree, other: Degree) -> u8 {
    (one as u8).abs_diff(other as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Vec<Expectation> {
        let answer = |question: &Question| Expectation {
            question: *question,
            degree: Degree::Rather,
            line: String::new(),
        };
        Question::ALL.iter().map(answer).collect()
    }

    #[test]
    fn a_sheet_answers_every_question_once_and_in_few_words() {
        assert!(is_whole(&answers()));
        assert!(!is_whole(&answers()[1..]));
        let mut twice = answers();
        twice.push(twice[0].clone());
        assert!(!is_whole(&twice));
        let mut long = answers();
        long[2].line = "ä".repeat(LINE_MAX);
        assert!(is_whole(&long));
        long[2].line.push('ä');
        assert!(!is_whole(&long));
    }

    #[test]
    fn not_at_all_and_fully_are_three_steps_apart() {
        assert_eq!(distance(Degree::NotAtAll, Degree::Fully), 3);
        assert_eq!(distance(Degree::Fully, Degree::Rather), 1);
        assert_eq!(distance(Degree::Rather, Degree::Rather), 0);
    }
}
