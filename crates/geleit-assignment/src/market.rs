//! The state of a search: who holds which place, and at which prices.
//!
//! Locked mentees are not part of it. A limit of N pairs among n mentees is one more mentor,
//! *the bench*, open to every mentee, with n − N places, each worth one more than the best edge:
//! - Filling a place of the bench is worth more than any pair given up for it, so a best
//!   assignment fills the bench, and at most N mentees are left for real mentors.
//! - Let v* be the bench's price, M its worth and t = M − v*. A mentee on the bench has
//!   u = t ≥ 0; every mentee could sit there, so u ≥ t for all. Taking t off every u leaves
//!   values ≥ 0, 0 for those on the bench, and u + v + t ≥ w as before, with equality on pairs.
//! - If the limit is not reached, some mentee is neither paired nor on the bench; its u is 0,
//!   so t ≤ 0, so t = 0.
//! - Prices before: Σu + Σcap·v + (n − N)·v* = worth + (n − N)·M. Moving t over gives
//!   Σ(u − t) + Σcap·v + N·t = worth, the sum that the certificate needs.

use crate::Instance;
use crate::columns::Callable;
use crate::rows::{Partner, Rows};
use crate::shortlist::Shortlist;

/// No mentor: the mentee has not been placed, or goes without.
pub(crate) const NOBODY: u32 = u32::MAX;

/// One of a mentor's places.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) mentor: u32,
    pub(crate) slot: u32,
}

/// Who holds which place, and at which prices.
///
/// After the auction it holds at every step: u + v ≥ w on every edge, = on every held place.
/// The search brings about what is missing: u = 0 for who is left out, v = 0 where a place is
/// free.
pub(crate) struct Market<'a, P> {
    pub(crate) instance: &'a Instance,
    /// The mentors of each mentee.
    pub(crate) rows: Rows<'a, P>,
    pub(crate) bonus: i64,
    /// Number of the bench (one after the last mentor) and what a place on it is worth.
    pub(crate) bench: Option<(u32, i64)>,
    /// Open places per mentor, the bench last.
    pub(crate) capacity: Vec<u32>,
    /// The same, but no more than there are mentees for them.
    pub(crate) places: Vec<u32>,
    /// How many mentees without a lock each mentor could take.
    pub(crate) mentees_of: Vec<u32>,
    /// Mentees per mentor, each in its slot.
    pub(crate) held_by: Vec<Vec<u32>>,
    pub(crate) mentor_of: Vec<u32>,
    /// Slot of each placed mentee in the list of its mentor.
    pub(crate) slot_of: Vec<u32>,
    /// u per mentee.
    pub(crate) value: Vec<i64>,
    /// v per mentor, the bench last.
    pub(crate) price: Vec<i64>,
    /// What the auction has found of the best mentors of each mentee.
    pub(crate) lists: Vec<Shortlist<P>>,
    /// Whom each mentor could call, once one of them had to.
    pub(crate) callable: Option<Callable<P>>,
}

