//! Reasons as English sentences, for the JSON that other programs read. Pages make their own
//! sentences from the same codes.

use super::Why;
use crate::profile::Goal;
use crate::reference::finding::List;
use crate::reference::{countries, languages};

impl Why {
    /// The ground as one English sentence.
    #[must_use]
    pub fn sentence_en(&self) -> String {
        match self {
            Self::SameOccupation { code } => {
                format!("Both know the same occupation: {}.", occupation(code))
            }
            Self::SameField { field } => {
                format!("Both work in the same field: {}.", field.name_en())
            }
            Self::NearOccupation { code } => {
                format!("The mentor's occupation is related: {}.", occupation(code))
            }
            Self::SameOccupationWords => "Both name the same occupation.".to_owned(),
            Self::RegulatedOccupation { code } => {
                format!("A regulated occupation, and not the mentor's: {}.", occupation(code))
            }
            Self::SameIndustry { division: code } => {
                format!("Both work in the same industry: {}.", industry(code))
            }
            Self::SameSection { section: code } => {
                format!("Both work in related industries: {}.", industry(code))
            }
            Self::SameIndustryWords => "Both name the same industry.".to_owned(),
            Self::SameEducation { code } => {
                let label = List::EducationFields.title(code, "en").unwrap_or(code);
                format!("Both have been trained in the same field: {label}.")
            }
            Self::SameEducationWords => "Both name the same field of education.".to_owned(),
            Self::MoreExperience { years } => {
                format!("The mentor has {} more of experience.", counted(*years, "year"))
            }
            Self::OwnMarket { market, country } => market_sentence("knows", country, market),
            Self::OriginMarket { market, origin } => market_sentence("comes from", origin, market),
            Self::OwnMarketLanguage { market, language: spoken } => {
                let (spoken, market) = (language(spoken), country(market));
                format!("The mentee knows {spoken}, spoken in the mentor's market {market}.")
            }
            Self::CommonLanguage { language: spoken, level: Some(level) } => {
                format!("Both can work in {} ({level}).", language(spoken))
            }
            Self::CommonLanguage { language: spoken, level: None } => {
                format!("Both speak {}; a level is missing.", language(spoken))
            }
            Self::LanguageUnclear => "A common working language is not yet known.".to_owned(),
            Self::SharedGoal { goal } => goal_sentence(goal_en(*goal)),
            Self::SharedTopic { words } => goal_sentence(words),
            Self::Waiting { days } => {
                format!("The mentee has been waiting for {}.", counted(*days, "day"))
            }
            Self::MenteeWishKept => "The mentee's wish for a woman or a man is kept.".to_owned(),
            Self::MentorWishKept => "The mentor's wish for a woman or a man is kept.".to_owned(),
            Self::WishUnclear => {
                "There is a wish for a woman or a man, but no stated gender.".to_owned()
            }
            Self::Near { km } => format!("They are {km} km apart."),
            Self::OnlineOnly { km } => format!("They are {km} km apart and would meet online."),
            Self::SharedTime { time } => format!("Both have time: {time}."),
        }
    }
}

fn market_sentence(verb: &str, known: &'static str, market: &'static str) -> String {
    let (name, market_name) = (country(known), country(market));
    if known == market {
        format!("The mentee {verb} {name}, a market of the mentor's company.")
    } else {
        format!("The mentee {verb} {name}, close to the mentor's market {market_name}.")
    }
}

fn goal_sentence(goal: &str) -> String {
    format!("The mentor offers what the mentee looks for: {goal}.")
}

fn counted(count: u32, unit: &str) -> String {
    if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") }
}

fn occupation(code: &'static str) -> &'static str {
    List::Occupations.title(code, "en").unwrap_or(code)
}

fn industry(code: &'static str) -> &'static str {
    List::Industries.title(code, "en").unwrap_or(code)
}

fn country(code: &'static str) -> &'static str {
    countries::by_code(code).map_or(code, |country| country.name_en)
}

fn language(code: &'static str) -> &'static str {
    languages::by_code(code).map_or(code, |language| language.name_en)
}

fn goal_en(goal: Goal) -> &'static str {
    match goal {
        Goal::Application => "applying for jobs",
        Goal::Network => "building a network",
        Goal::Orientation => "orientation on the labour market",
        Goal::Recognition => "recognition of qualifications",
        Goal::FurtherTraining => "further training",
        Goal::SelfEmployment => "self-employment",
        Goal::Confidence => "confidence",
    }
}
