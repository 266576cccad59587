//! What one cell of a sheet holds, whatever program wrote it.

use jiff::civil::Date;
use std::borrow::Cow;

/// The value of a cell. A formula counts as the value it had when the file was saved.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or only spaces.
    #[default]
    Empty,
    /// Text as written, without spaces around it.
    Text(String),
    /// A number of a workbook; in CSV numbers are text.
    Number(f64),
    /// A truth value of a workbook.
    Bool(bool),
    /// A spreadsheet date; a time of day is left out.
    Date(Date),
    /// A formula that was never computed.
    NoValue,
    /// An error such as `#REF!`.
    Error(String),
}

impl Cell {
    /// A cell from text: trimmed, and with the apostrophe taken off that our own exports put
    /// before a formula sign, so that a corrected file of refused rows reads as the original.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let text = match text.strip_prefix('\'') {
            Some(rest) if crate::formulas::is_risky(rest) => trimmed(rest),
            _ => trimmed(text),
        };
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// Does the cell hold nothing?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::Empty
    }

    /// The value as a person reads it; whole numbers without a decimal point.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Empty | Self::NoValue => Cow::Borrowed(""),
            Self::Text(text) | Self::Error(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Bool(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
            Self::Date(date) => Cow::Owned(date.to_string()),
        }
    }
}

/// Without white space and the invisible marks that copying from the web leaves at the ends.
fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}' | '\0'))
}

/// The letters by which spreadsheet programs call a column: 0 is A, 26 is AA.
#[must_use]
pub fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut out = Vec::new();
    while rest > 0 {
        rest -= 1;
        out.push(char::from(b'A' + u8::try_from(rest % 26).expect("below 26")));
        rest /= 26;
    }
    out.iter().rev().collect()
}
