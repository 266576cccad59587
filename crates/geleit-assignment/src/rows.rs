//! Possible pairs seen from one side: for each person the partners with their scores.

/// Somebody on the other side, with the score. Both are read together, so they lie together;
/// and a search mostly waits for memory, so they lie close.
pub(crate) trait Partner: Copy + Eq {
    /// Stands for no partner.
    const NOBODY: Self;
    fn new(person: u32, score: u32) -> Self;
    fn person(self) -> u32;
    fn score(self) -> u32;
    fn stored(partners: Vec<Self>) -> Stored;
}

/// 17 bits for the person, 15 for the score: enough for programmes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Narrow(u32);

/// Any person and any score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wide(u32, u32);

impl Narrow {
    const PERSON_BITS: u32 = 17;
    const PERSON_MASK: u32 = (1 << Self::PERSON_BITS) - 1;
    const SCORE_MAX: u32 = u32::MAX >> Self::PERSON_BITS;

    /// Are there few enough people on the larger side, and no score too high?
    pub(crate) fn suits(people: usize, score_max: u32) -> bool {
        people <= Self::PERSON_MASK as usize && score_max <= Self::SCORE_MAX
    }
}

impl Partner for Narrow {
    const NOBODY: Narrow = Narrow(u32::MAX);

    #[inline(always)]
    fn new(person: u32, score: u32) -> Narrow {
        Narrow(score << Narrow::PERSON_BITS | person)
    }

    #[inline(always)]
    fn person(self) -> u32 {
        self.0 & Narrow::PERSON_MASK
    }

    #[inline(always)]
    fn score(self) -> u32 {
        self.0 >> Narrow::PERSON_BITS
    }

    fn stored(partners: Vec<Narrow>) -> Stored {
        Stored::Narrow(partners)
    }
}

impl Partner for Wide {
    const NOBODY: Wide = Wide(u32::MAX, 0);

    #[inline(always)]
    fn new(person: u32, score: u32) -> Wide {
        Wide(person, score)
    }

    #[inline(always)]
    fn person(self) -> u32 {
        self.0
    }

    #[inline(always)]
    fn score(self) -> u32 {
        self.1
    }

    fn stored(partners: Vec<Wide>) -> Stored {
        Stored::Wide(partners)
    }
}

/// The partners of everybody, one after the other.
#[derive(Clone, Debug)]
pub(crate) enum Stored {
    Narrow(Vec<Narrow>),
    Wide(Vec<Wide>),
}

/// The partners of one person.
#[derive(Clone, Copy)]
pub(crate) enum Row<'a> {
    Narrow(&'a [Narrow]),
    Wide(&'a [Wide]),
}

impl<'a> Row<'a> {
    /// The partners with their scores.
    #[inline]
    pub(crate) fn iter(self) -> impl Iterator<Item = (u32, u32)> + 'a {
        let (narrow, wide): (&[_], &[_]) = match self {
            Row::Narrow(row) => (row, &[]),
            Row::Wide(row) => (&[], row),
        };
        narrow
            .iter()
            .map(|one| (one.person(), one.score()))
            .chain(wide.iter().map(|one| (one.0, one.1)))
    }

    /// The score with one of them.
    #[inline]
    pub(crate) fn score(self, person: u32) -> Option<u32> {
        fn find<P: Partner>(row: &[P], person: u32) -> Option<u32> {
            Some(row[row.binary_search_by_key(&person, |one| one.person()).ok()?].score())
        }
        match self {
            Row::Narrow(row) => find(row, person),
            Row::Wide(row) => find(row, person),
        }
    }
}

/// A view of the possible pairs of one side, row after row, each by ascending partner.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a, P> {
    /// `start[i]..start[i + 1]` is the row of person `i`.
    pub(crate) start: &'a [usize],
    pub(crate) partners: &'a [P],
}

impl<'a, P> Rows<'a, P> {
    #[inline]
    pub(crate) fn row(&self, person: u32) -> &'a [P] {
        &self.partners[self.start[person as usize]..self.start[person as usize + 1]]
    }
}
