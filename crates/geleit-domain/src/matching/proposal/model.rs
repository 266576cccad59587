//! A task as the solver sees it: numbers, rules as missing edges, the objective.

use super::graph::Graph;
use super::{Refusal, Task, refusal};
use crate::id::{ApplicationId, MentorId};
use geleit_assignment::{Instance, Objective, Plan, Solution, solve_for};
use std::collections::{BTreeMap, BTreeSet};

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
        let earlier = task.earlier.map(|pairs| mentors_in(&graph, pairs));
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

    /// The mentor of each mentee in these pairs.
    pub(super) fn mentors_in(
        &self,
        pairs: &BTreeSet<(ApplicationId, MentorId)>,
    ) -> Vec<Option<u32>> {
        mentors_in(&self.graph, pairs)
    }

    pub(super) fn solve(&self) -> Solution {
        solve_for(&self.instance, &self.objective())
    }

    /// The same pairs as a plan that can be asked about other places and other pairs. Where the
    /// weakest pair counts first, nothing weaker than it is considered.
    pub(super) fn plan(&self) -> Option<Plan> {
        let weakest = self.highest_lowest.then(|| self.solve().lowest?.score).flatten();
        let floored = weakest.map(|points| self.instance.clone().with_floor(points));
        Plan::keeping(floored.as_ref().unwrap_or(&self.instance), self.earlier()).ok()
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

/// The mentor of each mentee in these pairs; who does not stand for matching is left out.
fn mentors_in(graph: &Graph<'_>, pairs: &BTreeSet<(ApplicationId, MentorId)>) -> Vec<Option<u32>> {
    let pairs: BTreeMap<_, _> = pairs.iter().copied().collect();
    let number: BTreeMap<_, u32> =
        graph.mentors.iter().map(|mentor| mentor.mentor).zip(0..).collect();
    let mentor_of = |application| number.get(pairs.get(&application)?).copied();
    graph.mentees.iter().map(|mentee| mentor_of(mentee.application)).collect()
}
