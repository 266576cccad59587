//! Takes whole rows and keeps what is possible of them.

use crate::rows::Partner;

pub(crate) struct RowPacker {
    pub(crate) row_start: Vec<usize>,
    pub(crate) mentors: Vec<Partner>,
    /// One row, with room for every mentor.
    row: Vec<Partner>,
}

impl RowPacker {
    pub(crate) fn new(mentors: usize) -> RowPacker {
        RowPacker { row_start: vec![0], mentors: Vec::new(), row: vec![(0, 0); mentors] }
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
            *next = (mentor, u32::from(score.unsigned_abs()));
            possible += usize::from(score >= 0);
        }
        self.mentors.extend_from_slice(&self.row[..possible]);
        self.row_start.push(self.mentors.len());
    }
}
