//! The points of every pair of a cohort, some hundred million of them in well under a second.
//!
//! A criterion reads a few answers of each of the two, and many people give the same answers.
//! So each criterion is asked once per pair of different answers, and a pair's points are sums
//! of what the tables say. The tables are filled by the very functions that explain a pair, and
//! a property test holds both against each other.
//!
//! What people wrote in words of their own is too varied for tables. It speaks for or against a
//! pair only where both wrote the same, so those pairs are looked up and asked one by one.

mod cohort;
mod common_languages;
mod facet;
mod facets;
mod lookups;
#[cfg(test)]
mod properties;

use super::{MenteeTraits, MentorTraits, Yardstick, is_feasible, points};
use cohort::Cohort;
use common_languages::CommonLanguages;
use facet::{BLOCK, Facet};
use lookups::Lookups;

/// What stands instead of points where a rule speaks against a pair: the lowest number, so that
/// no points of other criteria lift it above 0.
pub(in crate::matching) const IMPOSSIBLE: i16 = i16::MIN;

/// The points of all pairs of these people.
pub(in crate::matching) struct Scores<'a> {
    cohort: Cohort<'a>,
    facets: Vec<Facet>,
    languages: CommonLanguages,
    lookups: Lookups,
}

impl<'a> Scores<'a> {
    pub(in crate::matching) fn of(
        mentees: &'a [MenteeTraits<'a>],
        mentors: &'a [MentorTraits<'a>],
        yardstick: &'a Yardstick,
    ) -> Self {
        let Yardstick { weights, rules, .. } = yardstick;
        let cohort = Cohort { mentees, mentors, weights, rules };
        let facets = facets::all(&cohort);
        let (languages, lookups) = (CommonLanguages::of(&cohort), Lookups::of(&cohort));
        Self { facets, languages, lookups, cohort }
    }

    /// The mentees by their answers to the criterion with the largest table, whose lines lie the
    /// farthest from the processor: whoever has the same ones is asked about one after another.
    pub(in crate::matching) fn alike_together(&self) -> Vec<usize> {
        let mut mentees: Vec<usize> = (0..self.cohort.mentees.len()).collect();
        if let Some(largest) = self.facets.iter().max_by_key(|facet| facet.size()) {
            mentees.sort_by_key(|&mentee| largest.answers_of(mentee));
        }
        mentees
    }

    /// Writes the points of a mentee with every mentor; below 0 where a rule speaks against.
    pub(in crate::matching) fn row(&self, mentee: usize, row: &mut [i16]) {
        let Cohort { mentees, mentors, .. } = self.cohort;
        let own = &mentees[mentee];
        row.fill(self.cohort.waiting(own));
        for (start, sums) in (0..).step_by(BLOCK).zip(row.chunks_mut(BLOCK)) {
            let block = start..start + sums.len();
            for facet in &self.facets {
                facet.add_to(mentee, block.clone(), sums);
            }
            self.languages.add_to(own, block, sums);
        }
        self.lookups.each(own, |other| {
            let is_possible = is_feasible(own, &mentors[other]);
            row[other] = if is_possible { self.points(mentee, other) } else { IMPOSSIBLE };
        });
    }

    /// The points of one pair, also where a rule speaks against it.
    pub(in crate::matching) fn points(&self, mentee: usize, mentor: usize) -> i16 {
        let Cohort { mentees, mentors, weights, .. } = self.cohort;
        narrow(points(&mentees[mentee], &mentors[mentor], weights))
    }
}

/// At most 10,000 points.
fn narrow(points: u32) -> i16 {
    i16::try_from(points).unwrap_or(i16::MAX)
}
