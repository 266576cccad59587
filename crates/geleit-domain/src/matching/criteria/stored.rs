//! The text under which a proposal keeps a ground: a word and its arguments, `near:12`.

use super::Why;
use crate::UnknownWord;
use crate::reference::{countries, education_fields, industries, languages, occupations};
use std::str::FromStr;

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::SameOccupation { code } => write!(f, "same_occupation:{code}"),
            Self::SameField { field } => write!(f, "same_field:{field}"),
            Self::NearOccupation { code } => write!(f, "near_occupation:{code}"),
            Self::SameOccupationWords => f.write_str("same_occupation_words"),
            Self::RegulatedOccupation { code } => write!(f, "regulated_occupation:{code}"),
            Self::SameIndustry { division } => write!(f, "same_industry:{division}"),
            Self::SameSection { section } => write!(f, "same_section:{section}"),
            Self::SameIndustryWords => f.write_str("same_industry_words"),
            Self::SameEducation { code } => write!(f, "same_education:{code}"),
            Self::SameEducationWords => f.write_str("same_education_words"),
            Self::MoreExperience { years } => write!(f, "more_experience:{years}"),
            Self::OwnMarket { market, country } => write!(f, "own_market:{market}:{country}"),
            Self::OwnMarketLanguage { market, language } => {
                write!(f, "own_market_language:{market}:{language}")
            }
            Self::OriginMarket { market, origin } => write!(f, "origin_market:{market}:{origin}"),
            Self::CommonLanguage { language, level: Some(level) } => {
                write!(f, "common_language:{language}:{level}")
            }
            Self::CommonLanguage { language, level: None } => {
                write!(f, "common_language:{language}:")
            }
            Self::LanguageUnclear => f.write_str("language_unclear"),
            Self::SharedGoal { goal } => write!(f, "shared_goal:{goal}"),
            Self::SharedTopic { words } => write!(f, "shared_topic:{words}"),
            Self::Waiting { days } => write!(f, "waiting:{days}"),
            Self::MenteeWishKept => f.write_str("mentee_wish_kept"),
            Self::MentorWishKept => f.write_str("mentor_wish_kept"),
            Self::WishUnclear => f.write_str("wish_unclear"),
            Self::Near { km } => write!(f, "near:{km}"),
            Self::OnlineOnly { km } => write!(f, "online_only:{km}"),
            Self::SharedTime { time } => write!(f, "shared_time:{time}"),
        }
    }
}

impl FromStr for Why {
    type Err = UnknownWord;

    /// Reads what `Display` writes.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (word, arguments) = text.split_once(':').unwrap_or((text, ""));
        let (first, second) = arguments.split_once(':').unwrap_or((arguments, ""));
        Ok(match word {
            "same_occupation" => Self::SameOccupation { code: occupation(first)? },
            "same_field" => Self::SameField { field: first.parse()? },
            "near_occupation" => Self::NearOccupation { code: occupation(first)? },
            "same_occupation_words" => Self::SameOccupationWords,
            "regulated_occupation" => Self::RegulatedOccupation { code: occupation(first)? },
            "same_industry" => Self::SameIndustry { division: division(first)? },
            "same_section" => Self::SameSection { section: section(first)? },
            "same_industry_words" => Self::SameIndustryWords,
            "same_education" => Self::SameEducation { code: education(first)? },
            "same_education_words" => Self::SameEducationWords,
            "more_experience" => Self::MoreExperience { years: number(first)? },
            "own_market" => Self::OwnMarket { market: country(first)?, country: country(second)? },
            "own_market_language" => {
                Self::OwnMarketLanguage { market: country(first)?, language: language(second)? }
            }
            "origin_market" => {
                Self::OriginMarket { market: country(first)?, origin: country(second)? }
            }
            "common_language" => Self::CommonLanguage {
                language: language(first)?,
                level: if second.is_empty() { None } else { Some(second.parse()?) },
            },
            "language_unclear" => Self::LanguageUnclear,
            "shared_goal" => Self::SharedGoal { goal: first.parse()? },
            "shared_topic" => Self::SharedTopic { words: arguments.to_owned() },
            "waiting" => Self::Waiting { days: number(first)? },
            "mentee_wish_kept" => Self::MenteeWishKept,
            "mentor_wish_kept" => Self::MentorWishKept,
            "wish_unclear" => Self::WishUnclear,
            "near" => Self::Near { km: number(first)? },
            "online_only" => Self::OnlineOnly { km: number(first)? },
            "shared_time" => Self::SharedTime { time: first.parse()? },
            _ => return Err(UnknownWord),
        })
    }
}

