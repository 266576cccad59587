//! A place that is free and has a price all the same.
//!
//! The mentor calls a mentee, who leaves a place behind; its mentor calls another one, and so
//! on, until somebody comes who had no place, or a place is left behind that may stay free
//! because its price comes down to 0.

use std::cmp::Reverse;

use crate::columns::Callable;
use crate::market::{Market, NOBODY};
use crate::rows::Partner;
use crate::search::Search;

/// Where the chain of moves ends.
#[derive(Clone, Copy)]
enum End {
    /// A place of this mentor stays free, without a price.
    Idle(u32),
    /// This mentee, who had no place, comes to this mentor.
    Comes(u32, u32),
}

/// The best end so far and its distance: nothing farther is of interest.
type Best = (End, i64);

impl<P: Partner> Search<P> {
    /// Fills a free place, or makes its price 0.
    pub(crate) fn offer(&mut self, market: &mut Market<'_, P>, root: u32) {
        let known = market.callable.take();
        let mut callable = known.unwrap_or_else(|| Callable::near(market));
        let mut best = self.find_who_comes(market, &callable, root);
        while !self.is_covered(&callable, best.1) {
            self.clear();
            callable = callable.wider(market, best.1);
            best = self.find_who_comes(market, &callable, root);
        }
        // The other way round than for a new mentee: who is nearer becomes cheaper.
        for &mentor in &self.scanned {
            let fall = best.1 - self.distance[mentor as usize];
            market.change_price(mentor, -fall);
            callable.note_fall(mentor, fall);
        }
        market.callable = Some(callable);
        // The lists know nothing of mentors who have become cheaper.
        self.lists.clear();
        self.move_to(market, root, best.0);
        self.clear();
    }

    fn find_who_comes(
        &mut self,
        market: &Market<'_, P>,
        callable: &Callable<P>,
        root: u32,
    ) -> Best {
        let mut best = (End::Idle(root), market.price[root as usize]);
        self.shorten(root, 0);
        self.queue.push(Reverse((0, root)));
        while let Some((distance, mentor)) = self.next_within(best.1) {
            let start = distance + market.price[mentor as usize];
            match market.bench {
                Some((bench, worth)) if bench == mentor => {
                    for mentee in (0..).take(market.mentor_of.len()) {
                        if market.instance.lock_of(mentee).is_none() {
                            self.consider(market, (mentee, mentor), start - worth, &mut best);
                        }
                    }
                }
                _ => {
                    for one in callable.columns.rows().row(mentor) {
                        let there = start - market.bonus - i64::from(one.score());
                        self.consider(market, (one.person(), mentor), there, &mut best);
                    }
                }
            }
        }
        best
    }

    fn is_covered(&self, callable: &Callable<P>, length: i64) -> bool {
        let mut scanned = self.scanned.iter();
        scanned.all(|&mentor| callable.covers(mentor, self.distance[mentor as usize], length))
    }

    fn consider(
        &mut self,
        market: &Market<'_, P>,
        (mentee, mentor): (u32, u32),
        without_value: i64,
        best: &mut Best,
    ) {
        let there = without_value + market.value[mentee as usize];
        if there >= best.1 {
            return;
        }
        let left = market.mentor_of[mentee as usize];
        if left == NOBODY {
            *best = (End::Comes(mentee, mentor), there);
        } else if self.shorten(left, there) {
            self.mover[left as usize] = mentee;
            self.next[left as usize] = mentor;
            let idle = there + market.price[left as usize];
            if idle < best.1 {
                *best = (End::Idle(left), idle);
            }
            self.queue.push(Reverse((there, left)));
        }
    }

    /// Moves everyone on the chain, from its end to the place that was offered.
    fn move_to(&self, market: &mut Market<'_, P>, root: u32, end: End) {
        let (mut mentee, mut mentor) = match end {
            End::Idle(idle) if idle == root => return,
            End::Idle(idle) => {
                let mover = self.mover[idle as usize];
                market.vacate(mover);
                (mover, self.next[idle as usize])
            }
            End::Comes(mentee, mentor) => (mentee, mentor),
        };
        while mentor != root {
            let mover = self.mover[mentor as usize];
            let place = market.place_of(mover);
            market.put(mentee, place);
            (mentee, mentor) = (mover, self.next[mentor as usize]);
        }
        let place = market.free_place(root);
        market.put(mentee, place);
    }
}
