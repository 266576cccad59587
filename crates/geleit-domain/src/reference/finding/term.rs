//! One title or word of a list, and how well it fits what was typed.

use super::folding::{Query, Word};

/// Parts of a compound are looked for from this length on.
const PART_MIN: usize = 4;
/// A slip is forgiven in a word of this length.
const SLIP_MIN: usize = 5;

/// A title or word of an entry.
pub(super) struct Term {
    pub(super) row: usize,
    /// Folded, with a space in front of every word.
    pub(super) text: String,
    pub(super) mask: u64,
    /// Empty where it is not known.
    pub(super) language: &'static str,
    pub(super) is_title: bool,
}

/// How well a term fits; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It begins with what was typed.
    Beginning,
    /// Each typed word begins one of its words.
    Words,
    /// A typed word is a part of a German compound.
    Parts,
    /// With a slip.
    Slip,
}

/// What is forgiven.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    Exact,
    Slips,
    WordsLeftOver,
}

/// Which word was found; the one that people read goes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Whose {
    Title,
    TitleElsewhere,
    OtherWord,
}

impl Term {
    pub(super) fn whose(&self, language: &str) -> Whose {
        match self.is_title {
            true if self.language == language => Whose::Title,
            true => Whose::TitleElsewhere,
            false => Whose::OtherWord,
        }
    }

    fn is_german(&self) -> bool {
        self.language == "de"
    }

    pub(super) fn fit(&self, query: &Query, pass: Pass) -> Option<(usize, Fit)> {
        let (mut worst, mut left_over) = (Fit::Words, 0);
        for word in &query.words {
            match self.fit_of(word, pass) {
                Some(fit) => worst = worst.max(fit),
                None if pass == Pass::WordsLeftOver => left_over += 1,
                None => return None,
            }
        }
        let is_beginning = worst == Fit::Words && self.text[1..].starts_with(&query.whole);
        let fit = if is_beginning { Fit::Beginning } else { worst };
        (left_over < query.words.len()).then_some((left_over, fit))
    }

    fn fit_of(&self, word: &Word, pass: Pass) -> Option<Fit> {
        // A word left over says nothing; a short one that fits by chance says no more.
        if pass == Pass::WordsLeftOver && word.letters < SLIP_MIN {
            return None;
        }
        let missing = (word.mask & !self.mask).count_ones();
        if missing == 0 {
            let at = self.text.find(word.text.as_str());
            if at.is_some_and(|at| self.text.as_bytes()[at - 1] == b' ')
                || at.is_some() && self.words().any(|own| own.starts_with(&word.text))
            {
                return Some(Fit::Words);
            }
            if at.is_some() && self.is_german() && word.letters >= PART_MIN {
                return Some(Fit::Parts);
            }
        }
        if self.has_stem(word) {
            return Some(Fit::Words);
        }
        let may_slip = pass == Pass::Slips && word.letters >= SLIP_MIN && missing <= 1;
        (may_slip && self.words().any(|own| nearly_begins(own, &word.text))).then_some(Fit::Slip)
    }

    fn words(&self) -> impl Iterator<Item = &str> {
        self.text.split(' ').skip(1)
    }

    /// The other gender: `Programmiererin` for Programmierer, `Pädagogin` for Pädagoge.
    fn has_stem(&self, word: &Word) -> bool {
        let is_other = |own: &str| own.strip_prefix(&word.stem).is_some_and(|rest| rest.len() <= 1);
        let may = self.is_german() && !word.stem.is_empty() && word.stem_mask & !self.mask == 0;
        may && self.words().any(is_other)
    }

    /// Is the typed word one of its whole words?
    pub(super) fn has(&self, word: &Word) -> bool {
        let is_word = |own: &str| {
            let stem = own.strip_suffix("innen").or(own.strip_suffix("in"));
            own == word.text || stem == Some(&word.text)
        };
        self.words().any(is_word) || self.has_stem(word)
    }
}

/// Does a word begin with what was typed, but for one letter too many, too few, wrong, or two
/// in the wrong order?
fn nearly_begins(own: &str, typed: &str) -> bool {
    let same = own.chars().zip(typed.chars()).take_while(|(a, b)| a == b);
    let at: usize = same.map(|(a, _)| a.len_utf8()).sum();
    let (own, typed) = (&own[at..], &typed[at..]);
    let (own_after, typed_after) = (after_first(own), after_first(typed));
    let is_swapped = || {
        let swapped = first_two(own).map(|(a, b)| (b, a));
        swapped.is_some()
            && swapped == first_two(typed)
            && after_first(own_after).starts_with(after_first(typed_after))
    };
    own_after.starts_with(typed_after)
        || own.starts_with(typed_after)
        || own_after.starts_with(typed)
        || is_swapped()
}

fn after_first(text: &str) -> &str {
    let mut letters = text.chars();
    letters.next();
    letters.as_str()
}

fn first_two(text: &str) -> Option<(char, char)> {
    let mut letters = text.chars();
    letters.next().zip(letters.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_forgiven_and_a_second_is_not() {
        for typed in
            ["buchalter", "buchhhalter", "bucchalter", "bcuhhalter", "puchhalter", "buchhaltre"]
        {
            assert!(nearly_begins("buchhalterin", typed), "{typed}");
        }
        for typed in ["bucalter", "halter", "puchalter", "buchhaltung"] {
            assert!(!nearly_begins("buchhalterin", typed), "{typed}");
        }
        assert!(nearly_begins("محاسب", "محسب"));
    }
}
