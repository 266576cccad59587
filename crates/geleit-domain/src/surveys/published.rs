//! The questions whose answers programmes publish, ready to be asked. Their words stand in the
//! languages of the pages; here is what each asks for and when.

use super::Side::{self, Mentee, Mentor};
use super::{Kind, Wave};
use crate::word::words;

words! {
    /// A question that every cohort is asked in the same words, so that its answers compare.
    Published {
        /// How content somebody is with the pair, 1 to 5.
        SatisfactionWithMatch = "satisfaction_with_match",
        /// Whether it was of personal advantage (S1-61).
        PersonalAdvantage = "personal_advantage",
        /// Whether somebody would take part again (S1-62).
        TakePartAgain = "take_part_again",
        /// How well the office has supported the pair, 1 to 5.
        OfficeSupport = "office_support",
        SelfPresentation = "self_presentation",
        Motivation = "motivation",
        ReadyToWork = "ready_to_work",
        CalmUnderStress = "calm_under_stress",
        Teamwork = "teamwork",
        WhatHasChanged = "what_has_changed",
        Remarks = "remarks",
    }
}

use Published as P;

/// Rated at the start and at the end, so that a change shows.
const SELF_RATINGS: [P; 5] =
    [P::SelfPresentation, P::Motivation, P::ReadyToWork, P::CalmUnderStress, P::Teamwork];

impl Published {
    /// What is answered with.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::PersonalAdvantage => Kind::Agreement,
            Self::TakePartAgain => Kind::YesNo,
            Self::WhatHasChanged | Self::Remarks => Kind::Words,
            _ => Kind::Scale,
        }
    }

    /// The answers that count in the published share; nothing: the question has none, only a mean.
    #[must_use]
    pub fn counted(self) -> &'static [&'static str] {
        match self {
            Self::SatisfactionWithMatch | Self::OfficeSupport => &["4", "5"],
            Self::PersonalAdvantage => &["yes", "rather_yes"],
            Self::TakePartAgain => &["yes"],
            _ => &[],
        }
    }
}

/// The published questions of one side at a wave, in the order of the page.
#[must_use]
pub fn of_wave(wave: Wave, side: Side) -> Vec<Published> {
    let rated = matches!(wave, Wave::Entry | Wave::End) && side == Mentee;
    let mut asked: Vec<Published> = match (wave, side) {
        (Wave::Entry, _) => vec![],
        (Wave::Week3 | Wave::Middle, _) => vec![P::SatisfactionWithMatch, P::OfficeSupport],
        (Wave::End, Mentee | Mentor) => {
            vec![P::SatisfactionWithMatch, P::PersonalAdvantage, P::TakePartAgain, P::OfficeSupport]
        }
        (Wave::Months6 | Wave::Months12, Mentee) => vec![P::PersonalAdvantage, P::WhatHasChanged],
        (Wave::Months6 | Wave::Months12, Mentor) => vec![P::PersonalAdvantage, P::TakePartAgain],
    };
    if rated {
        asked.extend(SELF_RATINGS);
    }
    asked.push(P::Remarks);
    asked
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_question_is_asked_and_none_twice() {
        let mut missing: Vec<_> = Published::ALL.to_vec();
        for wave in Wave::ALL {
            for side in Side::ALL {
                let mut asked = of_wave(*wave, *side);
                missing.retain(|one| !asked.contains(one));
                let count = asked.len();
                asked.sort();
                asked.dedup();
                assert_eq!(count, asked.len(), "{wave} {side}");
            }
        }
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn mentees_rate_themselves_by_the_same_questions_at_the_start_and_at_the_end() {
        let ratings = |wave| -> Vec<_> {
            let asked = of_wave(wave, Mentee).into_iter();
            asked.filter(|one| SELF_RATINGS.contains(one)).collect()
        };
        assert_eq!(ratings(Wave::Entry), SELF_RATINGS);
        assert_eq!(ratings(Wave::End), SELF_RATINGS);
    }

    #[test]
    fn what_counts_in_a_share_is_an_answer_of_its_question() {
        for one in Published::ALL {
            for value in one.counted() {
                assert!(one.kind().values(0).iter().any(|known| known == value), "{one} {value}");
            }
        }
    }
}
