//! The opening: mentees bid for places, so that few are left for the exact search.
//!
//! All places of a mentor are alike, so they share one price: the lowest bid that holds one of
//! them, or 0 while one is free. A mentee bids what makes the place as good as its next best
//! choice. Prices never fall, so whoever holds a place keeps finding it the best one: the
//! auction may stop at any moment and leaves valid prices behind.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

use crate::market::Market;

/// Bids per mentee, on average, before the exact search takes over. More bids only help while
/// prices rise in large steps; where many compete for few places they rise in small ones.
const BIDS_PER_MENTEE: usize = 4;

/// The bids that hold a mentor's places, lowest first, of equals the lowest mentee first.
type Bids = BinaryHeap<Reverse<(i64, u32)>>;

/// Places mentees at prices; returns those who still want a place, in ascending order.
pub(crate) fn open(market: &mut Market<'_>) -> Vec<u32> {
    let mentees = u32::try_from(market.mentor_of.len()).expect("mentees are numbered by u32");
    let mut waiting: VecDeque<u32> =
        (0..mentees).filter(|&mentee| market.instance.lock_of(mentee).is_none()).collect();
    let mut bids: Vec<Bids> = vec![Bids::new(); market.capacity.len()];
    let mut undecided = Vec::new();
    for _ in 0..waiting.len() * BIDS_PER_MENTEE {
        let Some(mentee) = waiting.pop_front() else {
            break;
        };
        let Some((mentor, bid)) = best_bid(market, mentee) else {
            continue;
        };
        let held = &mut bids[mentor as usize];
        if held.len() == market.capacity[mentor as usize] as usize {
            // A bid that raises nothing could go on for ever; a shortest path decides instead.
            if bid == market.price[mentor as usize] {
                undecided.push(mentee);
                continue;
            }
            waiting.extend(held.pop().map(|Reverse((_, outbid))| outbid));
        }
        held.push(Reverse((bid, mentee)));
        if held.len() == market.capacity[mentor as usize] as usize {
            market.price[mentor as usize] = held.peek().map_or(0, |Reverse((lowest, _))| *lowest);
        }
    }
    settle(market, bids);
    undecided.extend(waiting);
    undecided.sort_unstable();
    undecided
}

/// The best mentor at today's prices and the price at which the second best is as good; `None`
/// if going without is as good as any.
fn best_bid(market: &Market<'_>, mentee: u32) -> Option<(u32, i64)> {
    let (mut best, mut mentor, mut second) = (0, None, 0);
    for (j, worth) in market.worths_of(mentee) {
        let value = worth - market.price[j as usize];
        if value > best {
            (second, best, mentor) = (best, value, Some(j));
        } else if value > second {
            second = value;
        }
    }
    mentor.map(|mentor| (mentor, market.price[mentor as usize] + best - second))
}

fn settle(market: &mut Market<'_>, bids: Vec<Bids>) {
    for (mentor, bids) in (0..).zip(bids) {
        for Reverse((_, mentee)) in bids.into_sorted_vec() {
            let place = market.free_place(mentor);
            market.put(mentee, place);
            market.value[mentee as usize] = market.value_at_prices(mentee);
        }
    }
}
