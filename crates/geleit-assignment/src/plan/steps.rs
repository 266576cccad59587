//! The steps that every change is made of. Each leaves an optimum: of the same people with one
//! more, one place more, one place fewer.

use super::graph::{BENCH, Graph};
use super::search::{End, Search};
use super::state::State;
use crate::market::NOBODY;

impl State {
    /// Lets a mentee, who was closed, take part.
    pub(super) fn enter(&mut self, graph: &Graph, search: &mut Search, mentee: u32) {
        self.open(mentee);
        self.set_value(mentee, self.value_at_prices(graph, mentee));
        search.push_mentee(graph, self, mentee);
        self.set_value(mentee, self.value[mentee as usize] - search.length);
        self.raise(search);
        self.push_along(graph, search);
    }

    /// Takes a mentee out of the plan; whoever gains by the place comes to it.
    pub(super) fn leave(&mut self, graph: &Graph, search: &mut Search, mentee: u32) {
        let node = self.release(graph, mentee);
        self.close(mentee);
        if node != NOBODY {
            self.settle(graph, search, node);
        }
    }

    /// Takes a place from a node; if it was held, somebody has to go.
    pub(super) fn withdraw(&mut self, graph: &Graph, search: &mut Search, node: u32) {
        let is_held = !self.has_free_place(node);
        self.set_capacity(node, self.capacity[node as usize] - 1);
        if is_held {
            search.push_place(graph, self, node);
            self.raise(search);
            self.push_along(graph, search);
        }
    }

    /// Adds a place to a node.
    pub(super) fn offer(&mut self, graph: &Graph, search: &mut Search, node: u32) {
        self.set_capacity(node, self.capacity[node as usize] + 1);
        self.settle(graph, search, node);
    }

    /// Fills the free places of a node, or lowers its price to 0.
    pub(super) fn settle(&mut self, graph: &Graph, search: &mut Search, node: u32) {
        while self.has_free_place(node) && self.price[node as usize] > 0 {
            search.pull_node(graph, self, node);
            self.lower(search);
            for (mentee, node) in search.pulled() {
                self.release(graph, mentee);
                self.seat(graph, mentee, node);
            }
        }
    }

    /// Gives the bench as many places as the limit leaves mentees out.
    pub(super) fn fit_bench(
        &mut self,
        graph: &Graph,
        search: &mut Search,
        open_limit: Option<u64>,
    ) {
        let out = open_limit.map_or(0, |limit| self.open_mentees.saturating_sub(limit));
        while u64::from(self.capacity[BENCH as usize]) > out {
            self.withdraw(graph, search, BENCH);
        }
        while u64::from(self.capacity[BENCH as usize]) < out {
            if self.capacity[BENCH as usize] == 0 {
                // Without places the bench binds nobody, and its price has not been kept.
                self.set_price(BENCH, self.bench_worth());
            }
            self.offer(graph, search, BENCH);
        }
    }

    /// After a push: whoever is nearer than its end becomes that much dearer.
    fn raise(&mut self, search: &Search) {
        for &node in &search.scanned {
            self.shift(node, search.length - search.distance(node));
        }
    }

    /// After a pull: whoever is nearer than its end becomes that much cheaper.
    fn lower(&mut self, search: &Search) {
        for &node in &search.scanned {
            self.shift(node, search.distance(node) - search.length);
        }
    }

    /// Changes a price and, the other way, the values of those who pay it.
    fn shift(&mut self, node: u32, rise: i64) {
        if rise == 0 {
            return;
        }
        self.set_price(node, self.price[node as usize] + rise);
        for at in 0..self.held_by[node as usize].len() {
            let holder = self.held_by[node as usize][at];
            self.set_value(holder, self.value[holder as usize] - rise);
        }
    }

    fn push_along(&mut self, graph: &Graph, search: &Search) {
        let moves = search.pushed(self);
        if let Some(End::Nowhere(mentee)) = search.end {
            self.release(graph, mentee);
        }
        for (mentee, node) in moves {
            self.release(graph, mentee);
            self.seat(graph, mentee, node);
        }
    }
}
