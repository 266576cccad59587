//! Takes whole rows and keeps what is possible of them.

pub(crate) struct RowPacker {
    pub(crate) row_start: Vec<usize>,
    pub(crate) mentors: Vec<u32>,
    pub(crate) scores: Vec<u32>,
    /// One row, with room for every mentor.
    row: (Vec<u32>, Vec<u32>),
}

impl RowPacker {
    pub(crate) fn new(mentors: usize) -> RowPacker {
        RowPacker {
            row_start: vec![0],
            mentors: Vec::new(),
            scores: Vec::new(),
            row: (vec![0; mentors], vec![0; mentors]),
        }
    }

    /// Adds a row; a score below 0 is none.
    pub(crate) fn pack(&mut self, scores: &[i16]) {
        let mut possible = 0;
        for (mentor, &score) in (0..).zip(scores) {
            // Written in any case, and counted if it is one: possible pairs come in no order
            // that a processor could foresee.
            let (Some(number), Some(points)) =
                (self.row.0.get_mut(possible), self.row.1.get_mut(possible))
            else {
                break;
            };
            (*number, *points) = (mentor, u32::from(score.unsigned_abs()));
            possible += usize::from(score >= 0);
        }
        self.mentors.extend_from_slice(&self.row.0[..possible]);
        self.scores.extend_from_slice(&self.row.1[..possible]);
        self.row_start.push(self.mentors.len());
    }
}
