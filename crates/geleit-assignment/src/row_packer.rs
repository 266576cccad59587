//! Takes whole rows and keeps what is possible of them.

use crate::rows::Partner;

/// So many mentors are passed over at once if none of them is wanted.
pub(crate) const BLOCK: usize = 16;

pub(crate) struct RowPacker<P> {
    pub(crate) row_start: Vec<usize>,
    pub(crate) mentors: Vec<P>,
    /// One row, with room for every mentor.
    row: Vec<P>,
}

impl<P: Partner> RowPacker<P> {
    pub(crate) fn new(mentors: usize) -> RowPacker<P> {
        RowPacker { row_start: vec![0], mentors: Vec::new(), row: vec![P::NOBODY; mentors] }
    }

    /// Adds the pairs of a row that score as much as `least`, and the pair of the lock.
    pub(crate) fn pack_from(
        &mut self,
        least: i16,
        lock: Option<u32>,
        scores: &[i16],
        highest: &[i16],
    ) {
        if least == 0 {
            return self.pack(scores);
        }
        let blocks = (0..).step_by(BLOCK).zip(scores.chunks(BLOCK));
        for ((first, block), &highest) in blocks.zip(highest) {
            let has_lock = lock.is_some_and(|lock| lock.wrapping_sub(first) < 16);
            if highest < least && !has_lock {
                continue;
            }
            for (mentor, &score) in (first..).zip(block) {
                if score >= least || lock == Some(mentor) && score >= 0 {
                    self.mentors.push(P::new(mentor, u32::from(score.unsigned_abs())));
                }
            }
        }
        self.row_start.push(self.mentors.len());
    }

    /// The same rows, of which the first is the one at the first place, and so on.
    pub(crate) fn in_order(&self, places: &[usize]) -> RowPacker<P> {
        let mut sorted = RowPacker::new(0);
        sorted.mentors.reserve_exact(self.mentors.len());
        for &place in places {
            let row = self.row_start[place]..self.row_start[place + 1];
            sorted.mentors.extend_from_slice(&self.mentors[row]);
            sorted.row_start.push(sorted.mentors.len());
        }
        sorted
    }

    /// Adds a row that was packed before.
    pub(crate) fn copy(&mut self, row: impl Iterator<Item = (u32, u32)>) {
        row.for_each(|(mentor, score)| self.mentors.push(P::new(mentor, score)));
        self.row_start.push(self.mentors.len());
    }

    /// Adds a row; a score below 0 is none.
    pub(crate) fn pack(&mut self, scores: &[i16]) {
        let mut possible = 0;
        for (mentor, &score) in (0..).zip(scores) {
            // Written in any case, and counted if it is one: possible pairs come in no order
            // that a processor could foresee.
            let Some(next) = self.row.get_mut(possible) else {
                break;
            };
            *next = P::new(mentor, u32::from(score.unsigned_abs()));
            possible += usize::from(score >= 0);
        }
        self.mentors.extend_from_slice(&self.row[..possible]);
        self.row_start.push(self.mentors.len());
    }
}
