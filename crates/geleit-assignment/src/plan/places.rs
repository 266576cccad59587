//! Places of mentors and the limit on pairs.

use super::graph::node;
use super::{Change, Plan};
use crate::InstanceError;

/// More steps than this are slower than solving again.
const STEPS_MAX: u64 = 64;

impl Plan {
    /// Changes how many mentees a mentor takes, locked ones included.
    ///
    /// # Errors
    /// A mentor who does not exist, or fewer places than locks.
    pub fn set_capacity(&mut self, mentor: u32, places: u32) -> Result<Change, InstanceError> {
        self.must_exist_mentor(mentor)?;
        let locked = self.locked_places[mentor as usize];
        let Some(open) = places.checked_sub(locked) else {
            return Err(InstanceError::LocksOverCapacity { mentor });
        };
        self.changing(|plan| {
            let (node, Plan { graph, state, search, .. }) = (node(mentor), plan);
            let held = state.held_by[node as usize].len();
            let free = state.capacity[node as usize] - u32::try_from(held).unwrap_or(u32::MAX);
            let surplus = state.capacity[node as usize].saturating_sub(open).min(free);
            state.set_capacity(node, state.capacity[node as usize] - surplus);
            while state.capacity[node as usize] > open {
                state.withdraw(graph, search, node);
            }
            state.set_capacity(node, open);
            state.settle(graph, search, node);
        })
    }

    /// Changes the most pairs allowed, locked ones included.
    ///
    /// # Errors
    /// Fewer pairs than locks.
    pub fn set_limit(&mut self, limit: Option<u64>) -> Result<Change, InstanceError> {
        let locks = self.locks();
        if let Some(limit) = limit.filter(|&limit| limit < locks) {
            return Err(InstanceError::LocksOverLimit { locks, limit });
        }
        let everyone = self.lock_of.len() as u64;
        let now = self.limit.map_or(everyone, |limit| limit.min(everyone));
        let then = limit.map_or(everyone, |limit| limit.min(everyone));
        self.changing(|plan| {
            plan.limit = limit;
            if now.abs_diff(then) > STEPS_MAX {
                plan.solve_again();
            } else {
                plan.fit_bench();
            }
        })
    }
}
