//! Reading what was typed into the questionnaire: what is wrong is named field by field, and an
//! answer that nobody touched keeps the code it had.

use super::Field;
use super::prefill::shown;
use crate::applications::Answers;
use crate::applications::form::typed::{is_plain, latin_digits};
use crate::mentors::CAPACITY_MAX;
use crate::profile::{Cefr, Coded, LanguageSkill, MentorProfile, list_items};
use crate::reference::countries;
use crate::reference::finding::List;
use crate::word::words;
use std::str::FromStr;

/// The longest answer in own words, in characters.
const WORDS_MAX: usize = 200;
/// The languages in which a known answer may have been shown.
const TAGS: [&str; 3] = ["de", "en", "ar"];
/// Nobody has worked longer, in years.
const YEARS_MAX: u32 = 70;

words! {
    /// What is wrong with an answer; the pages find the words.
    Fault {
        Missing = "missing",
        TooLong = "too_long",
        /// A sign that turns the writing direction or cannot be seen.
        ForbiddenSign = "forbidden_sign",
        NoNumber = "no_number",
        /// None, or more mentees than one mentor may have.
        NoCapacity = "no_capacity",
        NoPostcode = "no_postcode",
        UnknownChoice = "unknown_choice",
        UnknownCountry = "unknown_country",
    }
}

/// What is wrong with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field.
    pub field: Field,
    /// What is wrong.
    pub fault: Fault,
    /// The part that is not understood; empty: the whole answer.
    pub part: String,
}

/// What a mentor has answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The whole profile, with what the questionnaire does not ask as it was.
    pub profile: MentorProfile,
    /// Mentees at the same time (S1-31); nothing: as many as before.
    pub capacity: Option<u32>,
}

/// Reads the answers over what was known before; nothing may be missing.
///
/// # Errors
/// What is wrong, in the order of the questions.
pub fn read(answers: &Answers, before: &MentorProfile) -> Result<Answered, Vec<Problem>> {
    read_all(answers, before, true)
}

/// Reads what was said so far: what is missing stays open, and only what cannot be understood is
/// refused, because it would be lost.
///
/// # Errors
/// What is wrong, in the order of the questions.
pub fn read_so_far(answers: &Answers, before: &MentorProfile) -> Result<Answered, Vec<Problem>> {
    read_all(answers, before, false)
}

fn read_all(
    answers: &Answers,
    before: &MentorProfile,
    is_strict: bool,
) -> Result<Answered, Vec<Problem>> {
    let mut reader = Reader { answers, is_strict, problems: Vec::new() };
    let profile = MentorProfile {
        company: reader.words(Field::Company),
        company_size: reader.one_of(Field::CompanySize),
        position: reader.words(Field::Position),
        occupation: reader.coded(Field::Occupation, List::Occupations, &before.occupation),
        industry: reader.coded(Field::Industry, List::Industries, &before.industry),
        experience_years: reader.number(Field::ExperienceYears, Fault::NoNumber, 0, YEARS_MAX),
        languages: reader.languages(),
        target_markets: reader.countries(),
        postcode: reader.postcode(),
        online_ok: reader.yes_no(),
        availability: reader.some_of(Field::Availability),
        ..before.clone()
    };
    let capacity = reader.number(Field::Capacity, Fault::NoCapacity, 1, CAPACITY_MAX);
    let profile = MentorProfile {
        topics: reader.some_of(Field::Topics),
        topic_words: reader.topic_words(),
        mentee_gender_wish: reader.one_of(Field::MenteeGenderWish),
        ..profile
    };
    let problems = reader.problems;
    if problems.is_empty() { Ok(Answered { profile, capacity }) } else { Err(problems) }
}

