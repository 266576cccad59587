//! CSV as spreadsheet programs write it. Records are cut here and not by a library, because
//! rows must be numbered as a spreadsheet shows them (blank lines count, line breaks inside
//! quotes do not) and a quote that never closes must be found instead of swallowing the rest.

use super::encoding;
use super::filling::Filling;
use super::{Cell, Note, Reason};

/// What may stand between two cells.
const DELIMITERS: [char; 3] = [';', ',', '\t'];

pub(super) fn fill(bytes: &[u8], filling: &mut Filling<'_>) -> Result<Vec<Note>, Reason> {
    let (text, note) = encoding::decode(bytes)?;
    if text.trim_start().starts_with("%PDF") || text.trim_start().starts_with("<") {
        return Err(Reason::NotASpreadsheet);
    }
    let (delimiter, text) = delimiter(&text);
    let mut records = Records { rest: text, delimiter, number: 0 };
    while let Some(record) = records.next() {
        match record {
            Some(cells) => filling.push_counted(records.number, cells)?,
            None => {
                filling.failed_at = Some(records.number);
                return Err(Reason::OpenQuote);
            }
        }
    }
    Ok(note.into_iter().collect())
}

/// The delimiter, and the text without a line `sep=;` that only announces it.
fn delimiter(text: &str) -> (char, &str) {
    for delimiter in DELIMITERS {
        if let Some(rest) = text.strip_prefix("sep=").and_then(|rest| rest.strip_prefix(delimiter))
            && let Some(body) = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))
        {
            return (delimiter, body);
        }
    }
    let mut counts = [0; DELIMITERS.len()];
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\r' | '\n' if !quoted => break,
            c if !quoted => {
                if let Some(found) = DELIMITERS.iter().position(|delimiter| *delimiter == c) {
                    counts[found] += 1;
                }
            }
            _ => {}
        }
    }
    let most = (0..DELIMITERS.len()).rev().max_by_key(|found| counts[*found]);
    (DELIMITERS[most.expect("there are delimiters")], text)
}

struct Records<'a> {
    rest: &'a str,
    delimiter: char,
    /// The row of the record read last.
    number: u32,
}

impl Records<'_> {
    /// The next record; inside, nothing when its quote never closes.
    fn next(&mut self) -> Option<Option<Vec<Cell>>> {
        if self.rest.is_empty() {
            return None;
        }
        self.number = self.number.saturating_add(1);
        let mut cells = Vec::new();
        loop {
            let Some(cell) = self.cell() else { return Some(None) };
            cells.push(Cell::of_text(&cell));
            match self.rest.strip_prefix(self.delimiter) {
                Some(rest) => self.rest = rest,
                None => break,
            }
        }
        self.rest = match self.rest.strip_prefix("\r\n") {
            Some(rest) => rest,
            None => self.rest.get(1..).unwrap_or_default(),
        };
        Some(Some(cells))
    }

    /// One cell, up to its delimiter or the end of the record.
    fn cell(&mut self) -> Option<String> {
        let mut text = String::new();
        if let Some(mut rest) = self.rest.strip_prefix('"') {
            loop {
                let end = rest.find('"')?;
                text.push_str(&rest[..end]);
                rest = &rest[end + 1..];
                match rest.strip_prefix('"') {
                    Some(more) => {
                        text.push('"');
                        rest = more;
                    }
                    None => break,
                }
            }
            self.rest = rest;
        }
        let end = self.rest.find([self.delimiter, '\r', '\n']);
        let (plain, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
        text.push_str(plain);
        self.rest = rest;
        Some(text)
    }
}
