//! Chance that is the same in every run.

/// A small generator (xorshift) that starts from a fixed number.
pub(crate) struct Draw(u64);

impl Draw {
    pub(crate) fn from(start: u64) -> Self {
        Self(start)
    }

    /// A number from 0 up to, but not including, `end`.
    pub(crate) fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        u32::try_from((self.0 >> 16) % u64::from(end)).unwrap_or(0)
    }

    /// True in so many of a hundred cases.
    pub(crate) fn percent(&mut self, percent: u32) -> bool {
        self.below(100) < percent
    }

    /// One of the entries.
    pub(crate) fn one<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        let count = u32::try_from(from.len()).unwrap_or(1);
        &from[usize::try_from(self.below(count)).unwrap_or(0)]
    }
}
