//! A mentee who wants a place.
//!
//! A new mentee takes a place, whoever held it takes another, and so on, until somebody finds a
//! free place or goes without.

use std::cmp::Reverse;

use crate::columns::Callable;
use crate::market::Market;
use crate::rows::Partner;
use crate::search::Search;
use crate::shortlist::{KEPT, Shortlist};

/// From this length on, a list of the best mentors is worth reading a row for.
const LONG_ROW: usize = 16 * KEPT;

/// Where the chain of moves ends.
#[derive(Clone, Copy)]
enum End {
    /// A mentor with a free place takes the last one.
    FreePlace(u32),
    /// This mentee goes without.
    Without(u32),
}

/// The best end so far and its distance: nothing farther is of interest.
type Best = (End, i64);

impl<P: Partner> Search<P> {
    /// Enters a mentee who has no place yet, and a value that is right at today's prices.
    pub(crate) fn enter(&mut self, market: &mut Market<'_, P>, mentee: u32) {
        if self.lists.is_empty() {
            self.lists = vec![Shortlist::UNREAD; market.value.len()];
        }
        let mut best = (End::Without(mentee), market.value[mentee as usize]);
        self.ask(market, mentee, 0, &mut best);
        while let Some((distance, mentor)) = self.next_within(best.1) {
            for &holder in &market.held_by[mentor as usize] {
                let without = distance + market.value[holder as usize];
                if without < best.1 {
                    best = (End::Without(holder), without);
                }
                self.ask(market, holder, distance, &mut best);
            }
        }
        // Mentees become cheaper: more of them could be called than were close before.
        market.callable = market.callable.take().filter(Callable::is_complete);
        self.raise(market, mentee, best.1);
        self.move_along(market, mentee, best.0);
        self.clear();
    }

    /// Where could this mentee go instead, given that getting here has cost `distance`?
    fn ask(&mut self, market: &Market<'_, P>, mentee: u32, distance: i64, best: &mut Best) {
        let start = distance + market.value[mentee as usize];
        let row = market.rows.row(mentee);
        // Mentors nearer than the end are worth more than this at their prices.
        let floor = start - market.bonus - best.1;
        let mut list = self.lists[mentee as usize];
        if !list.covers(floor) && row.len() >= LONG_ROW {
            list.read(row, &market.price);
            self.lists[mentee as usize] = list;
        }
        if list.covers(floor) {
            self.look_at(market, mentee, list.listed(), start - market.bonus, best);
        } else {
            self.look_at(market, mentee, row, start - market.bonus, best);
        }
        if let Some((bench, worth)) = market.bench {
            let there = start - worth + market.price[bench as usize];
            if there < best.1 {
                self.reach(market, (mentee, bench), there, best);
            }
        }
    }

    fn look_at<'a>(
        &mut self,
        market: &Market<'_, P>,
        mentee: u32,
        mentors: impl IntoIterator<Item = &'a P>,
        start: i64,
        best: &mut Best,
    ) where
        P: 'a,
    {
        for one in mentors {
            let mentor = one.person();
            let there = start - i64::from(one.score()) + market.price[mentor as usize];
            if there < best.1 {
                self.reach(market, (mentee, mentor), there, best);
            }
        }
    }

    fn reach(
        &mut self,
        market: &Market<'_, P>,
        (mentee, mentor): (u32, u32),
        there: i64,
        best: &mut Best,
    ) {
        if !self.shorten(mentor, there) {
            return;
        }
        self.mover[mentor as usize] = mentee;
        if market.has_free_place(mentor) {
            *best = (End::FreePlace(mentor), there);
        } else {
            self.queue.push(Reverse((there, mentor)));
        }
    }

    /// Makes the chosen chain free of loss: whoever is nearer than its end becomes that much
    /// dearer. No edge turns negative, because no edge was shorter than the distances say.
    fn raise(&self, market: &mut Market<'_, P>, mentee: u32, end_distance: i64) {
        market.value[mentee as usize] -= end_distance;
        for &mentor in &self.scanned {
            let rise = end_distance - self.distance[mentor as usize];
            market.change_price(mentor, rise);
        }
    }

    /// Moves everyone on the chain, from its end back to the new mentee.
    fn move_along(&self, market: &mut Market<'_, P>, entering: u32, end: End) {
        let mut place = match end {
            End::Without(mentee) if mentee == entering => return,
            End::Without(mentee) => market.leave(mentee),
            End::FreePlace(mentor) => market.free_place(mentor),
        };
        loop {
            let mentee = self.mover[place.mentor as usize];
            let left = market.place_of(mentee);
            market.put(mentee, place);
            if mentee == entering {
                return;
            }
            place = left;
        }
    }
}
