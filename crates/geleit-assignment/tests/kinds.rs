//! Instances too large for brute force: tight, short of places or of mentees, with ties, dense
//! and sparse. What proves each answer is its certificate, which shares no code with the search.
#![allow(clippy::unwrap_used)]

use geleit_assignment::{Edge, Instance, solve};
use proptest::prelude::*;

/// People and pairs by chance.
#[derive(Clone, Debug)]
struct Kind {
    mentees: u32,
    capacities: Vec<u32>,
    /// One pair in so many is possible.
    sparse: u64,
    /// How many different scores there are.
    scores: u64,
    limit: Option<u64>,
    seed: u64,
}

impl Kind {
    fn edges(&self) -> Vec<Edge> {
        let mut seed = self.seed;
        let mut below = |bound: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 33) % bound
        };
        let mentors = u32::try_from(self.capacities.len()).unwrap();
        let pairs = (0..self.mentees).flat_map(|i| (0..mentors).map(move |j| (i, j)));
        let mut edges = Vec::new();
        for (mentee, mentor) in pairs {
            let score = u32::try_from(below(self.scores) * (10_000 / self.scores)).unwrap();
            if below(self.sparse) == 0 {
                edges.push(Edge { mentee, mentor, score });
            }
        }
        edges
    }

    fn instance(&self, edges: &[Edge]) -> Instance {
        let instance = Instance::new(self.mentees as usize, self.capacities.clone(), edges);
        match self.limit {
            Some(limit) => instance.unwrap().with_limit(limit).unwrap(),
            None => instance.unwrap(),
        }
    }
}

fn kind() -> impl Strategy<Value = Kind> {
    let capacities = prop::collection::vec(0..4_u32, 0..80);
    let limit = prop::option::weighted(0.3, 0..120_u64);
    let scores = prop_oneof![Just(1), Just(3), Just(40), Just(10_000)];
    (0..120_u32, capacities, 1..30_u64, scores, limit, any::<u64>()).prop_map(
        |(mentees, capacities, sparse, scores, limit, seed)| Kind {
            mentees,
            capacities,
            sparse,
            scores,
            limit,
            seed,
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_500) })]

    #[test]
    fn every_kind_of_instance_is_solved_with_proof(kind in kind()) {
        let solution = solve(&kind.instance(&kind.edges()));
        prop_assert_eq!(solution.verdict, Ok(()));
    }

    #[test]
    fn neither_the_order_of_pairs_nor_the_form_of_the_instance_matters(kind in kind()) {
        let mut edges = kind.edges();
        let solution = solve(&kind.instance(&edges));
        edges.reverse();
        prop_assert_eq!(&solution, &solve(&kind.instance(&edges)));

        let rows = Instance::from_rows(kind.mentees as usize, kind.capacities.clone(), |i, row| {
            row.fill(-1);
            for edge in edges.iter().filter(|edge| edge.mentee as usize == i) {
                row[edge.mentor as usize] = i16::try_from(edge.score).unwrap();
            }
        });
        let rows = match kind.limit {
            Some(limit) => rows.unwrap().with_limit(limit).unwrap(),
            None => rows.unwrap(),
        };
        prop_assert_eq!(&solution, &solve(&rows));
    }
}

#[test]
fn a_pair_that_is_listed_twice_is_refused_in_short_and_in_long_rows() {
    for mentors in [3, 5_000_u32] {
        let pair = |mentor, score| Edge { mentee: 0, mentor, score };
        let edges = [pair(2, 1), pair(1, 7), pair(2, 9), pair(1, 7)];
        let error = Instance::new(1, vec![1; mentors as usize], &edges).unwrap_err();
        assert_eq!(error.to_string(), "mentee 0 and mentor 1 are listed twice");
    }
}
