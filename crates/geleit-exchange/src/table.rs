//! Lists as files, for the office's spreadsheet program.

use crate::formulas::neutralise;
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// A CSV file: UTF-8 with its mark, `;` between cells, CRLF, nothing that runs as a formula.
#[must_use]
pub fn csv_table<H: AsRef<str>, C: AsRef<str>>(header: &[H], rows: &[Vec<C>]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .flexible(true)
        .from_writer("\u{FEFF}".as_bytes().to_vec());
    let unfailing = "writing into memory cannot fail";
    let safe = |cell: &str| neutralise(cell).into_owned();
    writer.write_record(header.iter().map(|cell| safe(cell.as_ref()))).expect(unfailing);
    for row in rows {
        writer.write_record(row.iter().map(|cell| safe(cell.as_ref()))).expect(unfailing);
    }
    writer.into_inner().unwrap_or_else(|_| unreachable!("{unfailing}"))
}

/// An XLSX file with one sheet; every cell is text, so nothing in it can run.
///
/// # Errors
/// When a cell is longer or the table larger than the format allows.
pub fn xlsx_table<H: AsRef<str>, C: AsRef<str>>(
    header: &[H],
    rows: &[Vec<C>],
) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let bold = Format::new().set_bold();
    for (column, cell) in (0_u16..).zip(header) {
        sheet.write_string_with_format(0, column, cell.as_ref(), &bold)?;
    }
    for (number, row) in (1_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(row) {
            if !cell.as_ref().is_empty() {
                sheet.write_string(number, column, cell.as_ref())?;
            }
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    book.save_to_buffer()
}
