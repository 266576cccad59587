//! What the program says: one method per text, in German, English and (for participants and
//! the public) Arabic. The methods are generated from `languages/` by the build script.

#[cfg(test)]
mod apply_lists;
mod dates;
#[cfg(test)]
mod desk_lists;
#[cfg(test)]
mod easy;
mod gender;
#[cfg(test)]
mod letter_lists;
#[cfg(test)]
mod mentor_lists;
mod numbers;
#[cfg(test)]
mod pair_lists;
#[cfg(test)]
mod record_lists;
#[cfg(test)]
mod survey_lists;
#[cfg(test)]
mod tests;

use crate::routes::Audience;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use geleit_domain::programmes::GenderSpelling;
use geleit_domain::reference::finding::List;
use std::fmt::Display;
use std::sync::OnceLock;

pub use numbers::Count;

/// A language that pages are offered in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// German as it is written in Austria.
    De,
    /// English.
    En,
    /// Arabic: public pages and the pages of participants.
    Ar,
}

impl Language {
    /// Every language, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[Self::De, Self::En, Self::Ar];

    /// The language tag for addresses and the `lang` attribute.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
            Self::Ar => "ar",
        }
    }

    /// The language of a tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|language| language.tag() == tag)
    }

    /// The writing direction, as the `dir` attribute has it.
    #[must_use]
    pub const fn dir(self) -> &'static str {
        match self {
            Self::De | Self::En => "ltr",
            Self::Ar => "rtl",
        }
    }

    /// The name of the language in its own script.
    #[must_use]
    pub const fn autonym(self) -> &'static str {
        match self {
            Self::De => "Deutsch",
            Self::En => "English",
            Self::Ar => "العربية",
        }
    }

    /// The languages that pages of this audience are offered in.
    pub(crate) fn offered(audience: Audience) -> &'static [Self] {
        match audience {
            Audience::Public | Audience::Me => Self::ALL,
            _ => &[Self::De, Self::En],
        }
    }

    /// The first offered language of an `Accept-Language` header, best quality first.
    pub(crate) fn accepted(header: &str, offered: &[Self]) -> Option<Self> {
        let mut wanted: Vec<(f32, Self)> = header
            .split(',')
            .filter_map(|item| {
                let (tag, rest) = item.trim().split_once(';').unwrap_or((item.trim(), ""));
                let language = Self::from_tag(tag.split('-').next()?)?;
                let quality = rest.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.parse().ok());
                quality.filter(|q| *q > 0.0).map(|q| (q, language))
            })
            .filter(|(_, language)| offered.contains(language))
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map(|(_, language)| *language)
    }
}

impl std::str::FromStr for Language {
    type Err = geleit_domain::UnknownWord;
    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::from_tag(tag).ok_or(geleit_domain::UnknownWord)
    }
}

impl Display for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.tag())
    }
}

/// The texts in one language and, in German, one spelling of nouns for people (S1-66).
#[derive(Clone, Copy, Debug)]
pub struct Texts {
    /// The language.
    pub language: Language,
    spelling: GenderSpelling,
}

impl Texts {
    /// The texts of a language, spelled as the programme wants it.
    #[must_use]
    pub fn new(language: Language, spelling: GenderSpelling) -> Self {
        Self { language, spelling }
    }

