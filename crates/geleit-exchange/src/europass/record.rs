//! What an application can take from a Europass record, and as what it would be typed.

use super::languages::language;
use geleit_domain::applications::Answers;
use geleit_domain::profile::{Cefr, EducationLevel, LanguageSkill};
use geleit_domain::reference::languages::by_code;

/// The longest answer, in characters: as long as a form takes it.
const WORDS_MAX: usize = 200;

/// What an application can take from a Europass record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// E-mail address.
    pub email: String,
    /// Telephone number.
    pub phone: String,
    /// Title of the present or the last position.
    pub occupation: String,
    /// The highest degree that can be told from its name.
    pub education: Option<EducationLevel>,
    /// Languages; of several levels of one language the lowest, because nobody is helped by a
    /// course that is too hard.
    pub languages: Vec<LanguageSkill>,
}

/// A position that somebody held.
pub(super) struct Position {
    pub(super) title: String,
    pub(super) is_current: bool,
    /// `YYYY-MM-DD` or a beginning of it.
    pub(super) ended: Option<String>,
}

/// The present position, else the one that ended last, else the first: Europass lists the newest
/// first.
pub(super) fn occupation(positions: impl Iterator<Item = Position>) -> String {
    let named: Vec<_> = positions.filter(|held| !held.title.is_empty()).collect();
    let current = named.iter().find(|held| held.is_current);
    // Of equals the first one.
    let last = || named.iter().rev().max_by_key(|held| held.ended.clone().unwrap_or_default());
    current.or_else(last).map(|held| held.title.clone()).unwrap_or_default()
}

/// The level of a degree, by its name or by its number in the European framework. Names that can
/// mean several levels say nothing: the person chooses.
pub(super) fn level_of(degree: &str, number: &str) -> Option<EducationLevel> {
    let words = degree.to_lowercase();
    let has = |parts: &[&str]| parts.iter().any(|part| words.contains(part));
    if has(&["doctor", "doktor", "ph.d", "phd"]) {
        return Some(EducationLevel::Doctorate);
    } else if has(&["bachelor", "bakkalaur", "b.sc", "b.a."]) {
        return Some(EducationLevel::Bachelor);
    } else if has(&["master of", "master's", "master in", "magister", "magistra", "m.sc"]) {
        return Some(EducationLevel::Master);
    }
    match number.trim_start_matches(|c: char| !c.is_ascii_digit()) {
        "6" => Some(EducationLevel::Bachelor),
        "7" => Some(EducationLevel::Master),
        "8" => Some(EducationLevel::Doctorate),
        _ => None,
    }
}

impl Record {
    /// Notes a first language.
    pub(super) fn speaks_from_home(&mut self, name: &str) {
        self.note(name, Some(Cefr::Native));
    }

    /// Notes a language with the levels of its parts: listening, reading, speaking, writing.
    pub(super) fn speaks(&mut self, name: &str, levels: impl Iterator<Item = String>) {
        let known = levels.filter_map(|level| Cefr::from_text(&level.to_uppercase()));
        self.note(name, known.min());
    }

    fn note(&mut self, name: &str, level: Option<Cefr>) {
        let Some(found) = language(name) else { return };
        if !self.languages.iter().any(|known| known.language == found.bcp47) {
            self.languages.push(LanguageSkill { language: found.bcp47.to_owned(), level });
        }
    }

    /// The answers as they would be typed into a form that offers some languages as choices and
    /// takes the others by name, in the language of the page.
    #[must_use]
    pub fn answers(&self, offered: &[&str], page_language: &str) -> Answers {
        let mut answers = Answers::default();
        for (field, text) in [
            ("given_name", &self.given_name),
            ("family_name", &self.family_name),
            ("email", &self.email),
            ("phone", &self.phone),
            ("occupation", &self.occupation),
        ] {
            answers.set(field, &text.chars().take(WORDS_MAX).collect::<String>());
        }
        answers.set("education_level", self.education.map_or("", EducationLevel::text));
        let german = self.languages.iter().find(|skill| skill.language == "de");
        answers.set("german", german.and_then(|skill| skill.level).map_or("", Cefr::text));
        let spoken = self.languages.iter().map(|skill| skill.language.as_str());
        let (chosen, others): (Vec<_>, Vec<_>) =
            spoken.filter(|code| *code != "de").partition(|code| offered.contains(code));
        answers.set("languages", &chosen.join(";"));
        let names = others.iter().filter_map(|code| by_code(code));
        let names: Vec<_> = names.map(|language| language.name(page_language)).collect();
        answers.set("languages-other", &names.join(", "));
        answers
    }
}
