//! A task as the solver sees it: numbers, rules as missing edges, the objective.

use super::graph::Graph;
use super::{Refusal, Task, refusal};
use crate::id::{ApplicationId, MentorId};
use geleit_assignment::{Instance, Objective, Solution, solve_for};

pub(super) struct Model<'a> {
    pub(super) graph: Graph<'a>,
    pub(super) instance: Instance,
    highest_lowest: bool,
    earlier: Option<Vec<Option<u32>>>,
}

impl<'a> Model<'a> {
    pub(super) fn of(task: &Task<'a>) -> Result<Self, Refusal> {
        let graph = Graph::of(task);
        let locks = graph.locks(task)?;
        let instance = graph
            .instance(task)
            .and_then(|instance| instance.with_locks(&locks))
            .and_then(|instance| instance.with_limit(u64::from(task.places)))
            .map_err(|error| refusal::of(error, &graph))?;
        let instance = match task.objective.floor {
            Some(floor) => instance.with_floor(floor),
            None => instance,
        };
        let earlier = earlier(task, &graph);
        let highest_lowest = task.objective.highest_lowest;
        Ok(Self { graph, instance, highest_lowest, earlier })
    }

    pub(super) fn objective(&self) -> Objective<'_> {
        Objective { highest_lowest: self.highest_lowest, earlier: self.earlier.as_deref() }
    }

    /// The mentor of each mentee in the earlier proposal; nobody without one.
    pub(super) fn earlier(&self) -> &[Option<u32>] {
        self.earlier.as_deref().unwrap_or_default()
    }

    pub(super) fn solve(&self) -> Solution {
        solve_for(&self.instance, &self.objective())
    }

    /// The number of a mentee who stands for matching.
    pub(super) fn mentee(&self, application: ApplicationId) -> Option<u32> {
        let known = &self.graph.mentees;
        known.iter().zip(0..).find(|of| of.0.application == application).map(|of| of.1)
    }

    /// The number of a mentor who stands for matching.
    pub(super) fn mentor(&self, mentor: MentorId) -> Option<u32> {
        let known = &self.graph.mentors;
        known.iter().zip(0..).find(|of| of.0.mentor == mentor).map(|of| of.1)
    }
}

/// The mentor of each mentee in the earlier proposal; who no longer stands for matching is left
/// out.
fn earlier(task: &Task<'_>, graph: &Graph<'_>) -> Option<Vec<Option<u32>>> {
    let pairs: std::collections::BTreeMap<_, _> = task.earlier?.iter().copied().collect();
    let number: std::collections::BTreeMap<_, u32> =
        graph.mentors.iter().map(|mentor| mentor.mentor).zip(0..).collect();
    let mentor_of = |application| number.get(pairs.get(&application)?).copied();
    Some(graph.mentees.iter().map(|mentee| mentor_of(mentee.application)).collect())
}
