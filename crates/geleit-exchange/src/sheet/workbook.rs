//! XLSX, cell by cell, so that memory follows the cells with values and not the sheet's claims.

use super::filling::Filling;
use super::{COLUMNS_MAX, Cell, Note, Reason, letters};
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;
use std::io::Cursor;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

fn damaged(error: XlsxError) -> Reason {
    match error {
        XlsxError::Password => Reason::OldOrProtected,
        error => Reason::Damaged(error.to_string()),
    }
}

pub(super) fn fill(
    bytes: &[u8],
    merges: bool,
    filling: &mut Filling<'_>,
) -> Result<Vec<Note>, Reason> {
    let mut book = Workbook::new(Cursor::new(bytes)).map_err(damaged)?;
    let (name, notes) = first_sheet(&book)?;
    if merges {
        refuse_merged_header(&mut book, &name)?;
    }
    let mut reader = book.worksheet_cells_reader(&name).map_err(damaged)?;
    let mut number = 0;
    let mut cells = Vec::new();
    while let Some(next) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
        let (row, column) = next.pos;
        let row = row.checked_add(1).ok_or_else(|| Reason::Damaged("row number".into()))?;
        if row != number {
            if row < number {
                return Err(Reason::Damaged(format!("row {row} stands behind row {number}")));
            }
            filling.push(number, std::mem::take(&mut cells))?;
            number = row;
        }
        let cell = cell(&next.value, next.formula.is_some());
        put(&mut cells, column, cell).inspect_err(|_| filling.failed_at = Some(row))?;
    }
    filling.push(number, cells)?;
    Ok(notes)
}

/// The first sheet that a person sees.
fn first_sheet(book: &Workbook<'_>) -> Result<(String, Vec<Note>), Reason> {
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let sheets: Vec<_> = sheets.collect();
    let visible = sheets.iter().find(|sheet| sheet.visible == SheetVisible::Visible);
    let Some(first) = visible.or(sheets.first()) else { return Err(Reason::Empty) };
    let note = (sheets.len() > 1).then(|| Note::OnlySheet(first.name.clone()));
    Ok((first.name.clone(), note.into_iter().collect()))
}

fn refuse_merged_header(book: &mut Workbook<'_>, name: &str) -> Result<(), Reason> {
    for range in book.merge_cells_by_sheet_name(name).map_err(damaged)? {
        let ((top, left), (bottom, right)) = (range.start, range.end);
        if top == 0 {
            let name = |row: u32, column: u32| {
                let column = usize::try_from(column).unwrap_or(usize::MAX - 1);
                format!("{}{}", letters(column), u64::from(row) + 1)
            };
            return Err(Reason::MergedHeader(format!(
                "{}:{}",
                name(top, left),
                name(bottom, right)
            )));
        }
    }
    Ok(())
}

fn put(cells: &mut Vec<Cell>, column: u32, cell: Cell) -> Result<(), Reason> {
    if cell.is_empty() {
        return Ok(());
    }
    let column = usize::try_from(column).unwrap_or(usize::MAX);
    if column >= COLUMNS_MAX {
        return Err(Reason::TooManyColumns);
    }
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    cells[column] = cell;
    Ok(())
}

fn cell(value: &DataRef<'_>, is_formula: bool) -> Cell {
    match value {
        DataRef::Empty if is_formula => Cell::NoValue,
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::of_text(text),
        DataRef::SharedString(text) => Cell::of_text(text),
        #[expect(clippy::cast_precision_loss, reason = "cells of sheets are doubles")]
        DataRef::Int(number) => Cell::Number(*number as f64),
        DataRef::Float(number) => Cell::Number(*number),
        DataRef::Bool(yes) => Cell::Bool(*yes),
        DataRef::DateTime(moment) => date(moment),
        DataRef::DateTimeIso(text) => iso_date(text),
        DataRef::DurationIso(text) => Cell::of_text(text),
        DataRef::Error(error) => Cell::Error(error.to_string()),
    }
}

fn date(moment: &ExcelDateTime) -> Cell {
    if !moment.is_datetime() || moment.as_f64() < 1.0 {
        return Cell::Number(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let parts = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
    let (Ok(year), Ok(month), Ok(day)) = parts else { return Cell::Number(moment.as_f64()) };
    // Spreadsheets know a 29th of February 1900, the calendar does not.
    Date::new(year, month, day).map_or_else(|_| Cell::Number(moment.as_f64()), Cell::Date)
}

/// A date with or without a time, else the text as it stands.
pub(super) fn iso_date(text: &str) -> Cell {
    match text.get(..10).unwrap_or(text).parse() {
        Ok(date) => Cell::Date(date),
        Err(_) => Cell::of_text(text),
    }
}
