//! One criterion as a table over the different answers of both sides.

use super::cohort::Cohort;
use crate::matching::candidates::{Mentee, Mentor};
use crate::matching::criteria::{MenteeTraits, MentorTraits};
use jiff::civil::Date;
use std::collections::HashMap;
use std::hash::Hash;

/// Up to so many numbers the lines of a table are laid out over all mentors once and for all.
const LAID_OUT_MAX: usize = 1 << 23;

/// What one criterion says about every pair.
pub(super) struct Facet {
    /// `start[i]..start[i + 1]` are the answers of mentee `i`; the best one counts.
    start: Vec<usize>,
    answers: Vec<u32>,
    /// The answer of each mentor.
    of_mentor: Vec<u32>,
    /// Points per answer of a mentee and answer of a mentor, a line per answer of a mentee.
    table: Vec<i16>,
    width: usize,
    /// Points per answer of a mentee and mentor, if that is not too much.
    laid_out: Vec<i16>,
}

/// How a criterion is asked: which answers it reads on each side, and somebody who gave just
/// these.
pub(super) struct Question<A, B> {
    /// Answers of a mentee of which the best one counts; mostly one.
    pub(super) own: fn(&MenteeTraits<'_>) -> Vec<A>,
    pub(super) theirs: fn(&MentorTraits<'_>) -> B,
    pub(super) mentee: fn(&A) -> Mentee,
    pub(super) mentor: fn(&B) -> Mentor,
}

impl<A: Hash + Eq, B: Hash + Eq> Question<A, B> {
    pub(super) fn ask(
        self,
        cohort: &Cohort<'_>,
        points: impl Fn((&A, &MenteeTraits<'_>), (&B, &MentorTraits<'_>)) -> i16,
    ) -> Facet {
        let (mut own, mut theirs) = (Classes::default(), Classes::default());
        let (mut start, mut answers) = (vec![0], Vec::new());
        for mentee in cohort.mentees {
            answers.extend((self.own)(mentee).into_iter().map(|answer| own.number(answer)));
            start.push(answers.len());
        }
        let of_mentor: Vec<u32> =
            cohort.mentors.iter().map(|mentor| theirs.number((self.theirs)(mentor))).collect();
        let (own, theirs) = (own.in_order(), theirs.in_order());
        let mentees: Vec<Mentee> = own.iter().map(self.mentee).collect();
        let mentors: Vec<Mentor> = theirs.iter().map(self.mentor).collect();
        let mentors: Vec<_> = mentors.iter().map(MentorTraits::of).collect();
        let mut table = Vec::with_capacity(own.len() * theirs.len());
        for (answer, mentee) in own.iter().zip(&mentees) {
            let mentee = MenteeTraits::of(mentee, cohort.rules, Date::ZERO);
            let asked = theirs.iter().zip(&mentors);
            table.extend(asked.map(|asked| points((answer, &mentee), asked)));
        }
        Facet { start, answers, of_mentor, table, width: theirs.len(), laid_out: Vec::new() }
            .lay_out()
    }
}

impl Facet {
    /// Adds the points with each mentor to a row.
    pub(super) fn add_to(&self, mentee: usize, row: &mut [i16]) {
        match &self.answers[self.start[mentee]..self.start[mentee + 1]] {
            [] => {}
            [answer] if self.laid_out.is_empty() => {
                let line = self.line(*answer);
                for (sum, &theirs) in row.iter_mut().zip(&self.of_mentor) {
                    *sum = sum.saturating_add(line[theirs as usize]);
                }
            }
            [answer] => add(row, self.laid_out_line(*answer).iter().copied()),
            [first, second] if !self.laid_out.is_empty() => {
                let lines = self.laid_out_line(*first).iter().zip(self.laid_out_line(*second));
                add(row, lines.map(|(a, b)| *a.max(b)));
            }
            answers => {
                let best = |theirs: usize| answers.iter().map(move |&own| self.line(own)[theirs]);
                let of_mentor = self.of_mentor.iter();
                add(row, of_mentor.map(|&theirs| best(theirs as usize).max().unwrap_or(0)));
            }
        }
    }

    fn line(&self, answer: u32) -> &[i16] {
        &self.table[answer as usize * self.width..][..self.width]
    }

    fn laid_out_line(&self, answer: u32) -> &[i16] {
        let mentors = self.of_mentor.len();
        &self.laid_out[answer as usize * mentors..][..mentors]
    }

    fn lay_out(mut self) -> Self {
        let lines = self.table.len() / self.width.max(1);
        if lines * self.of_mentor.len() <= LAID_OUT_MAX {
            let lines = self.table.chunks_exact(self.width.max(1));
            let of_mentor = &self.of_mentor;
            self.laid_out =
                lines.flat_map(|line| of_mentor.iter().map(|&at| line[at as usize])).collect();
        }
        self
    }
}

fn add(row: &mut [i16], points: impl Iterator<Item = i16>) {
    for (sum, points) in row.iter_mut().zip(points) {
        *sum = sum.saturating_add(points);
    }
}

/// Numbers different answers in the order in which they come.
struct Classes<K> {
    numbers: HashMap<K, u32>,
}

impl<K> Default for Classes<K> {
    fn default() -> Self {
        Self { numbers: HashMap::new() }
    }
}

impl<K: Hash + Eq> Classes<K> {
    fn number(&mut self, answer: K) -> u32 {
        let next = u32::try_from(self.numbers.len()).expect("people are numbered by u32");
        *self.numbers.entry(answer).or_insert(next)
    }

    fn in_order(self) -> Vec<K> {
        let mut answers: Vec<_> = self.numbers.into_iter().collect();
        answers.sort_unstable_by_key(|(_, number)| *number);
        answers.into_iter().map(|(answer, _)| answer).collect()
    }
}