impl<'a, P: Partner> Market<'a, P> {
    pub(crate) fn open(instance: &'a Instance, rows: Rows<'a, P>) -> Market<'a, P> {
        let bonus = instance.bonus();
        let worth_max = i64::from(instance.score_max()) + bonus;
        let mentors = u32::try_from(instance.mentors()).expect("mentors are numbered by u32");
        let mut capacity: Vec<u32> = (0..mentors).map(|j| instance.open_capacity(j)).collect();
        // A mentor without places is too dear for everyone from the start.
        let mut price: Vec<i64> =
            capacity.iter().map(|&places| if places == 0 { worth_max } else { 0 }).collect();
        let mentees_of = count_mentees(instance, rows);
        let wanted = mentees_of.iter().zip(&capacity);
        let mut places: Vec<u32> = wanted.map(|(&mentees, &open)| open.min(mentees)).collect();
        let bench_places = bench_places(instance, &places);
        let bench = (bench_places > 0).then_some((mentors, worth_max + 1));
        capacity.push(bench_places);
        places.push(bench_places);
        price.push(0);
        Market {
            instance,
            rows,
            bonus,
            bench,
            held_by: vec![Vec::new(); capacity.len()],
            capacity,
            places,
            mentees_of,
            mentor_of: vec![NOBODY; instance.mentees()],
            slot_of: vec![0; instance.mentees()],
            value: vec![0; instance.mentees()],
            price,
            lists: Vec::new(),
            callable: None,
        }
    }

    /// Are there mentees for more places than there are?
    pub(crate) fn is_short_of_places(&self) -> bool {
        let places: u64 = self.places.iter().map(|&places| u64::from(places)).sum();
        self.bench.is_none() && places < self.instance.mentees() as u64 - self.instance.locks()
    }

    /// Every place a mentee may take, with its worth w; the bench last.
    #[inline]
    pub(crate) fn worths_of(&self, mentee: u32) -> impl Iterator<Item = (u32, i64)> + '_ {
        let bonus = self.bonus;
        let real = self.rows.row(mentee).iter();
        real.map(move |one| (one.person(), i64::from(one.score()) + bonus)).chain(self.bench)
    }

    #[inline]
    pub(crate) fn has_free_place(&self, mentor: u32) -> bool {
        self.held_by[mentor as usize].len() < self.capacity[mentor as usize] as usize
    }

    /// Has it a free place and a price? That is never best.
    pub(crate) fn is_too_dear(&self, mentor: u32) -> bool {
        self.price[mentor as usize] > 0 && self.has_free_place(mentor)
    }

    /// Changes a price, and with it the values of those who hold a place.
    pub(crate) fn change_price(&mut self, mentor: u32, rise: i64) {
        self.price[mentor as usize] += rise;
        for &holder in &self.held_by[mentor as usize] {
            self.value[holder as usize] -= rise;
        }
    }

    /// The place a mentee holds; means nothing for one who holds none.
    #[inline]
    pub(crate) fn place_of(&self, mentee: u32) -> Place {
        Place { mentor: self.mentor_of[mentee as usize], slot: self.slot_of[mentee as usize] }
    }

    /// A free place of a mentor, which must have one; it has to be filled at once.
    pub(crate) fn free_place(&mut self, mentor: u32) -> Place {
        let slots = &mut self.held_by[mentor as usize];
        slots.push(NOBODY);
        let slot = u32::try_from(slots.len() - 1).expect("no more slots than the capacity");
        Place { mentor, slot }
    }

    /// Takes a mentee off its place, which has to be filled at once.
    pub(crate) fn leave(&mut self, mentee: u32) -> Place {
        let place = self.place_of(mentee);
        self.mentor_of[mentee as usize] = NOBODY;
        place
    }

    /// Gives the place of a mentee back.
    pub(crate) fn vacate(&mut self, mentee: u32) {
        let Place { mentor, slot } = self.leave(mentee);
        let slots = &mut self.held_by[mentor as usize];
        slots.swap_remove(slot as usize);
        if let Some(&moved) = slots.get(slot as usize) {
            self.slot_of[moved as usize] = slot;
        }
    }

    pub(crate) fn put(&mut self, mentee: u32, place: Place) {
        self.held_by[place.mentor as usize][place.slot as usize] = mentee;
        self.mentor_of[mentee as usize] = place.mentor;
        self.slot_of[mentee as usize] = place.slot;
    }

    /// Makes the values of the mentees what they are at these prices; whoever is not worth
    /// the price of the place that the auction has given gives it back.
    pub(crate) fn settle_mentees(&mut self) {
        for mentee in (0..).take(self.mentor_of.len()) {
            if self.instance.lock_of(mentee).is_some() {
                continue;
            }
            let mentor = std::mem::replace(&mut self.mentor_of[mentee as usize], NOBODY);
            let (mut value, mut held) = (0, -1);
            for (j, worth) in self.worths_of(mentee) {
                let here = worth - self.price[j as usize];
                value = value.max(here);
                held = if j == mentor { here } else { held };
            }
            self.value[mentee as usize] = value;
            if held == value {
                let place = self.free_place(mentor);
                self.put(mentee, place);
            }
        }
    }

    /// The same with prices that fit the values of the mentees.
    pub(crate) fn settle_mentors(&mut self, columns: Rows<'_, P>) {
        let bonus = self.bonus;
        for mentor in (0..).take(self.instance.mentors()) {
            if self.capacity[mentor as usize] == 0 {
                continue;
            }
            let mut price = 0;
            for one in columns.row(mentor) {
                let (mentee, score) = (one.person(), one.score());
                if self.mentor_of[mentee as usize] != mentor {
                    price = price.max(i64::from(score) + bonus - self.value[mentee as usize]);
                }
            }
            self.price[mentor as usize] = price;
            for one in columns.row(mentor) {
                let (mentee, score) = (one.person(), one.score());
                if self.mentor_of[mentee as usize] != mentor {
                    continue;
                }
                let worth = i64::from(score) + bonus;
                if worth - price >= self.value[mentee as usize] {
                    self.value[mentee as usize] = worth - price;
                    let place = self.free_place(mentor);
                    self.put(mentee, place);
                } else {
                    self.mentor_of[mentee as usize] = NOBODY;
                }
            }
        }
    }
}

/// How many mentees without a lock each mentor could take.
fn count_mentees<P: Partner>(instance: &Instance, rows: Rows<'_, P>) -> Vec<u32> {
    let mut mentees_of = vec![0; instance.mentors()];
    for mentee in (0..).take(instance.mentees()) {
        if instance.lock_of(mentee).is_none() {
            for mentor in rows.row(mentee) {
                mentees_of[mentor.person() as usize] += 1;
            }
        }
    }
    mentees_of
}

/// How many mentees must go without because of the limit; none, if there are not even places
/// for more.
fn bench_places(instance: &Instance, places: &[u32]) -> u32 {
    let open_mentees = instance.mentees() as u64 - instance.locks();
    let open_pairs = instance.limit().map_or(open_mentees, |limit| limit - instance.locks());
    if places.iter().map(|&places| u64::from(places)).sum::<u64>() <= open_pairs {
        return 0;
    }
    u32::try_from(open_mentees.saturating_sub(open_pairs)).expect("mentees are numbered by u32")
}
