//! What each side gains from a pair, derived from its reasons (S1-46): one ground per side. Each
//! audience has a type of its own. What the two people read has no place for an origin, for
//! points or for a wish, so none of it can be said to them by mistake.

use super::{Reason, Why};
use crate::profile::Goal;
use crate::reference::occupations::Field;
use std::cmp::Reverse;

/// What a mentee gains. The mentee may read all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForMentee {
    /// Somebody of the occupation that the mentee has or aims at.
    Occupation {
        /// ISCO-08; nothing where both wrote it in their own words.
        code: Option<&'static str>,
    },
    /// Somebody of the same work field.
    Field {
        /// The field.
        field: Field,
    },
    /// Somebody of a related occupation.
    NearOccupation {
        /// ISCO-08 of the mentor.
        code: &'static str,
    },
    /// Somebody of the same industry.
    Industry {
        /// The division; nothing where both wrote it in their own words.
        code: Option<&'static str>,
    },
    /// Somebody of a related industry.
    NearIndustry {
        /// The section.
        code: &'static str,
    },
    /// Somebody who was trained in the same field.
    Education {
        /// ISCED-F 2013; nothing where both wrote it in their own words.
        code: Option<&'static str>,
    },
    /// Somebody who has worked longer.
    Experience {
        /// By so many years.
        years: u32,
    },
    /// Help with a goal.
    Goal {
        /// The goal.
        goal: Goal,
    },
    /// The same, in the mentee's own words.
    Topic {
        /// As the mentee wrote it.
        words: String,
    },
}

/// What a mentor gains. The mentor may read all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForMentor {
    /// Somebody who says they know a market of the mentor's company, or a close one.
    Market {
        /// The mentor's market.
        market: &'static str,
        /// The country that the mentee named as known.
        country: &'static str,
    },
    /// Somebody who named a language of one of these markets.
    MarketLanguage {
        /// The mentor's market.
        market: &'static str,
        /// The language.
        language: &'static str,
    },
    /// Another view of the own occupation.
    Occupation {
        /// ISCO-08; nothing where both wrote it in their own words.
        code: Option<&'static str>,
    },
    /// Another view of the own work field.
    Field {
        /// The field.
        field: Field,
    },
    /// Another view of the own industry.
    Industry {
        /// The division; nothing where both wrote it in their own words.
        code: Option<&'static str>,
    },
    /// A second language that both can work in.
    Language {
        /// The language.
        language: &'static str,
    },
    /// What the mentor offers is wanted.
    Goal {
        /// The goal.
        goal: Goal,
    },
    /// The same, in the mentee's own words.
    Topic {
        /// As the mentee wrote it.
        words: String,
    },
}

/// What a mentor gains, as the people who match read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForMentorAtDesk {
    /// What the mentor may read as well.
    Shared(ForMentor),
    /// Somebody who comes from a market of the company, and agreed that this may count. The
    /// mentor is not told.
    Origin {
        /// The mentor's market.
        market: &'static str,
        /// The country of origin.
        origin: &'static str,
    },
}

/// What both sides gain, as the people who match read it. A side without a ground is empty, and
/// the pages say so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Benefits {
    /// What the mentee gains.
    pub mentee: Option<ForMentee>,
    /// What the mentor gains.
    pub mentor: Option<ForMentorAtDesk>,
}

/// What both sides gain, for the people who match.
#[must_use]
pub fn at_desk(reasons: &[Reason]) -> Benefits {
    Benefits { mentee: to_mentee(reasons), mentor: best(reasons, for_mentor_at_desk) }
}

/// What the mentee gains, for the mentee.
#[must_use]
pub fn to_mentee(reasons: &[Reason]) -> Option<ForMentee> {
    best(reasons, |why| for_mentee(why).map(|gain| (0, gain)))
}

/// What the mentor gains, for the mentor.
#[must_use]
pub fn to_mentor(reasons: &[Reason]) -> Option<ForMentor> {
    best(reasons, for_mentor)
}

/// The points of everything that the mentee gains, and of everything that the mentor gains.
pub(in crate::matching) fn points(reasons: &[Reason]) -> (u32, u32) {
    let sum = |gains: fn(&Why) -> bool| {
        reasons.iter().filter(|reason| gains(&reason.why)).map(|reason| reason.points).sum()
    };
    (sum(|why| for_mentee(why).is_some()), sum(|why| for_mentor_at_desk(why).is_some()))
}

/// The ground of the first rank with the most points; of equal ones the first.
fn best<T>(reasons: &[Reason], view: impl Fn(&Why) -> Option<(u8, T)>) -> Option<T> {
    let seen = reasons.iter().filter_map(|reason| Some((reason.points, view(&reason.why)?)));
    let best = seen.min_by_key(|(points, (rank, _))| (*rank, Reverse(*points)));
    best.map(|(_, (_, gain))| gain)
}

