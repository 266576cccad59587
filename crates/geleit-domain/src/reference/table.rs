//! The lists as they lie in `data/`: semicolons between columns, a header first. Only the last
//! column may hold a semicolon, so nothing is quoted.

use crate::names;
use std::collections::HashMap;

/// The rows of a list without its header, cut into `N` columns.
pub(super) fn rows<const N: usize>(text: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    text.lines().skip(1).map(|line| {
        let mut cells = line.splitn(N, ';');
        std::array::from_fn(|_| cells.next().expect("every row of data/ has all its columns"))
    })
}

/// Names that lead to a row: found in any case, with or without marks and punctuation.
#[derive(Default)]
pub(super) struct Names(HashMap<String, usize>);

impl Names {
    /// Adds a name, also as it is typed without umlauts. The first row keeps a name.
    pub(super) fn add(&mut self, name: &str, row: usize) {
        for key in [fold(name), fold(&without_umlauts(name))] {
            if !key.is_empty() {
                self.0.entry(key).or_insert(row);
            }
        }
    }

    /// The row of a name.
    pub(super) fn find(&self, name: &str) -> Option<usize> {
        self.0.get(&fold(name)).copied()
    }
}

/// What is compared: letters and digits of the search text, words separated by one space.
/// An abbreviation with points is one word: `U.K.` is `uk`.
fn fold(name: &str) -> String {
    let letters: String = names::search_text(name)
        .chars()
        .filter(|c| *c != '.')
        .map(|c| if is_part_of_a_word(c) { c } else { ' ' })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Vowel signs of Indic and Thai scripts are no letters but part of the word.
fn is_part_of_a_word(c: char) -> bool {
    c.is_alphanumeric() || !c.is_ascii() && !matches!(c, '‘'..='”' | '،' | '–' | '—')
}

fn without_umlauts(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 2);
    for c in name.chars() {
        match c {
            'ä' | 'Ä' => out.push_str("ae"),
            'ö' | 'Ö' => out.push_str("oe"),
            'ü' | 'Ü' => out.push_str("ue"),
            c => out.push(c),
        }
    }
    out
}
