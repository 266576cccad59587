//! Shortest chains of moves (Dijkstra on reduced costs), from a mentee who wants a place
//! ([`enter`](Search::enter)) or from a place that is too dear ([`offer`](Search::offer)).
//!
//! The length of a chain is what it loses against the prices. The shortest one makes right what
//! was wrong with one person and leaves everything right that was.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::market::{Market, NOBODY};
use crate::rows::Partner;
use crate::shortlist::Shortlist;

/// Working memory, reused for every chain.
pub(crate) struct Search<P> {
    /// Distance of each mentor reached in this round, else `i64::MAX`.
    pub(crate) distance: Vec<i64>,
    /// The mentee who would move to or from each mentor.
    pub(crate) mover: Vec<u32>,
    /// The mentor to whom the mover would go from here, if chains are followed backwards.
    pub(crate) next: Vec<u32>,
    /// Mentors with a distance, so that clearing costs no more than the search did.
    pub(crate) reached: Vec<u32>,
    /// Mentors from where the search went on.
    pub(crate) scanned: Vec<u32>,
    pub(crate) queue: BinaryHeap<Reverse<(i64, u32)>>,
    /// The best mentors of each mentee, while prices have only risen.
    pub(crate) lists: Vec<Shortlist<P>>,
}

impl<P: Partner> Search<P> {
    pub(crate) fn new(market: &Market<'_, P>) -> Search<P> {
        let mentors = market.capacity.len();
        Search {
            distance: vec![i64::MAX; mentors],
            mover: vec![NOBODY; mentors],
            next: vec![NOBODY; mentors],
            reached: Vec::new(),
            scanned: Vec::new(),
            queue: BinaryHeap::new(),
            lists: Vec::new(),
        }
    }

    /// Makes the market best: enters those who want a place, then offers what is too dear.
    pub(crate) fn finish(&mut self, market: &mut Market<'_, P>, undecided: Vec<u32>) {
        self.lists = std::mem::take(&mut market.lists);
        for mentee in undecided {
            self.enter(market, mentee);
        }
        for mentor in (0..).take(market.capacity.len()) {
            while market.is_too_dear(mentor) {
                self.offer(market, mentor);
            }
        }
    }

    /// The nearest mentor from where the search has not gone on yet, if nearer than the end.
    #[inline]
    pub(crate) fn next_within(&mut self, end_distance: i64) -> Option<(i64, u32)> {
        while let Some(Reverse((distance, mentor))) = self.queue.pop() {
            if distance >= end_distance {
                return None;
            }
            // Otherwise a shorter way was found after this one was queued.
            if distance == self.distance[mentor as usize] {
                self.scanned.push(mentor);
                return Some((distance, mentor));
            }
        }
        None
    }

    /// Notes a way to a mentor; `false` if one that is as short was known.
    #[inline]
    pub(crate) fn shorten(&mut self, mentor: u32, distance: i64) -> bool {
        let known = &mut self.distance[mentor as usize];
        if distance >= *known {
            return false;
        }
        if *known == i64::MAX {
            self.reached.push(mentor);
        }
        *known = distance;
        true
    }

    pub(crate) fn clear(&mut self) {
        for mentor in self.reached.drain(..) {
            self.distance[mentor as usize] = i64::MAX;
        }
        self.scanned.clear();
        self.queue.clear();
    }
}