    /// The same texts in another language.
    #[must_use]
    pub fn into(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// Names in a row: `AMS, ÖIF und WKO`.
    pub(crate) fn listed<S: AsRef<str>>(self, names: &[S]) -> String {
        let names: Vec<_> = names.iter().map(AsRef::as_ref).collect();
        match names.as_slice() {
            [] => String::new(),
            [only] => (*only).to_owned(),
            [some @ .., last] => {
                let some = self.in_a_row(some.iter().map(ToString::to_string));
                self.public_cohorts_list_and().some(some).last(last)
            }
        }
    }

    /// Words one after the other, with the comma of the language.
    pub(crate) fn in_a_row(self, words: impl Iterator<Item = String>) -> String {
        let comma = if self.language == Language::Ar { "، " } else { ", " };
        words.collect::<Vec<_>>().join(comma)
    }

    /// A step of the audit trail in one line; the reason may be empty.
    pub(crate) fn entry_line(self, time: &str, by: &str, what: &str, reason: &str) -> String {
        let said = [what, reason].into_iter().filter(|words| !words.is_empty());
        format!("{time}, {by}: {}", said.collect::<Vec<_>>().join(". "))
    }

    /// The regions of a group, as its name has them: `Wien und Niederösterreich`.
    pub(crate) fn regions(self, group: &str) -> String {
        self.listed(&group.split(", ").collect::<Vec<_>>())
    }

    /// The title of a code in the page's language, in the programme's spelling.
    pub(crate) fn title(self, list: List, code: &str) -> Option<String> {
        let title = list.title(code, self.language.tag())?;
        Some(match self.language {
            Language::De => gender::respell(title, self.spelling),
            _ => title.to_owned(),
        })
    }

    fn fill(self, key: &'static str) -> Filled {
        Filled { texts: self, key, arguments: FluentArgs::new() }
    }

    /// One word of a closed list, such as a status. A test knows the lists, so a word without
    /// a text never gets this far.
    fn word(self, key: &'static str, word: &str, arguments: &[(String, String)]) -> String {
        let bundle = bundle(self.language, self.spelling);
        let pairs = arguments.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let arguments: FluentArgs<'_> = pairs.collect();
        let attribute = bundle.get_message(key).and_then(|message| message.get_attribute(word));
        let pattern = attribute.map(|attribute| attribute.value());
        pattern.map_or_else(
            || word.to_owned(),
            |pattern| bundle.format_pattern(pattern, Some(&arguments), &mut vec![]).into_owned(),
        )
    }
}

/// A text whose placeholders are being filled in.
pub(crate) struct Filled {
    texts: Texts,
    key: &'static str,
    arguments: FluentArgs<'static>,
}

impl Filled {
    fn text(mut self, name: &'static str, value: impl Display) -> Self {
        self.arguments.set(name, FluentValue::from(value.to_string()));
        self
    }

    fn count(mut self, name: &'static str, value: impl Count) -> Self {
        self.arguments.set(name, FluentValue::from(value.count()));
        self
    }

    fn end(self) -> String {
        let bundle = bundle(self.texts.language, self.texts.spelling);
        let message = bundle.get_message(self.key).expect("the build script found it");
        let pattern = message.value().expect("the build script found a value");
        bundle.format_pattern(pattern, Some(&self.arguments), &mut vec![]).into_owned()
    }
}

/// The text without the invisible marks that keep directions apart: for mail subjects, files
/// and dates. In HTML they stay.
pub(crate) fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

type Bundle = FluentBundle<FluentResource>;

fn bundle(language: Language, spelling: GenderSpelling) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; 7] = [const { OnceLock::new() }; 7];
    let place = match (language, spelling) {
        (Language::En, _) => 5,
        (Language::Ar, _) => 6,
        (Language::De, spelling) => spelling as usize,
    };
    BUNDLES[place].get_or_init(|| build(language, spelling))
}

fn build(language: Language, spelling: GenderSpelling) -> Bundle {
    let id = language.tag().parse().expect("de, en and ar are language tags");
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_formatter(Some(numbers::formatter(language)));
    // A page for staff is never offered in Arabic; if one is asked for, it speaks English.
    let spare = if language == Language::Ar { "en" } else { "" };
    for (tag, _, source) in
        SOURCES.iter().filter(|(tag, ..)| *tag == spare || *tag == language.tag())
    {
        let source = match *tag {
            "de" => gender::spell(source, spelling),
            _ => (*source).to_owned(),
        };
        let resource = FluentResource::try_new(source).expect("the build script parsed it");
        // Sources are sorted de, en, ar: Arabic comes last and wins.
        bundle.add_resource_overriding(resource);
    }
    bundle
}

include!(concat!(env!("OUT_DIR"), "/texts.rs"));
