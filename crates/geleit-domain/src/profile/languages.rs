//! Languages and how well somebody speaks them, on the scale of the CEFR (S1-45).

use crate::reference::languages::{self, Language};
use crate::word::words;

words! {
    /// A level of the Common European Framework of Reference, or a first language.
    Cefr {
        A1 = "A1", A2 = "A2", B1 = "B1", B2 = "B2", C1 = "C1", C2 = "C2",
        Native = "native",
    }
}

/// One language of a person: a BCP-47 code, or own words where the list has none, and the level,
/// if stated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageSkill {
    /// BCP-47 code, for example `ar`; own words for a language that is not in the list. No name
    /// of the list is a code of another language, so that the two cannot be mistaken.
    pub language: String,
    /// The level; nothing when the person named the language only.
    pub level: Option<Cefr>,
}

impl LanguageSkill {
    /// A language as somebody names it: by its code where the list knows it, else in own words
    /// without the signs that separate the items of a list.
    #[must_use]
    pub fn named(words: &str) -> Self {
        let language = match languages::find(words) {
            Some(language) => language.bcp47.to_owned(),
            None => words.replace([':', super::LIST_SEPARATOR], " ").trim().to_owned(),
        };
        Self { language, level: None }
    }

    /// The language of the list; nothing for one in own words, which never counts in matching.
    #[must_use]
    pub fn listed(&self) -> Option<&'static Language> {
        languages::by_code(&self.language)
    }

    /// Can the person work in this language: B1 or above? A named language without a level
    /// counts, because an empty cell never excludes a pair.
    #[must_use]
    pub fn can_work(&self) -> bool {
        self.level.is_none_or(|level| level >= Cefr::B1)
    }
}

impl std::fmt::Display for LanguageSkill {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.level {
            Some(level) => write!(f, "{}:{level}", self.language),
            None => f.write_str(&self.language),
        }
    }
}

impl std::str::FromStr for LanguageSkill {
    type Err = crate::UnknownWord;

    /// Reads what `Display` writes: `ar:C2` or `ar`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (language, level) = match text.split_once(':') {
            Some((language, level)) => (language, Some(level.parse()?)),
            None => (text, None),
        };
        Ok(Self { language: language.to_owned(), level })
    }
}
