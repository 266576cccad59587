//! A list made ready for searching: every title and word once, folded.

use super::Entry;
use super::folding::{Query, fold, mask};
use super::term::{Fit, Pass, Term, Whose};
use std::cmp::Reverse;
use std::collections::HashMap;

/// How a hit is ordered: words left over, fit, level, whose word it is, length, row; the last is
/// its term.
type Hit = (usize, Fit, Reverse<u8>, Whose, usize, usize, usize);

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
