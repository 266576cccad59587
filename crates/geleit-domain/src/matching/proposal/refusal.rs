//! Why no proposal can be made.

use super::graph::Graph;
use crate::id::{ApplicationId, MentorId};
use geleit_assignment::InstanceError;

/// Why no proposal can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A lock names somebody who does not stand for matching.
    UnknownLock {
        /// The application of the lock.
        application: ApplicationId,
        /// The mentor of the lock.
        mentor: MentorId,
    },
    /// The same pair is locked and vetoed.
    LockedAndVetoed {
        /// The application of the pair.
        application: ApplicationId,
        /// The mentor of the pair.
        mentor: MentorId,
    },
    /// A mentee is locked to two mentors.
    LockedTwice {
        /// The mentee's application.
        application: ApplicationId,
    },
    /// A mentor has more locks than free places.
    LocksOverCapacity {
        /// The mentor.
        mentor: MentorId,
    },
    /// There are more locks than free places in the cohort.
    LocksOverPlaces {
        /// How many locks there are.
        locks: u64,
        /// How many free places.
        places: u64,
    },
    /// More people than a matching can hold.
    TooMany,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::UnknownLock { .. } => {
                f.write_str("a fixed pair names somebody who does not stand for matching")
            }
            Self::LockedAndVetoed { .. } => f.write_str("the same pair is fixed and vetoed"),
            Self::LockedTwice { .. } => f.write_str("a mentee is fixed to two mentors"),
            Self::LocksOverCapacity { .. } => {
                f.write_str("a mentor has more fixed pairs than free places")
            }
            Self::LocksOverPlaces { locks, places } => {
                write!(f, "{locks} pairs are fixed, but the cohort has {places} free places")
            }
            Self::TooMany => f.write_str("more people than one matching can hold"),
        }
    }
}

impl std::error::Error for Refusal {}

/// What the solver refuses, in words of the programme.
pub(super) fn of(error: InstanceError, graph: &Graph<'_>) -> Refusal {
    match error {
        InstanceError::LockedTwice { mentee } => {
            Refusal::LockedTwice { application: graph.mentees[mentee as usize].application }
        }
        InstanceError::LocksOverCapacity { mentor } => {
            Refusal::LocksOverCapacity { mentor: graph.mentors[mentor as usize].mentor }
        }
        InstanceError::LocksOverLimit { locks, limit } => {
            Refusal::LocksOverPlaces { locks, places: limit }
        }
        // The graph numbers its people itself, lists a pair once and holds every lock.
        _ => Refusal::TooMany,
    }
}
