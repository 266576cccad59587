//! Possible pairs seen from one side: for each person the partners, with the scores beside them.

/// A view of the possible pairs of one side, row after row, each by ascending partner.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    /// `start[i]..start[i + 1]` is the row of person `i`.
    pub(crate) start: &'a [usize],
    pub(crate) partners: &'a [u32],
    pub(crate) scores: &'a [u32],
}

impl<'a> Rows<'a> {
    #[inline]
    pub(crate) fn row(&self, person: u32) -> (&'a [u32], &'a [u32]) {
        let range = self.start[person as usize]..self.start[person as usize + 1];
        (&self.partners[range.clone()], &self.scores[range])
    }
}
