//! What is to be solved: who may be paired with whom, for how many points, under which limits.

use crate::InstanceError;
use crate::row_packer::RowPacker;
use crate::row_sorter::RowSorter;
use crate::rows::{Narrow, Partner, Row, Rows, Stored, Wide};

/// The highest score of a pair.
pub const MAX_SCORE: u32 = 1_000_000;

/// A possible pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// Number of the mentee, from 0.
    pub mentee: u32,
    /// Number of the mentor, from 0.
    pub mentor: u32,
    /// Points of the pair, 0 to [`MAX_SCORE`].
    pub score: u32,
}

/// A checked problem: everything a solver or a certificate check needs, and nothing invalid.
#[derive(Clone, Debug)]
pub struct Instance {
    /// `row_start[i]..row_start[i + 1]` are the edges of mentee `i`, by ascending mentor.
    row_start: Vec<usize>,
    partners: Stored,
    /// The highest score that pairs of a mentee can have which were left out, if some were.
    left_out: Vec<Option<u16>>,
    capacities: Vec<u32>,
    locked_places: Vec<u32>,
    lock_of: Vec<Option<u32>>,
    limit: Option<u64>,
    score_max: u32,
    bonus_min: i64,
}

impl Instance {
    /// An instance of `mentees` mentees and one mentor per capacity; pairs that are not among
    /// the edges are impossible. The order of the edges does not matter.
    ///
    /// # Errors
    /// An edge that names a mentee or mentor that does not exist, a score above [`MAX_SCORE`],
    /// a pair listed twice, or four thousand million people on one side.
    pub fn new(
        mentees: usize,
        capacities: Vec<u32>,
        edges: &[Edge],
    ) -> Result<Instance, InstanceError> {
        check_sizes(mentees, capacities.len())?;
        for &edge in edges {
            check_edge(edge, mentees, capacities.len())?;
        }
        Instance::of(mentees, capacities, edges)
    }

    /// An instance from whole rows, for large cohorts in which most people could be paired:
    /// `fill` is given the number of each mentee and writes the score with every mentor, or a
    /// number below 0 where the pair is impossible.
    ///
    /// # Errors
    /// Four thousand million people on one side.
    pub fn from_rows(
        mentees: usize,
        capacities: Vec<u32>,
        fill: impl FnMut(usize, &mut [i16]),
    ) -> Result<Instance, InstanceError> {
        check_sizes(mentees, capacities.len())?;
        let people = mentees.max(capacities.len());
        if Narrow::suits(people, i16::MAX.unsigned_abs().into()) {
            Ok(Instance::packed::<Narrow>(mentees, capacities, fill))
        } else {
            Ok(Instance::packed::<Wide>(mentees, capacities, fill))
        }
    }

    fn packed<P: Partner>(
        mentees: usize,
        capacities: Vec<u32>,
        mut fill: impl FnMut(usize, &mut [i16]),
    ) -> Instance {
        let mut packer = RowPacker::<P>::new(capacities.len());
        let mut row = vec![-1; capacities.len()];
        for mentee in 0..mentees {
            fill(mentee, &mut row);
            packer.pack(&row);
        }
        Instance::sorted(packer.row_start, packer.mentors, capacities)
    }

    /// An instance of people that exist, with scores of any height.
    fn of(mentees: usize, capacities: Vec<u32>, edges: &[Edge]) -> Result<Instance, InstanceError> {
        let score_max = edges.iter().map(|edge| edge.score).max().unwrap_or(0);
        if Narrow::suits(mentees.max(capacities.len()), score_max) {
            Instance::of_rows::<Narrow>(mentees, capacities, edges)
        } else {
            Instance::of_rows::<Wide>(mentees, capacities, edges)
        }
    }

    fn of_rows<P: Partner>(
        mentees: usize,
        capacities: Vec<u32>,
        edges: &[Edge],
    ) -> Result<Instance, InstanceError> {
        let row_start = row_starts(mentees, edges);
        let partners = sorted_rows::<P>(&row_start, capacities.len(), edges)?;
        Ok(Instance::sorted(row_start, partners, capacities))
    }

    pub(crate) fn sorted<P: Partner>(
        row_start: Vec<usize>,
        partners: Vec<P>,
        capacities: Vec<u32>,
    ) -> Instance {
        Instance {
            lock_of: vec![None; row_start.len() - 1],
            row_start,
            locked_places: vec![0; capacities.len()],
            capacities,
            limit: None,
            score_max: partners.iter().map(|one| one.score()).max().unwrap_or(0),
            partners: P::stored(partners),
            left_out: Vec::new(),
            bonus_min: 0,
        }
    }

