//! What is wrong with an assignment or with the certificate that is to prove it.

use std::fmt;

/// The first condition that does not hold. Numbers are those of the instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Violation {
    /// The certificate or the assignment is of an instance of another size or bonus.
    OtherInstance,
    /// The assignment contains a pair that is not among the edges.
    ImpossiblePair(u32, u32),
    /// A lock (mentee, mentor) is not kept.
    LockBroken(u32, u32),
    /// A mentor has more mentees than places.
    OverCapacity(u32),
    /// There are more pairs than allowed.
    OverLimit,
    /// The value of a mentee is negative, or not 0 though the mentee is locked.
    MenteeValue(u32),
    /// The price of a mentor is negative.
    MentorPrice(u32),
    /// The price of the limit is negative.
    LimitPrice,
    /// u + v + t is below the worth of this edge: the pair might improve the assignment.
    Uncovered(u32, u32),
    /// u + t is not above the worth of the pairs of this mentee that were left out of the
    /// instance: one of them might improve the assignment.
    LeftOut(u32),
    /// u + v + t is not the worth of this chosen pair.
    Loose(u32, u32),
    /// A mentee has a value but no mentor.
    UnmatchedWithValue(u32),
    /// A mentor has a price but also a free place.
    FreePlaceWithPrice(u32),
    /// The limit has a price but is not reached.
    UnreachedLimitWithPrice,
    /// The sum of the certificate is not the worth of the assignment.
    Sum {
        /// Worth of the assignment, locks left out.
        primal: i128,
        /// Worth by the certificate.
        dual: i128,
    },
    /// A mentor without open places, or a limit that locks have used up, is dearer than any edge
    /// needs. Nobody pays that price, so this proves nothing wrong; but nobody chose it either.
    NeedlessPrice,
    /// The cover that is to prove the most pairs, or the lowest score, leaves this edge out.
    NotCovered(u32, u32),
    /// A cover proves only this many pairs to be the most.
    CoverSize(u64),
    /// The lowest score, or the number of kept pairs, is not that of the assignment.
    Miscounted,
    /// The solution has not the levels that the objective asks for.
    OtherLevels,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Violation::*;
        match self {
            OtherInstance => write!(f, "the certificate belongs to another instance"),
            ImpossiblePair(i, j) => write!(f, "mentee {i} and mentor {j} are not listed"),
            LockBroken(i, j) => write!(f, "the lock of mentee {i} to mentor {j} is not kept"),
            OverCapacity(j) => write!(f, "mentor {j} has more mentees than places"),
            OverLimit => write!(f, "there are more pairs than allowed"),
            MenteeValue(i) => write!(f, "the value of mentee {i} cannot be"),
            MentorPrice(j) => write!(f, "the price of mentor {j} is negative"),
            LimitPrice => write!(f, "the price of the limit is negative"),
            Uncovered(i, j) => write!(f, "mentee {i} and mentor {j} are worth more than u + v + t"),
            LeftOut(i) => write!(f, "pairs of mentee {i} that were left out may be worth more"),
            Loose(i, j) => write!(f, "mentee {i} and mentor {j} are worth less than u + v + t"),
            UnmatchedWithValue(i) => write!(f, "mentee {i} has a value but no mentor"),
            FreePlaceWithPrice(j) => write!(f, "mentor {j} has a price and a free place"),
            UnreachedLimitWithPrice => write!(f, "the limit has a price but is not reached"),
            Sum { primal, dual } => {
                write!(f, "the assignment is worth {primal}, the certificate says {dual}")
            }
            NeedlessPrice => write!(f, "a price that nobody pays is higher than needed"),
            NotCovered(i, j) => write!(f, "the cover leaves out mentee {i} and mentor {j}"),
            CoverSize(pairs) => write!(f, "the cover proves {pairs} pairs, which is not enough"),
            Miscounted => write!(f, "the lowest score or the kept pairs are not the assignment's"),
            OtherLevels => write!(f, "the solution has not the levels of the objective"),
        }
    }
}

impl std::error::Error for Violation {}
