//! The objects of a PDF, found by `1 0 obj` wherever it stands and not by the table at its end:
//! readers disagree about that table, and an object that any of them could find is looked at.

use super::tokens::{Token, Tokens, is_space};
use crate::files::Refusal;
use flate2::read::ZlibDecoder;
use std::io::Read;

/// What one stream may unpack to, bytes.
const STREAM_BYTES_MAX: u64 = 16 << 20;

/// An object with what its dictionary says.
pub(crate) struct Object<'a> {
    /// Its number; nothing for the trailer.
    pub(crate) number: Option<u32>,
    /// Its names and words in their order.
    pub(crate) tokens: Vec<Token<'a>>,
    /// From where its stream begins to the end of the file.
    stream: Option<&'a [u8]>,
}

/// Every object, and every trailer.
///
/// # Errors
/// [`Refusal::Damaged`] when texts that never end make looking too long.
pub(crate) fn objects(bytes: &[u8]) -> Result<Vec<Object<'_>>, Refusal> {
    let mut objects = Vec::new();
    let mut looked_at = 0;
    for (start, number) in starts(bytes) {
        let (object, end) = read(bytes, start, number);
        objects.push(object);
        looked_at += end - start;
        if looked_at > bytes.len().saturating_mul(4) {
            return Err(Refusal::Damaged);
        }
    }
    Ok(objects)
}

/// Behind each `7 0 obj` and each `trailer`, with the number.
fn starts(bytes: &[u8]) -> impl Iterator<Item = (usize, Option<u32>)> {
    let objects = places(bytes, b"obj").filter_map(|at| {
        let (rest, _) = digits(trim_end(&bytes[..at])?)?;
        let (_, number) = digits(trim_end(rest)?)?;
        Some((at + 3, Some(number)))
    });
    objects.chain(places(bytes, b"trailer").map(|at| (at + 7, None)))
}

fn places<'a>(bytes: &'a [u8], word: &'static [u8]) -> impl Iterator<Item = usize> + 'a {
    let found = bytes.windows(word.len()).enumerate().filter(move |(_, at)| *at == word);
    found.map(|(place, _)| place)
}

/// Without spaces at the end; nothing when there were none.
fn trim_end(bytes: &[u8]) -> Option<&[u8]> {
    let length = bytes.iter().rposition(|b| !is_space(*b))? + 1;
    (length < bytes.len()).then(|| &bytes[..length])
}

/// What stands before a number at the end, and the number.
fn digits(bytes: &[u8]) -> Option<(&[u8], u32)> {
    let start = bytes.iter().rposition(|b| !b.is_ascii_digit()).map_or(0, |place| place + 1);
    let number = std::str::from_utf8(&bytes[start..]).ok()?.parse().ok()?;
    Some((&bytes[..start], number))
}

fn read(bytes: &[u8], start: usize, number: Option<u32>) -> (Object<'_>, usize) {
    let mut tokens = Tokens::from(bytes, start);
    let mut object = Object { number, tokens: Vec::new(), stream: None };
    while let Some(token) = tokens.next() {
        match token {
            Token::Word(b"endobj" | b"obj" | b"startxref") => break,
            Token::Word(b"stream") => {
                object.stream = bytes.get(tokens.at..).map(after_line);
                break;
            }
            token => object.tokens.push(token),
        }
    }
    (object, tokens.at.min(bytes.len()))
}

fn after_line(bytes: &[u8]) -> &[u8] {
    let rest = bytes.strip_prefix(b"\r").unwrap_or(bytes);
    rest.strip_prefix(b"\n").unwrap_or(rest)
}

impl Object<'_> {
    pub(crate) fn has(&self, name: &str) -> bool {
        let is_it = |token: &Token<'_>| matches!(token, Token::Name(n) if n == name.as_bytes());
        self.tokens.iter().any(is_it)
    }

    /// Does it hold other objects?
    pub(crate) fn holds_objects(&self) -> bool {
        self.has("ObjStm") || (self.has("First") && self.has("N") && self.stream.is_some())
    }

    /// The bytes of its stream; nothing when there is none.
    ///
    /// # Errors
    /// [`Refusal::Damaged`] when they are packed in a way that is not read here,
    /// [`Refusal::UnpacksTooLarge`].
    pub(crate) fn content(&self) -> Result<Option<Vec<u8>>, Refusal> {
        const OTHERS: [&str; 8] = [
            "LZWDecode",
            "LZW",
            "ASCII85Decode",
            "A85",
            "ASCIIHexDecode",
            "AHx",
            "RunLengthDecode",
            "Predictor",
        ];
        let Some(stream) = self.stream else { return Ok(None) };
        if OTHERS.iter().any(|name| self.has(name)) || self.has("Crypt") {
            return Err(Refusal::Damaged);
        }
        let mut content = Vec::new();
        if self.has("FlateDecode") || self.has("Fl") {
            // What breaks off is what a reader would show as well.
            let _ = ZlibDecoder::new(stream).take(STREAM_BYTES_MAX + 1).read_to_end(&mut content);
        } else {
            let end = places(stream, b"endstream").next().unwrap_or(stream.len());
            content.extend_from_slice(&stream[..end]);
        }
        let is_large = u64::try_from(content.len()).unwrap_or(u64::MAX) > STREAM_BYTES_MAX;
        if is_large { Err(Refusal::UnpacksTooLarge) } else { Ok(Some(content)) }
    }
}
