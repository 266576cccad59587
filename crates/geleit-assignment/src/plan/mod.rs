//! A best assignment that follows the changes people make, one by one.

mod change;
mod changes;
mod check;
mod graph;
mod people;
mod places;
mod questions;
mod search;
mod state;
mod steps;
mod trace;

use crate::market::NOBODY;
use crate::{Certificate, Edge, Instance, MAX_SCORE, Objective, Violation, solve_for};
pub use change::Change;
use graph::{BENCH, Graph, mentor, node};
pub use questions::{Gain, Remedy};
use search::Search;
use state::State;

/// An instance with its best assignment and the prices that prove it: most pairs, then the
/// highest total, after every change. A change costs one or a few searches for a chain of
/// moves, not a new solution, and is checked where it has touched something.
///
/// Numbers stay: whoever comes gets the next one, whoever goes keeps it and has no pairs.
/// Of equally good assignments the one that is left depends on the order of the changes.
#[derive(Clone, Debug)]
pub struct Plan {
    graph: Graph,
    state: State,
    search: Search,
    lock_of: Vec<Option<u32>>,
    locked_places: Vec<u32>,
    locked_total: i64,
    limit: Option<u64>,
    is_removed: Vec<bool>,
}

impl Plan {
    /// Solves an instance, with room for twice as many mentees before it must be solved again.
    ///
    /// # Errors
    /// Never, unless the solver is at fault: the first condition of its proof that does not hold.
    pub fn of(instance: &Instance) -> Result<Plan, Violation> {
        Plan::begun(Plan::solved(instance, &Objective::default()))
    }

    /// The same, but of equally good assignments the one that keeps most of an earlier one, which
    /// says the mentor of each mentee. Later changes do not look back at it.
    ///
    /// # Errors
    /// As [`of`](Self::of).
    pub fn keeping(instance: &Instance, earlier: &[Option<u32>]) -> Result<Plan, Violation> {
        let objective = Objective { highest_lowest: false, earlier: Some(earlier) };
        Plan::begun(Plan::solved(instance, &objective))
    }

    fn begun((mut plan, verdict): (Plan, Result<(), Violation>)) -> Result<Plan, Violation> {
        plan.state.trace = trace::Trace::default();
        verdict.map(|()| plan)
    }

    /// Everything of the plan stands in its trace, so that the next check is one of everything.
    fn solved(instance: &Instance, objective: &Objective<'_>) -> (Plan, Result<(), Violation>) {
        let room = (instance.mentees() as u64 * 2).next_power_of_two();
        // At most 10^6 · 2^34: far below the largest number.
        let bonus = i64::try_from(room).expect("mentees are numbered by u32");
        let roomy = instance.clone().with_bonus_min(bonus * i64::from(MAX_SCORE) + 1);
        let solution = solve_for(&roomy, objective);
        let mut plan = Plan {
            graph: Graph::of(instance),
            state: State::new(roomy.bonus(), instance.mentees(), instance.mentors() + 1),
            search: Search::default(),
            lock_of: (0..).take(instance.mentees()).map(|it| instance.lock_of(it)).collect(),
            locked_places: vec![0; instance.mentors()],
            locked_total: 0,
            limit: instance.limit(),
            is_removed: vec![false; instance.mentees()],
        };
        plan.load(&roomy, &solution.mentor_of, &solution.certificate);
        (plan, solution.verdict)
    }

    fn load(&mut self, instance: &Instance, mentor_of: &[Option<u32>], prices: &Certificate) {
        let Plan { graph, state, .. } = self;
        for (mentor, &price) in (0..).zip(&prices.mentors) {
            self.locked_places[mentor as usize] =
                instance.capacity(mentor) - instance.open_capacity(mentor);
            state.set_capacity(node(mentor), instance.open_capacity(mentor));
            state.set_price(node(mentor), price);
        }
        let open_mentees = instance.mentees() as u64 - instance.locks();
        let open_limit = instance.limit().map_or(open_mentees, |limit| limit - instance.locks());
        let mut out = open_mentees.saturating_sub(open_limit);
        state.set_capacity(BENCH, u32::try_from(out).expect("mentees are numbered by u32"));
        state.set_price(BENCH, state.bench_worth() - prices.limit);
        for (mentee, &mentor) in (0..).zip(mentor_of) {
            if let Some(lock) = self.lock_of[mentee as usize] {
                self.locked_total += i64::from(instance.score(mentee, lock).unwrap_or(0));
                continue;
            }
            state.open(mentee);
            state.set_value(mentee, prices.mentees[mentee as usize] + prices.limit);
            match mentor {
                Some(mentor) => state.seat(graph, mentee, node(mentor)),
                None if out > 0 => {
                    out -= 1;
                    state.seat(graph, mentee, BENCH);
                }
                None => {}
            }
        }
    }

