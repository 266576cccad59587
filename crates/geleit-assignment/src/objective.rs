//! What a best assignment is: up to four levels, each deciding only where those before it tie.

/// Which levels are wanted beside the most pairs and the highest total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Objective<'a> {
    /// Before the total: the lowest score of a pair that is not locked is to be as high as it
    /// can be with as many pairs.
    pub highest_lowest: bool,
    /// After the total: as many pairs as possible stay as in this earlier assignment, which says
    /// the mentor of each mentee. Mentees after its end had none.
    pub earlier: Option<&'a [Option<u32>]>,
}

/// One level of an objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As many pairs as possible.
    MostPairs,
    /// The highest lowest score of a pair that is not locked.
    HighestLowest,
    /// The highest sum of all scores.
    HighestTotal,
    /// The fewest pairs of an earlier assignment given up.
    LeastChange,
}

impl Objective<'_> {
    /// The levels in the order in which they decide.
    #[must_use]
    pub fn levels(&self) -> Vec<Level> {
        let lowest = self.highest_lowest.then_some(Level::HighestLowest);
        let change = self.earlier.map(|_| Level::LeastChange);
        [Some(Level::MostPairs), lowest, Some(Level::HighestTotal), change]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Whom a mentee had before.
    pub(crate) fn earlier_mentor(&self, mentee: u32) -> Option<u32> {
        self.earlier?.get(mentee as usize).copied().flatten()
    }
}
