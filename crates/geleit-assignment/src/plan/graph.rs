//! The possible pairs of a plan, from both sides, so that they can be changed one by one.
//!
//! Nodes are where a mentee can be: node 0 is the *bench* for those whom the limit keeps out,
//! node j + 1 is mentor j.

use std::collections::BTreeMap;

use crate::{Edge, Instance};

/// The node of those whom the limit keeps out; every mentee may sit there.
pub(super) const BENCH: u32 = 0;

/// The node of a mentor.
pub(super) fn node(mentor: u32) -> u32 {
    mentor + 1
}

/// The mentor of a node; the bench is none.
pub(super) fn mentor(node: u32) -> Option<u32> {
    node.checked_sub(1)
}

/// Somebody on the other side, with the score.
pub(super) type To = (u32, u32);

#[derive(Clone, Debug)]
pub(super) struct Graph {
    /// Nodes and scores per mentee, ascending.
    pub(super) rows: Vec<Vec<To>>,
    /// Mentees and scores per node, ascending; none for the bench.
    pub(super) columns: Vec<Vec<To>>,
    /// Pairs that somebody has vetoed, with what they score.
    pub(super) vetoed: BTreeMap<(u32, u32), u32>,
}

impl Graph {
    pub(super) fn of(instance: &Instance) -> Graph {
        let mut rows = vec![Vec::new(); instance.mentees()];
        let mut columns = vec![Vec::new(); instance.mentors() + 1];
        for Edge { mentee, mentor, score } in instance.edges() {
            rows[mentee as usize].push((node(mentor), score));
            columns[node(mentor) as usize].push((mentee, score));
        }
        Graph { rows, columns, vetoed: BTreeMap::new() }
    }

    pub(super) fn score(&self, mentee: u32, node: u32) -> Option<u32> {
        let row = &self.rows[mentee as usize];
        row.binary_search_by_key(&node, |to| to.0).ok().map(|at| row[at].1)
    }

    /// Lists a pair, which must not be listed yet.
    pub(super) fn insert(&mut self, mentee: u32, node: u32, score: u32) {
        insert(&mut self.rows[mentee as usize], (node, score));
        insert(&mut self.columns[node as usize], (mentee, score));
    }

    /// Strikes a pair off; says what it scored.
    pub(super) fn remove(&mut self, mentee: u32, node: u32) -> Option<u32> {
        remove(&mut self.columns[node as usize], mentee);
        remove(&mut self.rows[mentee as usize], node)
    }
}

fn insert(list: &mut Vec<To>, to: To) {
    let at = list.partition_point(|other| other.0 < to.0);
    list.insert(at, to);
}

fn remove(list: &mut Vec<To>, number: u32) -> Option<u32> {
    let at = list.binary_search_by_key(&number, |to| to.0).ok()?;
    Some(list.remove(at).1)
}
