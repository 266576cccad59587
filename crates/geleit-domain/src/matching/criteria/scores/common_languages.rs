//! The languages that two people have in common, as grades over all mentors: too many different
//! lists of languages for a table, and a pair is a few minima and maxima of small numbers.

use super::IMPOSSIBLE;
use super::cohort::Cohort;
use super::facet::BLOCK;
use crate::matching::criteria::MenteeTraits;
use crate::matching::criteria::languages::{GRADED, tell_common, working_grade};
use crate::profile::Cefr;
use std::collections::HashMap;
use std::ops::Range;

/// Points per grade; 0 for none.
type PerGrade = [i16; GRADED.len() + 1];

pub(super) struct CommonLanguages {
    least: Cefr,
    /// The grade of every mentor in each language that one of them can work in.
    grades: HashMap<&'static str, Vec<u8>>,
    best: PerGrade,
    second: PerGrade,
}

impl CommonLanguages {
    pub(super) fn of(cohort: &Cohort<'_>) -> Self {
        let least = cohort.rules.language_min;
        let mut grades: HashMap<_, Vec<u8>> = HashMap::new();
        for (mentor, theirs) in cohort.mentors.iter().enumerate() {
            for &(code, level) in &theirs.languages {
                let grade = working_grade(level, least);
                if grade > 0 {
                    let of_all = || vec![0; cohort.mentors.len()];
                    grades.entry(code).or_insert_with(of_all)[mentor] = grade;
                }
            }
        }
        let (best, second) = points(cohort);
        Self { least, grades, best, second }
    }

    /// Adds the points with a block of mentors to their sums. Nothing in common is no obstacle
    /// where an empty cell may hide it.
    pub(super) fn add_to(&self, own: &MenteeTraits<'_>, mentors: Range<usize>, sums: &mut [i16]) {
        if own.languages.is_empty() {
            return;
        }
        let grades = self.best_and_second(own, mentors.clone());
        match self.grades.get("de").filter(|_| own.german_unclear) {
            Some(german) => {
                let without =
                    german[mentors].iter().map(|&grade| if grade > 0 { 0 } else { IMPOSSIBLE });
                self.add(sums, grades, without);
            }
            None => self.add(sums, grades, std::iter::repeat(IMPOSSIBLE)),
        }
    }

    /// The two best grades that a mentee has in common with each mentor.
    #[inline]
    fn best_and_second(
        &self,
        own: &MenteeTraits<'_>,
        mentors: Range<usize>,
    ) -> impl Iterator<Item = (u8, u8)> {
        let (mut best, mut second) = ([0; BLOCK], [0; BLOCK]);
        for &(code, level) in &own.languages {
            let Some(theirs) = self.grades.get(code) else { continue };
            let own = working_grade(level, self.least);
            let kept = best.iter_mut().zip(&mut second);
            for ((best, second), &theirs) in kept.zip(&theirs[mentors.clone()]) {
                let common = own.min(theirs);
                *second = (*second).max(common.min(*best));
                *best = common.max(*best);
            }
        }
        best.into_iter().zip(second)
    }

    #[inline(always)]
    fn add(
        &self,
        sums: &mut [i16],
        grades: impl Iterator<Item = (u8, u8)>,
        without: impl Iterator<Item = i16>,
    ) {
        for ((sum, grades), without) in sums.iter_mut().zip(grades).zip(without) {
            *sum = sum.saturating_add(self.points(grades, without));
        }
    }

    #[inline(always)]
    fn points(&self, (best, second): (u8, u8), without: i16) -> i16 {
        let best = if best == 0 { without } else { pick(&self.best, best.into()) };
        best.saturating_add(pick(&self.second, second.into()))
    }
}

/// Points by grade, without reading memory: a choice that processors make for many at once.
#[inline(always)]
fn pick(points: &PerGrade, grade: i16) -> i16 {
    let mut picked = points[0];
    for (from, step) in (1..).zip(points.windows(2)) {
        picked += if grade >= from { step[1] - step[0] } else { 0 };
    }
    picked
}

/// What the best common language counts, and what a second one adds.
fn points(cohort: &Cohort<'_>) -> (PerGrade, PerGrade) {
    let (mut best, mut second) = (PerGrade::default(), PerGrade::default());
    for (grade, level) in (1..).zip(GRADED) {
        let (skill, other) = (("de", Some(level)), ("en", Some(level)));
        best[grade] = cohort.sum(|tell| tell_common(skill, None, &mut |part, why| tell(part, why)));
        let both =
            cohort.sum(|tell| tell_common(skill, Some(other), &mut |part, why| tell(part, why)));
        second[grade] = both - best[grade];
    }
    (best, second)
}