    /// The same instance with pairs `(mentee, mentor)` that must be part of every assignment,
    /// beside those it already has.
    ///
    /// # Errors
    /// A lock that is not an edge, a mentee locked twice, more locks on a mentor than it has
    /// places, or more locks than the limit on pairs.
    pub fn with_locks(mut self, locks: &[(u32, u32)]) -> Result<Instance, InstanceError> {
        for &(mentee, mentor) in locks {
            if self.score(mentee, mentor).is_none() {
                return Err(InstanceError::LockNotListed { mentee, mentor });
            }
            if self.lock_of[mentee as usize].replace(mentor).is_some() {
                return Err(InstanceError::LockedTwice { mentee });
            }
            self.locked_places[mentor as usize] += 1;
            if self.locked_places[mentor as usize] > self.capacities[mentor as usize] {
                return Err(InstanceError::LocksOverCapacity { mentor });
            }
        }
        self.refuse_more_locks_than_limit()
    }

    /// The same instance with at most `pairs` pairs, locked ones included.
    ///
    /// # Errors
    /// More locks than pairs.
    pub fn with_limit(mut self, pairs: u64) -> Result<Instance, InstanceError> {
        self.limit = Some(pairs);
        self.refuse_more_locks_than_limit()
    }

    /// The same people, places, locks and limit with other pairs, each at most once and every
    /// locked one among them; scores may be higher than [`MAX_SCORE`]. Nothing counts as left out.
    pub(crate) fn with_edges(&self, edges: &[Edge]) -> Instance {
        let other = Instance::of(self.mentees(), self.capacities.clone(), edges);
        Instance {
            locked_places: self.locked_places.clone(),
            lock_of: self.lock_of.clone(),
            limit: self.limit,
            ..other.expect("no pair is listed twice")
        }
    }

    /// The same instance with a bonus that also suits one with more pairs, more people or higher
    /// scores: whoever checks a certificate with a part of the pairs needs that of all.
    #[must_use]
    pub fn with_bonus_min(self, bonus_min: i64) -> Instance {
        Instance { bonus_min, ..self }
    }

    fn refuse_more_locks_than_limit(self) -> Result<Instance, InstanceError> {
        match self.limit {
            Some(limit) if self.locks() > limit => {
                Err(InstanceError::LocksOverLimit { locks: self.locks(), limit })
            }
            _ => Ok(self),
        }
    }

    /// How many mentees there are.
    #[must_use]
    pub fn mentees(&self) -> usize {
        self.lock_of.len()
    }

    /// How many mentors there are.
    #[must_use]
    pub fn mentors(&self) -> usize {
        self.capacities.len()
    }

