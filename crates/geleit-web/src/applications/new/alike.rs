//! People who may be known already, beside what was typed: staff decide who it is.

use crate::language::Texts;
use crate::ui::{Choice, Page};
use geleit_store::applications::Candidate;

/// Somebody who may be the same person.
pub(super) struct Line {
    pub(super) id: String,
    pub(super) name: String,
    /// What agrees, in words.
    pub(super) agrees: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) birth: String,
    /// Applies for this cohort already; then it cannot be this person's application.
    pub(super) takes_part: bool,
    /// The page of that application; empty where the reader may not see it.
    pub(super) application: String,
    pub(super) path: String,
}

pub(super) fn lines(page: &Page, found: &[Candidate]) -> Vec<Line> {
    let t = page.t;
    let line = |one: &Candidate| Line {
        id: one.id().to_string(),
        name: one.person.name(),
        agrees: one.because.iter().map(|word| t.intake_agrees(word)).collect::<Vec<_>>().join(", "),
        email: one.person.email.clone(),
        phone: one.person.phone.clone(),
        birth: one.person.birth.as_ref().map(|day| page.day(day)).unwrap_or_default(),
        takes_part: one.takes_part,
        application: one
            .application
            .map(|id| format!("/desk/applications/{id}"))
            .unwrap_or_default(),
        path: format!("/desk/persons/{}", one.id()),
    };
    found.iter().map(line).collect()
}

/// Who it may be, and somebody else.
pub(super) fn choices(t: Texts, lines: &[Line]) -> Vec<Choice> {
    let free = lines.iter().filter(|line| !line.takes_part);
    let is =
        |line: &Line| Choice { value: line.id.clone(), label: t.intake_is(line.name.as_str()) };
    let other = Choice { value: "new".to_owned(), label: t.intake_is_other() };
    free.map(is).chain(std::iter::once(other)).collect()
}
