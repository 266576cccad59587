//! The bytes of a text file become text: UTF-8, UTF-16 with its mark, else Windows-1252, which
//! contains Latin-1.

use super::{Note, Reason};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

/// The text, and a note when it was not UTF-8.
pub(super) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, Option<Note>), Reason> {
    let (encoding, rest) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, &bytes[mark..]),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, bytes),
        None => (WINDOWS_1252, bytes),
    };
    let (text, damaged) = encoding.decode_without_bom_handling(rest);
    if damaged {
        return Err(Reason::WrongEncoding(encoding.name()));
    }
    // Pictures, programs and the like hold bytes that no table has.
    if text.chars().any(|c| c.is_ascii_control() && !matches!(c, '\t' | '\r' | '\n' | '\u{1A}')) {
        return Err(Reason::NotASpreadsheet);
    }
    let note = if encoding == WINDOWS_1252 {
        Some(Note::Encoding("Latin-1"))
    } else if encoding == UTF_16LE || encoding == UTF_16BE {
        Some(Note::Encoding("UTF-16"))
    } else {
        None
    };
    Ok((text, note))
}
