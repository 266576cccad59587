//! Who is where, and at which prices: the optimum of a plan between two changes.

use super::graph::{BENCH, Graph, mentor};
use super::trace::Trace;
use crate::MAX_SCORE;
use crate::market::NOBODY;

/// Who is where, and at which prices.
///
/// Between two changes it holds, for every open mentee: value + price ≥ worth at every node
/// that the mentee may be at, = where the mentee is; price = 0 where a place is free; value = 0
/// for whoever is nowhere. Why the bench makes that a proof under a limit too, see `market.rs`.
#[derive(Clone, Debug)]
pub(super) struct State {
    /// What a pair is worth beside its score: more than all scores together.
    pub(super) bonus: i64,
    /// Open places per node. Locked mentees have taken theirs.
    pub(super) capacity: Vec<u32>,
    pub(super) held_by: Vec<Vec<u32>>,
    /// Where each mentee is; locked ones, closed ones and those without are nowhere.
    pub(super) node_of: Vec<u32>,
    slot_of: Vec<u32>,
    /// Who takes part: neither locked nor removed.
    pub(super) is_open: Vec<bool>,
    pub(super) value: Vec<i64>,
    pub(super) price: Vec<i64>,
    /// Σ value + Σ capacity · price.
    pub(super) dual: i128,
    /// Pairs that are not locked, and their points.
    pub(super) open_pairs: u64,
    pub(super) open_total: i64,
    pub(super) open_mentees: u64,
    /// What has changed since the trace was last taken.
    pub(super) trace: Trace,
}

impl State {
    pub(super) fn new(bonus: i64, mentees: usize, nodes: usize) -> State {
        State {
            bonus,
            capacity: vec![0; nodes],
            held_by: vec![Vec::new(); nodes],
            node_of: vec![NOBODY; mentees],
            slot_of: vec![0; mentees],
            is_open: vec![false; mentees],
            value: vec![0; mentees],
            price: vec![0; nodes],
            dual: 0,
            open_pairs: 0,
            open_total: 0,
            open_mentees: 0,
            trace: Trace::default(),
        }
    }

    pub(super) fn add_mentee(&mut self) {
        self.node_of.push(NOBODY);
        self.slot_of.push(0);
        self.is_open.push(false);
        self.value.push(0);
    }

    pub(super) fn add_node(&mut self) {
        self.capacity.push(0);
        self.held_by.push(Vec::new());
        self.price.push(0);
    }

    /// More than any pair is worth, so that the bench is always full.
    pub(super) fn bench_worth(&self) -> i64 {
        self.bonus + i64::from(MAX_SCORE) + 1
    }

    #[inline]
    pub(super) fn worth(&self, score: u32) -> i64 {
        self.bonus + i64::from(score)
    }

    /// What one more allowed pair would gain.
    pub(super) fn limit_price(&self) -> i64 {
        match self.capacity[BENCH as usize] {
            0 => 0,
            _ => self.bench_worth() - self.price[BENCH as usize],
        }
    }

    /// Every node with places that this mentee may be at, with its worth.
    #[inline]
    pub(super) fn worths_of<'a>(
        &'a self,
        graph: &'a Graph,
        mentee: u32,
    ) -> impl Iterator<Item = (u32, i64)> + 'a {
        let bench = (self.capacity[BENCH as usize] > 0).then(|| (BENCH, self.bench_worth()));
        let row = graph.rows[mentee as usize].iter();
        row.map(|&(node, score)| (node, self.worth(score))).chain(bench)
    }

    /// The value of a mentee at today's prices; 0 if going without is as good.
    pub(super) fn value_at_prices(&self, graph: &Graph, mentee: u32) -> i64 {
        let values = self.worths_of(graph, mentee);
        values.map(|(node, worth)| worth - self.price[node as usize]).max().unwrap_or(0).max(0)
    }

    #[inline]
    pub(super) fn has_free_place(&self, node: u32) -> bool {
        self.held_by[node as usize].len() < self.capacity[node as usize] as usize
    }

    pub(super) fn set_value(&mut self, mentee: u32, value: i64) {
        let old = std::mem::replace(&mut self.value[mentee as usize], value);
        self.dual += i128::from(value - old);
        self.trace.mentees.push(mentee);
    }

    pub(super) fn set_price(&mut self, node: u32, price: i64) {
        let old = std::mem::replace(&mut self.price[node as usize], price);
        self.dual += i128::from(price - old) * i128::from(self.capacity[node as usize]);
        self.trace.nodes.push(node);
    }

    pub(super) fn set_capacity(&mut self, node: u32, places: u32) {
        let old = std::mem::replace(&mut self.capacity[node as usize], places);
        let more = i128::from(places) - i128::from(old);
        self.dual += more * i128::from(self.price[node as usize]);
        self.trace.nodes.push(node);
    }

    pub(super) fn open(&mut self, mentee: u32) {
        self.is_open[mentee as usize] = true;
        self.open_mentees += 1;
        self.trace.mentees.push(mentee);
    }

    /// Takes a mentee out, who must be nowhere.
    pub(super) fn close(&mut self, mentee: u32) {
        self.set_value(mentee, 0);
        self.is_open[mentee as usize] = false;
        self.open_mentees -= 1;
    }

    /// Puts a mentee, who is nowhere, to a node; with the score of the pair if it is one.
    pub(super) fn seat(&mut self, graph: &Graph, mentee: u32, node: u32) {
        let slots = &mut self.held_by[node as usize];
        self.slot_of[mentee as usize] =
            u32::try_from(slots.len()).expect("mentees are numbered by u32");
        slots.push(mentee);
        self.node_of[mentee as usize] = node;
        self.count(graph, mentee, node, 1);
    }

    /// Takes a mentee off the node, if there is one; says which.
    pub(super) fn release(&mut self, graph: &Graph, mentee: u32) -> u32 {
        let node = std::mem::replace(&mut self.node_of[mentee as usize], NOBODY);
        if node == NOBODY {
            return node;
        }
        let slot = self.slot_of[mentee as usize];
        let slots = &mut self.held_by[node as usize];
        slots.swap_remove(slot as usize);
        if let Some(&moved) = slots.get(slot as usize) {
            self.slot_of[moved as usize] = slot;
        }
        self.count(graph, mentee, node, -1);
        node
    }

    fn count(&mut self, graph: &Graph, mentee: u32, node: u32, sign: i64) {
        self.trace.nodes.push(node);
        self.trace.mentees.push(mentee);
        let Some(mentor) = mentor(node) else { return };
        if sign < 0 {
            self.trace.left(mentee, Some(mentor));
        } else {
            self.trace.left(mentee, None);
        }
        let score = graph.score(mentee, node).expect("only possible pairs are seated");
        self.open_pairs = self.open_pairs.wrapping_add_signed(sign);
        self.open_total += sign * i64::from(score);
    }
}
