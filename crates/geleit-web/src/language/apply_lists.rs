//! The closed lists that the form of an application speaks of.

use geleit_domain::applications::form::{Fault, Field, INDUSTRIES, Kind, LEVELS, Step};
use geleit_domain::profile::{Access, Cefr, Gender, Goal};
use geleit_domain::reference::finding::List;
use std::fmt::Display;

/// Questions that need no hint.
const WITHOUT_HINT: &[Field] = &[Field::FamilyName, Field::Postcode, Field::German];

/// Questions that a mentor is asked in other words.
const TO_MENTORS: &str = "industry postcode consent_application";

pub(super) fn lists() -> Vec<(&'static str, Vec<String>)> {
    fn texts<T: Display>(all: &[T]) -> Vec<String> {
        all.iter().map(T::to_string).collect()
    }
    let fields = |keep: &dyn Fn(&Field) -> bool| {
        Field::ALL.iter().filter(|field| keep(field)).map(ToString::to_string).collect::<Vec<_>>()
    };
    // What is missing is said per field.
    let faults = Fault::ALL.iter().filter(|fault| **fault != Fault::Missing);
    let industry = |code: &&str| match code.starts_with(|c: char| c.is_ascii_lowercase()) {
        true => (*code).to_owned(),
        false => format!("n_{}", code.replace('.', "_")),
    };
    vec![
        ("apply-access", texts(Access::ALL)),
        ("apply-check-consent", fields(&|field| field.kind() == Kind::Tick)),
        ("apply-education", texts(LEVELS)),
        ("apply-fault", faults.map(ToString::to_string).collect()),
        ("apply-gender", texts(Gender::ALL)),
        ("apply-german", texts(Cefr::ALL)),
        ("apply-goal", texts(Goal::ALL)),
        ("apply-hint", fields(&|field| !WITHOUT_HINT.contains(field))),
        ("apply-industry", INDUSTRIES.iter().map(industry).collect()),
        ("apply-label", fields(&|_| true)),
        ("apply-mentor-hint", TO_MENTORS.split(' ').map(str::to_owned).collect()),
        ("apply-mentor-label", TO_MENTORS.split(' ').map(str::to_owned).collect()),
        ("apply-missing", fields(&|field| !field.is_optional())),
        ("apply-origin", texts(&["stateless", "unknown"])),
        ("find-meant", texts(List::ALL)),
        ("apply-step", texts(Step::ALL)),
        ("apply-step-lead", texts(Step::ALL)),
        ("apply-step-title", texts(Step::ALL)),
    ]
}
