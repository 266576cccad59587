//! The highest lowest score: a search over thresholds, each a question about pairs alone.

use crate::cover::{Cover, most_pairs};
use crate::{Instance, Violation};

/// The lowest score among the pairs that are not locked, and the proof that no assignment with
/// as many pairs has a higher one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lowest {
    /// The score; `None` if every pair is locked.
    pub score: Option<u32>,
    /// Proves that there cannot be more pairs; `None` if the limit does.
    pub most: Option<Cover>,
    /// Proves that pairs above the score are too few.
    pub above: Cover,
}

impl Lowest {
    pub(crate) fn find(instance: &Instance) -> Lowest {
        let open_limit = instance.limit().map(|limit| limit - instance.locks());
        let (pairs, most) = most_pairs(instance, 0, open_limit.unwrap_or(u64::MAX));
        let mut scores: Vec<u32> = instance.edges().map(|edge| edge.score).collect();
        scores.sort_unstable();
        scores.dedup();
        let mut above = Cover::default();
        // Scores before `reached` allow as many pairs, scores from `missed` on do not.
        let (mut reached, mut missed) = (0, scores.len());
        while reached < missed && pairs > 0 {
            let middle = reached.midpoint(missed);
            match most_pairs(instance, scores[middle], pairs) {
                (_, None) => reached = middle + 1,
                (_, Some(cover)) => (missed, above) = (middle, cover),
            }
        }
        // With any pair at all, the lowest of all scores allows as many.
        Lowest { score: scores[..reached].last().copied(), most, above }
    }

    /// Checks score and proof against an assignment that keeps locks, capacities and the limit.
    pub(crate) fn check(
        &self,
        instance: &Instance,
        mentor_of: &[Option<u32>],
    ) -> Result<(), Violation> {
        let open_scores = (0..)
            .zip(mentor_of)
            .filter(|&(mentee, _)| instance.lock_of(mentee).is_none())
            .filter_map(|(mentee, &mentor)| instance.score(mentee, mentor?));
        let (pairs, lowest) = open_scores.fold((0_u64, None), |(pairs, lowest), score| {
            (pairs + 1, Some(lowest.map_or(score, |lowest: u32| lowest.min(score))))
        });
        if lowest != self.score {
            return Err(Violation::Miscounted);
        }
        match &self.most {
            Some(cover) => expect(cover.bound(instance, 0)?, |most| most == pairs)?,
            None if instance.limit() == Some(pairs + instance.locks()) => {}
            None => return Err(Violation::CoverSize(u64::MAX)),
        }
        match self.score {
            Some(score) => expect(self.above.bound(instance, score + 1)?, |most| most < pairs),
            None => Ok(()),
        }
    }
}

fn expect(bound: u64, is_enough: impl Fn(u64) -> bool) -> Result<(), Violation> {
    if is_enough(bound) { Ok(()) } else { Err(Violation::CoverSize(bound)) }
}