struct Reader<'a> {
    answers: &'a Answers,
    /// Is an open answer a problem?
    is_strict: bool,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn refuse(&mut self, field: Field, fault: Fault, part: &str) {
        self.problems.push(Problem { field, fault, part: part.to_owned() });
    }

    /// The answer without spaces around; an empty one is missed unless it is free.
    fn typed(&mut self, field: Field) -> Option<&'a str> {
        let text = self.answers.get(field.text()).trim();
        if text.is_empty() && self.is_strict && !field.is_optional() {
            self.refuse(field, Fault::Missing, "");
        }
        (!text.is_empty()).then_some(text)
    }

    fn words(&mut self, field: Field) -> Option<String> {
        let text = self.typed(field)?;
        let fault = if text.chars().count() > WORDS_MAX {
            Fault::TooLong
        } else if !is_plain(text) {
            Fault::ForbiddenSign
        } else {
            return Some(text.to_owned());
        };
        self.refuse(field, fault, "");
        None
    }

    /// Own words with the code that was found for them; an answer that nobody touched stays as it
    /// was.
    fn coded(&mut self, field: Field, list: List, before: &Option<Coded>) -> Option<Coded> {
        let words = self.words(field)?;
        let kept = field.code_input().map_or("", |input| self.answers.get(input));
        let read = Coded::read(list, &words, kept);
        let is_same = |known: &&Coded| {
            let mut shown = TAGS.iter().map(|tag| shown(list, known, tag));
            let is_kept = kept.is_empty() || known.code == read.code;
            is_kept && (known.words.trim() == words || shown.any(|shown| shown == words))
        };
        Some(before.as_ref().filter(is_same).cloned().unwrap_or(read))
    }

    fn number(&mut self, field: Field, fault: Fault, least: u32, most: u32) -> Option<u32> {
        let number = latin_digits(self.typed(field)?).parse().ok();
        let number = number.filter(|number| (least..=most).contains(number));
        if number.is_none() {
            self.refuse(field, fault, "");
        }
        number
    }

    /// Three to ten letters and digits.
    fn postcode(&mut self) -> Option<String> {
        let text = latin_digits(self.typed(Field::Postcode)?);
        let is_sign = |c: char| c.is_ascii_alphanumeric() || c == ' ' || c == '-';
        if (3..=10).contains(&text.len()) && text.chars().all(is_sign) {
            return Some(text);
        }
        self.refuse(Field::Postcode, Fault::NoPostcode, "");
        None
    }

    fn yes_no(&mut self) -> Option<bool> {
        match self.typed(Field::OnlineOk)? {
            "yes" => Some(true),
            "no" => Some(false),
            _ => {
                self.refuse(Field::OnlineOk, Fault::UnknownChoice, "");
                None
            }
        }
    }

    fn one_of<T: FromStr>(&mut self, field: Field) -> Option<T> {
        let parsed = self.typed(field)?.parse().ok();
        if parsed.is_none() {
            self.refuse(field, Fault::UnknownChoice, "");
        }
        parsed
    }

    fn some_of<T: FromStr>(&mut self, field: Field) -> Vec<T> {
        let Some(text) = self.typed(field) else { return Vec::new() };
        let read: Vec<Option<T>> = list_items(text).map(|item| item.parse().ok()).collect();
        if read.iter().any(Option::is_none) {
            self.refuse(field, Fault::UnknownChoice, "");
        }
        read.into_iter().flatten().collect()
    }

    fn topic_words(&mut self) -> Vec<String> {
        let words = self.words(Field::TopicWords).unwrap_or_default();
        list_items(&words).map(str::to_owned).collect()
    }

    /// `Englisch C1, Deutsch Erstsprache`; a language named twice counts as it was named first.
    fn languages(&mut self) -> Vec<LanguageSkill> {
        let Some(text) = self.typed(Field::Languages) else { return Vec::new() };
        let mut found: Vec<LanguageSkill> = Vec::new();
        for item in named(text) {
            let skill = skill(item);
            if !skill.language.is_empty() && found.iter().all(|k| k.language != skill.language) {
                found.push(skill);
            }
        }
        found
    }

    /// `Türkei, Serbien`; each counts once.
    fn countries(&mut self) -> Vec<String> {
        let Some(text) = self.typed(Field::TargetMarkets) else { return Vec::new() };
        let mut found: Vec<String> = Vec::new();
        for item in named(text) {
            match countries::find(item) {
                None => self.refuse(Field::TargetMarkets, Fault::UnknownCountry, item),
                Some(country) if found.iter().any(|code| code == country.alpha2) => {}
                Some(country) => found.push(country.alpha2.to_owned()),
            }
        }
        found
    }
}

/// Names as people separate them, in any script.
fn named(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| matches!(c, ',' | ';' | '/' | '\n' | '،' | '؛' | '+');
    text.split(is_between).map(str::trim).filter(|name| !name.is_empty())
}

/// A language with its level behind it, or without one; own words where no list has it.
fn skill(item: &str) -> LanguageSkill {
    let name = |text: &str| {
        let is_mark = |c: char| c.is_whitespace() || "()-–:=".contains(c);
        LanguageSkill::named(text.trim_matches(is_mark))
    };
    let item = item.trim_end_matches(')').trim_end();
    for (words, level) in LEVELS {
        let at = item.len().saturating_sub(words.len());
        if let (Some(before), Some(end)) = (item.get(..at), item.get(at..))
            && end.to_lowercase() == *words
            && !before.trim().is_empty()
        {
            return LanguageSkill { level: Some(*level), ..name(before) };
        }
    }
    name(item)
}

/// How levels are written.
const LEVELS: &[(&str, Cefr)] = &[
    ("a1", Cefr::A1),
    ("a2", Cefr::A2),
    ("b1", Cefr::B1),
    ("b2", Cefr::B2),
    ("c1", Cefr::C1),
    ("c2", Cefr::C2),
    ("erstsprache", Cefr::Native),
    ("muttersprache", Cefr::Native),
    ("native speaker", Cefr::Native),
    ("native", Cefr::Native),
    ("mother tongue", Cefr::Native),
    ("first language", Cefr::Native),
    ("لغة أولى", Cefr::Native),
    ("اللغة الأم", Cefr::Native),
];
