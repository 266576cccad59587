//! Words as they are compared: without case, marks and umlauts, genders joined, Arabic without
//! its article. What is typed and what is listed are folded alike.

use crate::names;

/// The longest text that is looked for, in characters; a longer one is cut.
const TYPED_MAX: usize = 200;

/// Words that mean nothing to a list; some are what `Lehrer/in` leaves.
const SMALL: &[&str] = &[
    "als", "and", "bei", "der", "die", "das", "for", "fur", "im", "in", "innen", "mit", "of",
    "the", "und", "von", "r",
];

/// What was typed, ready to be compared.
pub(super) struct Query {
    /// Every word, the small ones too.
    pub(super) whole: String,
    /// The words that count.
    pub(super) words: Vec<Word>,
}

/// One typed word.
pub(super) struct Word {
    pub(super) text: String,
    pub(super) letters: usize,
    /// Without a German feminine ending; empty: it has none.
    pub(super) stem: String,
    /// The letters that occur.
    pub(super) mask: u64,
    /// The letters that occur in the stem.
    pub(super) stem_mask: u64,
}

impl Query {
    pub(super) fn new(typed: &str) -> Self {
        let cut = typed.char_indices().nth(TYPED_MAX).map_or(typed, |(at, _)| &typed[..at]);
        let whole = fold(cut);
        let mut words: Vec<Word> =
            whole.split(' ').filter(|word| !SMALL.contains(word)).map(Word::new).collect();
        words.retain(|word| !word.text.is_empty());
        if words.is_empty() {
            words = whole.split_whitespace().map(Word::new).collect();
        }
        Self { whole, words }
    }

    /// Only digits: a code, or the beginning of one.
    pub(super) fn is_code(&self) -> bool {
        !self.whole.is_empty() && self.whole.bytes().all(|byte| byte.is_ascii_digit())
    }
}

impl Word {
    fn new(text: &str) -> Self {
        let letters = text.chars().count();
        let stem = text.strip_suffix("innen").or_else(|| text.strip_suffix("in"));
        let stem = stem.filter(|stem| stem.len() >= 3).unwrap_or_default().to_owned();
        let stem_mask = mask(&stem);
        Self { text: text.to_owned(), letters, stem, mask: mask(text), stem_mask }
    }
}

/// The letters of a text as a set; two letters may share a place.
pub(super) fn mask(text: &str) -> u64 {
    let letters = text.chars().filter(|letter| *letter != ' ');
    letters.fold(0, |mask, letter| mask | 1 << (u32::from(letter) % 64))
}

/// Letters and digits in lower case, words separated by one space.
pub(super) fn fold(text: &str) -> String {
    let text = names::search_text(text);
    let mut out = String::with_capacity(text.len());
    for word in words(&text) {
        if !out.is_empty() {
            out.push(' ');
        }
        push_without_umlauts(&mut out, without_article(&word));
    }
    out
}

/// Cut at everything but letters and digits; `lehrer:in`, `lehrer*in` and `lehrer_in` are one
/// word, and an abbreviation with points is one too.
fn words(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars() {
        match c {
            ':' | '*' | '_' | '·' | '.' => {}
            c if c.is_alphanumeric() || (!c.is_ascii() && !is_between(c)) => {
                words.last_mut().expect("there is always one").push(c);
            }
            _ => words.push(String::new()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Vowel signs of Indic scripts are part of the word; these are not.
fn is_between(c: char) -> bool {
    c.is_whitespace() || matches!(c, '‘'..='”' | '،' | '؛' | '–' | '—' | '«' | '»' | '…')
}

/// `المحاسب` is `محاسب`.
fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() >= 3).unwrap_or(word)
}

/// `ae` is `ä`, whose mark is gone already; listed words are written the same way.
fn push_without_umlauts(out: &mut String, word: &str) {
    let mut before = ' ';
    for c in word.chars() {
        if !(c == 'e' && matches!(before, 'a' | 'o' | 'u')) {
            out.push(c);
        }
        before = c;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_word_is_one() {
        for text in ["Ärztin", "AERZTIN", "Ärzt:in", "Ärzt*in", "Ärzt_in"] {
            assert_eq!(fold(text), "arztin", "{text}");
        }
        assert_eq!(fold("U.S.A., (Nord)"), "usa nord");
        assert_eq!(fold("المحاسبة"), fold("محاسبه"));
        assert_eq!(fold("Lehrer/in"), "lehrer in");
        assert_eq!(Query::new("Lehrer/in").words.len(), 1);
        assert_eq!(Query::new("in").words.len(), 1, "nothing else was typed");
        assert_eq!(Query::new(" - ").words.len(), 0);
        assert_eq!(Query::new("Ärztin").words[0].stem, "arzt");
    }
}
