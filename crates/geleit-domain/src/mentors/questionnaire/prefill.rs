//! What is known of a mentor already, as it would be typed: nobody answers twice.

use super::Field;
use crate::applications::Answers;
use crate::profile::{Cefr, Chosen, Coded, LanguageSkill, MentorProfile, list_text};
use crate::reference::finding::List;
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
    let coded = [(Field::Occupation, &profile.occupation), (Field::Industry, &profile.industry)];
    for (field, coded) in coded {
        if let (Some(input), Some(Coded { code: Some(code), .. })) = (field.code_input(), coded) {
            let kept = Chosen::kept(code, answers.get(field.text()));
            answers.set(input, &kept);
        }
    }
    answers
}

fn typed(profile: &MentorProfile, capacity: u32, tag: &str, field: Field) -> String {
    let text = |answer: &Option<String>| answer.clone().unwrap_or_default();
    match field {
        Field::Company => text(&profile.company),
        Field::CompanySize => said(profile.company_size),
        Field::Position => text(&profile.position),
        Field::Occupation => words(List::Occupations, profile.occupation.as_ref(), tag),
        Field::Industry => words(List::Industries, profile.industry.as_ref(), tag),
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

fn words(list: List, coded: Option<&Coded>, tag: &str) -> String {
    coded.map(|coded| shown(list, coded, tag).to_owned()).unwrap_or_default()
}

/// Own words. Whoever chose from a list has none: then the title of what was chosen.
pub(super) fn shown<'a>(list: List, coded: &'a Coded, tag: &str) -> &'a str {
    let is_chosen = coded.code.as_ref() == Some(&coded.words);
    let title = list.title(&coded.words, tag).filter(|_| is_chosen);
    title.unwrap_or(&coded.words)
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
