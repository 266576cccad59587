//! What staff decide about an application, under which noun, and the neutral reasons to choose
//! from. Own words of staff go into the audit trail, the reason goes into the letter.

use super::Verb;
use super::eligibility::Criterion;
use crate::word::words;

words! {
    /// The page a decision is sent to.
    Noun {
        Eligibility = "eligibility",
        Completion = "completion",
        Acceptance = "acceptance",
        Waiting = "waiting",
        Refusal = "refusal",
        Deferral = "deferral",
        Withdrawal = "withdrawal",
    }
}

words! {
    /// Why it was decided so. Each has a sentence for the letter; where the answer is no, that
    /// sentence names another way.
    Because {
        RulesMet = "rules_met",
        TalkDecides = "talk_decides",
        EducationMissing = "education_missing",
        GermanMissing = "german_missing",
        AccessMissing = "access_missing",
        LivesElsewhere = "lives_elsewhere",
        AnswersMissing = "answers_missing",
        AnswersArrived = "answers_arrived",
        FitsProgramme = "fits_programme",
        PlaceFreed = "place_freed",
        PlacesTaken = "places_taken",
        MentorAwaited = "mentor_awaited",
        OtherOfferFits = "other_offer_fits",
        NoMentorFound = "no_mentor_found",
        NotReached = "not_reached",
        GermanFirst = "german_first",
        RecognitionFirst = "recognition_first",
        NextCohort = "next_cohort",
        OwnWish = "own_wish",
        FoundWork = "found_work",
    }
}

/// Verbs that staff decide with on the page of an application, in the order of the buttons.
pub const DECIDED: &[Verb] = &[
    Verb::FindEligible,
    Verb::FindIneligible,
    Verb::AskForMore,
    Verb::Complete,
    Verb::Accept,
    Verb::Waitlist,
    Verb::NotAccept,
    Verb::Defer,
    Verb::Withdraw,
];

impl Verb {
    /// Where this is decided; nothing for what happens elsewhere, such as an interview.
    #[must_use]
    pub fn noun(self) -> Option<Noun> {
        Some(match self {
            Self::FindEligible | Self::FindIneligible => Noun::Eligibility,
            Self::AskForMore | Self::Complete => Noun::Completion,
            Self::Accept => Noun::Acceptance,
            Self::Waitlist => Noun::Waiting,
            Self::NotAccept => Noun::Refusal,
            Self::Defer => Noun::Deferral,
            Self::Withdraw => Noun::Withdrawal,
            Self::Submit
            | Self::SetInterview
            | Self::CancelInterview
            | Self::MissInterview
            | Self::RecordInterview
            | Self::SelectElsewhere => {
                return None;
            }
        })
    }

    /// The reasons to choose from; the first one is meant where nothing speaks for another.
    #[must_use]
    pub fn reasons(self) -> &'static [Because] {
        match self {
            Self::FindEligible => &[Because::RulesMet, Because::TalkDecides],
            Self::FindIneligible => &[
                Because::GermanMissing,
                Because::EducationMissing,
                Because::AccessMissing,
                Because::LivesElsewhere,
            ],
            Self::AskForMore => &[Because::AnswersMissing],
            Self::Complete => &[Because::AnswersArrived],
            Self::Accept => &[Because::FitsProgramme, Because::PlaceFreed],
            Self::Waitlist => &[Because::PlacesTaken, Because::MentorAwaited],
            Self::NotAccept => {
                &[Because::OtherOfferFits, Because::NoMentorFound, Because::NotReached]
            }
            Self::Defer => &[Because::NextCohort, Because::GermanFirst, Because::RecognitionFirst],
            Self::Withdraw => &[Because::OwnWish, Because::FoundWork, Because::NotReached],
            _ => &[],
        }
    }

    /// Does the person get a letter about it? Whoever completed an application knows, and what is
    /// missing is told in a letter of its own.
    #[must_use]
    pub fn is_told(self) -> bool {
        !matches!(self, Self::Complete | Self::AskForMore)
    }

    /// Does the person hear a no? Then the letter names other offers.
    #[must_use]
    pub fn is_refusal(self) -> bool {
        matches!(self, Self::FindIneligible | Self::NotAccept)
    }
}

impl Because {
    /// The reason that a rule speaks for when it is not met.
    #[must_use]
    pub fn of(criterion: Criterion) -> Self {
        match criterion {
            Criterion::Education => Self::EducationMissing,
            Criterion::German => Self::GermanMissing,
            Criterion::Access => Self::AccessMissing,
            Criterion::Region | Criterion::Residence => Self::LivesElsewhere,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_staff_decide_has_a_noun_and_a_reason() {
        for verb in Verb::ALL {
            let is_decided = DECIDED.contains(verb);
            assert_eq!(verb.noun().is_some(), is_decided, "{verb}");
            assert_eq!(verb.reasons().is_empty(), !is_decided, "{verb}");
        }
        for because in Because::ALL {
            assert!(DECIDED.iter().any(|verb| verb.reasons().contains(because)), "{because}");
        }
        for criterion in Criterion::ALL {
            assert!(Verb::FindIneligible.reasons().contains(&Because::of(*criterion)));
        }
    }
}
