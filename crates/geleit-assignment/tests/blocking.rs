//! Pairs who would rather have each other.

mod cases;

use cases::{case, cases};
use geleit_assignment::{Edge, Instance, blocking_pairs, solve};
use proptest::prelude::*;

/// Amal (0) and another mentee (1), Brigitte (0) and another mentor (1), everybody possible.
fn two_and_two() -> Instance {
    let edge = |mentee, mentor| Edge { mentee, mentor, score: 1 };
    let edges = [edge(0, 0), edge(0, 1), edge(1, 0), edge(1, 1)];
    Instance::new(2, vec![1, 1], &edges).expect("the edges name people who exist")
}

type Wishes = [[Option<u32>; 2]; 2];

fn blocking(
    instance: &Instance,
    mentor_of: [Option<u32>; 2],
    mentees: Wishes,
    mentors: Wishes,
) -> Vec<(u32, u32)> {
    let mentee = |i: u32, j: u32| mentees[i as usize][j as usize];
    let mentor = |i: u32, j: u32| mentors[j as usize][i as usize];
    blocking_pairs(instance, &mentor_of, mentee, mentor)
}

#[test]
fn two_who_both_prefer_each_other_block() {
    let wishes = [[Some(0), Some(1)], [Some(0), Some(1)]];
    let crossed = [Some(1), Some(0)];
    // Amal and Brigitte are each other's first wish but sit elsewhere.
    assert_eq!(blocking(&two_and_two(), crossed, wishes, wishes), [(0, 0)]);
    assert_eq!(blocking(&two_and_two(), [Some(0), Some(1)], wishes, wishes), []);
    let locked = two_and_two().with_locks(&[(1, 0)]).unwrap();
    assert_eq!(blocking(&locked, crossed, wishes, wishes), []);
}

#[test]
fn whom_nobody_wishes_for_blocks_nothing() {
    let nobody = [[None; 2]; 2];
    let wishes = [[Some(0), Some(1)], [Some(0), Some(1)]];
    assert_eq!(blocking(&two_and_two(), [None, None], wishes, nobody), []);
    assert_eq!(blocking(&two_and_two(), [None, None], nobody, wishes), []);
    // Brigitte has somebody she did not wish for; any wish is better.
    let only_amal = [[Some(3), None], [None, None]];
    assert_eq!(blocking(&two_and_two(), [Some(1), Some(0)], wishes, only_amal), [(0, 0)]);
}

#[test]
fn a_reached_limit_keeps_people_from_free_places() {
    let wishes = [[Some(0), Some(1)], [Some(0), Some(1)]];
    let limited = two_and_two().with_limit(1).unwrap();
    assert_eq!(blocking(&limited, [Some(0), None], wishes, wishes), []);
    assert_eq!(blocking(&two_and_two(), [Some(0), None], wishes, wishes), [(1, 1)]);
}

proptest! {
    #![proptest_config(cases(2_000))]

    /// The same question asked of each pair by itself.
    #[test]
    fn every_blocking_pair_is_found_and_no_other(
        case in case(), ranks in prop::collection::vec(prop::option::of(0..4_u32), 70),
    ) {
        let (instance, of) = (case.instance(), solve(&case.instance()).mentor_of);
        let by_mentee = |i: u32, j: u32| ranks[(i * 5 + j) as usize];
        let by_mentor = |i: u32, j: u32| ranks[(35 + i * 5 + j) as usize];
        let better = |new: Option<u32>, old: Option<u32>| match (new, old) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(new), Some(old)) => new < old,
        };
        let holders = |mentor| {
            (0..).zip(&of).filter(move |of| *of.1 == Some(mentor)).map(|of| of.0)
        };
        let is_reached = case.limit.is_some_and(|limit| of.iter().flatten().count() as u64 >= limit);
        let mut expected = Vec::new();
        for edge in instance.edges() {
            let (i, j) = (edge.mentee, edge.mentor);
            let now = of[i as usize];
            let comes = instance.lock_of(i).is_none() && now != Some(j)
                && better(by_mentee(i, j), now.and_then(|now| by_mentee(i, now)));
            let has_place = holders(j).count() < instance.capacity(j) as usize
                && (now.is_some() || !is_reached);
            let mut open = holders(j).filter(|&k| instance.lock_of(k).is_none());
            let wanted = by_mentor(i, j).is_some()
                && (has_place || open.any(|k| better(by_mentor(i, j), by_mentor(k, j))));
            if comes && wanted {
                expected.push((i, j));
            }
        }
        let mut found = blocking_pairs(&instance, &of, by_mentee, by_mentor);
        found.sort_unstable();
        prop_assert_eq!(found, expected);
    }
}
