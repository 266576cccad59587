//! The reasons of a pair as short words: what fits, what to keep in mind, what is just so.

use crate::language::Texts;
use geleit_domain::matching::criteria::{Chip, Reason, Why};
use geleit_domain::profile::Cefr;
use geleit_domain::reference::{countries, languages};

/// A reason on the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ChipView {
    pub(super) text: String,
    /// The class that shows how it counts, also without colour.
    pub(super) class: &'static str,
}

pub(super) fn of(t: Texts, reasons: &[Reason]) -> Vec<ChipView> {
    reasons
        .iter()
        .map(|reason| ChipView {
            text: words(t, &reason.why),
            class: match reason.why.chip() {
                Chip::Fits => "fits",
                Chip::Mind => "mind",
                Chip::Fact => "",
            },
        })
        .collect()
}

pub(super) fn country(t: Texts, code: &str) -> String {
    let found = countries::by_code(code);
    found.map_or_else(|| code.to_owned(), |country| country.name(t.language.tag()).to_owned())
}

pub(super) fn language(t: Texts, code: &str) -> String {
    let found = languages::by_code(code);
    found.map_or_else(|| code.to_owned(), |language| language.name(t.language.tag()).to_owned())
}

/// A level, or that it is somebody's first language.
pub(super) fn level(t: Texts, level: Cefr) -> String {
    if level == Cefr::Native { t.matching_native() } else { level.text().to_owned() }
}

fn words(t: Texts, why: &Why) -> String {
    match why {
        Why::SameOccupation { .. } | Why::SameOccupationWords => t.matching_why_same_occupation(),
        Why::SameField { field } => t.matching_why_same_field(t.matching_field_word(field)),
        Why::NearOccupation { .. } => t.matching_why_near_occupation(),
        Why::RegulatedOccupation { .. } => t.matching_why_regulated(),
        Why::SameIndustry { .. } | Why::SameIndustryWords => t.matching_why_same_industry(),
        Why::SameSection { .. } => t.matching_why_same_section(),
        Why::SameEducation { .. } | Why::SameEducationWords => t.matching_why_same_education(),
        Why::MoreExperience { years } => t.matching_why_more_experience(i64::from(*years)),
        Why::OwnMarket { market, country: known } => {
            if market == known {
                t.matching_why_market(country(t, market))
            } else {
                let near = t.matching_why_near_market().country(country(t, known));
                near.market(country(t, market))
            }
        }
        Why::OwnMarketLanguage { market, language: spoken } => {
            let known = t.matching_why_market_language().language(language(t, spoken));
            known.market(country(t, market))
        }
        Why::OriginMarket { market, origin } => {
            if market == origin {
                t.matching_why_origin(country(t, market))
            } else {
                let near = t.matching_why_near_origin().country(country(t, origin));
                near.market(country(t, market))
            }
        }
        Why::CommonLanguage { language: spoken, level: known } => {
            let known = known.map(|known| format!(" {}", level(t, known))).unwrap_or_default();
            t.matching_why_language(format!("{}{known}", language(t, spoken)))
        }
        Why::LanguageUnclear => t.matching_why_language_unclear(),
        Why::SharedGoal { goal } => t.matching_why_goal(t.persons_goal(goal)),
        Why::SharedTopic { words } => t.matching_why_goal(words),
        Why::Waiting { days } => t.matching_why_waiting(i64::from(*days)),
        Why::MenteeWishKept | Why::MentorWishKept => t.matching_why_wish_kept(),
        Why::WishUnclear => t.matching_why_wish_unclear(),
        Why::Near { km } => t.matching_why_near(km),
        Why::OnlineOnly { km } => t.matching_why_online(km),
        Why::SharedTime { time } => t.matching_why_time(t.persons_availability(time)),
    }
}
