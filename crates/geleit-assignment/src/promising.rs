//! Large cohorts: of each mentee only the best pairs are looked at, until the prices prove that
//! none of the others matters.
//!
//! With the score s at which a row was cut, every pair left out is worth at most s + bonus. While
//! u + t is above that, such a pair is worth less than its prices whatever the mentor costs: it
//! is part of no best assignment, and covered. Where u + t is not, the whole row is needed.

use crate::instance::check_sizes;
use crate::row_packer::{BLOCK, RowPacker};
use crate::rows::{Narrow, Partner, Stored, Wide};
use crate::{Certificate, Instance, InstanceError};

impl Instance {
    /// As [`from_rows`](Instance::from_rows), but only with the best pairs of each mentee: about
    /// `usual` of them with mentors who have places, if there are so many, and the pair of the
    /// lock. The rows are read in this order, in which each mentee comes once: those that are alike
    /// had better be neighbours. A solution is right if no mentee is [`doubtful`](Instance::doubtful) at its prices;
    /// until then it has to be found again [`with_whole_rows`](Instance::with_whole_rows).
    ///
    /// # Errors
    /// Four thousand million people on one side, and locks that cannot all be kept.
    pub fn from_best_of_rows(
        mentees: usize,
        capacities: Vec<u32>,
        locks: &[(u32, u32)],
        usual: usize,
        order: &[usize],
        fill: impl FnMut(usize, &mut [i16]),
    ) -> Result<Instance, InstanceError> {
        check_sizes(mentees, capacities.len())?;
        let mut lock_of = vec![None; mentees];
        for &(mentee, mentor) in locks {
            if let Some(lock) = lock_of.get_mut(mentee as usize) {
                *lock = Some(mentor);
            }
        }
        let people = mentees.max(capacities.len());
        let best = if Narrow::suits(people, i16::MAX.unsigned_abs().into()) {
            best_of_rows::<Narrow>(capacities, &lock_of, usual, order, fill)
        } else {
            best_of_rows::<Wide>(capacities, &lock_of, usual, order, fill)
        };
        best.with_locks(locks)
    }

    /// Is every possible pair here?
    #[must_use]
    pub fn is_whole(&self) -> bool {
        (0..).take(self.mentees()).all(|mentee| self.left_out(mentee).is_none())
    }

    /// The mentees of whom pairs were left out that could be worth their prices.
    #[must_use]
    pub fn doubtful(&self, prices: &Certificate) -> Vec<u32> {
        let open = (0..).take(self.mentees()).filter(|&mentee| self.lock_of(mentee).is_none());
        open.filter(|&mentee| self.is_doubtful(mentee, prices)).collect()
    }

    #[inline]
    pub(crate) fn is_doubtful(&self, mentee: u32, prices: &Certificate) -> bool {
        self.left_out(mentee).is_some_and(|score| {
            let own = prices.mentees[mentee as usize].saturating_add(prices.limit);
            own <= i64::from(score) + prices.bonus
        })
    }

    /// The same instance with every pair of these mentees, in ascending order; `fill` writes
    /// their rows again.
    #[must_use]
    pub fn with_whole_rows(
        &self,
        mentees: &[u32],
        fill: impl FnMut(usize, &mut [i16]),
    ) -> Instance {
        match self.partners() {
            Stored::Narrow(_) => self.with_whole::<Narrow>(mentees, fill),
            Stored::Wide(_) => self.with_whole::<Wide>(mentees, fill),
        }
    }

    fn with_whole<P: Partner>(
        &self,
        mentees: &[u32],
        mut fill: impl FnMut(usize, &mut [i16]),
    ) -> Instance {
        let mut packer = RowPacker::<P>::new(self.mentors());
        let mut row = vec![-1; self.mentors()];
        let mut left_out = Vec::with_capacity(self.mentees());
        for mentee in (0..).take(self.mentees()) {
            if mentees.binary_search(&mentee).is_ok() {
                fill(mentee as usize, &mut row);
                packer.pack(&row);
                left_out.push(None);
            } else {
                packer.copy(self.row(mentee).iter());
                left_out.push(self.left_out(mentee));
            }
        }
        self.with_rows(packer.row_start, packer.mentors).leaving_out(left_out)
    }
}

fn best_of_rows<P: Partner>(
    capacities: Vec<u32>,
    lock_of: &[Option<u32>],
    usual: usize,
    order: &[usize],
    mut fill: impl FnMut(usize, &mut [i16]),
) -> Instance {
    let mut packer = RowPacker::<P>::new(capacities.len());
    let mut cutter = Cutter::new(&capacities, usual);
    let mut row = vec![-1; capacities.len()];
    let mut left_out = vec![None; lock_of.len()];
    let mut place_of = vec![0; lock_of.len()];
    for (place, &mentee) in order.iter().enumerate() {
        fill(mentee, &mut row);
        let least = cutter.least(&row);
        packer.pack_from(least, lock_of[mentee], &row, &cutter.highest);
        left_out[mentee] = least.checked_sub(1).and_then(|below| u16::try_from(below).ok());
        place_of[mentee] = place;
    }
    let packed = packer.in_order(&place_of);
    Instance::sorted(packed.row_start, packed.mentors, capacities).leaving_out(left_out)
}

/// Finds the scores at which rows are cut.
struct Cutter {
    /// -1, all bits, for each mentor with places, else 0; empty if all have some.
    has_place: Vec<i16>,
    usual: usize,
    /// The highest score in each block of the last row.
    highest: Vec<i16>,
    /// The same of mentors with places only, if some have none.
    highest_open: Vec<i16>,
    /// How far below the best pair rows are cut at first: they are alike.
    width: i16,
}

impl Cutter {
    fn new(capacities: &[u32], usual: usize) -> Cutter {
        let mut has_place: Vec<i16> =
            capacities.iter().map(|&places| -i16::from(places > 0)).collect();
        if !has_place.contains(&0) {
            has_place.clear();
        }
        Cutter { has_place, usual, highest: Vec::new(), highest_open: Vec::new(), width: 256 }
    }

    /// The lowest score that is kept: the usual number of blocks have a pair that scores as much.
    fn least(&mut self, row: &[i16]) -> i16 {
        self.highest.clear();
        self.highest.extend(row.chunks(BLOCK).map(|row| highest(row.iter().copied())));
        self.highest_open.clear();
        let open = row.chunks(BLOCK).zip(self.has_place.chunks(BLOCK)).map(|(row, has_place)| {
            highest(row.iter().zip(has_place).map(|(score, mask)| score & mask | !mask))
        });
        self.highest_open.extend(open);
        let of_blocks = if self.has_place.is_empty() { &self.highest } else { &self.highest_open };
        let best = highest(of_blocks.iter().copied());
        let mut width = self.width;
        loop {
            let least = best.saturating_sub(width).max(0);
            let kept = of_blocks.iter().filter(|&&score| score >= least).count();
            if kept >= self.usual || least == 0 {
                // Up in large steps and down in small ones: few rows are cut in several attempts.
                let is_short = width > self.width;
                self.width += if is_short { self.width / 8 + 1 } else { -self.width / 16 };
                return least;
            }
            width = width.saturating_add(width / 3 + 1);
        }
    }
}

#[inline(always)]
fn highest(scores: impl Iterator<Item = i16>) -> i16 {
    scores.fold(-1, i16::max)
}
