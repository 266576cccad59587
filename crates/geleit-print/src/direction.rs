//! Which way text runs, and what in it keeps its own way: numbers and addresses stay readable
//! between Arabic letters.

use std::ops::Range;
use unicode_bidi::{BidiClass, bidi_class};

/// Where lines begin in their column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// At the left, also an Arabic name among others; Arabic of several lines at the right.
    Left,
    /// Where their letters begin: at the left, and Arabic at the right.
    Own,
    /// At the right: the part is in Arabic.
    Right,
}

impl Side {
    /// Where lines begin in cells and lists.
    pub(crate) fn of_cells(self) -> Self {
        if self == Self::Right { Self::Right } else { Self::Left }
    }
}

/// What stands between these two runs from left to right. They have no shape.
const ISOLATE: char = '\u{2066}';
const END: char = '\u{2069}';
/// Where it stands no line breaks.
const JOINER: char = '\u{2060}';

/// Which way a paragraph runs. In a part in Arabic only what has no Arabic letter keeps its way; in
/// a part in German what is Arabic in the main does, and not a sentence with an Arabic name.
pub(crate) fn is_rtl(text: &str, side: Side) -> bool {
    let is_latin = |letter: &char| bidi_class(*letter) == BidiClass::L;
    let arabic = text.chars().filter(|letter| is_arabic(*letter)).count();
    match side {
        Side::Right => arabic > 0,
        Side::Left | Side::Own => {
            let first = text.chars().find(|letter| is_latin(letter) || is_arabic(*letter));
            first.is_some_and(is_arabic) && arabic > text.chars().filter(is_latin).count()
        }
    }
}

pub(crate) fn is_arabic(letter: char) -> bool {
    matches!(bidi_class(letter), BidiClass::R | BidiClass::AL)
}

/// The text with marks around telephone numbers, days and addresses. After an Arabic letter the
/// rules of Unicode would turn their parts around: `+43 660 1` into `1 660 43+`.
pub(crate) fn isolated(text: &str) -> String {
    if !text.chars().any(is_arabic) {
        return text.to_owned();
    }
    let (mut isolated, mut done) = (String::with_capacity(text.len() + 16), 0);
    for kept in kept(text) {
        isolated.push_str(&text[done..kept.start]);
        isolated.push(ISOLATE);
        isolated.push_str(&text[kept.clone()].replace(' ', &format!(" {JOINER}")));
        isolated.push(END);
        done = kept.end;
    }
    isolated.push_str(&text[done..]);
    isolated
}

/// Where telephone numbers, days and addresses are.
fn kept(text: &str) -> Vec<Range<usize>> {
    let (mut kept, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let word = at..at + text[at..].find(' ').map_or(text.len() - at, |space| space + 1);
        let whole = bare(text, word.clone());
        let is_whole = is_whole(&text[whole.clone()]);
        let found = number(text, whole.start).or(is_whole.then_some(whole));
        at = found.as_ref().map_or(word.end, |found| found.end);
        kept.extend(found);
    }
    kept
}

/// The telephone number that starts here, over as many words as it has. Other numbers are left to
/// the rules: between Arabic letters `3 - 5` is read from the right as it is meant.
fn number(text: &str, at: usize) -> Option<Range<usize>> {
    let is_part = |letter: char| letter.is_ascii_digit() || " +()/-".contains(letter);
    let end = text[at..].find(|letter| !is_part(letter)).map_or(text.len(), |end| at + end);
    let number = bare(text, at..end);
    let words = &text[number.clone()];
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let is_code = text[number.end..].starts_with(char::is_alphanumeric);
    (words.starts_with(['+', '0', '(']) && digits >= 6 && !is_code).then_some(number)
}

/// Is it a day as `2026-01-24`, or an address of mail or of the web?
fn is_whole(word: &str) -> bool {
    let is_day = word.len() == 10 && word.bytes().filter(|byte| *byte == b'-').count() == 2;
    let is_day = is_day && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    let is_address = word.contains('@') || word.contains("://") || word.starts_with("www.");
    is_day || (is_address && !word.chars().any(is_arabic))
}

/// Without the signs around it, which belong to the sentence.
fn bare(text: &str, range: Range<usize>) -> Range<usize> {
    let words = &text[range.clone()];
    let is_open = words.contains('(') && words.contains(')');
    let is_sign = |letter: char| match letter {
        '(' | ')' => !is_open,
        '+' | '/' => false,
        _ => !letter.is_alphanumeric(),
    };
    let start = range.start + words.len() - words.trim_start_matches(is_sign).len();
    start..start + words.trim_matches(is_sign).len()
}
