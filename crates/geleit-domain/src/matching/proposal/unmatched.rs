//! Who stays without a pair, and why.

use super::model::Model;
use crate::id::{ApplicationId, MentorId};
use crate::word::words;

words! {
    /// On which side of a pair somebody stands.
    Side { Mentee = "mentee", Mentor = "mentor" }
}

impl Side {
    /// The side of the other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Mentee => Self::Mentor,
            Self::Mentor => Self::Mentee,
        }
    }
}

words! {
    /// Why somebody stays without a pair.
    UnmatchedReason {
        /// A rule or a veto speaks against every mentor.
        NoFeasibleMentor = "no_feasible_mentor",
        /// All places of the possible mentors are taken.
        PlacesFull = "places_full",
        /// The cohort has no more places.
        CohortFull = "cohort_full",
        /// No mentee is left whom this mentor could take.
        NoMenteeLeft = "no_mentee_left",
        /// A released pair did not come about: the next proposal looks again.
        OpenAgain = "open_again",
    }
}

/// Somebody without a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// Who.
    pub person: Person,
    /// Why.
    pub reason: UnmatchedReason,
}

/// A mentee or a mentor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Person {
    /// A mentee, by the application.
    Mentee(ApplicationId),
    /// A mentor.
    Mentor(MentorId),
}

impl Person {
    /// The side of the pair.
    #[must_use]
    pub fn side(self) -> Side {
        match self {
            Self::Mentee(_) => Side::Mentee,
            Self::Mentor(_) => Side::Mentor,
        }
    }
}

pub(super) fn list(model: &Model<'_>, mentor_of: &[Option<u32>]) -> Vec<Unmatched> {
    let graph = model.graph;
    let mut pairs_of = vec![0_u32; graph.mentors.len()];
    for mentor in mentor_of.iter().flatten() {
        pairs_of[*mentor as usize] += 1;
    }
    let mut wanted = vec![false; graph.mentors.len()];
    let mut list = Vec::new();
    let mut row = vec![0; graph.mentors.len()];
    for (i, (mentee, _)) in
        graph.mentees.iter().zip(mentor_of).enumerate().filter(|(_, (_, mentor))| mentor.is_none())
    {
        let mut reason = UnmatchedReason::NoFeasibleMentor;
        // Every possible mentor, also those who were not worth a look.
        model.rows.fill(i, &mut row);
        for (mentor, _) in row.iter().enumerate().filter(|(_, points)| **points >= 0) {
            wanted[mentor] = true;
            let has_place = pairs_of[mentor] < graph.mentors[mentor].capacity_free;
            if has_place {
                // Only the cohort's limit keeps two people apart who both could.
                reason = UnmatchedReason::CohortFull;
            } else if reason == UnmatchedReason::NoFeasibleMentor {
                reason = UnmatchedReason::PlacesFull;
            }
        }
        list.push(Unmatched { person: Person::Mentee(mentee.application), reason });
    }
    for (mentor, (pairs, wanted)) in graph.mentors.iter().zip(pairs_of.iter().zip(wanted)) {
        if *pairs == 0 {
            let reason = if mentor.capacity_free == 0 {
                UnmatchedReason::PlacesFull
            } else if wanted {
                UnmatchedReason::CohortFull
            } else {
                UnmatchedReason::NoMenteeLeft
            };
            list.push(Unmatched { person: Person::Mentor(mentor.mentor), reason });
        }
    }
    list
}
