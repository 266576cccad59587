//! Possible pairs seen from one side: for each person the partners with their scores.

/// Somebody on the other side, with the score. Both are read together, so they lie together.
pub(crate) type Partner = (u32, u32);

/// A view of the possible pairs of one side, row after row, each by ascending partner.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    /// `start[i]..start[i + 1]` is the row of person `i`.
    pub(crate) start: &'a [usize],
    pub(crate) partners: &'a [Partner],
}

impl<'a> Rows<'a> {
    #[inline]
    pub(crate) fn row(&self, person: u32) -> &'a [Partner] {
        &self.partners[self.start[person as usize]..self.start[person as usize + 1]]
    }
}
