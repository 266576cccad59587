//! Sorts the rows of an instance, with memory that is used again for each of them.

/// A row with at least one mentor in so many is laid out over all of them to be sorted.
const SPARSE: usize = 16;

pub(crate) struct RowSorter {
    /// One bit per mentor: is it in the row?
    seen: Vec<u64>,
    score_of: Vec<u32>,
    keys: Vec<u64>,
}

impl RowSorter {
    pub(crate) fn new(mentors: usize) -> RowSorter {
        RowSorter {
            seen: vec![0; mentors.div_ceil(64)],
            score_of: vec![0; mentors],
            keys: Vec::new(),
        }
    }

    /// Sorts a row by mentor; returns the first mentor who is in it twice.
    pub(crate) fn sort(&mut self, mentors: &mut [u32], scores: &mut [u32]) -> Option<u32> {
        if mentors.is_sorted_by(|a, b| a < b) {
            return None;
        }
        if self.score_of.len() <= mentors.len() * SPARSE && self.lay_out(mentors, scores) {
            self.collect(mentors, scores);
            return None;
        }
        self.sort_by_key(mentors, scores);
        mentors.windows(2).find(|pair| pair[0] == pair[1]).map(|pair| pair[0])
    }

    /// Notes the row; `false`, and nothing noted, if a mentor is in it twice.
    fn lay_out(&mut self, mentors: &[u32], scores: &[u32]) -> bool {
        let mut twice = 0;
        for (&mentor, &score) in mentors.iter().zip(scores) {
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
    fn collect(&mut self, mentors: &mut [u32], scores: &mut [u32]) {
        let mut row = mentors.iter_mut().zip(scores);
        for (first, word) in (0..).step_by(64).zip(&mut self.seen) {
            while *word != 0 {
                let found = first + word.trailing_zeros();
                if let Some((mentor, score)) = row.next() {
                    (*mentor, *score) = (found, self.score_of[found as usize]);
                }
                *word &= *word - 1;
            }
        }
    }

    fn sort_by_key(&mut self, mentors: &mut [u32], scores: &mut [u32]) {
        let row = mentors.iter().zip(scores.iter());
        self.keys.clear();
        self.keys.extend(row.map(|(&mentor, &score)| u64::from(mentor) << 32 | u64::from(score)));
        self.keys.sort_unstable();
        for ((mentor, score), key) in mentors.iter_mut().zip(scores).zip(&self.keys) {
            (*mentor, *score) = ((key >> 32) as u32, *key as u32);
        }
    }
}
