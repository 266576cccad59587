//! A question as a page draws it, what is wrong with an answer, and an answer in words.

use crate::language::{Texts, plain};
use crate::ui::{Choice, Finding, Form};
use geleit_domain::applications::Answers;
use geleit_domain::applications::form::{INDUSTRIES, UNKNOWN};
use geleit_domain::mentors::CompanySize;
use geleit_domain::mentors::questionnaire::{Fault, Field, Kind, OCCUPATION_CODE, Problem};
use geleit_domain::names::sort_key;
use geleit_domain::profile::{Availability, Gender, Goal, list_items};
use geleit_domain::reference::finding::List;
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
    /// With what the form holds now, which a list may not know.
    pub(crate) fn new(t: Texts, field: Field, form: &Form) -> Self {
        let (name, label) = (field.text(), t.questionnaires_label(field));
        let finding = (field.kind() == Kind::Coded)
            .then(|| Finding::new(t, List::Occupations, name, label.clone()));
        let choices = choices(t, field, form.value(name));
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
            Kind::Listed => "select",
            Kind::Coded => "find",
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

    pub(crate) fn is_optional(&self) -> bool {
        self.field.is_optional()
    }
}

fn choices(t: Texts, field: Field, now: &str) -> Vec<Choice> {
    let none = || choice("", t.questionnaires_no_answer());
    let mut all = match field {
        Field::CompanySize => {
            words(CompanySize::ALL, |size| t.questionnaires_company_size(format!("of_{size}")))
        }
        Field::Industry => industries(t, now),
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

/// The industries of the sign-up, and the one that somebody has already.
fn industries(t: Texts, now: &str) -> Vec<Choice> {
    let key = |code: &str| format!("n_{}", code.replace('.', "_"));
    let listed = INDUSTRIES.iter().filter(|code| **code != UNKNOWN);
    let mut all: Vec<_> = listed.map(|code| choice(code, t.apply_industry(key(code)))).collect();
    if !now.is_empty() && !INDUSTRIES.contains(&now) {
        all.push(choice(now, crate::persons::industry_words(t, now)));
    }
    all.sort_by_cached_key(|choice| sort_key("", &choice.label));
    all.insert(0, choice("", t.questionnaires_choose()));
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
        let found = choices(t, field, value).into_iter().find(|choice| choice.value == value);
        found.map_or_else(|| value.to_owned(), |choice| choice.label)
    };
    match field.kind() {
        _ if typed.is_empty() => String::new(),
        Kind::OneOf | Kind::Listed => label(typed),
        Kind::SomeOf => t.in_a_row(list_items(typed).map(label)),
        Kind::Coded => {
            let kept = answers.get(OCCUPATION_CODE);
            let title = crate::ui::find::title_beside(t, List::Occupations, typed, kept);
            if title.is_empty() { typed.to_owned() } else { format!("{typed} ({title})") }
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
