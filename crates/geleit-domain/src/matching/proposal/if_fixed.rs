//! What fixing a pair would do, also one against which rules speak: the best proposal with it
//! beside the best one without.

use super::graph::Graph;
use super::model::Model;
use super::{Refusal, Task};
use crate::id::{ApplicationId, MentorId};
use geleit_assignment::Solution;

/// The best proposal with a fixed pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IfFixed {
    /// Every pair of it, in the order of the references.
    pub pairs: Vec<(ApplicationId, MentorId)>,
    /// How many pairs the best proposal without it has.
    pub pairs_best: usize,
    /// The points of all its pairs.
    pub points_best: i64,
    /// How many pairs fewer than without; negative if more.
    pub pairs_lost: i64,
    /// How many points fewer over all pairs; negative if more, which a rule that gives way or a
    /// weaker weakest pair can buy.
    pub points_lost: i64,
    /// Has it been proven that nothing is better, with and without? If not, do not show it.
    pub is_proven: bool,
}

/// Says what fixing a pair would do. Rules do not count against a fixed pair; everybody else
/// keeps all of them.
///
/// # Errors
/// As [`propose`](super::propose): fixed pairs that leave no room for this one, a veto, or
/// somebody who does not stand for matching.
pub fn if_fixed(task: &Task<'_>, pair: (ApplicationId, MentorId)) -> Result<IfFixed, Refusal> {
    let graph = Graph::of(task);
    let before = Model::of(&graph, task)?.solve().solution;
    let mut locks = task.locks.clone();
    locks.insert(pair);
    let task = Task { locks: &locks, ..task.clone() };
    let model = Model::of(&graph, &task)?;
    let after = model.solve().solution;
    Ok(IfFixed {
        pairs: model.pairs(&after),
        pairs_best: before.pairs(),
        points_best: before.total,
        pairs_lost: count(&before) - count(&after),
        points_lost: before.total - after.total,
        is_proven: before.verdict.is_ok() && after.verdict.is_ok(),
    })
}

fn count(solution: &Solution) -> i64 {
    i64::try_from(solution.pairs()).unwrap_or(i64::MAX)
}

impl Model<'_> {
    fn pairs(&self, solution: &Solution) -> Vec<(ApplicationId, MentorId)> {
        let of = self.graph.mentees.iter().zip(&solution.mentor_of);
        of.filter_map(|(mentee, mentor)| {
            Some((mentee.application, self.graph.mentors[(*mentor)? as usize].mentor))
        })
        .collect()
    }
}
