//! A question as a page draws it, and what is wrong with an answer, in words.

use super::choices;
use crate::language::Texts;
use crate::ui::{Choice, Finding, Form};
use geleit_domain::applications::Side;
use geleit_domain::applications::form::{Fault, Field, Kind, Problem, UNKNOWN};
use geleit_domain::reference::finding::List;

/// Questions without a hint.
const PLAIN: &[Field] = &[Field::FamilyName, Field::Postcode, Field::German];

/// A question ready to be drawn.
pub(crate) struct FieldView {
    /// The question.
    pub(crate) field: Field,
    /// Its name, also the id of its input.
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) choices: Vec<Choice>,
    /// How a code is found for own words, where one is.
    pub(crate) finding: Option<Finding>,
}

/// Questions that a mentor is asked in other words.
const TO_MENTORS: &[Field] = &[Field::Industry, Field::Postcode, Field::ConsentApplication];

/// A question in the words for one side.
pub(super) fn label(t: Texts, side: Side, field: Field) -> String {
    match side {
        Side::Mentor if TO_MENTORS.contains(&field) => t.apply_mentor_label(field),
        _ => t.apply_label(field),
    }
}

impl FieldView {
    /// A question in the words for one side.
    pub(crate) fn of(t: Texts, side: Side, field: Field) -> Self {
        let mut view = Self::new(t, field);
        if side == Side::Mentor && TO_MENTORS.contains(&field) {
            view.label = label(t, side, field);
            view.hint = t.apply_mentor_hint(field);
            // Whoever works knows in which field.
            view.choices.retain(|choice| choice.value != UNKNOWN);
        }
        view
    }

    pub(crate) fn new(t: Texts, field: Field) -> Self {
        let hint = if PLAIN.contains(&field) { String::new() } else { t.apply_hint(field) };
        let (name, choices) = (field.text(), choices::of(t, field));
        let label = t.apply_label(field);
        let finding = match field.kind() {
            Kind::Coded(list) => {
                Some(Finding::new(t, list, name, label.clone()).hint(hint.clone()))
            }
            Kind::Languages => {
                let (name, label) = ("languages-other", t.apply_other_languages());
                Some(Finding::new(t, List::Languages, name, label).many())
            }
            _ => None,
        };
        Self { field, name, label, hint, choices, finding }
    }

    /// How it is drawn.
    pub(crate) fn drawn(&self) -> &'static str {
        match self.field.kind() {
            Kind::Date => "date",
            Kind::OneOf => "radios",
            Kind::SomeOf => "checkboxes",
            Kind::Listed => "select",
            Kind::Languages => "languages",
            Kind::Tick => "tick",
            Kind::Coded(_) => "find",
            _ => "input",
        }
    }

    /// The type of its input.
    pub(crate) fn input_kind(&self) -> &'static str {
        match self.field.kind() {
            Kind::Email => "email",
            Kind::Phone => "tel",
            _ => "text",
        }
    }

    /// Does the form begin with it?
    pub(crate) fn is_first(&self) -> bool {
        self.field == Field::GivenName
    }

    /// What a browser may fill in by itself.
    pub(crate) fn autocomplete(&self) -> &'static str {
        match self.field {
            Field::GivenName => "given-name",
            Field::FamilyName => "family-name",
            Field::Email => "email",
            Field::Phone => "tel",
            Field::Postcode => "postal-code",
            Field::Birth => "bday",
            Field::Company => "organization",
            Field::Position => "organization-title",
            _ => "",
        }
    }

    /// Which keyboard a telephone shows.
    pub(crate) fn inputmode(&self) -> &'static str {
        match self.field.kind() {
            Kind::Number => "numeric",
            Kind::Email => "email",
            Kind::Phone => "tel",
            _ => "",
        }
    }

    /// How wide the answer is, in characters; empty: the whole line.
    pub(crate) fn width(&self) -> &'static str {
        match self.field.kind() {
            Kind::Number => "4",
            Kind::Postcode => "10",
            _ => "",
        }
    }

    pub(crate) fn is_optional(&self) -> bool {
        // A tick is free where its words say so.
        self.field.is_optional() && self.field.kind() != Kind::Tick
    }
}

/// What is wrong with an answer and what to do, in a sentence.
pub(crate) fn problem_text(t: Texts, problem: &Problem) -> String {
    match problem.fault {
        Fault::Missing => t.apply_missing(problem.field),
        fault => t.apply_fault(fault),
    }
}

/// Writes what is wrong into a form.
pub(crate) fn refuse(t: Texts, form: &mut Form, problems: &[Problem]) {
    for problem in problems {
        if form.error(problem.field.text()).is_none() {
            form.refuse(problem.field.text(), problem_text(t, problem));
        }
    }
}
