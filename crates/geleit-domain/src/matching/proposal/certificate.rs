//! The proof of a proposal as it is kept: prices, covers, and people by id. Whoever has it can add
//! it up again at any time, without the answers that people gave.

use super::model::{Model, Solved};
use super::{Level, objective};
use crate::id::{ApplicationId, MentorId};
pub use geleit_assignment::{Certificate as Prices, Cover, Violation};
use geleit_assignment::{Edge, Instance, InstanceError, LeastChange, Lowest};

/// Everything that proves a proposal, except the pairs that were possible and not chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// What decided, in this order.
    pub levels: Vec<Level>,
    /// How many pairs the cohort took, fixed ones included.
    pub places: u64,
    /// The mentees, in the order of their references; the numbers of the proof count them from 0.
    pub mentees: Vec<ApplicationId>,
    /// The mentors, in the same way.
    pub mentors: Vec<MentorId>,
    /// How many mentees each mentor took.
    pub capacities: Vec<u32>,
    /// The pair of each mentee.
    pub pairs: Vec<Option<Certified>>,
    /// What proves the most pairs and the highest points.
    pub prices: Prices,
    /// What proves the points of the weakest pair, if they were a level.
    pub lowest: Option<LowestProof>,
    /// What proves the least change, if it was a level.
    pub least_change: Option<LeastChangeProof>,
}

/// A proven pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certified {
    /// The number of the mentor.
    pub mentor: u32,
    /// 0 to 10,000.
    pub points: u32,
    /// Was the pair fixed before?
    pub is_locked: bool,
}

/// People such that every possible pair has one of them: there cannot be more pairs than they
/// have places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LowestProof {
    /// The points of the weakest pair that is not fixed.
    pub points: Option<u32>,
    /// Proves that there cannot be more pairs; nothing where the places of the cohort do.
    pub most: Option<Cover>,
    /// Proves that there are too few pairs with more points.
    pub above: Cover,
}

/// What proves that not more of the earlier pairs could stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeastChangeProof {
    /// The mentor of each mentee before.
    pub earlier: Vec<Option<u32>>,
    /// How many stay.
    pub kept: usize,
    /// The prices among the equally good proposals.
    pub prices: Prices,
}

impl Certificate {
    pub(super) fn of(model: &Model<'_>, solved: &Solved<'_>) -> Self {
        let (graph, Solved { instance, solution }) = (model.graph, solved);
        let pairs = (0..).zip(&solution.mentor_of).map(|(mentee, &mentor)| {
            let mentor = mentor?;
            let points = instance.score(mentee, mentor)?;
            Some(Certified { mentor, points, is_locked: instance.lock_of(mentee).is_some() })
        });
        let lowest = solution.lowest.clone();
        let levels = model.objective().levels();
        Self {
            levels: levels.into_iter().map(objective::level).collect(),
            places: instance.limit().unwrap_or(u64::MAX),
            mentees: graph.mentees.iter().map(|mentee| mentee.application).collect(),
            mentors: graph.mentors.iter().map(|mentor| mentor.mentor).collect(),
            capacities: graph.capacities(),
            pairs: pairs.collect(),
            prices: solution.certificate.clone(),
            lowest: lowest.map(|Lowest { score, most, above }| LowestProof {
                points: score,
                most,
                above,
            }),
            least_change: solution.least_change.clone().map(|LeastChange { kept, certificate }| {
                LeastChangeProof { earlier: model.earlier().to_vec(), kept, prices: certificate }
            }),
        }
    }

    /// Adds the proof up again over its own pairs: each is worth its prices exactly, nobody pays
    /// for what is left over, and so no proposal had more pairs or points. Gives the points that
    /// it proves. That no other pair was worth more than its prices cannot be seen here; it was
    /// checked over all possible pairs when the proposal was made.
    ///
    /// # Errors
    /// The first condition that does not hold.
    pub fn check(&self) -> Result<i64, Violation> {
        let instance = self.instance().map_err(|_| Violation::OtherInstance)?;
        let mentor_of: Vec<_> = self.pairs.iter().map(|pair| Some(pair.as_ref()?.mentor)).collect();
        self.paid_prices(&instance).check(&instance, &mentor_of)?;
        let has = |level| self.levels.contains(&level);
        if has(Level::HighestLowest) != self.lowest.is_some()
            || has(Level::LeastChange) != self.least_change.is_some()
        {
            return Err(Violation::OtherLevels);
        }
        let open = self.pairs.iter().flatten().filter(|pair| !pair.is_locked);
        let weakest = open.map(|pair| pair.points).min();
        let is_lowest = self.lowest.as_ref().is_none_or(|proof| proof.points == weakest);
        let is_kept = self.least_change.as_ref().is_none_or(|proof| {
            let both = proof.earlier.iter().zip(&mentor_of);
            both.filter(|(before, now)| now.is_some() && before == now).count() == proof.kept
        });
        if is_lowest && is_kept { Ok(self.total()) } else { Err(Violation::Miscounted) }
    }

    /// The points of all pairs.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.pairs.iter().flatten().map(|pair| i64::from(pair.points)).sum()
    }

    /// The matching with no possible pairs but the chosen ones.
    fn instance(&self) -> Result<Instance, InstanceError> {
        let pairs = || (0..).zip(&self.pairs).filter_map(|(mentee, pair)| Some((mentee, (*pair)?)));
        let edges: Vec<_> = pairs()
            .map(|(mentee, pair)| Edge { mentee, mentor: pair.mentor, score: pair.points })
            .collect();
        let locks: Vec<_> = pairs()
            .filter(|(_, pair)| pair.is_locked)
            .map(|(mentee, pair)| (mentee, pair.mentor))
            .collect();
        let instance = Instance::new(self.mentees.len(), self.capacities.clone(), &edges)?;
        let instance = instance.with_locks(&locks)?.with_limit(self.places)?;
        Ok(instance.with_bonus_min(self.prices.bonus))
    }

    /// The prices without those that nobody can pay: only the pairs that were not chosen say how
    /// high these are.
    fn paid_prices(&self, instance: &Instance) -> Prices {
        let mut prices = self.prices.clone();
        for (mentor, price) in (0..).zip(&mut prices.mentors).take(instance.mentors()) {
            if instance.open_capacity(mentor) == 0 {
                *price = (*price).min(0);
            }
        }
        if instance.limit() == Some(instance.locks()) {
            prices.limit = prices.limit.min(0);
        }
        prices
    }
}
