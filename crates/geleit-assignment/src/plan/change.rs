//! What a change does: the steps, the check of what they touched, and what is told of it.

use super::graph::node;
use super::trace::Trace;
use super::{Plan, check};
use crate::{InstanceError, Move, Violation};

/// What a change has done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// How many pairs more, locked ones included; negative if fewer.
    pub pairs: i64,
    /// How many points more, locked pairs included; negative if fewer.
    pub points: i64,
    /// Everybody with another mentor, by ascending number.
    pub moves: Vec<Move>,
    /// What the check of everything that was touched has found; always `Ok`, else the solver is
    /// at fault and nothing may be done with this plan.
    pub verdict: Result<(), Violation>,
}

impl Plan {
    /// Does a change and says what it has done.
    pub(super) fn changing(
        &mut self,
        change: impl FnOnce(&mut Plan),
    ) -> Result<Change, InstanceError> {
        let (pairs, total) = (self.pairs(), self.total());
        change(self);
        self.state.trace.sort();
        let verdict = check::touched(&self.graph, &self.state);
        let Trace { before, .. } = std::mem::take(&mut self.state.trace);
        let moves = before.into_iter().map(|(mentee, from)| (mentee, from, self.mentor_of(mentee)));
        Ok(Change {
            pairs: self.pairs().cast_signed() - pairs.cast_signed(),
            points: self.total() - total,
            moves: moves
                .filter(|(_, from, to)| from != to)
                .map(|(mentee, from, to)| Move { mentee, from, to })
                .collect(),
            verdict,
        })
    }

    pub(super) fn note(&mut self, mentee: u32) {
        let mentor = self.mentor_of(mentee);
        self.state.trace.left(mentee, mentor);
    }

    pub(super) fn enter(&mut self, mentee: u32) {
        self.state.enter(&self.graph, &mut self.search, mentee);
    }

    pub(super) fn leave(&mut self, mentee: u32) {
        self.state.leave(&self.graph, &mut self.search, mentee);
    }

    pub(super) fn fit_bench(&mut self) {
        let open_limit = self.limit.map(|limit| limit - self.locks());
        self.state.fit_bench(&self.graph, &mut self.search, open_limit);
    }

    /// Takes a lock off without letting the mentee take part again.
    pub(super) fn drop_lock(&mut self, mentee: u32) -> Option<(u32, u32)> {
        let mentor = self.lock_of[mentee as usize].take()?;
        let score = self.score(mentee, mentor).expect("a locked pair is possible");
        self.locked_places[mentor as usize] -= 1;
        self.locked_total -= i64::from(score);
        Some((mentor, score))
    }

    pub(super) fn score(&self, mentee: u32, mentor: u32) -> Option<u32> {
        let known = (mentee as usize) < self.graph.rows.len()
            && (mentor as usize) < self.locked_places.len();
        known.then(|| self.graph.score(mentee, node(mentor))).flatten()
    }

    pub(super) fn refuse_lock(&self, mentee: u32, mentor: u32) -> Result<(), InstanceError> {
        if self.lock_of[mentee as usize].is_some() {
            return Err(InstanceError::LockedTwice { mentee });
        }
        if self.state.capacity[node(mentor) as usize] == 0 {
            return Err(InstanceError::LocksOverCapacity { mentor });
        }
        let locks = self.locks() + 1;
        match self.limit {
            Some(limit) if locks > limit => Err(InstanceError::LocksOverLimit { locks, limit }),
            _ => Ok(()),
        }
    }

    pub(super) fn must_exist(&self, mentee: u32) -> Result<(), InstanceError> {
        match self.is_removed.get(mentee as usize) {
            Some(false) => Ok(()),
            _ => Err(InstanceError::UnknownMentee { mentee }),
        }
    }

    pub(super) fn must_exist_mentor(&self, mentor: u32) -> Result<(), InstanceError> {
        match (mentor as usize) < self.locked_places.len() {
            true => Ok(()),
            false => Err(InstanceError::UnknownMentor { mentor }),
        }
    }
}
