//! Writes `mentees.xlsx` and `mentors.xlsx` with invented people into a folder: the sheets of
//! the browser journey and of the tests of commands. The same run gives the same people.

mod draw;
mod mentees;
mod mentors;
mod people;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// One cell to write.
enum Value {
    Text(String),
    Number(f64),
    Date(u16, u8, u8),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Value {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

fn main() -> Result<(), XlsxError> {
    let folder = std::env::args().nth(1).unwrap_or_else(|| "crates/geleit/tests/sheets".into());
    save(&format!("{folder}/mentees.xlsx"), "Bewerbungen", mentees::HEADER, &mentees::rows())?;
    save(&format!("{folder}/mentors.xlsx"), "Mentors", mentors::HEADER, &mentors::rows())
}

fn save(path: &str, name: &str, header: &[&str], rows: &[Vec<Value>]) -> Result<(), XlsxError> {
    let mut book = Workbook::new();
    // A fixed day, so that a second run changes no byte that matters.
    let made = ExcelDateTime::from_ymd(2023, 11, 20)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let sheet = book.add_worksheet().set_name(name)?;
    sheet.write_row_with_format(0, 0, header.iter().copied(), &Format::new().set_bold())?;
    sheet.set_freeze_panes(1, 0)?;
    let day = Format::new().set_num_format("dd.mm.yyyy");
    for (number, row) in (1_u32..).zip(rows) {
        for (column, value) in (0_u16..).zip(row) {
            write(sheet, number, column, value, &day)?;
        }
    }
    book.save(path)
}

fn write(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    value: &Value,
    day: &Format,
) -> Result<(), XlsxError> {
    match value {
        Value::Text(text) if text.is_empty() => {}
        Value::Text(text) => {
            sheet.write_string(row, column, text)?;
        }
        Value::Number(number) => {
            sheet.write_number(row, column, *number)?;
        }
        Value::Date(year, month, date) => {
            let date = ExcelDateTime::from_ymd(*year, *month, *date)?;
            sheet.write_datetime_with_format(row, column, &date, day)?;
        }
    }
    Ok(())
}
