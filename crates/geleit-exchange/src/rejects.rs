//! Refused rows go back as a file: the original cells and a last column `problems`, so that the
//! office corrects and imports just these.

use crate::problem::Problem;
use crate::sheet::Sheet;
use crate::{csv_table, xlsx_table};
use std::collections::BTreeMap;

/// The header of the added column.
pub const PROBLEMS: &str = "problems";

/// A file of the rows that have problems, in the sheet's order: XLSX when the name ends so,
/// else CSV. A column `problems` of an earlier round is replaced.
#[must_use]
pub fn file(name: &str, sheet: &Sheet, problems: &[Problem]) -> Vec<u8> {
    let (header, rows) = table(sheet, problems);
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    if ending.eq_ignore_ascii_case("xlsx") {
        // Cells that came out of a sheet fit into one, only CSV allows longer texts.
        let rows: Vec<Vec<&str>> =
            rows.iter().map(|row| row.iter().map(|cell| first_chars(cell)).collect()).collect();
        return xlsx_table(&header, &rows).expect("the sheet was read within the limits of XLSX");
    }
    csv_table(&header, &rows)
}

/// The most characters that an XLSX cell may hold.
const XLSX_CHARS_MAX: usize = 32_767;

fn first_chars(cell: &str) -> &str {
    // The format counts UTF-16 units; cutting at half of them is always short enough.
    if cell.len() <= XLSX_CHARS_MAX {
        return cell;
    }
    let end = cell.char_indices().nth(XLSX_CHARS_MAX / 2).map_or(cell.len(), |(at, _)| at);
    &cell[..end]
}

/// The same rows as CSV, with what is wrong in the words of the page: sentences by row.
#[must_use]
pub fn csv(sheet: &Sheet, sentences: &BTreeMap<u32, Vec<String>>) -> Vec<u8> {
    let (header, rows) = of_rows(sheet, sentences);
    csv_table(&header, &rows)
}

fn table(sheet: &Sheet, problems: &[Problem]) -> (Vec<String>, Vec<Vec<String>>) {
    let mut by_row: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for problem in problems {
        let text = format!("{}: {}", problem.column, problem.kind);
        by_row.entry(problem.row).or_default().push(text);
    }
    of_rows(sheet, &by_row)
}

fn of_rows(sheet: &Sheet, by_row: &BTreeMap<u32, Vec<String>>) -> (Vec<String>, Vec<Vec<String>>) {
    let rows: Vec<_> = sheet.rows.iter().filter(|row| by_row.contains_key(&row.number)).collect();
    let widest = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let width = sheet.header.len().max(widest);
    let kept: Vec<usize> = (0..width)
        .filter(|column| sheet.header.get(*column).is_none_or(|header| header != PROBLEMS))
        .collect();
    let named = |column: &usize| sheet.header.get(*column).cloned().unwrap_or_default();
    let mut header: Vec<String> = kept.iter().map(named).collect();
    header.push(PROBLEMS.to_owned());
    let cells = rows.iter().map(|row| {
        let original = kept.iter().map(|column| row.cell(*column).text().into_owned());
        original.chain([by_row[&row.number].join(" | ")]).collect()
    });
    let cells = cells.collect();
    (header, cells)
}
