//! The last level: of all assignments that are equally good, the one that changes least.
//!
//! Which assignments are best is read off the prices of one of them: exactly those that use
//! only pairs worth their prices (u + v + t = w), give a mentor to everyone with a value, fill
//! every mentor with a price, and reach a limit with a price. So the search goes on among these
//! pairs alone, and there one kept pair is worth 1, and each person who must not be left out
//! more than all kept pairs together. The certificate of that smaller instance is the proof.

use crate::{Certificate, Edge, Instance, Objective, Violation};

/// How many pairs of the earlier assignment are left, and the proof that it cannot be more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeastChange {
    /// Mentees who keep their mentor, locked ones included.
    pub kept: usize,
    /// Proves it in the instance of the equally good assignments.
    pub certificate: Certificate,
}

impl LeastChange {
    /// Checks count and proof. The first certificate has been checked before.
    pub(crate) fn check(
        &self,
        instance: &Instance,
        first: &Certificate,
        objective: &Objective<'_>,
        mentor_of: &[Option<u32>],
    ) -> Result<(), Violation> {
        if self.kept != kept(objective, mentor_of) {
            return Err(Violation::Miscounted);
        }
        self.certificate.check(&equally_good(instance, first, objective), mentor_of)
    }
}

/// How many mentees keep their earlier mentor.
pub(crate) fn kept(objective: &Objective<'_>, mentor_of: &[Option<u32>]) -> usize {
    let earlier = |mentee| objective.earlier_mentor(mentee);
    (0..).zip(mentor_of).filter(|of| of.1.is_some() && *of.1 == earlier(of.0)).count()
}

/// The instance in which the most pairs and the highest total are the least change among the
/// best assignments of this one.
pub(crate) fn equally_good(
    instance: &Instance,
    prices: &Certificate,
    objective: &Objective<'_>,
) -> Instance {
    let is_earlier = |edge: &Edge| objective.earlier_mentor(edge.mentee) == Some(edge.mentor);
    let is_open = |edge: &Edge| instance.lock_of(edge.mentee).is_none();
    let is_best = |edge: &Edge| {
        let value = prices.mentees[edge.mentee as usize];
        let price = prices.mentors[edge.mentor as usize];
        value + price + prices.limit == i64::from(edge.score) + prices.bonus
    };
    let mut edges: Vec<Edge> = instance
        .edges()
        .filter(|edge| match instance.lock_of(edge.mentee) {
            Some(lock) => lock == edge.mentor,
            None => is_best(edge),
        })
        .collect();
    let keepable = edges.iter().filter(|edge| is_open(edge) && is_earlier(edge)).count();
    // At most one per mentee, so this and twice this are numbers of 32 bits.
    let must = u32::try_from(keepable + 1).unwrap_or(u32::MAX / 3);
    for edge in &mut edges {
        let is_needed = |price: i64| u32::from(price > 0) * must;
        edge.score = if is_open(edge) {
            let value = prices.mentees[edge.mentee as usize];
            let price = prices.mentors[edge.mentor as usize];
            u32::from(is_earlier(edge)) + is_needed(value) + is_needed(price)
        } else {
            0
        };
    }
    instance.with_edges(&edges)
}
