//! Small random instances for the tests, and the plainest possible way to solve them.
#![allow(clippy::unwrap_used, dead_code, unreachable_pub)]

use geleit_assignment::{Edge, Instance, MAX_SCORE, Solution, solve};
use proptest::prelude::*;

/// An instance before it is built, so that a test can change it.
#[derive(Clone, Debug)]
pub struct Case {
    pub mentees: u32,
    pub capacities: Vec<u32>,
    pub edges: Vec<Edge>,
    pub locks: Vec<(u32, u32)>,
    pub limit: Option<u64>,
}

impl Case {
    pub fn instance(&self) -> Instance {
        let instance = Instance::new(self.mentees as usize, self.capacities.clone(), &self.edges);
        let instance = instance.unwrap().with_locks(&self.locks).unwrap();
        match self.limit {
            Some(limit) => instance.with_limit(limit).unwrap(),
            None => instance,
        }
    }

    pub fn solve(&self) -> Solution {
        let solution = solve(&self.instance());
        assert_eq!(solution.verdict, Ok(()));
        solution
    }

    /// Pairs and total of a best assignment: what every equal change must leave alone.
    pub fn objective(&self) -> (usize, i64) {
        let solution = self.solve();
        (solution.pairs(), solution.total)
    }

    /// Pairs and total of a best assignment by trying every one.
    pub fn objective_by_force(&self) -> (usize, i64) {
        let pairs_max = self.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap());
        best_from(self, 0, &mut self.capacities.clone(), pairs_max).unwrap()
    }
}

fn best_from(
    case: &Case,
    mentee: u32,
    free: &mut Vec<u32>,
    pairs_max: usize,
) -> Option<(usize, i64)> {
    if mentee == case.mentees {
        return Some((0, 0));
    }
    let lock = case.locks.iter().find(|lock| lock.0 == mentee).map(|lock| lock.1);
    let mut best = match lock {
        Some(_) => None,
        None => best_from(case, mentee + 1, free, pairs_max),
    };
    for edge in case.edges.iter().filter(|edge| edge.mentee == mentee) {
        let mentor = edge.mentor as usize;
        if free[mentor] == 0 || pairs_max == 0 || lock.is_some_and(|lock| lock != edge.mentor) {
            continue;
        }
        free[mentor] -= 1;
        let rest = best_from(case, mentee + 1, free, pairs_max - 1);
        free[mentor] += 1;
        best = best.max(rest.map(|(pairs, total)| (pairs + 1, total + i64::from(edge.score))));
    }
    best
}

/// Instances of up to 7 mentees and 5 mentors: often with ties, sometimes with locks that fit
/// and a limit.
pub fn case() -> impl Strategy<Value = Case> {
    let score_max = prop_oneof![Just(0), Just(2), Just(100), Just(MAX_SCORE)];
    (0..=7_u32, prop::collection::vec(0..=3_u32, 0..=5), score_max).prop_flat_map(
        |(mentees, capacities, score_max)| {
            let pairs = mentees as usize * capacities.len();
            let scores = prop::collection::vec(prop::option::of(0..=score_max), pairs);
            let wishes = prop::collection::vec(prop::bool::weighted(0.1), pairs);
            let limit = prop::option::weighted(0.4, 0..=8_u64);
            (Just(mentees), Just(capacities), scores, wishes, limit).prop_map(
                |(n, capacities, scores, wishes, limit)| {
                    build(n, capacities, &scores, &wishes, limit)
                },
            )
        },
    )
}

fn build(
    mentees: u32,
    capacities: Vec<u32>,
    scores: &[Option<u32>],
    wishes: &[bool],
    limit: Option<u64>,
) -> Case {
    let mentors = u32::try_from(capacities.len()).unwrap();
    let (mut edges, mut locks) = (Vec::new(), Vec::new());
    let mut free = capacities.clone();
    let pairs = (0..mentees).flat_map(|mentee| (0..mentors).map(move |mentor| (mentee, mentor)));
    for (((mentee, mentor), &score), &wish) in pairs.zip(scores).zip(wishes) {
        let Some(score) = score else { continue };
        edges.push(Edge { mentee, mentor, score });
        let room = free[mentor as usize] > 0 && limit.is_none_or(|n| (locks.len() as u64) < n);
        if wish && room && locks.last().is_none_or(|&(last, _)| last != mentee) {
            free[mentor as usize] -= 1;
            locks.push((mentee, mentor));
        }
    }
    Case { mentees, capacities, edges, locks, limit }
}

/// The usual number of cases of a property, unless PROPTEST_CASES asks for another.
pub fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().map(|text| text.parse().unwrap());
    ProptestConfig {
        failure_persistence: None,
        // Instances without any pair are skipped by some properties, however many are tried.
        max_global_rejects: u32::MAX,
        ..ProptestConfig::with_cases(asked.unwrap_or(usual))
    }
}
