//! Files made in memory, and the calls that every test makes.

use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_exchange::Problem;
use geleit_exchange::rows::{self, Rows};
use geleit_exchange::sheet::{self, Cell, Reason, Sheet, SheetError, unwatched};
use jiff::civil::{Date, date};
use rust_xlsxwriter::Workbook;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;

pub(crate) fn today() -> Date {
    date(2024, 1, 23)
}

pub(crate) fn read(file: &str, bytes: &[u8]) -> Result<Sheet, SheetError> {
    sheet::read(file, bytes, &mut unwatched)
}

pub(crate) fn refused(bytes: &[u8]) -> SheetError {
    read("list", bytes).unwrap_err()
}

pub(crate) fn reason(bytes: &[u8]) -> Reason {
    refused(bytes).reason
}

pub(crate) fn mentees(sheet: &Sheet) -> Rows<MenteeRow> {
    rows::mentees(sheet, today(), &mut unwatched).unwrap()
}

pub(crate) fn mentors(sheet: &Sheet) -> Rows<MentorRow> {
    rows::mentors(sheet, today(), &mut unwatched).unwrap()
}

/// A mentee of one row with the given cells beside reference, name and address.
pub(crate) fn mentee(cells: &[(&str, Cell)]) -> Result<MenteeRow, Vec<Problem>> {
    let mut rows = mentees(&one_row(cells));
    rows.good.pop().ok_or(rows.problems)
}

/// A mentor of one row.
pub(crate) fn mentor(cells: &[(&str, Cell)]) -> Result<MentorRow, Vec<Problem>> {
    let mut rows = mentors(&one_row(cells));
    rows.good.pop().ok_or(rows.problems)
}

fn one_row(cells: &[(&str, Cell)]) -> Sheet {
    let mut all = vec![
        ("reference", Cell::Text("M-1".into())),
        ("given_name", Cell::Text("Amal".into())),
        ("email", Cell::Text("amal@example.org".into())),
    ];
    for (key, cell) in cells {
        match all.iter_mut().find(|(known, _)| known == key) {
            Some(known) => known.1 = cell.clone(),
            None => all.push((key, cell.clone())),
        }
    }
    let header = all.iter().map(|(key, _)| (*key).to_owned()).collect();
    let cells = all.into_iter().map(|(_, cell)| cell).collect();
    let rows = vec![sheet::Row { number: 2, cells, ragged: None }];
    Sheet { file: "one.csv".into(), header, rows, notes: Vec::new() }
}

pub(crate) fn text(text: &str) -> Cell {
    Cell::of_text(text)
}

/// A workbook whose cells are all text.
pub(crate) fn xlsx(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(*cells) {
            if !cell.is_empty() {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

pub(crate) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// An OpenDocument file around the rows of its first table.
pub(crate) fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>
        <office:spreadsheet><table:table table:name="Liste">{rows}</table:table>
        </office:spreadsheet></office:body></office:document-content>"#
    );
    let kind: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
    packed(&[("mimetype", kind), ("content.xml", content.as_bytes())])
}

/// A row of text cells of an OpenDocument table.
pub(crate) fn ods_row(cells: &[&str]) -> String {
    let cells = cells.iter().map(|cell| {
        format!(
            r#"<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>"#
        )
    });
    format!("<table:table-row>{}</table:table-row>", cells.collect::<String>())
}