fn for_mentee(why: &Why) -> Option<ForMentee> {
    Some(match why {
        Why::SameOccupation { code } => ForMentee::Occupation { code: Some(code) },
        Why::SameOccupationWords => ForMentee::Occupation { code: None },
        Why::SameField { field } => ForMentee::Field { field: *field },
        Why::NearOccupation { code } => ForMentee::NearOccupation { code },
        Why::SameIndustry { division } => ForMentee::Industry { code: Some(division) },
        Why::SameIndustryWords => ForMentee::Industry { code: None },
        Why::SameSection { section } => ForMentee::NearIndustry { code: section },
        Why::SameEducation { code } => ForMentee::Education { code: Some(code) },
        Why::SameEducationWords => ForMentee::Education { code: None },
        Why::MoreExperience { years } => ForMentee::Experience { years: *years },
        Why::SharedGoal { goal } => ForMentee::Goal { goal: *goal },
        Why::SharedTopic { words } => ForMentee::Topic { words: words.clone() },
        _ => return None,
    })
}

/// Markets come first: they are what the mentor cannot find at home.
fn for_mentor(why: &Why) -> Option<(u8, ForMentor)> {
    Some(match why {
        Why::OwnMarket { market, country } => (0, ForMentor::Market { market, country }),
        Why::OwnMarketLanguage { market, language } => {
            (0, ForMentor::MarketLanguage { market, language })
        }
        Why::SameOccupation { code } => (1, ForMentor::Occupation { code: Some(code) }),
        Why::SameOccupationWords => (1, ForMentor::Occupation { code: None }),
        Why::SameField { field } => (1, ForMentor::Field { field: *field }),
        Why::SameIndustry { division } => (1, ForMentor::Industry { code: Some(division) }),
        Why::SameIndustryWords => (1, ForMentor::Industry { code: None }),
        // German is what every pair works in.
        Why::CommonLanguage { language, .. } if *language != "de" => {
            (2, ForMentor::Language { language })
        }
        Why::SharedGoal { goal } => (3, ForMentor::Goal { goal: *goal }),
        Why::SharedTopic { words } => (3, ForMentor::Topic { words: words.clone() }),
        _ => return None,
    })
}

fn for_mentor_at_desk(why: &Why) -> Option<(u8, ForMentorAtDesk)> {
    match why {
        Why::OriginMarket { market, origin } => {
            Some((0, ForMentorAtDesk::Origin { market, origin }))
        }
        why => for_mentor(why).map(|(rank, gain)| (rank, ForMentorAtDesk::Shared(gain))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matching::criteria::Criterion;

    fn reason(points: u32, why: Why) -> Reason {
        Reason { criterion: why.criterion(), points, why }
    }

    /// Proves S1-46.
    #[test]
    fn each_side_gains_by_the_strongest_ground_that_is_about_it() {
        let reasons = [
            reason(300, Why::Waiting { days: 180 }),
            reason(1_800, Why::SameField { field: Field::Ict }),
            reason(900, Why::SharedGoal { goal: Goal::Network }),
            reason(480, Why::CommonLanguage { language: "ar", level: None }),
            reason(700, Why::OwnMarket { market: "RS", country: "BA" }),
        ];
        let benefits = at_desk(&reasons);
        assert_eq!(benefits.mentee, Some(ForMentee::Field { field: Field::Ict }));
        let market = ForMentor::Market { market: "RS", country: "BA" };
        assert_eq!(benefits.mentor, Some(ForMentorAtDesk::Shared(market.clone())));
        assert_eq!(to_mentor(&reasons), Some(market));
        assert_eq!(to_mentor(&reasons[..2]), Some(ForMentor::Field { field: Field::Ict }));
    }

    /// Proves S1-46.
    #[test]
    fn a_side_about_which_no_reason_speaks_has_no_benefit() {
        let german = Why::CommonLanguage { language: "de", level: None };
        let reasons = [reason(480, german), reason(180, Why::Near { km: 3 })];
        assert_eq!(at_desk(&reasons), Benefits::default());
        let years = reason(200, Why::MoreExperience { years: 5 });
        assert_eq!(at_desk(&[years]).mentor, None);
    }

    #[test]
    fn an_origin_is_read_by_the_people_who_match_and_never_by_the_mentor() {
        let origin = Why::OriginMarket { market: "RS", origin: "RS" };
        let reasons = [reason(1_500, origin), reason(900, Why::SharedGoal { goal: Goal::Network })];
        let expected = ForMentorAtDesk::Origin { market: "RS", origin: "RS" };
        assert_eq!(at_desk(&reasons).mentor, Some(expected));
        assert_eq!(to_mentor(&reasons), Some(ForMentor::Goal { goal: Goal::Network }));
        assert_eq!(to_mentor(&reasons[..1]), None);
        assert_eq!(reasons[0].criterion, Criterion::Markets);
    }

    #[test]
    fn a_wish_is_told_to_nobody() {
        let wishes = [Why::MenteeWishKept, Why::MentorWishKept, Why::WishUnclear];
        let reasons = wishes.map(|why| reason(200, why));
        assert_eq!(at_desk(&reasons), Benefits::default());
    }
}
