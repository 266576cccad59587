//! A task as the solver sees it: numbers, rules as missing edges, the objective.

use super::graph::Graph;
use super::rows::Rows;
use super::{Refusal, Task, refusal};
use crate::id::{ApplicationId, MentorId};
use geleit_assignment::{Instance, Objective, Plan, Solution, solve_for};
use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// So many pairs of each mentee are looked at first, if there are more.
const USUAL: usize = 36;

pub(super) struct Model<'g> {
    pub(super) graph: &'g Graph<'g>,
    pub(super) rows: Rows<'g>,
    locks: Vec<(u32, u32)>,
    places: u64,
    highest_lowest: bool,
    earlier: Option<Vec<Option<u32>>>,
    /// The best pairs of each mentee, all of them in a cohort of usual size.
    best: Instance,
    whole: OnceCell<Instance>,
}

/// A best assignment, and the instance with every pair that could matter to it.
pub(super) struct Solved<'m> {
    pub(super) instance: Cow<'m, Instance>,
    pub(super) solution: Solution,
}

impl<'g> Model<'g> {
    pub(super) fn of(graph: &'g Graph<'g>, task: &Task<'g>) -> Result<Self, Refusal> {
        let locks = graph.locks(task)?;
        let rows = Rows::of(graph, task);
        let (mentees, capacities) = (graph.mentees.len(), graph.capacities());
        let fill = |mentee: usize, row: &mut [i16]| rows.fill(mentee, row);
        let places = u64::from(task.places);
        let order = rows.alike_together();
        let best = Instance::from_best_of_rows(mentees, capacities, &locks, USUAL, &order, fill)
            .and_then(|instance| instance.with_limit(places))
            .map_err(|error| refusal::of(error, graph))?;
        let earlier = task.earlier.map(|pairs| mentors_in(graph, pairs));
        let highest_lowest = task.objective.highest_lowest;
        let whole = OnceCell::new();
        Ok(Self { graph, rows, locks, places, highest_lowest, earlier, best, whole })
    }

    /// Every possible pair.
    pub(super) fn instance(&self) -> &Instance {
        if self.best.is_whole() {
            return &self.best;
        }
        self.whole.get_or_init(|| {
            let (mentees, capacities) = (self.graph.mentees.len(), self.graph.capacities());
            let fill = |mentee: usize, row: &mut [i16]| self.rows.fill(mentee, row);
            Instance::from_rows(mentees, capacities, fill)
                .and_then(|instance| instance.with_locks(&self.locks))
                .and_then(|instance| instance.with_limit(self.places))
                .expect("the same people and locks were accepted with fewer pairs")
        })
    }

    pub(super) fn solve(&self) -> Solved<'_> {
        let objective = self.objective();
        // The weakest pair depends on pairs that are anything but the best of their mentees.
        let first = if self.highest_lowest { self.instance() } else { &self.best };
        let mut instance = Cow::Borrowed(first);
        loop {
            let solution = solve_for(&instance, &objective);
            let doubtful = instance.doubtful(&solution.certificate);
            if doubtful.is_empty() {
                return Solved { instance, solution };
            }
            let fill = |mentee: usize, row: &mut [i16]| self.rows.fill(mentee, row);
            instance = Cow::Owned(instance.with_whole_rows(&doubtful, fill));
        }
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
        mentors_in(self.graph, pairs)
    }

    /// The same pairs as a plan that can be asked about other places and other pairs. Where the
    /// weakest pair counts first, nothing weaker than it is considered.
    pub(super) fn plan(&self) -> Option<Plan> {
        let weakest = self.highest_lowest.then(|| self.solve().solution.lowest?.score).flatten();
        let floored = weakest.map(|points| self.instance().with_floor(points));
        Plan::keeping(floored.as_ref().unwrap_or(self.instance()), self.earlier()).ok()
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
