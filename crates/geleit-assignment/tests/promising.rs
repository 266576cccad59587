//! Looking at the best pairs first: whatever is left out at first, the answer and its proof hold
//! for every pair.
#![allow(clippy::unwrap_used)]

use geleit_assignment::{Certificate, Instance, Objective, Solution, Violation, solve_for};
use proptest::prelude::*;

/// Points of every mentee with every mentor, below 0 where the pair is impossible.
#[derive(Clone, Debug)]
struct Cohort {
    rows: Vec<Vec<i16>>,
    capacities: Vec<u32>,
    locks: Vec<(u32, u32)>,
    limit: u64,
    earlier: Option<Vec<Option<u32>>>,
    /// How many blocks of mentors are looked at first.
    usual: usize,
}

impl Cohort {
    fn fill(&self, mentee: usize, row: &mut [i16]) {
        row.copy_from_slice(&self.rows[mentee]);
    }

    fn whole(&self) -> Instance {
        let capacities = self.capacities.clone();
        let instance = Instance::from_rows(self.rows.len(), capacities, |i, row| self.fill(i, row));
        instance.unwrap().with_locks(&self.locks).unwrap().with_limit(self.limit).unwrap()
    }

    fn best(&self) -> Instance {
        let (mentees, capacities) = (self.rows.len(), self.capacities.clone());
        let fill = |i: usize, row: &mut [i16]| self.fill(i, row);
        let order: Vec<usize> = (0..mentees).rev().collect();
        let best =
            Instance::from_best_of_rows(mentees, capacities, &self.locks, self.usual, &order, fill);
        best.unwrap().with_limit(self.limit).unwrap()
    }

    fn objective(&self) -> Objective<'_> {
        Objective { earlier: self.earlier.as_deref(), ..Objective::default() }
    }

    /// The answer, and how often it was looked for.
    fn solve(&self) -> (Solution, usize) {
        let mut instance = self.best();
        for round in 1.. {
            let solution = solve_for(&instance, &self.objective());
            let doubtful = instance.doubtful(&solution.certificate);
            assert_eq!(doubtful.is_empty(), solution.verdict.is_ok(), "{:?}", solution.verdict);
            if doubtful.is_empty() {
                return (solution, round);
            }
            instance = instance.with_whole_rows(&doubtful, |i, row| self.fill(i, row));
        }
        unreachable!("with every pair nobody is doubtful");
    }
}

fn cohort() -> impl Strategy<Value = Cohort> {
    let points = prop_oneof![2 => Just(-1), 1 => 0..200_i16, 2 => 0..10_000_i16];
    (0..30_usize, 0..90_usize).prop_flat_map(move |(mentees, mentors)| {
        let rows = prop::collection::vec(prop::collection::vec(points.clone(), mentors), mentees);
        let capacities = prop::collection::vec(0..3_u32, mentors);
        let (mentees, mentors) = (u32::try_from(mentees).unwrap(), u32::try_from(mentors).unwrap());
        let pair = (0..mentees.max(1), 0..mentors.max(1));
        let locks = prop::collection::vec(pair, 0..3);
        let earlier = prop::option::of(prop::collection::vec(
            prop::option::of(0..mentors.max(1)),
            mentees as usize,
        ));
        let limit = prop_oneof![Just(u64::MAX), 2..40_u64];
        (rows, capacities, locks, earlier, limit, 1..4_usize).prop_map(
            |(rows, capacities, locks, earlier, limit, usual)| {
                let mut cohort =
                    Cohort { rows, capacities, locks: Vec::new(), limit, earlier, usual };
                for (mentee, mentor) in locks {
                    let taken = cohort.locks.iter().any(|of| of.0 == mentee || of.1 == mentor);
                    let row = cohort.rows.get(mentee as usize);
                    let points = row.and_then(|row| row.get(mentor as usize)).copied();
                    let has_place = cohort.capacities.get(mentor as usize) > Some(&0);
                    if !taken && has_place && points >= Some(0) {
                        cohort.locks.push((mentee, mentor));
                    }
                }
                cohort
            },
        )
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_500) })]

    #[test]
    fn the_best_pairs_and_their_proof_hold_for_every_pair(cohort in cohort()) {
        let (solution, _) = cohort.solve();
        let whole = cohort.whole();
        prop_assert_eq!(solution.check(&whole, &cohort.objective()), Ok(()));
        let expected = solve_for(&whole, &cohort.objective());
        prop_assert_eq!((solution.pairs(), solution.total), (expected.pairs(), expected.total));
        let kept = |solution: &Solution| solution.least_change.as_ref().map(|least| least.kept);
        prop_assert_eq!(kept(&solution), kept(&expected));
    }
}

/// A hundred mentees who all like the same sixteen mentors best, and others almost as much.
fn crowd() -> Cohort {
    let row = |mentee: i16| -> Vec<i16> {
        (0..160_i16).map(|j| if j < 16 { 9_000 + j } else { 100 + (mentee + j) % 50 }).collect()
    };
    Cohort {
        rows: (0..100).map(row).collect(),
        capacities: vec![1; 160],
        locks: Vec::new(),
        limit: u64::MAX,
        earlier: None,
        usual: 1,
    }
}

#[test]
fn who_finds_no_place_among_the_best_is_looked_at_again() {
    let cohort = crowd();
    assert!(!cohort.best().is_whole());
    let (solution, rounds) = cohort.solve();
    assert_eq!((solution.pairs(), solution.verdict), (100, Ok(())));
    assert!(rounds > 1);
}

#[test]
fn prices_that_say_nothing_of_what_was_left_out_prove_nothing() {
    let cohort = crowd();
    let best = cohort.best();
    let solution = solve_for(&best, &Objective::default());
    assert!(matches!(solution.verdict, Err(Violation::LeftOut(_))));

    // Without a word about what was left out, the same prices would pass.
    let edges: Vec<_> = best.edges().collect();
    let silent = Instance::new(100, cohort.capacities.clone(), &edges).unwrap();
    let Solution { mentor_of, certificate, .. } = solution;
    assert_eq!(Certificate::check(&certificate, &silent, &mentor_of), Ok(()));
}

#[test]
fn the_highest_lowest_score_needs_every_pair() {
    let best = crowd().best();
    let objective = Objective { highest_lowest: true, ..Objective::default() };
    assert_eq!(solve_for(&best, &objective).verdict, Err(Violation::OtherInstance));
}
