//! People who may be known already, beside what was typed: staff decide who it is.

use crate::language::Texts;
use crate::ui::{Choice, Page};
use geleit_domain::applications::Side;
use geleit_store::applications::Candidate;

/// Somebody who may be the same person.
pub(crate) struct Line {
    pub(super) id: String,
    pub(super) name: String,
    /// What agrees, in words.
    pub(super) agrees: String,
    pub(super) email: String,
    pub(super) phone: String,
    pub(super) birth: String,
    /// Takes part already, in words; then it cannot be this person. Empty otherwise.
    pub(super) takes_part: String,
    /// The page of that application or mentor; empty where the reader may not see it.
    pub(super) record: String,
    /// What leads to that page.
    pub(super) open: String,
    pub(super) path: String,
}

pub(super) fn lines(page: &Page, side: Side, found: &[Candidate]) -> Vec<Line> {
    let t = page.t;
    let (noun, takes_part, open) = match side {
        Side::Mentee => ("applications", t.intake_takes_part(), t.intake_open_application()),
        Side::Mentor => ("mentors", t.intake_mentor_already(), t.intake_mentor_open()),
    };
    let line = |one: &Candidate| Line {
        id: one.id().to_string(),
        name: one.person.name(),
        agrees: one.because.iter().map(|word| t.intake_agrees(word)).collect::<Vec<_>>().join(", "),
        email: one.person.email.clone(),
        phone: one.person.phone.clone(),
        birth: one.person.birth.as_ref().map(|day| page.day(day)).unwrap_or_default(),
        takes_part: if one.takes_part { takes_part.clone() } else { String::new() },
        open: open.clone(),
        record: one.record.map(|id| format!("/desk/{noun}/{id}")).unwrap_or_default(),
        path: format!("/desk/persons/{}", one.id()),
    };
    found.iter().map(line).collect()
}

/// Who it may be, and somebody else.
pub(super) fn choices(t: Texts, lines: &[Line]) -> Vec<Choice> {
    let free = lines.iter().filter(|line| line.takes_part.is_empty());
    let is =
        |line: &Line| Choice { value: line.id.clone(), label: t.intake_is(line.name.as_str()) };
    let other = Choice { value: "new".to_owned(), label: t.intake_is_other() };
    free.map(is).chain(std::iter::once(other)).collect()
}
