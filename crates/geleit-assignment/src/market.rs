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
/// Once prices are set, it holds at every step, for all mentees entered so far:
/// u + v ≥ w on every edge, = on every held place; v = 0 where a place is free; u = 0 for
/// who was left out.
pub(crate) struct Market<'a> {
    pub(crate) instance: &'a Instance,
    pub(crate) bonus: i64,
    /// Number of the bench (one after the last mentor) and what a place on it is worth.
    pub(crate) bench: Option<(u32, i64)>,
    /// Open places per mentor, the bench last.
    pub(crate) capacity: Vec<u32>,
    /// Mentees per mentor, each in its slot.
    pub(crate) held_by: Vec<Vec<u32>>,
    pub(crate) mentor_of: Vec<u32>,
    /// Slot of each placed mentee in the list of its mentor.
    pub(crate) slot_of: Vec<u32>,
    /// u per mentee.
    pub(crate) value: Vec<i64>,
    /// v per mentor, the bench last.
    pub(crate) price: Vec<i64>,
}

impl<'a> Market<'a> {
    pub(crate) fn open(instance: &'a Instance) -> Market<'a> {
        let bonus = instance.bonus();
        let worth_max = i64::from(instance.score_max()) + bonus;
        let mentors = u32::try_from(instance.mentors()).expect("mentors are numbered by u32");
        let mut capacity: Vec<u32> = (0..mentors).map(|j| instance.open_capacity(j)).collect();
        // A mentor without places is too dear for everyone from the start.
        let mut price: Vec<i64> =
            capacity.iter().map(|&places| if places == 0 { worth_max } else { 0 }).collect();
        let bench_places = bench_places(instance);
        let bench = (bench_places > 0).then_some((mentors, worth_max + 1));
        capacity.push(bench_places);
        price.push(0);
        Market {
            instance,
            bonus,
            bench,
            held_by: vec![Vec::new(); capacity.len()],
            capacity,
            mentor_of: vec![NOBODY; instance.mentees()],
            slot_of: vec![0; instance.mentees()],
            value: vec![0; instance.mentees()],
            price,
        }
    }

    /// Every place a mentee may take, with its worth w; the bench last.
    pub(crate) fn worths_of(&self, mentee: u32) -> impl Iterator<Item = (u32, i64)> + '_ {
        let bonus = self.bonus;
        let real = self.instance.edges_of(mentee);
        real.map(move |(mentor, score)| (mentor, i64::from(score) + bonus)).chain(self.bench)
    }

    pub(crate) fn has_free_place(&self, mentor: u32) -> bool {
        self.held_by[mentor as usize].len() < self.capacity[mentor as usize] as usize
    }

    /// The place a mentee holds; means nothing for one who holds none.
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

    pub(crate) fn put(&mut self, mentee: u32, place: Place) {
        self.held_by[place.mentor as usize][place.slot as usize] = mentee;
        self.mentor_of[mentee as usize] = place.mentor;
        self.slot_of[mentee as usize] = place.slot;
    }

    /// The value a mentee would have at today's prices; 0 means going without is as good.
    pub(crate) fn value_at_prices(&self, mentee: u32) -> i64 {
        let values = self.worths_of(mentee).map(|(j, worth)| worth - self.price[j as usize]);
        values.max().unwrap_or(0).max(0)
    }
}

/// How many mentees must go without because of the limit.
fn bench_places(instance: &Instance) -> u32 {
    let open_mentees = instance.mentees() as u64 - instance.locks();
    let open_pairs = instance.limit().map_or(open_mentees, |limit| limit - instance.locks());
    u32::try_from(open_mentees.saturating_sub(open_pairs)).expect("mentees are numbered by u32")
}
