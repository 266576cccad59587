//! Languages by BCP-47 code, with their names and writing direction.

use super::table::{self, Names};
use crate::word::words;
use std::collections::HashMap;
use std::sync::LazyLock;

words! {
    /// The writing direction.
    Direction { LeftToRight = "ltr", RightToLeft = "rtl" }
}

/// One language of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP-47.
    pub bcp47: &'static str,
    /// How it is usually written.
    pub direction: Direction,
    /// German name.
    pub name_de: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// Arabic name.
    pub name_ar: &'static str,
    /// The language's name in itself.
    pub name_native: &'static str,
}

impl Language {
    /// The name in a language of the pages: German, Arabic, else English.
    #[must_use]
    pub fn name(&self, language: &str) -> &'static str {
        match language {
            "de" => self.name_de,
            "ar" => self.name_ar,
            _ => self.name_en,
        }
    }
}

/// Every language, in the order of the list.
pub fn all() -> impl Iterator<Item = &'static Language> {
    TABLE.languages.iter()
}

/// The language of a code or of its name in itself or in one of twelve languages.
#[must_use]
pub fn find(text: &str) -> Option<&'static Language> {
    let row = TABLE.names.find(text).or_else(|| row_of_tag(text))?;
    Some(&TABLE.languages[row])
}

/// The language of a BCP-47 code as the list writes it.
#[must_use]
pub fn by_code(bcp47: &str) -> Option<&'static Language> {
    TABLE.codes.get(bcp47).map(|row| &TABLE.languages[*row])
}

/// What a language is called besides the names of the pages: in itself, in the languages that
/// applicants write, and other spellings.
pub(super) fn other_names(bcp47: &str) -> impl Iterator<Item = &'static str> {
    TABLE.others.get(bcp47).into_iter().flatten().copied()
}

/// `en-GB` and `pt_BR` mean the language in front.
fn row_of_tag(text: &str) -> Option<usize> {
    let (primary, region) = text.trim().split_once(['-', '_'])?;
    let is_tag = (2..=3).contains(&primary.len()) && (2..=4).contains(&region.len());
    if is_tag { TABLE.codes.get(primary.to_ascii_lowercase().as_str()).copied() } else { None }
}

struct Table {
    languages: Vec<Language>,
    codes: HashMap<&'static str, usize>,
    names: Names,
    others: HashMap<&'static str, Vec<&'static str>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let languages: Vec<Language> =
        table::rows(include_str!("../../data/languages.csv")).map(language).collect();
    let codes: HashMap<_, _> = languages.iter().enumerate().map(|(i, l)| (l.bcp47, i)).collect();
    let mut names = Names::default();
    // Codes first: a name never takes the place of a code.
    for (row, language) in languages.iter().enumerate() {
        names.add(language.bcp47, row);
    }
    for (row, l) in languages.iter().enumerate() {
        [l.name_de, l.name_en, l.name_ar, l.name_native]
            .into_iter()
            .for_each(|name| names.add(name, row));
    }
    let aliases = table::rows(include_str!("../../data/language_aliases.csv"));
    let in_others = table::rows(include_str!("../../data/language_names.csv"))
        .flat_map(|[bcp47, all]| all.split('|').map(move |name| [bcp47, name]));
    let mut others: HashMap<_, Vec<_>> =
        languages.iter().map(|l| (l.bcp47, vec![l.name_native])).collect();
    for [bcp47, name] in aliases.chain(in_others) {
        names.add(name, *codes.get(bcp47).expect("a name is of a listed language"));
        others.entry(bcp47).or_default().push(name);
    }
    Table { languages, codes, names, others }
});

fn language(
    [bcp47, direction, name_de, name_en, name_ar, name_native]: [&'static str; 6],
) -> Language {
    let direction = direction.parse().expect("the direction is ltr or rtl");
    Language { bcp47, direction, name_de, name_en, name_ar, name_native }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        find(text).map(|language| language.bcp47)
    }

    #[test]
    fn a_language_is_found_by_code_and_by_any_of_its_names() {
        for (text, expected) in [
            ("ar", "ar"),
            ("Arabisch", "ar"),
            ("ARABIC", "ar"),
            ("العربية", "ar"),
            ("Farsi", "fa"),
            ("Persisch", "fa"),
            ("Dari", "prs"),
            ("Kurdisch", "ku"),
            ("Kurmandschi", "kmr"),
            ("Kurmanji", "kmr"),
            ("Türkisch", "tr"),
            ("Tuerkisch", "tr"),
            ("en-GB", "en"),
            ("pt_BR", "pt"),
            ("हिन्दी", "hi"),
            ("Serbisch", "sr"),
            ("Montenegrinisch", "cnr"),
            ("турецкий", "tr"),
            ("کردی", "ku"),
            ("arnavutça", "sq"),
            ("francés", "fr"),
        ] {
            assert_eq!(code(text), Some(expected), "{text}");
        }
        for text in ["Klingonisch", "B2", "zz-XX", "", "-"] {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn every_language_has_names_for_the_pages_and_is_found_by_them() {
        for language in all() {
            for name in [language.bcp47, language.name_de, language.name_en] {
                assert!(!name.is_empty(), "{}", language.bcp47);
                assert_eq!(code(name), Some(language.bcp47), "{name}");
            }
            assert!(!language.name_ar.is_empty() && !language.name_native.is_empty());
            assert_eq!(by_code(language.bcp47), Some(language));
        }
        assert_eq!(by_code("fa").unwrap().direction, Direction::RightToLeft);
    }

    #[test]
    fn an_alias_never_means_a_second_language() {
        for [bcp47, alias] in table::rows(include_str!("../../data/language_aliases.csv")) {
            assert_eq!(code(alias), Some(bcp47), "{alias}");
        }
    }
}
