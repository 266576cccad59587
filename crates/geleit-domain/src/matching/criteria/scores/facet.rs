//! One criterion as a table over the different answers of both sides.

use super::cohort::Cohort;
use crate::matching::candidates::{Mentee, Mentor};
use crate::matching::criteria::{MenteeTraits, MentorTraits};
use jiff::civil::Date;
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

/// Up to so many numbers the lines of a table are laid out over all mentors once and for all.
const LAID_OUT_MAX: usize = 1 << 24;

/// So many mentors are worked on at a time: their sums stay close to the processor.
pub(super) const BLOCK: usize = 1_024;

/// What of several answers of a mentee counts.
#[derive(Clone, Copy)]
pub(super) enum Counts {
    Best,
    Each,
}

/// What one criterion says about every pair.
pub(super) struct Facet {
    own: Answers,
    /// Of several answers of a mentor the best one counts.
    theirs: Answers,
    counts: Counts,
    /// Points per answer of a mentee and answer of a mentor, a line per answer of a mentee.
    table: Vec<i16>,
    width: usize,
    /// Points per answer of a mentee and mentor, if that is not too much.
    laid_out: Vec<i16>,
}

/// How a criterion is asked: which answers it reads on each side, and somebody who gave just
/// these.
pub(super) struct Question<A, B> {
    /// Answers of a mentee, mostly one.
    pub(super) own: fn(&MenteeTraits<'_>) -> Vec<A>,
    /// Answers of a mentor, mostly one.
    pub(super) theirs: fn(&MentorTraits<'_>) -> Vec<B>,
    pub(super) mentee: fn(&A) -> Mentee,
    pub(super) mentor: fn(&B) -> Mentor,
    pub(super) counts: Counts,
}

impl<A: Hash + Eq, B: Hash + Eq> Question<A, B> {
    pub(super) fn ask(
        self,
        cohort: &Cohort<'_>,
        points: impl Fn((&A, &MenteeTraits<'_>), (&B, &MentorTraits<'_>)) -> i16,
    ) -> Facet {
        let (own_answers, own) = Answers::of(cohort.mentees.iter().map(self.own));
        let (their_answers, theirs) = Answers::of(cohort.mentors.iter().map(self.theirs));
        let mentees: Vec<Mentee> = own_answers.iter().map(self.mentee).collect();
        let mentors: Vec<Mentor> = their_answers.iter().map(self.mentor).collect();
        let mentors: Vec<_> = mentors.iter().map(MentorTraits::of).collect();
        let mut table = Vec::with_capacity(mentees.len() * mentors.len());
        for (answer, mentee) in own_answers.iter().zip(&mentees) {
            let mentee = MenteeTraits::of(mentee, cohort.rules, Date::ZERO);
            let asked = their_answers.iter().zip(&mentors);
            table.extend(asked.map(|asked| points((answer, &mentee), asked)));
        }
        let (counts, width, laid_out) = (self.counts, mentors.len(), Vec::new());
        Facet { own, theirs, counts, table, width, laid_out }.lay_out()
    }
}

impl Facet {
    /// Adds the points with a block of mentors to their sums.
    pub(super) fn add_to(&self, mentee: usize, mentors: Range<usize>, sums: &mut [i16]) {
        match (self.own.of_person(mentee), self.counts) {
            (several @ [_, _, ..], Counts::Best) => {
                let mut best = [i16::MIN; BLOCK];
                let best = &mut best[..sums.len()];
                for &answer in several {
                    self.merge(answer, mentors.clone(), best, i16::max);
                }
                merge(sums, best.iter().copied(), i16::saturating_add);
            }
            (answers, _) => {
                for &answer in answers {
                    self.merge(answer, mentors.clone(), sums, i16::saturating_add);
                }
            }
        }
    }

    /// Merges the points of an answer with a block of mentors into their numbers.
    #[inline(always)]
    fn merge(
        &self,
        answer: u32,
        mentors: Range<usize>,
        numbers: &mut [i16],
        how: impl Fn(i16, i16) -> i16,
    ) {
        if self.laid_out.is_empty() {
            let line = self.line(answer);
            merge(numbers, mentors.map(|mentor| self.with(line, mentor)), how);
        } else {
            let all = self.theirs.people();
            let line = &self.laid_out[answer as usize * all..][..all];
            merge(numbers, line[mentors].iter().copied(), how);
        }
    }

    /// How many numbers the table has, laid out or not.
    pub(super) fn size(&self) -> usize {
        self.table.len().max(self.laid_out.len())
    }

    /// The answers of a mentee, as numbers.
    pub(super) fn answers_of(&self, mentee: usize) -> &[u32] {
        self.own.of_person(mentee)
    }

    fn line(&self, answer: u32) -> &[i16] {
        &self.table[answer as usize * self.width..][..self.width]
    }

    /// The points of a mentor in the line of an answer.
    #[inline]
    fn with(&self, line: &[i16], mentor: usize) -> i16 {
        let answers = self.theirs.of_person(mentor).iter();
        answers.map(|&theirs| line[theirs as usize]).max().unwrap_or(0)
    }

    fn lay_out(mut self) -> Self {
        let mentors = self.theirs.people();
        let lines = self.table.len() / self.width.max(1);
        if lines * mentors <= LAID_OUT_MAX {
            let mut laid_out = Vec::with_capacity(lines * mentors);
            for line in self.table.chunks_exact(self.width.max(1)) {
                match self.theirs.single() {
                    Some(answers) => {
                        laid_out.extend(answers.iter().map(|&theirs| line[theirs as usize]));
                    }
                    None => laid_out.extend((0..mentors).map(|mentor| self.with(line, mentor))),
                }
            }
            self.laid_out = laid_out;
        }
        self
    }
}

/// The answers of each person, as numbers.
struct Answers {
    /// `start[i]..start[i + 1]` are those of person `i`.
    start: Vec<usize>,
    numbers: Vec<u32>,
}

impl Answers {
    /// Numbers different answers in the order in which they come.
    fn of<K: Hash + Eq>(people: impl Iterator<Item = Vec<K>>) -> (Vec<K>, Answers) {
        let mut known: HashMap<K, u32> = HashMap::new();
        let mut answers = Answers { start: vec![0], numbers: Vec::new() };
        for given in people {
            for answer in given {
                let next = u32::try_from(known.len()).expect("people are numbered by u32");
                answers.numbers.push(*known.entry(answer).or_insert(next));
            }
            answers.start.push(answers.numbers.len());
        }
        let mut known: Vec<_> = known.into_iter().collect();
        known.sort_unstable_by_key(|(_, number)| *number);
        (known.into_iter().map(|(answer, _)| answer).collect(), answers)
    }

    fn people(&self) -> usize {
        self.start.len() - 1
    }

    /// The answer of each person, if everybody gave just one.
    fn single(&self) -> Option<&[u32]> {
        let is_single = self.start.iter().enumerate().all(|(person, &start)| start == person);
        is_single.then_some(&self.numbers)
    }

    #[inline]
    fn of_person(&self, person: usize) -> &[u32] {
        &self.numbers[self.start[person]..self.start[person + 1]]
    }
}

#[inline(always)]
fn merge(numbers: &mut [i16], points: impl Iterator<Item = i16>, how: impl Fn(i16, i16) -> i16) {
    for (number, points) in numbers.iter_mut().zip(points) {
        *number = how(*number, points);
    }
}
