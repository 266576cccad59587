//! The two searches of a plan, both for the shortest chain of moves on what a move loses
//! against the prices. *Push*: somebody comes to a node, whoever was there goes on, until a free
//! place is found or somebody goes without. *Pull*: a place has become free, somebody comes to
//! it, the place left behind is free in turn, until it is nobody's loss to leave one empty.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::graph::{BENCH, Graph, To};
use super::state::State;
use crate::market::NOBODY;

/// The node of a mentor who is only imagined.
const NEW: u32 = NOBODY - 1;

/// How a chain ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    /// This node has a place for the last one, or keeps an empty one.
    Place(u32),
    /// This mentee goes without (push), or comes who was nowhere (pull).
    Nowhere(u32),
}

/// Working memory and, after a search, what it has found.
#[derive(Clone, Debug, Default)]
pub(super) struct Search {
    /// How far each reached node is, else `i64::MAX`.
    distance: Vec<i64>,
    /// Push: who would come to the node. Pull: who would leave it.
    mover: Vec<u32>,
    /// Pull: where that mentee would go.
    target: Vec<u32>,
    reached: Vec<u32>,
    /// Nodes from which the search went on, nearest first.
    pub(super) scanned: Vec<u32>,
    queue: BinaryHeap<Reverse<(i64, u32)>>,
    pub(super) end: Option<End>,
    /// Where the end of a pull comes to.
    end_target: u32,
    pub(super) length: i64,
}

impl Search {
    pub(super) fn distance(&self, node: u32) -> i64 {
        self.distance[node as usize]
    }

    /// The moves of a push, the last one first: who comes to which node.
    pub(super) fn pushed(&self, state: &State) -> Vec<(u32, u32)> {
        match self.end {
            Some(End::Place(node)) => self.pushed_to(state, node),
            Some(End::Nowhere(mentee)) => self.pushed_to(state, state.node_of[mentee as usize]),
            None => Vec::new(),
        }
    }

    /// The moves of a push that ends at a node.
    pub(super) fn pushed_to(&self, state: &State, mut node: u32) -> Vec<(u32, u32)> {
        let mut moves = Vec::new();
        while node != NOBODY && self.mover[node as usize] != NOBODY {
            let mentee = self.mover[node as usize];
            moves.push((mentee, node));
            node = state.node_of[mentee as usize];
        }
        moves
    }

    /// The moves of a pull, from its end on: who comes to which node.
    pub(super) fn pulled(&self) -> Vec<(u32, u32)> {
        let mut moves = Vec::new();
        let mut node = match self.end {
            Some(End::Nowhere(mentee)) => {
                moves.push((mentee, self.end_target));
                self.end_target
            }
            Some(End::Place(node)) => node,
            None => NEW,
        };
        while node != NEW && self.mover[node as usize] != NOBODY {
            moves.push((self.mover[node as usize], self.target[node as usize]));
            node = self.target[node as usize];
        }
        moves
    }

    /// The chain from a mentee who is nowhere.
    pub(super) fn push_mentee(&mut self, graph: &Graph, state: &State, mentee: u32) {
        self.clear(state);
        (self.end, self.length) = (Some(End::Nowhere(mentee)), state.value[mentee as usize]);
        self.ask(graph, state, mentee, 0);
        self.push(graph, state);
    }

    /// The chain from a node that loses a place.
    pub(super) fn push_place(&mut self, graph: &Graph, state: &State, node: u32) {
        self.clear(state);
        self.reach(node, 0, NOBODY);
        self.push(graph, state);
    }

    /// The distance of every mentor from a mentee by chains in which nobody goes without.
    pub(super) fn push_everywhere(&mut self, graph: &Graph, state: &State, mentee: u32) {
        self.clear(state);
        self.go(graph, state, mentee, 0);
        while let Some(Reverse((distance, node))) = self.queue.pop() {
            if distance > self.distance[node as usize] {
                continue;
            }
            self.scanned.push(node);
            for &holder in &state.held_by[node as usize] {
                self.go(graph, state, holder, distance);
            }
        }
    }

    /// Where could this mentee go, the bench excepted?
    fn go(&mut self, graph: &Graph, state: &State, mentee: u32, distance: i64) {
        let start = distance + state.value[mentee as usize];
        for &(node, score) in &graph.rows[mentee as usize] {
            let there = start - state.worth(score) + state.price[node as usize];
            if there < self.distance[node as usize] {
                self.reach(node, there, mentee);
            }
        }
    }

