//! Locks, vetoes and pairs that become possible.

use super::graph::{Graph, node};
use super::search::Search;
use super::state::State;
use super::{Change, Plan};
use crate::{InstanceError, MAX_SCORE};

impl Plan {
    /// Makes a pair stay, whatever is changed later.
    ///
    /// # Errors
    /// A pair that is not possible, a mentee who is locked already, no place with the mentor or
    /// no pair of the limit beside those that are locked.
    pub fn lock(&mut self, mentee: u32, mentor: u32) -> Result<Change, InstanceError> {
        let score = self.score(mentee, mentor);
        let score = score.ok_or(InstanceError::LockNotListed { mentee, mentor })?;
        self.refuse_lock(mentee, mentor)?;
        self.changing(|plan| {
            plan.note(mentee);
            let Plan { graph, state, search, .. } = plan;
            take(graph, state, search, (mentee, node(mentor)));
            plan.lock_of[mentee as usize] = Some(mentor);
            plan.locked_places[mentor as usize] += 1;
            plan.locked_total += i64::from(score);
        })
    }

    /// Lets a locked mentee take part again; without a lock nothing changes.
    ///
    /// # Errors
    /// A mentee who does not exist.
    pub fn unlock(&mut self, mentee: u32) -> Result<Change, InstanceError> {
        self.must_exist(mentee)?;
        self.changing(|plan| {
            plan.note(mentee);
            let Some((mentor, score)) = plan.drop_lock(mentee) else { return };
            let Plan { graph, state, search, .. } = plan;
            let node = node(mentor);
            state.set_capacity(node, state.capacity[node as usize] + 1);
            let value = state.worth(score) - state.price[node as usize];
            if value == state.value_at_prices(graph, mentee) {
                state.open(mentee);
                state.set_value(mentee, value);
                state.seat(graph, mentee, node);
            } else {
                state.settle(graph, search, node);
                state.enter(graph, search, mentee);
            }
        })
    }

    /// Makes a pair impossible; one that is not possible stays so.
    ///
    /// # Errors
    /// Somebody who does not exist, or a pair that is locked.
    pub fn veto(&mut self, mentee: u32, mentor: u32) -> Result<Change, InstanceError> {
        self.must_exist(mentee)?;
        self.must_exist_mentor(mentor)?;
        if self.lock_of[mentee as usize] == Some(mentor) {
            return Err(InstanceError::LockExcluded { mentee, mentor });
        }
        self.changing(|plan| {
            plan.note(mentee);
            let is_pair = plan.state.node_of[mentee as usize] == node(mentor);
            if is_pair {
                plan.leave(mentee);
            }
            if let Some(score) = plan.graph.remove(mentee, node(mentor)) {
                plan.graph.vetoed.insert((mentee, mentor), score);
            }
            if is_pair {
                plan.enter(mentee);
            }
        })
    }

    /// Takes a veto back; without one nothing changes.
    ///
    /// # Errors
    /// Somebody who does not exist.
    pub fn allow(&mut self, mentee: u32, mentor: u32) -> Result<Change, InstanceError> {
        self.must_exist(mentee)?;
        self.must_exist_mentor(mentor)?;
        match self.graph.vetoed.get(&(mentee, mentor)) {
            Some(&score) => self.add_pair(mentee, mentor, score),
            None => self.changing(|_| {}),
        }
    }

    /// Makes a pair possible that was not.
    ///
    /// # Errors
    /// Somebody who does not exist, a score above [`MAX_SCORE`], or a pair that is possible.
    pub fn add_pair(
        &mut self,
        mentee: u32,
        mentor: u32,
        score: u32,
    ) -> Result<Change, InstanceError> {
        self.must_exist(mentee)?;
        self.must_exist_mentor(mentor)?;
        if score > MAX_SCORE {
            return Err(InstanceError::ScoreTooHigh { mentee, mentor, score });
        }
        if self.score(mentee, mentor).is_some() {
            return Err(InstanceError::DuplicateEdge { mentee, mentor });
        }
        self.changing(|plan| {
            plan.note(mentee);
            plan.graph.vetoed.remove(&(mentee, mentor));
            plan.graph.insert(mentee, node(mentor), score);
            let Plan { state, .. } = plan;
            let gain = state.worth(score) - state.value[mentee as usize];
            let is_better = gain > state.price[node(mentor) as usize];
            if !is_better || !state.is_open[mentee as usize] {
                return;
            }
            if state.capacity[node(mentor) as usize] == 0 {
                state.set_price(node(mentor), gain);
            } else {
                plan.leave(mentee);
                plan.enter(mentee);
            }
        })
    }
}

/// Takes a mentee out together with a place of a node, as a lock does.
pub(super) fn take(
    graph: &Graph,
    state: &mut State,
    search: &mut Search,
    (mentee, node): (u32, u32),
) {
    if state.node_of[mentee as usize] == node {
        state.release(graph, mentee);
        state.close(mentee);
        state.set_capacity(node, state.capacity[node as usize] - 1);
    } else {
        state.leave(graph, search, mentee);
        state.withdraw(graph, search, node);
    }
}
