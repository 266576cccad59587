//! What is known of a mentor already, as it would be typed: nobody answers twice.

use super::{Field, OCCUPATION_CODE};
use crate::applications::Answers;
use crate::profile::{Cefr, Chosen, Coded, LanguageSkill, MentorProfile, list_text};
use crate::reference::{countries, languages};

/// How a first language is called, by the tag of a language of the pages.
const NATIVE: &[(&str, &str)] = &[("de", "Erstsprache"), ("ar", "لغة أولى")];

/// Every answer that the profile holds, in words of the language with this tag.
#[must_use]
pub fn prefill(profile: &MentorProfile, capacity: u32, tag: &str) -> Answers {
    let mut answers = Answers::default();
    for field in Field::ALL {
        answers.set(field.text(), &typed(profile, capacity, tag, *field));
    }
    if let Some(Coded { words, code: Some(code) }) = &profile.occupation {
        answers.set(OCCUPATION_CODE, &Chosen::kept(code, words));
    }
    answers
}

fn typed(profile: &MentorProfile, capacity: u32, tag: &str, field: Field) -> String {
    let text = |answer: &Option<String>| answer.clone().unwrap_or_default();
    match field {
        Field::Company => text(&profile.company),
        Field::CompanySize => said(profile.company_size),
        Field::Position => text(&profile.position),
        Field::Occupation => words(profile.occupation.as_ref()),
        Field::Industry => profile.industry.as_ref().map(choice).unwrap_or_default(),
        Field::ExperienceYears => said(profile.experience_years),
        Field::Languages => joined(profile.languages.iter().map(|skill| named(skill, tag))),
        Field::TargetMarkets => joined(profile.target_markets.iter().map(|code| {
            countries::by_code(code).map_or(code.as_str(), |c| c.name(tag)).to_owned()
        })),
        Field::Postcode => text(&profile.postcode),
        Field::OnlineOk => said(profile.online_ok.map(|yes| if yes { "yes" } else { "no" })),
        Field::Availability => list_text(&profile.availability),
        Field::Capacity => capacity.to_string(),
        Field::Topics => list_text(&profile.topics),
        Field::TopicWords => profile.topic_words.join("; "),
        Field::MenteeGenderWish => said(profile.mentee_gender_wish),
    }
}

/// What a list sends for a coded answer: the code, or own words without one.
pub(super) fn choice(coded: &Coded) -> String {
    coded.code.clone().unwrap_or_else(|| coded.words.clone())
}

fn words(coded: Option<&Coded>) -> String {
    coded.map(|coded| coded.words.clone()).unwrap_or_default()
}

fn said(answer: Option<impl ToString>) -> String {
    answer.map(|answer| answer.to_string()).unwrap_or_default()
}

fn joined(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

fn named(skill: &LanguageSkill, tag: &str) -> String {
    let known = languages::by_code(&skill.language);
    let name = known.map_or(skill.language.as_str(), |language| language.name(tag));
    match skill.level {
        None => name.to_owned(),
        Some(Cefr::Native) => {
            let native = NATIVE.iter().find(|(known, _)| *known == tag);
            format!("{name} {}", native.map_or("native", |(_, word)| word))
        }
        Some(level) => format!("{name} {level}"),
    }
}
