//! What both sides have answered, question by question.

use crate::language::Texts;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::expectations::{Sheet, distance};

/// So many steps of the scale between two answers are worth a talk.
const WORTH_A_TALK: u8 = 2;

/// One question with both answers.
pub(super) struct Line {
    pub(super) question: String,
    pub(super) mentee: Said,
    pub(super) mentor: Said,
    /// Should they talk about it?
    pub(super) is_apart: bool,
}

/// One answer in words.
pub(super) struct Said {
    pub(super) degree: String,
    pub(super) line: String,
}

pub(super) fn lines(t: Texts, mentee: &Sheet, mentor: &Sheet) -> Vec<Line> {
    let both = mentee.answers.iter().zip(&mentor.answers);
    let line = both.map(|(one, other)| Line {
        question: t.expectations_question(one.question),
        mentee: Said { degree: t.expectations_degree(one.degree), line: one.line.clone() },
        mentor: Said { degree: t.expectations_degree(other.degree), line: other.line.clone() },
        is_apart: distance(one.degree, other.degree) >= WORTH_A_TALK,
    });
    line.collect()
}

/// The headings of both columns.
pub(super) fn heads(t: Texts) -> [String; 2] {
    [Side::Mentee, Side::Mentor].map(|side| t.agreements_side(side))
}