    /// The possible mentors of a mentee with their scores, by ascending number.
    ///
    /// # Panics
    /// If there is no such mentee.
    #[inline]
    pub fn edges_of(&self, mentee: u32) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.row(mentee).iter()
    }

    /// Every possible pair, by ascending mentee and mentor.
    pub fn edges(&self) -> impl Iterator<Item = Edge> + '_ {
        (0..self.row_start.len() - 1).flat_map(|mentee| {
            let mentee = u32::try_from(mentee).expect("mentees are numbered by u32");
            self.edges_of(mentee).map(move |(mentor, score)| Edge { mentee, mentor, score })
        })
    }

    /// The score of a pair; `None` if the pair is impossible or one of the two does not exist.
    #[must_use]
    #[inline]
    pub fn score(&self, mentee: u32, mentor: u32) -> Option<u32> {
        if mentee as usize >= self.mentees() {
            return None;
        }
        self.row(mentee).score(mentor)
    }

    /// The mentor a mentee is locked to.
    #[must_use]
    #[inline]
    pub fn lock_of(&self, mentee: u32) -> Option<u32> {
        self.lock_of[mentee as usize]
    }

    /// How many pairs are locked.
    #[must_use]
    pub fn locks(&self) -> u64 {
        self.locked_places.iter().map(|&places| u64::from(places)).sum()
    }

    /// How many mentees a mentor takes, locked ones included.
    #[must_use]
    pub fn capacity(&self, mentor: u32) -> u32 {
        self.capacities[mentor as usize]
    }

    /// How many places of a mentor are left after its locks.
    #[must_use]
    pub fn open_capacity(&self, mentor: u32) -> u32 {
        self.capacities[mentor as usize] - self.locked_places[mentor as usize]
    }

    /// The most pairs allowed, locked ones included.
    #[must_use]
    pub fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// What each pair is worth beside its score: one more than all scores together can reach.
    /// Adding it to every score makes the highest total also the one with the most pairs.
    #[must_use]
    pub fn bonus(&self) -> i64 {
        let places: u64 = self.capacities.iter().map(|&places| u64::from(places)).sum();
        let pairs_max = places.min(self.mentees() as u64);
        // Mentees are numbered by u32, so this stays under 10^6 · 2^32 + 1.
        let all = i64::from(self.score_max) * i64::try_from(pairs_max).expect("at most 2^32");
        (all + 1).max(self.bonus_min)
    }

    /// The highest score that pairs of a mentee can have which were left out, if some were.
    #[inline]
    pub(crate) fn left_out(&self, mentee: u32) -> Option<u16> {
        self.left_out.get(mentee as usize).copied().flatten()
    }

    pub(crate) fn leaving_out(self, left_out: Vec<Option<u16>>) -> Instance {
        Instance { left_out, ..self }
    }

    /// The same people, places, locks and limit with these rows.
    pub(crate) fn with_rows<P: Partner>(
        &self,
        row_start: Vec<usize>,
        partners: Vec<P>,
    ) -> Instance {
        Instance {
            locked_places: self.locked_places.clone(),
            lock_of: self.lock_of.clone(),
            limit: self.limit,
            ..Instance::sorted(row_start, partners, self.capacities.clone())
        }
    }

    /// The highest score of any edge, 0 without edges.
    pub(crate) fn score_max(&self) -> u32 {
        self.score_max
    }

    /// The mentors of a mentee.
    #[inline]
    pub(crate) fn row(&self, mentee: u32) -> Row<'_> {
        match &self.partners {
            Stored::Narrow(partners) => Row::Narrow(self.rows(partners).row(mentee)),
            Stored::Wide(partners) => Row::Wide(self.rows(partners).row(mentee)),
        }
    }

    pub(crate) fn partners(&self) -> &Stored {
        &self.partners
    }

    /// These partners, mentee after mentee.
    #[inline]
    pub(crate) fn rows<'a, P>(&'a self, partners: &'a [P]) -> Rows<'a, P> {
        Rows { start: &self.row_start, partners }
    }
}

pub(crate) fn check_sizes(mentees: usize, mentors: usize) -> Result<(), InstanceError> {
    // The last number of each side stands for "nobody", the one before it for the bench.
    let is_few = mentees.max(mentors) < u32::MAX as usize - 1;
    if is_few { Ok(()) } else { Err(InstanceError::TooMany) }
}

fn check_edge(edge: Edge, mentees: usize, mentors: usize) -> Result<(), InstanceError> {
    let Edge { mentee, mentor, score } = edge;
    if mentee as usize >= mentees {
        return Err(InstanceError::UnknownMentee { mentee });
    }
    if mentor as usize >= mentors {
        return Err(InstanceError::UnknownMentor { mentor });
    }
    if score > MAX_SCORE {
        return Err(InstanceError::ScoreTooHigh { mentee, mentor, score });
    }
    Ok(())
}

fn row_starts(mentees: usize, edges: &[Edge]) -> Vec<usize> {
    let mut row_start = vec![0; mentees + 1];
    for edge in edges {
        row_start[edge.mentee as usize + 1] += 1;
    }
    for mentee in 0..mentees {
        row_start[mentee + 1] += row_start[mentee];
    }
    row_start
}

/// The mentors of each mentee, mentee after mentee, each row by ascending mentor.
fn sorted_rows<P: Partner>(
    row_start: &[usize],
    mentors: usize,
    edges: &[Edge],
) -> Result<Vec<P>, InstanceError> {
    let mut next = row_start.to_vec();
    let mut rows = vec![P::NOBODY; edges.len()];
    for edge in edges {
        let at = &mut next[edge.mentee as usize];
        rows[*at] = P::new(edge.mentor, edge.score);
        *at += 1;
    }
    let mut sorter = RowSorter::new(mentors);
    for (mentee, bounds) in (0..).zip(row_start.windows(2)) {
        if let Some(mentor) = sorter.sort(&mut rows[bounds[0]..bounds[1]]) {
            return Err(InstanceError::DuplicateEdge { mentee, mentor });
        }
    }
    Ok(rows)
}
