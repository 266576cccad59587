//! A comma-separated file with a fixed header, read row by row with the row's number at hand.

use std::fs::File;
use std::io::{Chain, Read};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder, Terminator};

use super::AssignError;

/// How much of a wrong text is shown in a message.
const SHOWN_CHARS: usize = 60;

/// An open file whose header has been checked.
///
/// A row ends with a line feed and nothing else; the carriage return before it is taken off
/// here. Left to itself, the reader counts one line too few in files that have both, and people
/// would look for the mistake in the wrong row.
pub(crate) struct Table<'a> {
    file: &'a Path,
    columns: &'static [&'static str],
    reader: Reader<Chain<File, &'static [u8]>>,
    record: ByteRecord,
}

impl<'a> Table<'a> {
    pub(crate) fn open(
        file: &'a Path,
        columns: &'static [&'static str],
    ) -> Result<Table<'a>, AssignError> {
        let source = File::open(file).map_err(|source| AssignError::reading(file, source))?;
        let reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .terminator(Terminator::Any(b'\n'))
            .from_reader(source.chain(&b"\n"[..]));
        let mut table = Table { file, columns, reader, record: ByteRecord::new() };
        table.advance()?;
        let fields: Vec<_> = table.record.iter().map(String::from_utf8_lossy).collect();
        let (found, expected) = (fields.join(","), columns.join(","));
        if found.trim_start_matches('\u{feff}').trim_end_matches('\r') != expected {
            let problem = format!(
                "expected the header \"{expected}\", found \"{}\"; the file must be UTF-8 text \
                 with commas between the columns",
                shown(found.trim_end())
            );
            return Err(AssignError::input(file, Some(1), problem));
        }
        Ok(table)
    }

    /// The next row; `None` at the end of the file.
    pub(crate) fn next(&mut self) -> Result<Option<Row<'_>>, AssignError> {
        loop {
            if !self.advance()? {
                return Ok(None);
            }
            let empty = self.record.as_slice() == b"\r";
            if !empty {
                break;
            }
        }
        let number = self.reader.position().line() - 1;
        let row = Row { file: self.file, columns: self.columns, record: &self.record, number };
        if row.record.len() != row.columns.len() {
            let columns = row.columns.join(",");
            let (expected, found) = (row.columns.len(), row.record.len());
            let problem = format!("expected {expected} fields ({columns}), found {found}");
            return Err(row.refuse(&problem));
        }
        Ok(Some(row))
    }

    fn advance(&mut self) -> Result<bool, AssignError> {
        self.reader.read_byte_record(&mut self.record).map_err(|error| {
            let text = error.to_string();
            match error.into_kind() {
                csv::ErrorKind::Io(source) => AssignError::reading(self.file, source),
                _ => AssignError::input(self.file, None, text),
            }
        })
    }
}

/// One row with as many fields as the header.
pub(crate) struct Row<'a> {
    file: &'a Path,
    columns: &'static [&'static str],
    record: &'a ByteRecord,
    number: u64,
}

impl Row<'_> {
    /// The row's number in the file; the header is row 1.
    pub(crate) fn number(&self) -> u64 {
        self.number
    }

    /// An id: any text without a comma.
    pub(crate) fn id(&self, column: usize) -> Result<&str, AssignError> {
        let text = std::str::from_utf8(self.field(column)).map_err(|_| {
            self.refuse_field(column, "expected UTF-8 text; save the file as UTF-8")
        })?;
        if text.is_empty() || text.contains(',') {
            return Err(self.refuse_field(column, "expected an id: any text without comma"));
        }
        Ok(text)
    }

    /// An integer from 0 to `max`.
    pub(crate) fn integer(&self, column: usize, max: u32) -> Result<u32, AssignError> {
        let text = std::str::from_utf8(self.field(column)).ok();
        let number = text.and_then(|text| text.parse().ok()).filter(|&number| number <= max);
        number.ok_or_else(|| {
            self.refuse_field(column, &format!("expected an integer from 0 to {max}"))
        })
    }

    fn field(&self, column: usize) -> &[u8] {
        let field = &self.record[column];
        if column + 1 < self.columns.len() {
            return field;
        }
        field.strip_suffix(b"\r").unwrap_or(field)
    }

    pub(crate) fn refuse(&self, problem: &str) -> AssignError {
        AssignError::input(self.file, Some(self.number()), problem)
    }

    fn refuse_field(&self, column: usize, expected: &str) -> AssignError {
        let text = String::from_utf8_lossy(self.field(column));
        let name = self.columns[column];
        self.refuse(&format!("column {name} is \"{}\"; {expected}", shown(&text)))
    }
}

fn shown(text: &str) -> String {
    text.chars().take(SHOWN_CHARS).collect()
}
