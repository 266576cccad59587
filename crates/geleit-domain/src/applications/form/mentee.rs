//! Reading a mentee's application: eighteen questions of five steps.

use super::reader::{Fault, Reader, WORDS_MAX};
use super::typed::is_plain;
use super::{Field, Problem, UNKNOWN};
use crate::applications::Answers;
use crate::consents::Purpose;
use crate::profile::{Coded, Identity, LanguageSkill, MenteeProfile, Origin, list_items};
use crate::reference::finding::List;
use crate::reference::{countries, industries};
use jiff::civil::Date;

/// A mentee's application that can be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenteeForm {
    /// Names and contact.
    pub identity: Identity,
    /// The answers.
    pub profile: MenteeProfile,
    /// What the person agrees to.
    pub consents: Vec<Purpose>,
}

/// Reads everything that a mentee typed.
///
/// # Errors
/// What is wrong, in the order of the fields.
pub fn read_mentee(answers: &Answers, today: Date) -> Result<MenteeForm, Vec<Problem>> {
    match read(answers, today) {
        (form, problems) if problems.is_empty() => Ok(form),
        (_, problems) => Err(problems),
    }
}

/// Reads the answers to some questions only, as somebody gives them later.
///
/// # Errors
/// What is wrong with these, in the order of the fields.
pub fn read_asked(
    answers: &Answers,
    asked: &[Field],
    today: Date,
) -> Result<MenteeForm, Vec<Problem>> {
    let (form, mut problems) = read(answers, today);
    problems.retain(|problem| asked.contains(&problem.field));
    if problems.is_empty() { Ok(form) } else { Err(problems) }
}

fn read(answers: &Answers, today: Date) -> (MenteeForm, Vec<Problem>) {
    let mut reader = Reader::new(answers);
    let mut identity = reader.identity(today);
    let origin = reader.origin();
    identity.gender = reader.one_of(Field::Gender);
    let mut profile = MenteeProfile {
        origin,
        postcode: reader.postcode(),
        labour_market_access: reader.one_of(Field::LabourMarketAccess),
        occupation: reader.coded(Field::Occupation, List::Occupations),
        industry: reader.industry(),
        experience_years: reader.years(),
        education_level: reader.one_of(Field::EducationLevel),
        german: reader.one_of(Field::German),
        languages: reader.languages(),
        goals: reader.some_of(Field::Goals),
        ..MenteeProfile::default()
    };
    let mut consents = Vec::new();
    if reader.tick(Field::ConsentApplication) {
        consents.push(Purpose::Application);
    }
    profile.consent_origin_matching = reader.tick(Field::ConsentOriginMatching);
    if profile.consent_origin_matching {
        consents.push(Purpose::OriginMatching);
    }
    (MenteeForm { identity, profile, consents }, reader.problems)
}

impl Reader<'_> {
    fn origin(&mut self) -> Vec<Origin> {
        let Some(typed) = self.typed(Field::CountryOfOrigin) else { return Vec::new() };
        match Origin::from(typed) {
            Origin::Country(code) if countries::by_code(&code).is_none() => {
                self.refuse(Field::CountryOfOrigin, Fault::UnknownChoice);
                Vec::new()
            }
            origin => vec![origin],
        }
    }

    /// A code of the list; `unknown`: the person does not know yet.
    pub(super) fn industry(&mut self) -> Option<Coded> {
        let typed = self.typed(Field::Industry)?;
        if typed == UNKNOWN {
            return None;
        }
        let code = industries::code_of(typed);
        if code.is_none() {
            self.refuse(Field::Industry, Fault::UnknownChoice);
        }
        code.map(|code| Coded { words: code.clone(), code: Some(code) })
    }

    pub(super) fn postcode(&mut self) -> Option<String> {
        self.formed(Field::Postcode, Fault::NoPostcode, is_postcode)
    }

    fn years(&mut self) -> Option<u32> {
        const YEARS_MAX: u32 = 70;
        let is_years = |text: &str| text.parse::<u32>().is_ok_and(|years| years <= YEARS_MAX);
        self.formed(Field::ExperienceYears, Fault::NoNumber, is_years)?.parse().ok()
    }

    /// The chosen languages and those in own words, also such as no list knows; German has its
    /// own question.
    fn languages(&mut self) -> Vec<LanguageSkill> {
        let [chosen, other] = ["languages", "languages-other"].map(|input| self.answers.get(input));
        let mut found: Vec<LanguageSkill> = Vec::new();
        for name in list_items(chosen).chain(language_names(other)) {
            let skill = LanguageSkill::named(name);
            if !is_plain(name) {
                self.refuse(Field::Languages, Fault::ForbiddenSign);
            } else if name.chars().count() > WORDS_MAX {
                self.refuse(Field::Languages, Fault::TooLong);
            } else if !skill.language.is_empty() && !found.contains(&skill) {
                found.push(skill);
            }
        }
        if found.is_empty() && !self.problems.iter().any(|p| p.field == Field::Languages) {
            self.refuse(Field::Languages, Fault::Missing);
        }
        found
    }
}

/// Names of languages as people separate them, in any script.
pub fn language_names(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |c: char| matches!(c, ',' | ';' | '/' | '\n' | '،' | '؛' | '+');
    text.split(is_between).map(str::trim).filter(|name| !name.is_empty())
}

/// Three to ten letters and digits.
fn is_postcode(text: &str) -> bool {
    let is_sign = |c: char| c.is_ascii_alphanumeric() || c == ' ' || c == '-';
    (3..=10).contains(&text.len()) && text.chars().all(is_sign)
}
