//! Sorts the rows of an instance, with memory that is used again for each of them.

use crate::rows::Partner;

/// A row with at least one mentor in so many is laid out over all of them to be sorted.
const SPARSE: usize = 16;

pub(crate) struct RowSorter {
    /// One bit per mentor: is it in the row?
    seen: Vec<u64>,
    score_of: Vec<u32>,
}

impl RowSorter {
    pub(crate) fn new(mentors: usize) -> RowSorter {
        RowSorter { seen: vec![0; mentors.div_ceil(64)], score_of: vec![0; mentors] }
    }

    /// Sorts a row by mentor; returns the first mentor who is in it twice.
    pub(crate) fn sort<P: Partner>(&mut self, row: &mut [P]) -> Option<u32> {
        if row.is_sorted_by(|a, b| a.person() < b.person()) {
            return None;
        }
        if self.score_of.len() <= row.len() * SPARSE && self.lay_out(row) {
            self.collect(row);
            return None;
        }
        row.sort_unstable_by_key(|one| one.person());
        let twice = row.windows(2).find(|pair| pair[0].person() == pair[1].person());
        twice.map(|pair| pair[0].person())
    }

    /// Notes the row; `false`, and nothing noted, if a mentor is in it twice.
    fn lay_out<P: Partner>(&mut self, row: &[P]) -> bool {
        let mut twice = 0;
        for one in row {
            let (mentor, score) = (one.person(), one.score());
            let (word, bit) = (mentor as usize / 64, 1 << (mentor % 64));
            twice |= self.seen[word] & bit;
            self.seen[word] |= bit;
            self.score_of[mentor as usize] = score;
        }
        if twice != 0 {
            self.seen.fill(0);
        }
        twice == 0
    }

    /// Writes what was noted in the order of the mentors, and forgets it.
    fn collect<P: Partner>(&mut self, row: &mut [P]) {
        let mut row = row.iter_mut();
        for (first, word) in (0..).step_by(64).zip(&mut self.seen) {
            while *word != 0 {
                let found = first + word.trailing_zeros();
                if let Some(next) = row.next() {
                    *next = P::new(found, self.score_of[found as usize]);
                }
                *word &= *word - 1;
            }
        }
    }
}
