//! Why an instance is refused.

use std::fmt;

/// What makes an instance invalid. Numbers are those of the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InstanceError {
    /// One of the two sides is too large to be numbered by `u32`.
    TooMany,
    /// An edge names a mentee that does not exist.
    UnknownMentee {
        /// The number in the edge.
        mentee: u32,
    },
    /// An edge names a mentor that does not exist.
    UnknownMentor {
        /// The number in the edge.
        mentor: u32,
    },
    /// A score above [`MAX_SCORE`](crate::MAX_SCORE).
    ScoreTooHigh {
        /// The pair's mentee.
        mentee: u32,
        /// The pair's mentor.
        mentor: u32,
        /// The score that was given.
        score: u32,
    },
    /// A pair is listed twice.
    DuplicateEdge {
        /// The pair's mentee.
        mentee: u32,
        /// The pair's mentor.
        mentor: u32,
    },
    /// A locked pair is not among the edges.
    LockNotListed {
        /// The lock's mentee.
        mentee: u32,
        /// The lock's mentor.
        mentor: u32,
    },
    /// A pair is both locked and excluded.
    LockExcluded {
        /// The pair's mentee.
        mentee: u32,
        /// The pair's mentor.
        mentor: u32,
    },
    /// A mentee has two locks.
    LockedTwice {
        /// The mentee.
        mentee: u32,
    },
    /// A mentor has more locks than places.
    LocksOverCapacity {
        /// The mentor.
        mentor: u32,
    },
    /// There are more locks than pairs allowed.
    LocksOverLimit {
        /// How many pairs are locked.
        locks: u64,
        /// How many pairs are allowed.
        limit: u64,
    },
}

impl fmt::Display for InstanceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use InstanceError::*;
        match self {
            TooMany => write!(f, "one of the two sides has more than {} people", u32::MAX - 2),
            UnknownMentee { mentee } => write!(f, "there is no mentee {mentee}"),
            UnknownMentor { mentor } => write!(f, "there is no mentor {mentor}"),
            ScoreTooHigh { mentee, mentor, score } => write!(
                f,
                "the score {score} of mentee {mentee} and mentor {mentor} is above {}",
                crate::MAX_SCORE
            ),
            DuplicateEdge { mentee, mentor } => {
                write!(f, "mentee {mentee} and mentor {mentor} are listed twice")
            }
            LockNotListed { mentee, mentor } => {
                write!(f, "mentee {mentee} and mentor {mentor} are locked but not listed")
            }
            LockExcluded { mentee, mentor } => {
                write!(f, "mentee {mentee} and mentor {mentor} are locked and excluded")
            }
            LockedTwice { mentee } => write!(f, "mentee {mentee} is locked twice"),
            LocksOverCapacity { mentor } => {
                write!(f, "mentor {mentor} has more locks than places")
            }
            LocksOverLimit { locks, limit } => {
                write!(f, "{locks} pairs are locked but only {limit} are allowed")
            }
        }
    }
}

impl std::error::Error for InstanceError {}
