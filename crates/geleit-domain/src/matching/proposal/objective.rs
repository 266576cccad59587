//! What makes one proposal better than another, as the programme has chosen.

use crate::word::words;

words! {
    /// One level of the objective; each decides only where those before it tie.
    Level {
        /// As many pairs as possible.
        MostPairs = "most_pairs",
        /// The pair with the fewest points has as many as it can have.
        HighestLowest = "highest_lowest",
        /// The highest points of all pairs together.
        HighestTotal = "highest_total",
        /// The fewest pairs of an earlier proposal given up.
        LeastChange = "least_change",
    }
}

/// What the programme wants beside the most pairs and the highest points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Objective {
    /// Before the points of all: that the pair with the fewest points has as many as it can.
    pub highest_lowest: bool,
    /// A hard rule: no pair with fewer points, unless it is fixed.
    pub floor: Option<u32>,
}

pub(super) fn level(of: geleit_assignment::Level) -> Level {
    use geleit_assignment::Level as Solver;
    match of {
        Solver::MostPairs => Level::MostPairs,
        Solver::HighestLowest => Level::HighestLowest,
        Solver::HighestTotal => Level::HighestTotal,
        Solver::LeastChange => Level::LeastChange,
    }
}
