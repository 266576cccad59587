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

/// What several reasons say in one chip.
struct Together {
    languages: String,
    goals: String,
}

/// How many chips of what fits and of what is just so stand on the board at once.
const FITS_MAX: usize = 3;
const FACTS_MAX: usize = 1;

/// The chips of a pair. What to keep in mind is always seen; of the rest what counts most, so
/// that a pair takes two lines and not six.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chips {
    pub(super) seen: Vec<ChipView>,
    pub(super) more: Vec<ChipView>,
}

/// The chips of these reasons, the heaviest first.
pub(super) fn of(t: Texts, reasons: &[Reason]) -> Chips {
    let mut reasons: Vec<_> = reasons.to_vec();
    // The sort is stable: what counts alike stays in the order of the criteria.
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.points));
    let (mut fits, mut facts) = (0, 0);
    let (seen, more) = all(t, &reasons).into_iter().partition(|chip| {
        let (count, max) = match chip.class {
            "fits" => (&mut fits, FITS_MAX),
            "mind" => return true,
            _ => (&mut facts, FACTS_MAX),
        };
        *count += 1;
        *count <= max
    });
    Chips { seen, more }
}

/// One chip per kind of reason: all common languages are one, and so are all goals.
fn all(t: Texts, reasons: &[Reason]) -> Vec<ChipView> {
    let together = Together {
        languages: names(reasons, |why| common_language(t, why)),
        goals: names(reasons, |why| goal(t, why)),
    };
    let mut chips = Vec::new();
    for Reason { why, .. } in reasons {
        let text = words(t, why, &together);
        let class = match why.chip() {
            Chip::Fits => "fits",
            Chip::Mind => "mind",
            Chip::Fact => "",
        };
        let chip = ChipView { text, class };
        if !chips.contains(&chip) {
            chips.push(chip);
        }
    }
    chips
}

/// What some of the reasons name, each once.
fn names(reasons: &[Reason], name: impl Fn(&Why) -> Option<String>) -> String {
    let mut names = Vec::new();
    for found in reasons.iter().filter_map(|reason| name(&reason.why)) {
        if !names.contains(&found) {
            names.push(found);
        }
    }
    names.join(", ")
}

fn common_language(t: Texts, why: &Why) -> Option<String> {
    let Why::CommonLanguage { language: spoken, level: known } = why else { return None };
    let known = known.map(|known| format!(" {}", level(t, known))).unwrap_or_default();
    Some(format!("{}{known}", language(t, spoken)))
}

fn goal(t: Texts, why: &Why) -> Option<String> {
    match why {
        Why::SharedGoal { goal } => Some(t.persons_goal(goal)),
        Why::SharedTopic { words } => Some(words.clone()),
        _ => None,
    }
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

fn words(t: Texts, why: &Why, together: &Together) -> String {
    match why {
        Why::SameOccupation { .. } | Why::SameOccupationWords => t.matching_why_same_occupation(),
        Why::SameField { field } => t.matching_why_same_field(t.benefits_field(field)),
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
        Why::LanguageUnclear => t.matching_why_language_unclear(),
        Why::CommonLanguage { .. } => t.matching_why_language(&together.languages),
        Why::SharedGoal { .. } | Why::SharedTopic { .. } => t.matching_why_goal(&together.goals),
        Why::Waiting { days } => t.matching_why_waiting(i64::from(*days)),
        Why::MenteeWishKept | Why::MentorWishKept => t.matching_why_wish_kept(),
        Why::WishUnclear => t.matching_why_wish_unclear(),
        Why::Near { km } => t.matching_why_near(i64::from(*km)),
        Why::OnlineOnly { km } => t.matching_why_online(km),
        Why::SharedTime { time } => t.matching_why_time(t.persons_availability(time)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::{Language, plain};
    use geleit_domain::profile::Goal;
    use geleit_domain::programmes::GenderSpelling;

    #[test]
    fn goals_and_languages_are_one_chip_each_and_nothing_is_said_twice() {
        let t = Texts::new(Language::En, GenderSpelling::Colon);
        let spoken = |code: &'static str, level| Why::CommonLanguage { language: code, level };
        let whys = [
            spoken("en", Some(Cefr::C1)),
            Why::SharedGoal { goal: Goal::Network },
            spoken("de", Some(Cefr::B2)),
            Why::SharedGoal { goal: Goal::Network },
            Why::SharedTopic { words: "Pay".into() },
        ];
        let reasons = whys.map(|why| Reason { criterion: why.criterion(), why, points: 1 });
        let texts: Vec<_> = all(t, &reasons).into_iter().map(|chip| plain(&chip.text)).collect();
        let goals = format!("{}, Pay", t.persons_goal(Goal::Network));
        let expected =
            [t.matching_why_language("English C1, German B2"), t.matching_why_goal(goals)];
        assert_eq!(texts, expected.map(|text| plain(&text)));
    }

    #[test]
    fn what_to_keep_in_mind_is_always_seen_and_of_the_rest_what_counts_most() {
        let t = Texts::new(Language::En, GenderSpelling::Colon);
        let reason = |why: Why, points| Reason { criterion: why.criterion(), why, points };
        let reasons = [
            reason(Why::SameOccupationWords, 10),
            reason(Why::SameIndustryWords, 40),
            reason(Why::SameEducationWords, 30),
            reason(Why::MenteeWishKept, 20),
            reason(Why::Near { km: 5 }, 0),
            reason(Why::LanguageUnclear, 0),
        ];
        let chips = of(t, &reasons);
        let seen: Vec<_> = chips.seen.iter().map(|chip| plain(&chip.text)).collect();
        let expected = [
            t.matching_why_same_industry(),
            t.matching_why_same_education(),
            t.matching_why_wish_kept(),
            t.matching_why_near(5),
            t.matching_why_language_unclear(),
        ];
        assert_eq!(seen, expected.map(|text| plain(&text)));
        let more: Vec<_> = chips.more.iter().map(|chip| plain(&chip.text)).collect();
        assert_eq!(more, [plain(&t.matching_why_same_occupation())]);
    }
}
