//! Reasons as sentences in the reader's language. The words are those under which a proposal
//! keeps a ground; what they name is filled in.

use super::chips::{country, language, level};
use crate::language::Texts;
use geleit_domain::matching::criteria::Why;
use geleit_domain::reference::finding::List;

/// One reason as a sentence.
pub(super) fn of(t: Texts, why: &Why) -> String {
    let title = |list: List, code: &str| t.title(list, code).unwrap_or_else(|| code.to_owned());
    let counted = |count: &u32, one: &'static str, many: &'static str| {
        (if *count == 1 { one } else { many }, count.to_string(), String::new())
    };
    let said = |word: &'static str, what: String| (word, what, String::new());
    let (word, what, market) = match why {
        Why::SameOccupation { code } => said("same_occupation", title(List::Occupations, code)),
        Why::SameField { field } => said("same_field", t.benefits_field(field)),
        Why::NearOccupation { code } => said("near_occupation", title(List::Occupations, code)),
        Why::SameOccupationWords => said("same_occupation_words", String::new()),
        Why::RegulatedOccupation { code } => {
            said("regulated_occupation", title(List::Occupations, code))
        }
        Why::SameIndustry { division } => said("same_industry", title(List::Industries, division)),
        Why::SameSection { section } => said("same_section", title(List::Industries, section)),
        Why::SameIndustryWords => said("same_industry_words", String::new()),
        Why::SameEducation { code } => said("same_education", title(List::EducationFields, code)),
        Why::SameEducationWords => said("same_education_words", String::new()),
        Why::MoreExperience { years } => counted(years, "more_experience_one", "more_experience"),
        Why::OwnMarket { market, country } => {
            near(t, ["own_market", "near_market"], market, country)
        }
        Why::OriginMarket { market, origin } => {
            near(t, ["origin_market", "near_origin"], market, origin)
        }
        Why::OwnMarketLanguage { market, language: spoken } => {
            ("own_market_language", language(t, spoken), country(t, market))
        }
        Why::CommonLanguage { language: spoken, level: Some(lower) } => {
            ("common_language", language(t, spoken), level(t, *lower))
        }
        Why::CommonLanguage { language: spoken, level: None } => {
            said("common_language_open", language(t, spoken))
        }
        Why::LanguageUnclear => said("language_unclear", String::new()),
        Why::SharedGoal { goal } => said("shared_goal", t.persons_goal(goal)),
        Why::SharedTopic { words } => said("shared_goal", words.clone()),
        Why::Waiting { days } => counted(days, "waiting_one", "waiting"),
        Why::MenteeWishKept => said("mentee_wish_kept", String::new()),
        Why::MentorWishKept => said("mentor_wish_kept", String::new()),
        Why::WishUnclear => said("wish_unclear", String::new()),
        Why::Near { km } => said("near", km.to_string()),
        Why::OnlineOnly { km } => said("online_only", km.to_string()),
        Why::SharedTime { time } => said("shared_time", t.persons_availability(time)),
    };
    let arguments = [("what".to_owned(), what), ("more".to_owned(), market)];
    t.matching_sentence(word, &arguments)
}

/// A market itself, or a country close to it.
fn near(
    t: Texts,
    words: [&'static str; 2],
    market: &str,
    known: &str,
) -> (&'static str, String, String) {
    if market == known {
        (words[0], country(t, market), String::new())
    } else {
        (words[1], country(t, known), country(t, market))
    }
}
