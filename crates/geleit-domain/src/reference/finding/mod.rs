//! Finds codes by words while somebody types: by the beginning of any word, by parts of German
//! compounds, in either gender, and with one slip of the finger. The same words give the same
//! codes, best first; nothing typed is ever an error.

mod folding;
mod index;
mod term;

use super::titles::{self, Entry};
use crate::word::words;
use folding::{Query, fold};
use index::Index;
use std::sync::LazyLock;

words! {
    /// A list whose codes are found by words.
    List {
        /// ISCO-08.
        Occupations = "occupations",
        /// NACE Rev. 2.1, sections and divisions.
        Industries = "industries",
        /// ISCED-F 2013.
        EducationFields = "education_fields",
        /// BCP-47.
        Languages = "languages",
        /// ISO 3166-1, and XK.
        Countries = "countries",
    }
}

/// Which editions the codes are of; kept beside every version of the answers.
pub const EDITIONS: &str = "ISCO-08;NACE Rev. 2.1;ISCED-F 2013";

/// A code that fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Match {
    /// The code.
    pub code: &'static str,
    /// Its title.
    pub title: &'static str,
    /// The language of the title: not every title exists in every language.
    pub language: &'static str,
    /// Was only the beginning or a part of a word typed? Then the title may take its place.
    pub is_begun: bool,
}

impl List {
    /// The title of a code in a language of the pages, else in English. A longer code of
    /// industries (`62.10`) has the title of its division.
    #[must_use]
    pub fn title(self, code: &str, language: &str) -> Option<&'static str> {
        let listed = match self {
            Self::Industries => super::industries::listed(code)?,
            _ => code,
        };
        let entries = &self.index().entries;
        let at = entries.binary_search_by_key(&listed, |entry| entry.code).ok()?;
        Some(entries[at].title(language).0)
    }

    /// The code that the words are or name exactly.
    #[must_use]
    pub fn code_of(self, words: &str) -> Option<String> {
        match self {
            Self::Occupations => super::occupations::code_of(words),
            Self::Industries => super::industries::code_of(words),
            Self::EducationFields => super::education_fields::code_of(words),
            Self::Languages => super::languages::find(words).map(|found| found.bcp47.to_owned()),
            Self::Countries => super::countries::find(words).map(|found| found.alpha2.to_owned()),
        }
    }

    fn index(self) -> &'static Index {
        match self {
            Self::Occupations => &OCCUPATIONS,
            Self::Industries => &INDUSTRIES,
            Self::EducationFields => &EDUCATION_FIELDS,
            Self::Languages => &LANGUAGES,
            Self::Countries => &COUNTRIES,
        }
    }
}

/// The best codes for what was typed, each once, at most `limit`. Only where nothing fits is a
/// slip of the finger forgiven, and only where still nothing fits may words be left over.
#[must_use]
pub fn find(list: List, typed: &str, language: &str, limit: usize) -> Vec<Match> {
    let query = Query::new(typed);
    let found = list.index().find(&query, language);
    let mut matches: Vec<Match> = Vec::new();
    for (entry, is_begun) in found {
        let (title, language) = entry.title(language);
        // One title on two levels: the more detailed code came first.
        let is_same = |found: &Match| found.title == title || fold(found.title) == fold(title);
        if !matches.iter().any(is_same) {
            matches.push(Match { code: entry.code, title, language, is_begun });
        }
        if matches.len() >= limit {
            break;
        }
    }
    matches.truncate(limit);
    matches
}

/// The code that words name exactly: by one of its titles, or by another word that names no
/// second code. Where a title stands on two levels, the more detailed code is meant.
#[must_use]
pub fn code_of(list: List, words: &str) -> Option<&'static str> {
    list.index().named(&Query::new(words)).map(|entry| entry.code)
}

static OCCUPATIONS: LazyLock<Index> = LazyLock::new(|| {
    let german = include_str!("../../../data/isco08_de.csv");
    let arabic = include_str!("../../../data/isco08_ar.csv");
    Index::new(titles::entries(super::occupations::english(), german, arabic))
});

static INDUSTRIES: LazyLock<Index> = LazyLock::new(|| {
    let german = include_str!("../../../data/nace_rev2_1_de.csv");
    let arabic = include_str!("../../../data/nace_rev2_1_ar.csv");
    Index::new(titles::entries(super::industries::english(), german, arabic))
});

static EDUCATION_FIELDS: LazyLock<Index> = LazyLock::new(|| {
    let german = include_str!("../../../data/isced_f_2013_de.csv");
    Index::new(titles::entries(super::education_fields::english(), german, ""))
});

static LANGUAGES: LazyLock<Index> = LazyLock::new(|| Index::new(titles::languages()));

static COUNTRIES: LazyLock<Index> = LazyLock::new(|| Index::new(titles::countries()));

/// Every entry of a list, for the tests of the titles.
#[cfg(test)]
fn entries(list: List) -> &'static [Entry] {
    &list.index().entries
}

#[cfg(test)]
mod tests;
