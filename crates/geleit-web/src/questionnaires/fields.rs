//! A question as a page draws it, what is wrong with an answer, and an answer in words.

use crate::language::{Texts, plain};
use crate::ui::{Choice, Finding, Form};
use geleit_domain::applications::Answers;
use geleit_domain::mentors::CompanySize;
use geleit_domain::mentors::questionnaire::{Fault, Field, Kind, Problem};
use geleit_domain::profile::{Availability, Gender, Goal, list_items};
use std::fmt::Display;

/// A question ready to be drawn.
pub(crate) struct FieldView {
    pub(crate) field: Field,
    /// Its name, also the id of its input.
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) choices: Vec<Choice>,
    pub(crate) finding: Option<Finding>,
    /// What somebody else has kept in the meantime; empty: the same, or nothing.
    pub(crate) stored: String,
}

impl FieldView {
    pub(crate) fn new(t: Texts, field: Field) -> Self {
        let (name, label) = (field.text(), t.questionnaires_label(field));
        let finding = finding(t, field, label.clone());
        let choices = choices(t, field);
        let (hint, stored) = (String::new(), String::new());
        Self { field, name, label, hint, choices, finding, stored }
    }

    /// For whoever answers without anybody on the telephone.
    pub(crate) fn explained(self, t: Texts) -> Self {
        let hint = t.questionnaires_hint(self.field);
        let finding = self.finding.map(|finding| finding.hint(hint.clone()));
        Self { hint, finding, ..self }
    }

    /// How it is drawn.
    pub(crate) fn drawn(&self) -> &'static str {
        match self.field.kind() {
            Kind::OneOf => "radios",
            Kind::SomeOf => "checkboxes",
            Kind::Coded(_) | Kind::Names(_) => "find",
            _ => "input",
        }
    }

    /// Which keyboard a telephone shows.
    pub(crate) fn inputmode(&self) -> &'static str {
        if self.field.kind() == Kind::Number { "numeric" } else { "" }
    }

    /// How wide the answer is, in characters; empty: the whole line.
    pub(crate) fn width(&self) -> &'static str {
        match self.field.kind() {
            Kind::Number => "4",
            Kind::Postcode => "10",
            _ => "",
        }
    }

    /// What a browser may fill in by itself.
    pub(crate) fn autocomplete(&self) -> &'static str {
        match self.field {
            Field::Company => "organization",
            Field::Position => "organization-title",
            Field::Postcode => "postal-code",
            _ => "",
        }
    }

    /// Its choices as a list, which begins with no answer.
    pub(crate) fn listed(&self) -> Vec<&Choice> {
        let (none, all) = self.choices.split_last().map_or((None, &[][..]), |(n, a)| (Some(n), a));
        none.into_iter().chain(all).collect()
    }

    pub(crate) fn is_optional(&self) -> bool {
        self.field.is_optional()
    }
}

/// How a field finds codes while somebody types, where it does.
pub(super) fn finding(t: Texts, field: Field, label: String) -> Option<Finding> {
    let new = |list| Finding::new(t, list, field.text(), label).optional(field.is_optional());
    match field.kind() {
        Kind::Coded(list) => Some(new(list)),
        Kind::Names(list) => Some(new(list).many()),
        _ => None,
    }
}

fn choices(t: Texts, field: Field) -> Vec<Choice> {
    let none = || choice("", t.questionnaires_no_answer());
    let mut all = match field {
        Field::CompanySize => {
            words(CompanySize::ALL, |size| t.questionnaires_company_size(format!("of_{size}")))
        }
        Field::OnlineOk => words(&["yes", "no"], |word| t.questionnaires_online(word)),
        Field::Availability => words(Availability::ALL, |time| t.questionnaires_time(time)),
        Field::Topics => words(Goal::ALL, |goal| t.questionnaires_topic(goal)),
        Field::MenteeGenderWish => {
            words(&[Gender::Female, Gender::Male], |gender| t.questionnaires_wish(gender))
        }
        _ => Vec::new(),
    };
    if field.kind() == Kind::OneOf {
        all.push(none());
    }
    all
}

fn words<T: Display>(all: &[T], label: impl Fn(&T) -> String) -> Vec<Choice> {
    all.iter().map(|word| choice(word, label(word))).collect()
}

fn choice(value: impl Display, label: String) -> Choice {
    Choice { value: value.to_string(), label }
}

/// An answer in words; what was typed stays as it was typed.
pub(crate) fn say(t: Texts, field: Field, answers: &Answers) -> String {
    let typed = answers.get(field.text()).trim();
    let label = |value: &str| {
        let found = choices(t, field).into_iter().find(|choice| choice.value == value);
        found.map_or_else(|| value.to_owned(), |choice| choice.label)
    };
    match field.kind() {
        _ if typed.is_empty() => String::new(),
        Kind::OneOf => label(typed),
        Kind::SomeOf => t.in_a_row(list_items(typed).map(label)),
        Kind::Coded(list) => {
            let kept = field.code_input().map_or("", |input| answers.get(input));
            let title = crate::ui::find::title_beside(t, list, typed, kept);
            let is_said = title.is_empty() || title == typed;
            if is_said { typed.to_owned() } else { format!("{typed} ({title})") }
        }
        _ => typed.to_owned(),
    }
}

/// What is wrong with an answer and what to do, in a sentence.
fn problem_text(t: Texts, problem: &Problem) -> String {
    match problem.fault {
        Fault::Missing => t.questionnaires_missing(problem.field),
        Fault::UnknownCountry => plain(&t.questionnaires_unknown_country(&problem.part)),
        fault => t.questionnaires_fault(fault),
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
