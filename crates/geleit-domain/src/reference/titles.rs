//! What the codes of a list are called: in English, in German (editorial, see `data/README.md`)
//! and, for some occupations, in Arabic; and the other words by which people look for them.

use super::table;
use std::collections::HashMap;

/// One code with its titles.
#[derive(Debug)]
pub(super) struct Entry {
    /// The code.
    pub(super) code: &'static str,
    /// How detailed it is; 0 where codes have no levels.
    pub(super) level: u8,
    en: &'static str,
    /// Empty: there is none.
    de: &'static str,
    ar: &'static str,
    /// Other words with their language, which is empty where it is not known.
    words: Vec<(&'static str, &'static str)>,
}

impl Entry {
    /// The title in a language of the pages with the language that it really is in.
    pub(super) fn title(&self, language: &str) -> (&'static str, &'static str) {
        match language {
            "de" if !self.de.is_empty() => (self.de, "de"),
            "ar" if !self.ar.is_empty() => (self.ar, "ar"),
            _ => (self.en, "en"),
        }
    }

    /// Every title and every other word with its language; true for titles.
    pub(super) fn terms(&self) -> impl Iterator<Item = (&'static str, &'static str, bool)> {
        let titles = [("de", self.de), ("en", self.en), ("ar", self.ar)];
        let titles = titles.into_iter().filter(|(_, title)| !title.is_empty());
        let words = self.words.iter().map(|(language, word)| (*language, *word, false));
        titles.map(|(language, title)| (language, title, true)).chain(words)
    }
}

/// The entries of a list in the order of its codes: English titles, the German file
/// (`code;de;also`) and the Arabic one (`code;ar`), whose first word is the title.
pub(super) fn entries(
    english: impl Iterator<Item = (&'static str, &'static str)>,
    german: &'static str,
    arabic: &'static str,
) -> Vec<Entry> {
    let german: HashMap<_, _> =
        table::rows(german).map(|[code, de, also]| (code, (de, also))).collect();
    let arabic: HashMap<_, _> = table::rows(arabic).map(|[code, ar]| (code, ar)).collect();
    let mut entries: Vec<Entry> = english
        .map(|(code, en)| {
            let (de, also) = german.get(code).copied().unwrap_or_default();
            let mut ar = items(arabic.get(code).copied().unwrap_or_default());
            let title = ar.next().unwrap_or_default();
            let words = items(also).map(|word| ("de", word)).chain(ar.map(|word| ("ar", word)));
            let level = u8::try_from(code.len()).expect("codes are short");
            Entry { code, level, en, de, ar: title, words: words.collect() }
        })
        .collect();
    entries.sort_unstable_by_key(|entry| entry.code);
    entries
}

/// The languages as a list of codes.
pub(super) fn languages() -> Vec<Entry> {
    let mut entries: Vec<Entry> = super::languages::all()
        .map(|l| Entry {
            code: l.bcp47,
            level: 0,
            en: l.name_en,
            de: l.name_de,
            ar: l.name_ar,
            words: super::languages::other_names(l.bcp47).map(|name| ("", name)).collect(),
        })
        .collect();
    entries.sort_unstable_by_key(|entry| entry.code);
    entries
}

/// The countries as a list of codes.
pub(super) fn countries() -> Vec<Entry> {
    let entry = |country: &'static super::countries::Country| Entry {
        code: country.alpha2,
        level: 0,
        en: country.name_en,
        de: country.name_de,
        ar: country.name_ar,
        words: super::countries::other_names(country.alpha2).map(|name| ("", name)).collect(),
    };
    // In the order of the codes already.
    super::countries::all().map(entry).collect()
}

fn items(cell: &'static str) -> impl Iterator<Item = &'static str> {
    cell.split('|').map(str::trim).filter(|item| !item.is_empty())
}
