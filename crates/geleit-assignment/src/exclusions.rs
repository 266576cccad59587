//! Fewer possible pairs: single ones taken out, or all that score too low.

use crate::{Edge, Instance, InstanceError};

impl Instance {
    /// The same instance without these pairs `(mentee, mentor)`. One that was never possible
    /// stays impossible.
    ///
    /// # Errors
    /// Somebody who does not exist, or a pair that is locked.
    pub fn without(self, pairs: &[(u32, u32)]) -> Result<Instance, InstanceError> {
        for &(mentee, mentor) in pairs {
            if mentee as usize >= self.mentees() {
                return Err(InstanceError::UnknownMentee { mentee });
            }
            if mentor as usize >= self.mentors() {
                return Err(InstanceError::UnknownMentor { mentor });
            }
            if self.lock_of(mentee) == Some(mentor) {
                return Err(InstanceError::LockExcluded { mentee, mentor });
            }
        }
        let mut pairs = pairs.to_vec();
        pairs.sort_unstable();
        Ok(self.keeping(|edge| pairs.binary_search(&(edge.mentee, edge.mentor)).is_err()))
    }

    /// The same instance without the pairs below a score; locked ones stay.
    #[must_use]
    pub fn with_floor(&self, score_min: u32) -> Instance {
        self.keeping(|edge| edge.score >= score_min)
    }

    fn keeping(&self, keep: impl Fn(&Edge) -> bool) -> Instance {
        let is_locked = |edge: &Edge| self.lock_of(edge.mentee) == Some(edge.mentor);
        let edges: Vec<Edge> = self.edges().filter(|edge| is_locked(edge) || keep(edge)).collect();
        let left_out = (0..).take(self.mentees()).map(|mentee| self.left_out(mentee)).collect();
        self.with_edges(&edges).leaving_out(left_out)
    }
}
