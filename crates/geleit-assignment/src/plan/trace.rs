//! What a change has touched: enough to check the optimum again without looking at the rest.

use std::collections::BTreeMap;

#[derive(Clone, Debug, Default)]
pub(super) struct Trace {
    /// Nodes with another price, another capacity or other mentees; in any order, often twice.
    pub(super) nodes: Vec<u32>,
    /// Mentees with another value or another place.
    pub(super) mentees: Vec<u32>,
    /// The mentor before the change of each mentee who has moved, perhaps back again.
    pub(super) before: BTreeMap<u32, Option<u32>>,
}

impl Trace {
    /// Notes where a mentee was, unless an earlier step of the same change has.
    pub(super) fn left(&mut self, mentee: u32, mentor: Option<u32>) {
        self.before.entry(mentee).or_insert(mentor);
    }

    /// Each node and mentee once.
    pub(super) fn sort(&mut self) {
        for list in [&mut self.nodes, &mut self.mentees] {
            list.sort_unstable();
            list.dedup();
        }
    }
}
