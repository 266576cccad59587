//! Which header names which column: the English key or a German header, whatever the case, the
//! spaces and the marks. One table per side; what is in no table is reported, never lost.

mod mentees;
mod mentors;
mod nearest;

use crate::sheet::{Cell, MissingColumn, Reason, Row, Sheet, SheetError, letters};
use geleit_domain::names::search_text;
use std::collections::HashMap;

/// Whose sheet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// Applications of mentees.
    Mentees,
    /// Mentors.
    Mentors,
}

/// One column of a side.
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// The English key, in problems and in the guide.
    pub key: &'static str,
    /// German headers and other accepted spellings; the first is the one in the guide.
    pub headers: &'static [&'static str],
    /// Must the file have this column?
    pub required: bool,
}

pub(crate) const fn column(key: &'static str, headers: &'static [&'static str]) -> Column {
    Column { key, headers, required: false }
}

pub(crate) const fn required(key: &'static str, headers: &'static [&'static str]) -> Column {
    Column { key, headers, required: true }
}

impl Side {
    /// Every column of the side, in the order of the guide.
    #[must_use]
    pub fn columns(self) -> &'static [Column] {
        match self {
            Self::Mentees => mentees::COLUMNS,
            Self::Mentors => mentors::COLUMNS,
        }
    }
}

/// A header that no table knows; its cells stay with the kept import file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownColumn {
    /// As written; for a column without a header its letters.
    pub header: String,
    /// The key of an unused column with nearly the same name: perhaps misspelt.
    pub nearest: Option<&'static str>,
}

/// Where the columns of a side stand in one file.
#[derive(Clone, Debug)]
pub struct Columns {
    places: HashMap<&'static str, usize>,
    /// Headers that mean nothing here, in the order of the file.
    pub unknown: Vec<UnknownColumn>,
}

impl Columns {
    /// Recognises the header of a sheet.
    ///
    /// # Errors
    /// [`Reason::HeaderMissing`], [`Reason::DuplicateHeader`] or [`Reason::MissingColumns`].
    pub fn find(sheet: &Sheet, side: Side) -> Result<Self, SheetError> {
        let refuse = |column: Option<usize>, reason| SheetError {
            file: sheet.file.clone(),
            row: Some(1),
            column: column.map(letters),
            reason,
        };
        let known = spellings(side);
        let mut places: HashMap<&'static str, usize> = HashMap::new();
        let mut unknown = Vec::new();
        for (place, header) in sheet.header.iter().enumerate() {
            let Some(key) = key_of(&known, header) else {
                unknown.push(place);
                continue;
            };
            if let Some(first) = places.insert(key, place) {
                let headers = [sheet.header[first].clone(), header.clone()];
                return Err(refuse(Some(place), Reason::DuplicateHeader { key, headers }));
            }
        }
        if places.is_empty() {
            return Err(refuse(None, Reason::HeaderMissing));
        }
        let missing = missing(side, &places, sheet, &unknown);
        if !missing.is_empty() {
            return Err(refuse(None, Reason::MissingColumns(missing)));
        }
        // Values may also stand to the right of the last header.
        let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        unknown.extend(sheet.header.len()..width);
        let unknown = unknown_columns(side, &places, sheet, unknown);
        Ok(Self { places, unknown })
    }

    /// The cell of a column in a row; a column that the file has not is empty.
    #[must_use]
    pub fn cell<'a>(&self, row: &'a Row, key: &str) -> &'a Cell {
        match self.places.get(key) {
            Some(place) => row.cell(*place),
            None => &Cell::Empty,
        }
    }

    /// The key of the column at a place of the file.
    #[must_use]
    pub fn key_at(&self, place: usize) -> Option<&'static str> {
        self.places.iter().find(|(_, at)| **at == place).map(|(key, _)| *key)
    }
}

fn unknown_columns(
    side: Side,
    places: &HashMap<&'static str, usize>,
    sheet: &Sheet,
    unknown: Vec<usize>,
) -> Vec<UnknownColumn> {
    let unused = || side.columns().iter().filter(|column| !places.contains_key(column.key));
    let header = |place: usize| sheet.header.get(place).map_or("", String::as_str);
    let of = |place: usize| match header(place) {
        "" => UnknownColumn { header: letters(place), nearest: None },
        header => UnknownColumn {
            header: header.to_owned(),
            nearest: unused().find(|c| nearest::is_near(header, c)).map(|c| c.key),
        },
    };
    // A column without a header and without values is only a gap between two others.
    let has_values = |place: &usize| sheet.rows.iter().any(|row| !row.cell(*place).is_empty());
    let told = |place: &usize| !header(*place).is_empty() || has_values(place);
    unknown.into_iter().filter(told).map(of).collect()
}

fn missing(
    side: Side,
    places: &HashMap<&'static str, usize>,
    sheet: &Sheet,
    unknown: &[usize],
) -> Vec<MissingColumn> {
    let nearest = |column: &Column| {
        let headers = unknown.iter().map(|place| &sheet.header[*place]);
        headers.into_iter().find(|header| nearest::is_near(header, column)).cloned()
    };
    let absent =
        |key: &str| side.columns().iter().find(|c| c.key == key && !places.contains_key(key));
    let mut missing: Vec<_> = side
        .columns()
        .iter()
        .filter(|column| column.required && !places.contains_key(column.key))
        .map(|column| MissingColumn {
            key: column.key,
            german: column.headers[0],
            nearest: nearest(column),
        })
        .collect();
    if let (Some(email), Some(phone)) = (absent("email"), absent("phone")) {
        missing.push(MissingColumn {
            key: "email or phone",
            german: "E-Mail, Telefon",
            nearest: nearest(email).or_else(|| nearest(phone)),
        });
    }
    missing
}

/// Every spelling of the side's headers and the key it means.
fn spellings(side: Side) -> HashMap<String, &'static str> {
    let mut known = HashMap::new();
    for column in side.columns() {
        known.insert(folded(column.key), column.key);
        for header in column.headers {
            known.insert(folded(header), column.key);
            known.insert(folded(&umlauts_spelt_out(header)), column.key);
        }
    }
    known
}

fn key_of(known: &HashMap<String, &'static str>, header: &str) -> Option<&'static str> {
    let whole = known.get(&folded(header));
    // “Geburtsdatum (TT.MM.JJJJ)”: a remark in brackets does not belong to the name.
    let bare = || header.split_once('(').and_then(|(name, _)| known.get(&folded(name)));
    whole.or_else(bare).copied()
}

/// Letters and digits only, lower case, without marks.
fn folded(text: &str) -> String {
    search_text(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

fn umlauts_spelt_out(text: &str) -> String {
    let text = text.to_lowercase();
    text.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue")
}

#[cfg(test)]
mod tests;
