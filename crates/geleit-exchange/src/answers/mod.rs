//! One cell becomes one answer of a profile. An empty cell is no answer and never means no; a
//! dash or “k. A.” in a cell counts as empty.

mod choices;
mod dates;
mod education;
mod languages;
mod numbers;
mod places;
mod texts;

pub(crate) use choices::{access, availability, gender, gender_wish, goals, yes_no};
pub(crate) use dates::{birth, date};
pub(crate) use education::education_level;
pub(crate) use languages::{cefr, languages, with_native_german};
pub(crate) use numbers::{EXPERIENCE_YEARS_MAX, MOBILITY_KM_MAX, capacity, company_size, whole};
pub(crate) use places::{countries, markets, origin};
pub(crate) use texts::{coded, email, items, name, organisation, phone, postcode, reference, text};

use crate::columns::Columns;
use crate::problem::{Problem, ProblemKind};
use crate::sheet::{Cell, Row};
use geleit_domain::names::search_text;
use geleit_domain::profile::Identity;
use jiff::civil::Date;

/// The cells of one row, and the problems found so far.
pub(crate) struct Answers<'a> {
    columns: &'a Columns,
    row: &'a Row,
    problems: Vec<Problem>,
}

impl<'a> Answers<'a> {
    pub(crate) fn of(columns: &'a Columns, row: &'a Row) -> Self {
        Self { columns, row, problems: Vec::new() }
    }

    /// The answer in a column; nothing when the cell is empty or wrong, and wrong is noted.
    pub(crate) fn read<T>(
        &mut self,
        key: &'static str,
        parse: impl FnOnce(&Cell) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        let cell = self.columns.cell(self.row, key);
        let answer = match cell {
            cell if is_blank(cell) => return None,
            Cell::NoValue => Err(ProblemKind::FormulaWithoutValue),
            Cell::Error(_) => Err(ProblemKind::CellError),
            cell => parse(cell),
        };
        answer.map_err(|kind| self.note(key, kind)).ok()
    }

    /// The answer in a column that must not be empty.
    pub(crate) fn require(
        &mut self,
        key: &'static str,
        parse: impl FnOnce(&Cell) -> Result<String, ProblemKind>,
    ) -> String {
        if is_blank(self.columns.cell(self.row, key)) {
            self.note(key, ProblemKind::Required);
        }
        self.read(key, parse).unwrap_or_default()
    }

    /// The answer in a column where nothing and empty are the same.
    pub(crate) fn list<T: Default>(
        &mut self,
        key: &'static str,
        parse: impl FnOnce(&Cell) -> Result<T, ProblemKind>,
    ) -> T {
        self.read(key, parse).unwrap_or_default()
    }

    /// Names, contact, gender and birth.
    pub(crate) fn identity(&mut self, today: Date) -> Identity {
        let contactless = ["email", "phone"].map(|key| self.columns.cell(self.row, key));
        if contactless.into_iter().all(is_blank) {
            self.note("email", ProblemKind::ContactMissing);
        }
        Identity {
            given_name: self.require("given_name", name),
            family_name: self.list("family_name", name),
            call_me: self.list("call_me", name),
            email: self.list("email", email),
            phone: self.list("phone", phone),
            gender: self.read("gender", gender),
            birth: self.read("birth_date", |cell| birth(cell, today)),
        }
    }

    fn note(&mut self, key: &'static str, kind: ProblemKind) {
        self.problems.push(Problem {
            row: self.row.number,
            column: key.to_owned(),
            value: self.columns.cell(self.row, key).text().into_owned(),
            kind,
        });
    }

    /// The row, or everything that is wrong with it.
    pub(crate) fn finish<T>(self, row: T) -> Result<T, Vec<Problem>> {
        if self.problems.is_empty() { Ok(row) } else { Err(self.problems) }
    }
}

fn is_blank(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(text) => {
            matches!(text.as_str(), "-" | "–" | "—" | "n/a" | "k.A." | "k. A." | "keine Angabe")
        }
        _ => false,
    }
}

/// The form in which words of closed lists are compared: lower case, without marks, single
/// spaces, nothing but letters and digits.
fn folded(text: &str) -> String {
    // Most answers are plain letters, which need no normaliser.
    let plain = if text.is_ascii() { text.to_ascii_lowercase() } else { search_text(text) };
    let plain: String = plain.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