fn number(text: &str) -> Result<u32, UnknownWord> {
    text.parse().map_err(|_| UnknownWord)
}

fn occupation(code: &str) -> Result<&'static str, UnknownWord> {
    occupations::by_code(code).map(|occupation| occupation.code).ok_or(UnknownWord)
}

fn division(code: &str) -> Result<&'static str, UnknownWord> {
    industries::by_code(code).and_then(|industry| industry.division).ok_or(UnknownWord)
}

fn section(code: &str) -> Result<&'static str, UnknownWord> {
    industries::by_code(code).map(|industry| industry.section).ok_or(UnknownWord)
}

fn education(code: &str) -> Result<&'static str, UnknownWord> {
    education_fields::by_code(code).ok_or(UnknownWord)
}

fn country(code: &str) -> Result<&'static str, UnknownWord> {
    countries::by_code(code).map(|country| country.alpha2).ok_or(UnknownWord)
}

fn language(code: &str) -> Result<&'static str, UnknownWord> {
    languages::by_code(code).map(|language| language.bcp47).ok_or(UnknownWord)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::profile::{Availability, Cefr, Goal};
    use crate::reference::occupations::Field;

    fn one_of_each() -> Vec<Why> {
        vec![
            Why::SameOccupation { code: "2512" },
            Why::SameField { field: Field::Ict },
            Why::NearOccupation { code: "1330" },
            Why::SameOccupationWords,
            Why::RegulatedOccupation { code: "2221" },
            Why::SameIndustry { division: "62" },
            Why::SameSection { section: "K" },
            Why::SameIndustryWords,
            Why::SameEducation { code: "0613" },
            Why::SameEducationWords,
            Why::MoreExperience { years: 1 },
            Why::OwnMarket { market: "RS", country: "BA" },
            Why::OwnMarketLanguage { market: "RS", language: "bs" },
            Why::OriginMarket { market: "RS", origin: "RS" },
            Why::CommonLanguage { language: "de", level: Some(Cefr::B2) },
            Why::CommonLanguage { language: "ar", level: None },
            Why::LanguageUnclear,
            Why::SharedGoal { goal: Goal::FurtherTraining },
            Why::SharedTopic { words: "10:30 Uhr: Gehalt".into() },
            Why::Waiting { days: 42 },
            Why::MenteeWishKept,
            Why::MentorWishKept,
            Why::WishUnclear,
            Why::Near { km: 3 },
            Why::OnlineOnly { km: 140 },
            Why::SharedTime { time: Availability::Evenings },
        ]
    }

    #[test]
    fn every_ground_is_read_back_as_it_was_kept() {
        for why in one_of_each() {
            assert_eq!(why.to_string().parse(), Ok(why.clone()), "{why}");
        }
        for text in ["", "near", "near:x", "same_occupation:9999", "own_market:RS", "older:1"] {
            assert_eq!(text.parse::<Why>(), Err(UnknownWord), "{text}");
        }
    }

    #[test]
    fn every_ground_is_a_sentence_of_its_own() {
        let mut sentences: Vec<_> = one_of_each().iter().map(Why::sentence_en).collect();
        assert!(sentences.iter().all(|sentence| sentence.ends_with('.')), "{sentences:?}");
        assert!(sentences.contains(&"Both can work in German (B2).".to_owned()));
        sentences.sort();
        sentences.dedup();
        assert_eq!(sentences.len(), one_of_each().len());
    }
}
