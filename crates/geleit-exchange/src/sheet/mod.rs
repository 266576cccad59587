//! A spreadsheet as bytes becomes a header and numbered rows of cells: XLSX, ODS and CSV, first
//! sheet, header in row 1. Limits are checked before anything is unpacked (P21).

mod archive;
mod cell;
mod csv;
mod encoding;
mod error;
mod filling;
mod open_document;
mod workbook;

pub use cell::{Cell, letters};
pub use error::{MissingColumn, Reason, SheetError};

use std::ops::ControlFlow;

/// The largest file that is read, bytes: 100,000 rows with every column filled are 30 MB of CSV.
pub const FILE_BYTES_MAX: usize = 50 << 20;
/// The most that a packed spreadsheet may unpack to, bytes; the same rows are 200 MB of XLSX.
/// Small files that unpack to far less than this are refused by how much they grow.
pub const UNPACKED_BYTES_MAX: u64 = 400 << 20;
/// The most rows below the header; blank ones do not count.
pub const ROWS_MAX: usize = 200_000;
/// The most columns.
pub const COLUMNS_MAX: usize = 200;

/// Told the number of rows read so far every thousand rows; `Break` stops the reading.
pub type Progress<'a> = &'a mut dyn FnMut(u64) -> ControlFlow<()>;

/// A progress for callers who neither show nor stop.
///
/// # Panics
/// Never.
pub fn unwatched(_rows: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// The first sheet of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The file's name as the person knows it.
    pub file: String,
    /// Row 1 as written, without empty cells at its end.
    pub header: Vec<String>,
    /// The rows below, without blank ones.
    pub rows: Vec<Row>,
    /// What the person should know about how the file was read.
    pub notes: Vec<Note>,
}

/// One row of a sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The number that a spreadsheet program shows (header = 1).
    pub number: u32,
    /// Cells up to the last one with a value.
    pub cells: Vec<Cell>,
    /// The number of cells of a CSV row that has not as many as the header.
    pub ragged: Option<usize>,
}

impl Row {
    /// The cell in a column; beyond the last one everything is empty.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        self.cells.get(column).unwrap_or(&Cell::Empty)
    }
}

/// What is said about a file although it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// CSV in UTF-16, or in Latin-1 (read as Windows-1252, its superset).
    Encoding(&'static str),
    /// The workbook has more sheets; only this one was read.
    OnlySheet(String),
}

impl Note {
    /// The stable word by which pages translate.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Encoding(_) => "encoding",
            Self::OnlySheet(_) => "only_sheet",
        }
    }

    /// The argument of the translated sentence.
    #[must_use]
    pub fn arg(&self) -> &str {
        match self {
            Self::Encoding(name) => name,
            Self::OnlySheet(name) => name,
        }
    }
}

impl std::fmt::Display for Note {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Encoding(name) => write!(
                f,
                "the text is not UTF-8 and was read as {name}; \
                 check names with letters such as ä, č or ş"
            ),
            Self::OnlySheet(name) => write!(f, "the file has several sheets; “{name}” was read"),
        }
    }
}

/// Reads the first sheet of a file. What the file is, its content says, not its name.
///
/// # Errors
/// [`SheetError`] when the file as a whole cannot be used.
pub fn read(file: &str, bytes: &[u8], progress: Progress<'_>) -> Result<Sheet, SheetError> {
    let mut filling = filling::Filling::new(progress);
    let outcome = fill(bytes, &mut filling);
    let at = filling.failed_at;
    outcome.and_then(|notes| filling.into_sheet(file, notes)).map_err(|reason| {
        let (row, column) = place(&reason, at);
        SheetError { file: file.to_owned(), row, column, reason }
    })
}

fn fill(bytes: &[u8], filling: &mut filling::Filling<'_>) -> Result<Vec<Note>, Reason> {
    if bytes.len() > FILE_BYTES_MAX {
        return Err(Reason::TooLarge);
    }
    match archive::kind(bytes)? {
        archive::Kind::Workbook { merges } => workbook::fill(bytes, merges, filling),
        archive::Kind::OpenDocument => open_document::fill(bytes, filling),
        archive::Kind::Text => csv::fill(bytes, filling),
    }
}

/// Where a refusal stands: the header is row 1 whatever the readers noted.
fn place(reason: &Reason, at: Option<u32>) -> (Option<u32>, Option<String>) {
    match reason {
        Reason::MergedHeader(range) => {
            let column = range.chars().take_while(char::is_ascii_alphabetic).collect();
            (Some(1), Some(column))
        }
        Reason::HeaderMissing => (Some(1), None),
        _ => (at, None),
    }
}
