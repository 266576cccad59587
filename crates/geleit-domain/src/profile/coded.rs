//! Own words with a code beside them. Somebody who finds a code while typing keeps the words;
//! what was chosen counts only as long as the words stay as they were.

use crate::reference::finding::{self, List, Match};

/// A coded answer: the person's own words, and the code where one entry of the list fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coded {
    /// As written by the person.
    pub words: String,
    /// ISCO-08, NACE Rev. 2.1 or ISCED-F code.
    pub code: Option<String>,
}

/// What stands in place of a code when somebody says that none fits.
const NONE_FITS: &str = "-";

/// How many codes are offered at once.
pub const OFFERED_MAX: usize = 5;

/// What was chosen for own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// This code.
    Code(String),
    /// None of those that were offered.
    NoneFits,
    /// Nothing yet, or for other words.
    Nothing,
}

impl Chosen {
    /// Reads what a form keeps beside the words: `2512 Programmiererin`, or `- Zauberin`.
    #[must_use]
    pub fn read(list: List, kept: &str, words: &str) -> Self {
        match kept.trim().split_once(' ') {
            Some((code, chosen_for)) if chosen_for.trim() == words.trim() => match code {
                NONE_FITS => Self::NoneFits,
                _ if list.title(code, "en").is_some() => Self::Code(code.to_owned()),
                _ => Self::Nothing,
            },
            _ => Self::Nothing,
        }
    }

    /// What a form keeps of a code that was chosen for these words.
    #[must_use]
    pub fn kept(code: &str, words: &str) -> String {
        format!("{code} {}", words.trim())
    }

    /// What a form keeps when none fits.
    #[must_use]
    pub fn none_fits(words: &str) -> String {
        Self::kept(NONE_FITS, words)
    }
}

impl Coded {
    /// Own words with what was chosen for them; where nothing was, with the code that they name
    /// exactly.
    #[must_use]
    pub fn read(list: List, words: &str, kept: &str) -> Self {
        let code = match Chosen::read(list, kept, words) {
            Chosen::Code(code) => Some(code),
            Chosen::NoneFits => None,
            Chosen::Nothing => list.code_of(words),
        };
        Self { words: words.to_owned(), code }
    }
}

/// Codes that could be meant by words for which there is none yet; nothing where somebody said
/// that none fits.
#[must_use]
pub fn offers(list: List, words: &str, kept: &str, language: &str) -> Vec<Match> {
    let is_open = Chosen::read(list, kept, words) == Chosen::Nothing;
    if is_open && list.code_of(words).is_none() {
        finding::find(list, words, language, OFFERED_MAX)
    } else {
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_counts_only_for_the_words_it_was_chosen_for() {
        let read = |kept: &str, words: &str| Coded::read(List::Occupations, words, kept).code;
        let kept = Chosen::kept("2512", " Etwas mit Computern ");
        assert_eq!(read(&kept, "Etwas mit Computern").as_deref(), Some("2512"));
        assert_eq!(read(&kept, "Etwas mit Tieren"), None);
        assert_eq!(read("9999 x", "x"), None, "no code of the list");
        assert_eq!(read("2512", "2512").as_deref(), Some("2512"), "named exactly");
        assert_eq!(read("", "Software developers").as_deref(), Some("2512"));
        assert_eq!(read(&Chosen::none_fits("Software developers"), "Software developers"), None);
    }

    #[test]
    fn what_is_named_exactly_or_was_refused_is_not_offered() {
        let codes = |words: &str, kept: &str| -> Vec<_> {
            offers(List::Occupations, words, kept, "en").iter().map(|found| found.code).collect()
        };
        assert!(codes("software develop", "").contains(&"2512"));
        assert!(codes("software develop", "").len() <= OFFERED_MAX);
        assert!(codes("software develop", "2512 software").contains(&"2512"), "other words");
        assert_eq!(codes("software develop", "2512 software develop"), [""; 0]);
        assert_eq!(codes("software develop", "- software develop"), [""; 0]);
        assert_eq!(codes("Software developers", ""), [""; 0]);
    }
}