    fn push(&mut self, graph: &Graph, state: &State) {
        while let Some(Reverse((distance, node))) = self.queue.pop() {
            if distance >= self.length {
                break;
            }
            if distance > self.distance[node as usize] {
                continue; // a shorter way was found after this one was queued
            }
            self.scanned.push(node);
            for &holder in &state.held_by[node as usize] {
                self.end_at(End::Nowhere(holder), distance + state.value[holder as usize]);
                self.ask(graph, state, holder, distance);
            }
        }
    }

    /// Where could this mentee go, given that getting here has cost `distance`?
    fn ask(&mut self, graph: &Graph, state: &State, mentee: u32, distance: i64) {
        let start = distance + state.value[mentee as usize];
        for (node, worth) in state.worths_of(graph, mentee) {
            let there = start - worth + state.price[node as usize];
            if there >= self.length || there >= self.distance[node as usize] {
                continue;
            }
            self.reach(node, there, mentee);
            if state.has_free_place(node) {
                self.end_at(End::Place(node), there);
            }
        }
    }

    /// The chain to the free place of a node.
    pub(super) fn pull_node(&mut self, graph: &Graph, state: &State, node: u32) {
        self.clear(state);
        self.reach(node, 0, NOBODY);
        self.pull(graph, state);
    }

    /// The chain to a place of a mentor who is new, at a price; the column says who could come.
    pub(super) fn pull_new(&mut self, graph: &Graph, state: &State, price: i64, column: &[To]) {
        self.clear(state);
        self.end_at(End::Place(NEW), price);
        self.invite(state, column, (NEW, price), 0);
        self.pull(graph, state);
    }

    fn pull(&mut self, graph: &Graph, state: &State) {
        while let Some(Reverse((distance, node))) = self.queue.pop() {
            if distance >= self.length {
                break;
            }
            if distance > self.distance[node as usize] {
                continue;
            }
            self.scanned.push(node);
            let price = state.price[node as usize];
            self.end_at(End::Place(node), distance + price);
            if node == BENCH {
                self.invite_to_bench(state, distance);
            } else {
                self.invite(state, &graph.columns[node as usize], (node, price), distance);
            }
        }
    }

    fn invite(&mut self, state: &State, column: &[To], to: (u32, i64), distance: i64) {
        for &(mentee, score) in column {
            if state.is_open[mentee as usize] && state.node_of[mentee as usize] != to.0 {
                let slack = state.value[mentee as usize] + to.1 - state.worth(score);
                self.come(state, mentee, to.0, distance + slack);
            }
        }
    }

    fn invite_to_bench(&mut self, state: &State, distance: i64) {
        let slack = state.price[BENCH as usize] - state.bench_worth();
        for (mentee, &value) in (0..).zip(&state.value) {
            if state.is_open[mentee as usize] && state.node_of[mentee as usize] != BENCH {
                self.come(state, mentee, BENCH, distance + value + slack);
            }
        }
    }

    /// A mentee would come to a node and leave another one, or none.
    fn come(&mut self, state: &State, mentee: u32, to: u32, distance: i64) {
        let from = state.node_of[mentee as usize];
        if from == NOBODY {
            if distance < self.length {
                (self.end, self.length) = (Some(End::Nowhere(mentee)), distance);
                self.end_target = to;
            }
        } else if distance < self.length && distance < self.distance[from as usize] {
            self.reach(from, distance, mentee);
            self.target[from as usize] = to;
        }
    }

    fn reach(&mut self, node: u32, distance: i64, mover: u32) {
        if self.distance[node as usize] == i64::MAX {
            self.reached.push(node);
        }
        self.distance[node as usize] = distance;
        self.mover[node as usize] = mover;
        self.queue.push(Reverse((distance, node)));
    }

    fn end_at(&mut self, end: End, distance: i64) {
        if self.end.is_none() || distance < self.length {
            (self.end, self.length) = (Some(end), distance);
        }
    }

    fn clear(&mut self, state: &State) {
        for node in self.reached.drain(..) {
            self.distance[node as usize] = i64::MAX;
        }
        self.distance.resize(state.price.len(), i64::MAX);
        self.mover.resize(state.price.len(), NOBODY);
        self.target.resize(state.price.len(), NOBODY);
        self.scanned.clear();
        self.queue.clear();
        (self.end, self.length) = (None, i64::MAX);
    }
}
