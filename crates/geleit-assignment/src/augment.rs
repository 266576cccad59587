//! The exact search: one shortest augmenting path per mentee (Dijkstra on reduced costs).
//!
//! A new mentee takes a place, whoever held it takes another, and so on, until somebody finds a
//! free place or goes without. The length of such a chain is what it loses against the prices;
//! the shortest one keeps the market best for all mentees entered so far.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::market::{Market, NOBODY};

/// Where the chain of moves ends.
#[derive(Clone, Copy)]
enum End {
    /// A mentor with a free place takes the last one.
    FreePlace(u32),
    /// This mentee goes without.
    Without(u32),
}

/// Working memory, reused for every mentee.
pub(crate) struct Search {
    /// Distance of each mentor reached in this round, else `i64::MAX`.
    distance: Vec<i64>,
    /// The mentee from which each mentor was reached.
    reached_from: Vec<u32>,
    /// Mentors with a distance, so that clearing costs no more than the search did.
    reached: Vec<u32>,
    /// Mentors whose mentees have been asked to move.
    scanned: Vec<u32>,
    queue: BinaryHeap<Reverse<(i64, u32)>>,
    /// The best end so far and its distance: nothing farther is of interest.
    end: End,
    end_distance: i64,
}

impl Search {
    pub(crate) fn new(market: &Market<'_>) -> Search {
        Search {
            distance: vec![i64::MAX; market.capacity.len()],
            reached_from: vec![NOBODY; market.capacity.len()],
            reached: Vec::new(),
            scanned: Vec::new(),
            queue: BinaryHeap::new(),
            end: End::Without(NOBODY),
            end_distance: 0,
        }
    }

    /// Enters a mentee who has no place yet.
    pub(crate) fn enter(&mut self, market: &mut Market<'_>, mentee: u32) {
        market.value[mentee as usize] = market.value_at_prices(mentee);
        self.find_end(market, mentee);
        self.reprice(market, mentee);
        self.move_along(market, mentee);
        self.clear();
    }

    fn find_end(&mut self, market: &Market<'_>, mentee: u32) {
        self.end = End::Without(mentee);
        self.end_distance = market.value[mentee as usize];
        self.ask(market, mentee, 0);
        while let Some(Reverse((distance, mentor))) = self.queue.pop() {
            if distance >= self.end_distance {
                break;
            }
            if distance > self.distance[mentor as usize] {
                continue; // a shorter way was found after this one was queued
            }
            self.scanned.push(mentor);
            for &holder in &market.held_by[mentor as usize] {
                let without = distance + market.value[holder as usize];
                if without < self.end_distance {
                    (self.end, self.end_distance) = (End::Without(holder), without);
                }
                self.ask(market, holder, distance);
            }
        }
    }

    /// Where could this mentee go instead, given that getting here has cost `distance`?
    fn ask(&mut self, market: &Market<'_>, mentee: u32, distance: i64) {
        let start = distance + market.value[mentee as usize];
        for (mentor, worth) in market.worths_of(mentee) {
            let there = start - worth + market.price[mentor as usize];
            let known = &mut self.distance[mentor as usize];
            if there >= self.end_distance || there >= *known {
                continue;
            }
            if *known == i64::MAX {
                self.reached.push(mentor);
            }
            *known = there;
            self.reached_from[mentor as usize] = mentee;
            if market.has_free_place(mentor) {
                (self.end, self.end_distance) = (End::FreePlace(mentor), there);
            } else {
                self.queue.push(Reverse((there, mentor)));
            }
        }
    }

    /// Makes the chosen chain free of loss: whoever is nearer than its end becomes that much
    /// dearer. No edge turns negative, because no edge was shorter than the distances say.
    fn reprice(&self, market: &mut Market<'_>, mentee: u32) {
        market.value[mentee as usize] -= self.end_distance;
        for &mentor in &self.scanned {
            let rise = self.end_distance - self.distance[mentor as usize];
            if rise <= 0 {
                continue;
            }
            market.price[mentor as usize] += rise;
            for &holder in &market.held_by[mentor as usize] {
                market.value[holder as usize] -= rise;
            }
        }
    }

    /// Moves everyone on the chain, from its end back to the new mentee.
    fn move_along(&self, market: &mut Market<'_>, entering: u32) {
        let mut place = match self.end {
            End::Without(mentee) if mentee == entering => return,
            End::Without(mentee) => market.leave(mentee),
            End::FreePlace(mentor) => market.free_place(mentor),
        };
        loop {
            let mentee = self.reached_from[place.mentor as usize];
            let left = market.place_of(mentee);
            market.put(mentee, place);
            if mentee == entering {
                return;
            }
            place = left;
        }
    }

    fn clear(&mut self) {
        for mentor in self.reached.drain(..) {
            self.distance[mentor as usize] = i64::MAX;
        }
        self.scanned.clear();
        self.queue.clear();
    }
}
