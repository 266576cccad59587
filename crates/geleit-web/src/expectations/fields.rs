//! The questions as fields: four answers and a line each.

use crate::language::Texts;
use crate::ui::{Choice, Form};
use geleit_domain::partnerships::expectations::{Degree, Expectation, LINE_MAX, Question, Sheet};

/// A question of the form: the name of its field and what it says.
pub(super) struct Asked {
    pub(super) name: &'static str,
    pub(super) line: String,
    pub(super) says: String,
}

pub(super) fn asked(t: Texts) -> Vec<Asked> {
    let asked = |question: &Question| Asked {
        name: question.text(),
        line: line_of(*question),
        says: t.expectations_question(question),
    };
    Question::ALL.iter().map(asked).collect()
}

pub(super) fn degrees(t: Texts) -> Vec<Choice> {
    let choice = |degree: &Degree| Choice {
        value: degree.to_string(),
        label: t.expectations_degree(degree),
    };
    Degree::ALL.iter().map(choice).collect()
}

/// The form with what somebody has answered before.
pub(super) fn filled(before: Option<&Sheet>) -> Form {
    let mut form = Form::default();
    for answer in before.into_iter().flat_map(|sheet| &sheet.answers) {
        form.put(answer.question.text(), &answer.degree);
        form.put(&line_of(answer.question), &answer.line);
    }
    form
}

/// What was answered, if every question was.
pub(super) fn read(t: Texts, form: &mut Form) -> Option<Vec<Expectation>> {
    let mut answers = Vec::new();
    for question in Question::ALL {
        let degree = form.parse(question.text(), || t.expectations_missing());
        let field = line_of(*question);
        let line = form.optional(&field).unwrap_or_default();
        if line.chars().count() > LINE_MAX {
            form.refuse(&field, t.expectations_line_long(LINE_MAX));
        }
        answers.extend(degree.map(|degree| Expectation { question: *question, degree, line }));
    }
    (!form.is_refused()).then_some(answers)
}

fn line_of(question: Question) -> String {
    format!("{question}-line")
}
