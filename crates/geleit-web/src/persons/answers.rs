//! Answers of mentees and mentors in the reader's language: the person's own words first, beside
//! them what their code means.

use super::history::day;
use crate::language::{Language, Texts};
use geleit_domain::profile::{Coded, LanguageSkill, MenteeProfile, MentorProfile, Origin};
use geleit_domain::reference::countries;
use geleit_domain::reference::finding::List;

/// One answer. Empty words: there is none.
pub(crate) struct Answer {
    pub(crate) label: String,
    /// In the person's own words, or said in words of ours.
    pub(crate) words: String,
    /// What the code beside them means, or that there is none.
    pub(crate) code: String,
}

impl Answer {
    /// Is there no answer?
    pub(crate) fn is_open(&self) -> bool {
        self.words.is_empty() && self.code.is_empty()
    }
}

/// Is one of them without an answer?
pub(crate) fn has_open(answers: &[Answer]) -> bool {
    answers.iter().any(Answer::is_open)
}

/// Says days for templates.
pub(crate) struct Names(Texts);

pub(crate) fn names_of(t: Texts) -> Names {
    Names(t)
}

impl Names {
    pub(crate) fn day(&self, text: &str) -> String {
        day(self.0, text)
    }

    /// A language as those who speak it write it.
    pub(crate) fn language(&self, tag: &str) -> &'static str {
        Language::from_tag(tag).map_or("", Language::autonym)
    }
}

/// The answers that everybody who may see an application reads. Origin and access to the labour
/// market are not among them: each view adds what it may show.
pub(crate) fn mentee(t: Texts, profile: &MenteeProfile) -> Vec<Answer> {
    let say = |key: &str, words: String| plain(t, key, words);
    let education = profile.education_level.map(|level| t.persons_education(level));
    let wish = profile.mentor_gender_wish.map(|gender| t.persons_gender_word(gender));
    vec![
        coded(t, "occupation", profile.occupation.as_ref(), List::Occupations),
        coded(t, "target_occupation", profile.target_occupation.as_ref(), List::Occupations),
        coded(t, "industry", profile.industry.as_ref(), List::Industries),
        say("experience_years", number(t, profile.experience_years)),
        say("education_level", education.unwrap_or_default()),
        coded(t, "education_field", profile.education_field.as_ref(), List::EducationFields),
        say("german", profile.german.map_or_else(String::new, |level| t.persons_level(level))),
        say("languages", skills(t, &profile.languages)),
        say("markets", markets(t, profile)),
        say("goals", aims(t, &profile.goals, &profile.goal_words)),
        say("availability", words(&profile.availability, |time| t.persons_availability(time))),
        say("online_ok", yes_no(t, profile.online_ok)),
        say("postcode", profile.postcode.clone().unwrap_or_default()),
        say("region", profile.region.clone().unwrap_or_default()),
        say("mobility_km", number(t, profile.mobility_km)),
        say("childcare", yes_no(t, profile.childcare)),
        say("mentor_gender_wish", wish.unwrap_or_default()),
        say("exclusions", profile.exclusions.join(", ")),
        say("last_employer", profile.last_employer.clone().unwrap_or_default()),
        say("referral", profile.referral.clone().unwrap_or_default()),
        say("consent_origin_matching", yes_no(t, Some(profile.consent_origin_matching))),
    ]
}

/// The answers of a mentor.
pub(crate) fn mentor(t: Texts, profile: &MentorProfile) -> Vec<Answer> {
    let say = |key: &str, words: String| plain(t, key, words);
    let size = profile.company_size.map(|size| t.persons_company_size(format!("of_{size}")));
    let wish = profile.mentee_gender_wish.map(|gender| t.persons_gender_word(gender));
    vec![
        say("company", profile.company.clone().unwrap_or_default()),
        say("company_size", size.unwrap_or_default()),
        say("position", profile.position.clone().unwrap_or_default()),
        coded(t, "occupation", profile.occupation.as_ref(), List::Occupations),
        coded(t, "industry", profile.industry.as_ref(), List::Industries),
        coded(t, "education_field", profile.education_field.as_ref(), List::EducationFields),
        say("experience_years", number(t, profile.experience_years)),
        say("target_markets", words(&profile.target_markets, |code| country(t, code))),
        say("languages", skills(t, &profile.languages)),
        say("topics", aims(t, &profile.topics, &profile.topic_words)),
        say("availability", words(&profile.availability, |time| t.persons_availability(time))),
        say("online_ok", yes_no(t, profile.online_ok)),
        say("postcode", profile.postcode.clone().unwrap_or_default()),
        say("region", profile.region.clone().unwrap_or_default()),
        say("mentee_gender_wish", wish.unwrap_or_default()),
        say("exclusions", profile.exclusions.join(", ")),
        say("channel", profile.channel.clone().unwrap_or_default()),
    ]
}