    /// Solves anew what a long series of steps would reach too late.
    fn solve_again(&mut self) {
        let before = std::mem::take(&mut self.state.trace.before);
        let (mut again, _) = Plan::solved(&self.instance(), &Objective::default());
        again.state.trace.before = (0..).zip(self.assignment()).collect();
        again.state.trace.before.extend(before);
        again.graph.vetoed = std::mem::take(&mut self.graph.vetoed);
        for mentee in (0..).zip(&self.is_removed).filter(|of| *of.1).map(|of| of.0) {
            again.leave(mentee);
        }
        again.is_removed = std::mem::take(&mut self.is_removed);
        again.fit_bench();
        *self = again;
    }

    /// How many mentees have a mentor, locks included.
    #[must_use]
    pub fn pairs(&self) -> u64 {
        self.state.open_pairs + self.locks()
    }

    /// Sum of the scores of all pairs, locks included.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.state.open_total + self.locked_total
    }

    /// The mentor of a mentee; none of somebody who does not exist.
    #[must_use]
    pub fn mentor_of(&self, mentee: u32) -> Option<u32> {
        let lock = *self.lock_of.get(mentee as usize)?;
        lock.or_else(|| self.open_mentor_of(&self.state, mentee))
    }

    fn open_mentor_of(&self, state: &State, mentee: u32) -> Option<u32> {
        Some(state.node_of[mentee as usize]).filter(|&node| node != NOBODY).and_then(mentor)
    }

    /// The mentor of each mentee.
    #[must_use]
    pub fn assignment(&self) -> Vec<Option<u32>> {
        (0..).take(self.lock_of.len()).map(|mentee| self.mentor_of(mentee)).collect()
    }

    /// How many pairs are locked.
    #[must_use]
    pub fn locks(&self) -> u64 {
        self.locked_places.iter().map(|&places| u64::from(places)).sum()
    }

    /// What is to be solved after all changes. Whoever was removed is in no possible pair.
    ///
    /// # Panics
    /// Never: every change was checked.
    #[must_use]
    pub fn instance(&self) -> Instance {
        let edges: Vec<Edge> = (0..)
            .zip(&self.graph.rows)
            .flat_map(|(mentee, row)| {
                let edge = move |&(node, score): &(u32, u32)| {
                    mentor(node).map(|mentor| Edge { mentee, mentor, score })
                };
                row.iter().filter_map(edge)
            })
            .collect();
        let places = self.state.capacity[1..].iter().zip(&self.locked_places);
        let capacities = places.map(|(open, locked)| open + locked).collect();
        let locks: Vec<(u32, u32)> =
            (0..).zip(&self.lock_of).filter_map(|(mentee, &lock)| Some((mentee, lock?))).collect();
        let instance = Instance::new(self.lock_of.len(), capacities, &edges)
            .and_then(|instance| instance.with_locks(&locks))
            .and_then(|instance| match self.limit {
                Some(limit) => instance.with_limit(limit),
                None => Ok(instance),
            });
        instance.expect("every change was checked").with_bonus_min(self.state.bonus)
    }

    /// The prices that prove the assignment for [`instance`](Self::instance).
    #[must_use]
    pub fn certificate(&self) -> Certificate {
        let state = &self.state;
        let limit = state.limit_price();
        let open = state.value.iter().zip(&state.is_open);
        let mut certificate = Certificate {
            bonus: state.bonus,
            limit,
            mentees: open
                .map(|(&value, &is_open)| if is_open { value - limit } else { 0 })
                .collect(),
            mentors: state.price[1..].to_vec(),
        };
        certificate.lower_unpaid(&self.instance());
        certificate
    }

    /// Checks the whole assignment and its proof, in time proportional to the edges.
    ///
    /// # Errors
    /// The first condition that does not hold.
    pub fn check(&self) -> Result<(), Violation> {
        self.certificate().check(&self.instance(), &self.assignment())
    }
}
