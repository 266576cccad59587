//! A whole sheet becomes typed rows and problems: the call that commands and pages make.

use crate::columns::{Columns, Side, UnknownColumn};
use crate::problem::{Problem, ProblemKind};
use crate::sheet::{Progress, Reason, Row, Sheet, SheetError};
use crate::{mentee_row, mentor_row};
use geleit_domain::imports::{MenteeRow, MentorRow};
use jiff::civil::Date;
use std::collections::HashMap;

/// What a sheet says.
#[derive(Clone, Debug)]
pub struct Rows<T> {
    /// Rows without any problem, in the order of the sheet.
    pub good: Vec<T>,
    /// Every problem of every other row, by row and then by column.
    pub problems: Vec<Problem>,
    /// How many rows were read: good ones and those with problems.
    pub read: usize,
    /// Columns that mean nothing here.
    pub unknown: Vec<UnknownColumn>,
}

impl<T> Rows<T> {
    /// How many rows have problems.
    #[must_use]
    pub fn rejected(&self) -> usize {
        self.read - self.good.len()
    }
}

/// Reads the applications of mentees. `today` bounds birth dates.
///
/// # Errors
/// [`SheetError`] when the header is not usable or `progress` stops the reading.
pub fn mentees(
    sheet: &Sheet,
    today: Date,
    progress: Progress<'_>,
) -> Result<Rows<MenteeRow>, SheetError> {
    typed(sheet, Side::Mentees, progress, &|columns, row| mentee_row::read(columns, row, today))
}

/// Reads the mentors. `today` bounds birth dates.
///
/// # Errors
/// [`SheetError`] when the header is not usable or `progress` stops the reading.
pub fn mentors(
    sheet: &Sheet,
    today: Date,
    progress: Progress<'_>,
) -> Result<Rows<MentorRow>, SheetError> {
    typed(sheet, Side::Mentors, progress, &|columns, row| mentor_row::read(columns, row, today))
}

type ReadRow<'a, T> = &'a dyn Fn(&Columns, &Row) -> Result<T, Vec<Problem>>;

fn typed<T>(
    sheet: &Sheet,
    side: Side,
    progress: Progress<'_>,
    read_row: ReadRow<'_, T>,
) -> Result<Rows<T>, SheetError> {
    let columns = Columns::find(sheet, side)?;
    let mut rows = Rows { good: Vec::new(), problems: Vec::new(), read: 0, unknown: Vec::new() };
    let mut references: HashMap<String, u32> = HashMap::new();
    for row in &sheet.rows {
        let mut problems = ragged(row, sheet, &columns);
        problems.extend(repeated(row, &columns, &mut references));
        match read_row(&columns, row) {
            Ok(good) if problems.is_empty() => rows.good.push(good),
            Ok(_) => {}
            Err(more) => problems.extend(more),
        }
        rows.problems.append(&mut problems);
        rows.read += 1;
        if rows.read.is_multiple_of(1_000) {
            let count = u64::try_from(rows.read).expect("a count of rows");
            if progress(count).is_break() {
                return Err(stopped(sheet, row));
            }
        }
    }
    rows.unknown = columns.unknown;
    Ok(rows)
}

fn stopped(sheet: &Sheet, row: &Row) -> SheetError {
    SheetError {
        file: sheet.file.clone(),
        row: Some(row.number),
        column: None,
        reason: Reason::Stopped,
    }
}

/// A reference that stands in a row above, be that row good or not: two rows of one reference
/// are two people or one person twice, and only the office knows which.
fn repeated(
    row: &Row,
    columns: &Columns,
    references: &mut HashMap<String, u32>,
) -> Option<Problem> {
    let value = columns.cell(row, "reference").text().into_owned();
    if value.is_empty() {
        return None;
    }
    let first = *references.entry(value.clone()).or_insert(row.number);
    (first != row.number).then(|| Problem {
        row: row.number,
        column: "reference".to_owned(),
        value,
        kind: ProblemKind::ReferenceTwice { row: first },
    })
}

fn ragged(row: &Row, sheet: &Sheet, columns: &Columns) -> Vec<Problem> {
    let Some(found) = row.ragged else { return Vec::new() };
    let expected = sheet.header.len();
    let (place, kind) = if found < expected {
        (found, ProblemKind::TooFewCells { found, expected })
    } else {
        (expected, ProblemKind::TooManyCells { found, expected })
    };
    let name = |place| crate::sheet::letters(place);
    let column = columns.key_at(place).map_or_else(|| name(place), str::to_owned);
    let value = row.cell(place).text().into_owned();
    vec![Problem { row: row.number, column, value, kind }]
}
