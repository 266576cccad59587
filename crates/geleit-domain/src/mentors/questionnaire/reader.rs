//! Reading what was typed into the questionnaire: what is wrong is named field by field, and an
//! answer that nobody touched keeps the code it had.

use super::Field;
use super::prefill::choice;
use crate::applications::Answers;
use crate::applications::form::typed::{is_plain, latin_digits};
use crate::mentors::CAPACITY_MAX;
use crate::profile::{Cefr, Coded, LanguageSkill, MentorProfile, list_items};
use crate::reference::finding::List;
use crate::reference::{countries, industries};
use crate::word::words;
use std::str::FromStr;

/// The longest answer in own words, in characters.
const WORDS_MAX: usize = 200;
/// Where the code is kept that was found for an occupation.
pub const OCCUPATION_CODE: &str = "occupation-code";
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
    /// Mentees at the same time (S1-31).
    pub capacity: u32,
}

/// Reads the answers over what was known before.
///
/// # Errors
/// What is wrong, in the order of the questions.
pub fn read(answers: &Answers, before: &MentorProfile) -> Result<Answered, Vec<Problem>> {
    let mut reader = Reader { answers, before, problems: Vec::new() };
    let profile = MentorProfile {
        company: reader.words(Field::Company),
        company_size: reader.one_of(Field::CompanySize),
        position: reader.words(Field::Position),
        occupation: reader.occupation(),
        industry: reader.industry(),
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
    match (capacity, reader.problems) {
        (Some(capacity), problems) if problems.is_empty() => Ok(Answered { profile, capacity }),
        (_, problems) => Err(problems),
    }
}

struct Reader<'a> {
    answers: &'a Answers,
    before: &'a MentorProfile,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn refuse(&mut self, field: Field, fault: Fault, part: &str) {
        self.problems.push(Problem { field, fault, part: part.to_owned() });
    }

    /// The answer without spaces around; an empty one is missed unless it is free.
    fn typed(&mut self, field: Field) -> Option<&'a str> {
        let text = self.answers.get(field.text()).trim();
        if text.is_empty() && !field.is_optional() {
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

    /// Own words with the code that was found for them; words that were there before keep theirs.
    fn occupation(&mut self) -> Option<Coded> {
        let words = self.words(Field::Occupation)?;
        let kept = self.answers.get(OCCUPATION_CODE);
        let known = self.before.occupation.as_ref().filter(|known| known.words.trim() == words);
        match known.filter(|_| kept.is_empty()) {
            Some(known) => Some(known.clone()),
            None => Some(Coded::read(List::Occupations, &words, kept)),
        }
    }

    fn industry(&mut self) -> Option<Coded> {
        let typed = self.typed(Field::Industry)?;
        if let Some(known) = self.before.industry.as_ref().filter(|known| choice(known) == typed) {
            return Some(known.clone());
        }
        let code = industries::code_of(typed);
        if code.is_none() {
            self.refuse(Field::Industry, Fault::UnknownChoice, "");
        }
        code.map(|code| Coded { words: code.clone(), code: Some(code) })
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
