//! The opening: one side bids for the places of the other, so that little is left for the
//! exact search.
//!
//! The side with fewer places bids, so that nearly everyone who bids gets something. All places
//! of a person are alike and share one price: the lowest bid that holds one of them, or 0 while
//! one is free. A bid makes a place hardly better than the next best choice. Prices only rise,
//! so a bidder keeps finding the place that it holds nearly the best, and the auction may stop
//! at any moment. What is only nearly right afterwards is put right by the exact search.

use std::collections::VecDeque;

use crate::bids::Bids;
use crate::columns::Callable;
use crate::market::{Market, NOBODY};
use crate::rows::{Partner, Rows};
use crate::shortlist::{Choice, Shortlist};

/// Bids per place wanted, on average, before the exact search takes over: it is better where
/// many compete for few places and prices rise in small steps only.
const BIDS_PER_PLACE: usize = 60;

/// A bid exceeds what would do by this part of the usual distance between two choices. More
/// makes the auction shorter and leaves more to put right.
const EXCESS_PERCENT: i64 = 2;

/// Places most mentees at prices that are right for all of them: u + v ≥ w on every edge, and
/// = on every place held. Returns the mentees who still want a place, in ascending order.
pub(crate) fn open<P: Partner>(market: &mut Market<'_, P>) -> Vec<u32> {
    if market.is_short_of_places() {
        mentors_bid(market);
    } else {
        mentees_bid(market);
    }
    (0..)
        .zip(&market.mentor_of)
        .filter(|&(mentee, &mentor)| mentor == NOBODY && market.value[mentee as usize] > 0)
        .map(|(mentee, _)| mentee)
        .collect()
}

fn mentees_bid<P: Partner>(market: &mut Market<'_, P>) {
    let instance = market.instance;
    let is_open = |mentee: u32| instance.lock_of(mentee).is_none();
    let wanted = (0..).zip(&market.value).map(|(mentee, _)| u32::from(is_open(mentee))).collect();
    // Where there are more places than mentees for them, one stays free for ever.
    let all = market.places.iter().zip(&market.capacity);
    let places = all.map(|(&places, &capacity)| places + u32::from(places < capacity));
    let (bids, lists) = Auction {
        rows: market.rows,
        wanted,
        everyones: market.bench.map(|(bench, worth)| (bench, worth - market.bonus)),
        floor: -market.bonus,
        excess: excess(market.rows, instance.score_max()),
    }
    .run(Bids::new(places), &mut market.price);
    for mentor in (0..).take(market.price.len()) {
        for mentee in bids.holders(mentor) {
            market.mentor_of[mentee as usize] = mentor;
        }
    }
    market.lists = lists;
    market.settle_mentees();
}

fn mentors_bid<P: Partner>(market: &mut Market<'_, P>) {
    let instance = market.instance;
    let callable = Callable::all(instance, market.rows, &market.mentees_of);
    let columns = callable.columns.rows();
    let places = (0..instance.mentees()).map(|_| 1);
    let mut values = vec![0; instance.mentees()];
    let (bids, _) = Auction {
        rows: columns,
        wanted: market.places[..instance.mentors()].to_vec(),
        everyones: None,
        floor: -market.bonus,
        excess: excess(columns, instance.score_max()),
    }
    .run(Bids::new(places), &mut values);
    market.value = values;
    for mentee in (0..).take(market.value.len()) {
        market.mentor_of[mentee as usize] = bids.holders(mentee).next().unwrap_or(NOBODY);
    }
    market.settle_mentors(columns);
    market.callable = Some(callable);
}

fn excess<P: Partner>(rows: Rows<'_, P>, score_max: u32) -> i64 {
    let people = rows.start.windows(2).filter(|row| row[0] < row[1]).count().max(1);
    let choices = i64::try_from(rows.partners.len() / people).unwrap_or(i64::MAX).max(1);
    (i64::from(score_max) * EXCESS_PERCENT / (100 * choices)).max(1)
}

/// One side bids for the places of the other.
struct Auction<'a, P> {
    /// The partners of each bidder.
    rows: Rows<'a, P>,
    /// How many places each bidder wants.
    wanted: Vec<u32>,
    /// Somebody whom every bidder may have besides, and the score of that.
    everyones: Option<(u32, i64)>,
    /// Score less price at which going without is as good.
    floor: i64,
    excess: i64,
}

impl<P: Partner> Auction<'_, P> {
    fn run(&self, mut bids: Bids, prices: &mut [i64]) -> (Bids, Vec<Shortlist<P>>) {
        let bidders = (0..).zip(&self.wanted);
        let mut waiting: VecDeque<u32> =
            bidders.flat_map(|(bidder, &places)| (0..places).map(move |_| bidder)).collect();
        let mut lists = vec![Shortlist::UNREAD; self.wanted.len()];
        for _ in 0..waiting.len() * BIDS_PER_PLACE {
            let Some(bidder) = waiting.pop_front() else {
                break;
            };
            let list = &mut lists[bidder as usize];
            let Some(choice) = self.choose(bidder, list, prices, &bids) else {
                continue;
            };
            // A free place need not be fought for. And more than what makes going without as good
            // would be more than the place is worth.
            let excess = if bids.is_full(choice.partner) { self.excess } else { 0 };
            let raise = (choice.value - choice.second + excess).min(choice.value - self.floor);
            let bid = prices[choice.partner as usize] + raise;
            waiting.extend(bids.place(choice.partner, (bid, bidder)));
            if let Some(lowest) = bids.lowest(choice.partner) {
                prices[choice.partner as usize] = lowest;
            }
        }
        (bids, lists)
    }

    fn choose(
        &self,
        bidder: u32,
        list: &mut Shortlist<P>,
        prices: &[i64],
        bids: &Bids,
    ) -> Option<Choice> {
        // Who wants several places can hold only one of each partner.
        let is_several = self.wanted[bidder as usize] > 1;
        let is_held = |partner: u32| is_several && bids.holds_only(partner, bidder);
        let listed = list.choose(self.rows.row(bidder), prices, self.floor, is_held);
        let Some((partner, score)) = self.everyones else {
            return listed;
        };
        let value = score - prices[partner as usize];
        let (best, second) =
            listed.map_or((self.floor, self.floor), |choice| (choice.value, choice.second));
        if value > best {
            return Some(Choice { partner, value, second: best });
        }
        listed.map(|choice| Choice { second: second.max(value), ..choice })
    }
}
