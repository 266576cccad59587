//! Why a whole file is refused: a stable code, its arguments, and an English sentence that says
//! where, what was expected and what to do.

use super::{COLUMNS_MAX, FILE_BYTES_MAX, ROWS_MAX, UNPACKED_BYTES_MAX};
use std::fmt;

/// A file that cannot be read, and where it fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetError {
    /// The file's name as the person knows it.
    pub file: String,
    /// The sheet's row (header = 1), where one row is to blame.
    pub row: Option<u32>,
    /// The column's letters, or its name.
    pub column: Option<String>,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// No bytes, or no cell with a value.
    Empty,
    /// More bytes than [`FILE_BYTES_MAX`].
    TooLarge,
    /// Unpacks to more than [`UNPACKED_BYTES_MAX`], or grows suspiciously.
    UnpacksTooLarge,
    /// More rows than [`ROWS_MAX`].
    TooManyRows,
    /// More columns than [`COLUMNS_MAX`].
    TooManyColumns,
    /// A picture, a letter, a program …
    NotASpreadsheet,
    /// The binary format of before 2007, or a workbook with a password.
    OldOrProtected,
    /// A spreadsheet that breaks off or contradicts itself.
    Damaged(String),
    /// Bytes that do not fit the encoding that the file announces.
    WrongEncoding(&'static str),
    /// A quote in a CSV file that is never closed.
    OpenQuote,
    /// Merged cells in the header, for example `A1:C1`.
    MergedHeader(String),
    /// Row 1 is empty or names no known column.
    HeaderMissing,
    /// Two headers mean the same column.
    DuplicateHeader {
        /// The column's key.
        key: &'static str,
        /// Both headers as written.
        headers: [String; 2],
    },
    /// Columns without which no row can be read.
    MissingColumns(Vec<MissingColumn>),
    /// The person stopped the reading.
    Stopped,
}

/// A required column that no header names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingColumn {
    /// What is needed: a key, or `email or phone`.
    pub key: &'static str,
    /// Its German header.
    pub german: &'static str,
    /// The header of the file that comes nearest, if one does.
    pub nearest: Option<String>,
}

impl Reason {
    /// The stable word by which pages translate.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty_file",
            Self::TooLarge => "too_large",
            Self::UnpacksTooLarge => "unpacks_too_large",
            Self::TooManyRows => "too_many_rows",
            Self::TooManyColumns => "too_many_columns",
            Self::NotASpreadsheet => "not_a_spreadsheet",
            Self::OldOrProtected => "old_or_protected",
            Self::Damaged(_) => "damaged",
            Self::WrongEncoding(_) => "wrong_encoding",
            Self::OpenQuote => "open_quote",
            Self::MergedHeader(_) => "merged_header",
            Self::HeaderMissing => "header_missing",
            Self::DuplicateHeader { .. } => "duplicate_header",
            Self::MissingColumns(_) => "missing_columns",
            Self::Stopped => "stopped",
        }
    }

    /// The arguments of the translated sentence.
    #[must_use]
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLarge => vec![("megabytes", (FILE_BYTES_MAX >> 20).to_string())],
            Self::UnpacksTooLarge => vec![("megabytes", (UNPACKED_BYTES_MAX >> 20).to_string())],
            Self::TooManyRows => vec![("rows", ROWS_MAX.to_string())],
            Self::TooManyColumns => vec![("columns", COLUMNS_MAX.to_string())],
            Self::Damaged(detail) => vec![("detail", detail.clone())],
            Self::WrongEncoding(name) => vec![("encoding", (*name).to_owned())],
            Self::MergedHeader(range) => vec![("range", range.clone())],
            Self::DuplicateHeader { key, headers: [first, second] } => vec![
                ("key", (*key).to_owned()),
                ("first", first.clone()),
                ("second", second.clone()),
            ],
            Self::MissingColumns(missing) => vec![("columns", listed(missing))],
            _ => Vec::new(),
        }
    }
}

fn listed(missing: &[MissingColumn]) -> String {
    let texts = missing.iter().map(|column| match &column.nearest {
        Some(nearest) => format!("{} ({}; is “{nearest}” meant?)", column.key, column.german),
        None => format!("{} ({})", column.key, column.german),
    });
    texts.collect::<Vec<_>>().join(", ")
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str(
                "the file is empty; expected a header in row 1 and one person per row below it",
            ),
            Self::TooLarge => write!(
                f,
                "the file is larger than {} MB; remove pictures and other sheets, or split it",
                FILE_BYTES_MAX >> 20
            ),
            Self::UnpacksTooLarge => write!(
                f,
                "the file unpacks to more than {} MB or grows as no table does; \
                 save only the needed sheet as a new file",
                UNPACKED_BYTES_MAX >> 20
            ),
            Self::TooManyRows => write!(f, "more than {ROWS_MAX} rows; split the file"),
            Self::TooManyColumns => {
                write!(f, "more than {COLUMNS_MAX} columns; remove those that are not needed")
            }
            Self::NotASpreadsheet => f.write_str(
                "this is no spreadsheet; expected .xlsx, .ods or .csv, so save the table as one",
            ),
            Self::OldOrProtected => f.write_str(
                "this is an old .xls file or a workbook with a password; \
                 save it as .xlsx without a password",
            ),
            Self::Damaged(detail) => write!(
                f,
                "the file is damaged ({detail}); open it in a spreadsheet program and save it anew"
            ),
            Self::WrongEncoding(name) => write!(
                f,
                "the file announces {name} but breaks its rules; save it anew as CSV UTF-8"
            ),
            Self::OpenQuote => f.write_str(
                "a quotation mark opens here and never closes; \
                 close it, or write it twice where it belongs to the text",
            ),
            Self::MergedHeader(range) => write!(
                f,
                "the header cells {range} are merged; unmerge them, \
                 so that every column has its own name in row 1"
            ),
            Self::HeaderMissing => f.write_str(
                "no known column name in row 1; write the header there, \
                 for example reference, given_name, email (Aktenzahl, Vorname, E-Mail)",
            ),
            Self::DuplicateHeader { key, headers: [first, second] } => {
                write!(f, "“{first}” and “{second}” both mean the column {key}; keep one of them")
            }
            Self::MissingColumns(missing) => {
                write!(f, "missing column: {}; add it or correct the header", listed(missing))
            }
            Self::Stopped => f.write_str("stopped before the end of the file"),
        }
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some(column) = &self.column {
            write!(f, ", column {column}")?;
        }
        write!(f, ": {}", self.reason)
    }
}

impl std::error::Error for SheetError {}
