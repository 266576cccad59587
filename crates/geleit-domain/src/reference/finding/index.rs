//! A list made ready for searching: every title and word once, folded.

use super::Entry;
use super::folding::{Query, Word, fold, mask};
use std::cmp::Reverse;
use std::collections::HashMap;

/// Parts of a compound are looked for from this length on.
const PART_MIN: usize = 4;
/// A slip is forgiven in a word of this length.
const SLIP_MIN: usize = 5;

/// A title or word of an entry.
struct Term {
    row: usize,
    /// Folded, with a space in front of every word.
    text: String,
    mask: u64,
    /// Empty where it is not known.
    language: &'static str,
    is_title: bool,
}

/// How well a term fits; the best first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
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
enum Pass {
    Exact,
    Slips,
    WordsLeftOver,
}

/// How a hit is ordered: words left over, fit, level, whose word it is, length, row; the last is
/// its term.
type Hit = (usize, Fit, Reverse<u8>, Whose, usize, usize, usize);

/// Which word was found; the one that people read goes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Whose {
    Title,
    TitleElsewhere,
    OtherWord,
}

pub(super) struct Index {
    pub(super) entries: Vec<Entry>,
    terms: Vec<Term>,
    /// What names an entry exactly, and whether as a title.
    named: HashMap<String, Vec<(bool, usize)>>,
}

impl Index {
    pub(super) fn new(entries: Vec<Entry>) -> Self {
        let mut terms = Vec::new();
        let mut named: HashMap<String, Vec<(bool, usize)>> = HashMap::new();
        for (row, entry) in entries.iter().enumerate() {
            for (language, term, is_title) in entry.terms() {
                let text = fold(term);
                for name in genders(term).iter().map(|name| fold(name)).chain([text.clone()]) {
                    let rows = named.entry(name).or_default();
                    if !rows.contains(&(is_title, row)) {
                        rows.push((is_title, row));
                    }
                }
                let (text, mask) = (format!(" {text}"), mask(&text));
                terms.push(Term { row, text, mask, language, is_title });
            }
        }
        Self { entries, terms, named }
    }

    /// The entry that is named exactly.
    pub(super) fn named(&self, query: &Query) -> Option<&Entry> {
        let names = self.names(query);
        let best = |is_title| {
            let rows = names.iter().filter(|(title, _)| *title == is_title).map(|(_, row)| *row);
            let level = rows.clone().map(|row| self.entries[row].level).max()?;
            let mut rows = rows.filter(|row| self.entries[*row].level == level);
            let first = rows.next()?;
            rows.all(|row| row == first).then_some(first)
        };
        best(true).or_else(|| best(false)).map(|row| &self.entries[row])
    }

    /// The entries that fit, the best first; true where only a part of a word was typed.
    pub(super) fn find(&self, query: &Query, language: &str) -> Vec<(&Entry, bool)> {
        if query.is_code() {
            let begun = self.entries.iter().filter(|entry| entry.code.starts_with(&query.whole));
            return begun.map(|entry| (entry, false)).collect();
        }
        let mut named: Vec<_> = self.names(query).to_vec();
        named.sort_by_key(|(is_title, row)| (!is_title, Reverse(self.entries[*row].level), *row));
        let mut found: Vec<(&Entry, bool)> = Vec::new();
        for (_, row) in named {
            push(&mut found, &self.entries[row], false);
        }
        for (left_over, fit, .., row, term) in self.hits(query, language) {
            let is_whole = || query.words.iter().all(|word| self.terms[term].has(word));
            let is_begun = left_over == 0 && fit != Fit::Slip && !is_whole();
            push(&mut found, &self.entries[row], is_begun);
        }
        found
    }

    /// What is named by the words as they stand, or without a feminine ending.
    fn names(&self, query: &Query) -> &[(bool, usize)] {
        let stem = query.words.first().filter(|_| query.words.len() == 1).map(|word| &word.stem);
        let stem = stem.filter(|stem| !stem.is_empty());
        let with = |ending| stem.and_then(|stem| self.named.get(&format!("{stem}{ending}")));
        let found = self.named.get(&query.whole).or_else(|| with("")).or_else(|| with("e"));
        found.map_or(&[], Vec::as_slice)
    }

    fn hits(&self, query: &Query, language: &str) -> Vec<Hit> {
        for pass in [Pass::Exact, Pass::Slips, Pass::WordsLeftOver] {
            let hits = self.terms.iter().enumerate().filter_map(|(at, term)| {
                let (left_over, fit) = term.fit(query, pass)?;
                let level = Reverse(self.entries[term.row].level);
                let whose = term.whose(language);
                Some((left_over, fit, level, whose, term.text.len(), term.row, at))
            });
            let mut hits: Vec<Hit> = hits.collect();
            if !hits.is_empty() {
                hits.sort_unstable();
                return hits;
            }
        }
        Vec::new()
    }
}

fn push<'a>(found: &mut Vec<(&'a Entry, bool)>, entry: &'a Entry, is_begun: bool) {
    if !found.iter().any(|(known, _)| known.code == entry.code) {
        found.push((entry, is_begun));
    }
}

/// `Lehrer:innen` also names Lehrer and Lehrerin, `مبرمج / مبرمجة` names both.
fn genders(term: &str) -> Vec<String> {
    let mut all = Vec::new();
    if term.contains(" / ") {
        all.extend(term.split(" / ").map(str::to_owned));
    }
    if term.contains(":in") {
        all.push(term.replace(":innen", "").replace(":in", ""));
        all.push(term.replace(":innen", "in").replace(":in", "in"));
    }
    all
}

impl Term {
    fn whose(&self, language: &str) -> Whose {
        match self.is_title {
            true if self.language == language => Whose::Title,
            true => Whose::TitleElsewhere,
            false => Whose::OtherWord,
        }
    }

    fn is_german(&self) -> bool {
        self.language == "de"
    }

    fn fit(&self, query: &Query, pass: Pass) -> Option<(usize, Fit)> {
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
    fn has(&self, word: &Word) -> bool {
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