impl Answer {
    /// Where somebody comes from.
    pub(crate) fn origin(t: Texts, origin: &[Origin]) -> Self {
        let one = |origin: &Origin| match origin {
            Origin::Country(code) => country(t, code),
            other => t.persons_origin(other),
        };
        plain(t, "country_of_origin", words(origin, one))
    }

    /// An origin that was given but is not for this reader.
    pub(crate) fn hidden_origin(t: Texts) -> Self {
        plain(t, "country_of_origin", t.persons_hidden())
    }

    /// Access to the labour market, for the coordination only.
    pub(crate) fn access(t: Texts, profile: &MenteeProfile) -> Self {
        let access = profile.labour_market_access.map(|access| t.persons_access(access));
        plain(t, "labour_market_access", access.unwrap_or_default())
    }
}

fn plain(t: Texts, key: &str, words: String) -> Answer {
    Answer { label: t.persons_answer(key), words, code: String::new() }
}

fn coded(t: Texts, key: &str, coded: Option<&Coded>, list: List) -> Answer {
    let words = coded.map_or_else(String::new, |coded| in_words(t, list, &coded.words));
    let code = coded.and_then(|coded| coded.code.as_deref());
    let title = match code.and_then(|code| t.title(list, code)) {
        Some(title) if title == words => String::new(),
        Some(title) => title,
        None if words.is_empty() => String::new(),
        None => t.persons_no_code(),
    };
    Answer { label: t.persons_answer(key), words, code: title }
}

/// An occupation as it was written; a code alone says nothing to people and has its title.
pub(crate) fn occupation_words(t: Texts, words: &str) -> String {
    in_words(t, List::Occupations, words)
}

/// An industry as it was written, or the title of its code.
pub(crate) fn industry_words(t: Texts, words: &str) -> String {
    in_words(t, List::Industries, words)
}

fn in_words(t: Texts, list: List, words: &str) -> String {
    t.title(list, words).unwrap_or_else(|| words.to_owned())
}

fn country(t: Texts, code: &str) -> String {
    countries::by_code(code).map_or(code, |country| country.name(t.language.tag())).to_owned()
}

/// The name of a language; own words say that no list has them.
fn language(t: Texts, code: &str) -> String {
    let title = List::Languages.title(code, t.language.tag());
    title.map_or_else(|| t.persons_uncoded(code), str::to_owned)
}

fn skills(t: Texts, skills: &[LanguageSkill]) -> String {
    words(skills, |skill| match skill.level {
        Some(level) => format!("{} {}", language(t, &skill.language), t.persons_level(level)),
        None => language(t, &skill.language),
    })
}

fn markets(t: Texts, profile: &MenteeProfile) -> String {
    let countries = profile.markets.countries.iter().map(|code| country(t, code));
    let languages = profile.markets.languages.iter().map(|code| language(t, code));
    countries.chain(languages).collect::<Vec<_>>().join(", ")
}

fn aims(t: Texts, goals: &[geleit_domain::profile::Goal], own_words: &[String]) -> String {
    let goals = goals.iter().map(|goal| t.persons_goal(goal));
    goals.chain(own_words.iter().cloned()).collect::<Vec<_>>().join(", ")
}

fn words<T>(items: &[T], say: impl Fn(&T) -> String) -> String {
    items.iter().map(say).collect::<Vec<_>>().join(", ")
}

fn number(t: Texts, number: Option<u32>) -> String {
    number.map_or_else(String::new, |number| t.number(number))
}

fn yes_no(t: Texts, answer: Option<bool>) -> String {
    answer.map_or_else(String::new, |yes| t.persons_yes_no(if yes { "yes" } else { "no" }))
}
