//! Small random instances for the tests, and the plainest possible way to solve them.
#![allow(clippy::unwrap_used, dead_code, unreachable_pub)]

pub mod flow;

use geleit_assignment::{Edge, Instance, MAX_SCORE, Objective, Solution, solve, solve_for};
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

    pub fn solve_for(&self, objective: &Objective<'_>) -> Solution {
        let solution = solve_for(&self.instance(), objective);
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
        let best = self.levels_by_force(&Objective::default());
        (best.pairs, best.total)
    }

    /// Every level of a best assignment by trying every one.
    pub fn levels_by_force(&self, objective: &Objective<'_>) -> Levels {
        let pairs_max = self.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap());
        let none = Levels { pairs: 0, lowest: u32::MAX, total: 0, kept: 0 };
        best_from(self, objective, 0, &mut self.capacities.clone(), pairs_max, none).unwrap()
    }

    /// The levels of a solution, those that the objective does not ask for left out.
    pub fn levels_of(&self, objective: &Objective<'_>, solution: &Solution) -> Levels {
        let lowest = solution.lowest.as_ref().and_then(|lowest| lowest.score);
        assert_eq!(solution.lowest.is_some(), objective.highest_lowest);
        Levels {
            pairs: solution.pairs(),
            lowest: lowest.unwrap_or(u32::MAX),
            total: solution.total,
            kept: solution.least_change.as_ref().map_or(0, |least| least.kept),
        }
    }
}

/// What decides between two assignments, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Levels {
    pub pairs: usize,
    /// Of the pairs that are not locked; `u32::MAX` without any, or if it does not matter.
    pub lowest: u32,
    pub total: i64,
    pub kept: usize,
}

fn best_from(
    case: &Case,
    objective: &Objective<'_>,
    mentee: u32,
    free: &mut Vec<u32>,
    pairs_max: usize,
    so_far: Levels,
) -> Option<Levels> {
    if mentee == case.mentees {
        return Some(so_far);
    }
    let lock = case.locks.iter().find(|lock| lock.0 == mentee).map(|lock| lock.1);
    let earlier = objective.earlier.and_then(|of| of.get(mentee as usize).copied().flatten());
    let mut best = match lock {
        Some(_) => None,
        None => best_from(case, objective, mentee + 1, free, pairs_max, so_far),
    };
    for edge in case.edges.iter().filter(|edge| edge.mentee == mentee) {
        let mentor = edge.mentor as usize;
        if free[mentor] == 0 || pairs_max == 0 || lock.is_some_and(|lock| lock != edge.mentor) {
            continue;
        }
        let counts = objective.highest_lowest && lock.is_none();
        let with = Levels {
            pairs: so_far.pairs + 1,
            lowest: so_far.lowest.min(if counts { edge.score } else { u32::MAX }),
            total: so_far.total + i64::from(edge.score),
            kept: so_far.kept + usize::from(earlier == Some(edge.mentor)),
        };
        free[mentor] -= 1;
        best = best.max(best_from(case, objective, mentee + 1, free, pairs_max - 1, with));
        free[mentor] += 1;
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

/// Larger instances: up to 60 mentees and 40 mentors, each mentee with a few of these, and
/// places enough for most.
pub fn larger_case() -> impl Strategy<Value = Case> {
    let score_max = prop_oneof![Just(3), Just(100), Just(MAX_SCORE)];
    (20..=60_u32, prop::collection::vec(0..=3_u32, 10..=40), score_max).prop_flat_map(
        |(mentees, capacities, score_max)| {
            let pairs = mentees as usize * capacities.len();
            let of_ten = prop::option::weighted(0.2, 0..=score_max);
            let scores = prop::collection::vec(of_ten, pairs);
            let wishes = prop::collection::vec(prop::bool::weighted(0.02), pairs);
            let limit = prop::option::weighted(0.4, 5..=40_u64);
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

/// Earlier assignments of a case: often of people and pairs that no longer are.
pub fn earlier() -> impl Strategy<Value = Vec<Option<u32>>> {
    prop::collection::vec(prop::option::weighted(0.7, 0..6_u32), 0..9)
}

/// The usual number of cases of a property, ten times as many where tests may take long.
pub fn cases(usual: u32) -> ProptestConfig {
    let is_long = std::env::var_os("GELEIT_LONG").is_some();
    let usual = if is_long { usual * 10 } else { usual };
    let asked = std::env::var("PROPTEST_CASES").ok().map(|text| text.parse::<u32>().unwrap());
    let asked = asked.map(|asked| if is_long { asked.max(usual) } else { asked });
    ProptestConfig {
        failure_persistence: None,
        // Instances without any pair are skipped by some properties, however many are tried.
        max_global_rejects: u32::MAX,
        ..ProptestConfig::with_cases(asked.unwrap_or(usual))
    }
}
