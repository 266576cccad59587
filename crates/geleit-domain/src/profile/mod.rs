//! What people say of their profession, their languages and their time: the fields that the
//! matching and the figures read. Own words always stay beside a code.

mod answers;
mod coded;
mod education;
mod languages;
mod person;

pub use answers::{Access, Availability, Goal, Markets, MenteeProfile, MentorProfile, Origin};
pub use coded::{Chosen, Coded, OFFERED_MAX, offers};
pub use education::EducationLevel;
pub use languages::{Cefr, LanguageSkill};
pub use person::{Birth, Gender, Identity};

/// Separates the items of a list that is kept in one column or one spreadsheet cell.
pub const LIST_SEPARATOR: char = ';';

/// The items of a list kept as one text; the inverse of [`list_text`].
pub fn list_items(text: &str) -> impl Iterator<Item = &str> {
    text.split(LIST_SEPARATOR).map(str::trim).filter(|item| !item.is_empty())
}

/// One text for a list, items separated by `;`.
#[must_use]
pub fn list_text<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(";")
}
