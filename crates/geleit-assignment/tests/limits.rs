//! The edges of what can be asked: nothing at all, far too much, and what is refused.

use geleit_assignment::{Edge, Instance, InstanceError, MAX_SCORE, solve};

fn edge(mentee: u32, mentor: u32, score: u32) -> Edge {
    Edge { mentee, mentor, score }
}

#[test]
fn nobody_and_nothing_is_solved() {
    for (mentees, capacities) in [(0, vec![]), (3, vec![]), (0, vec![2, 0]), (3, vec![2, 0])] {
        let solution = solve(&Instance::new(mentees, capacities, &[]).unwrap());
        assert_eq!(solution.mentor_of, vec![None; mentees]);
        assert_eq!((solution.total, solution.verdict), (0, Ok(())));
    }
}

#[test]
fn mentors_without_places_take_nobody() {
    let instance = Instance::new(2, vec![0, 1], &[edge(0, 0, 9), edge(1, 0, 9), edge(1, 1, 1)]);
    let solution = solve(&instance.unwrap());
    assert_eq!(solution.mentor_of, [None, Some(1)]);
    assert_eq!(solution.verdict, Ok(()));
}

#[test]
fn scores_of_zero_still_make_pairs() {
    let instance = Instance::new(2, vec![1, 1], &[edge(0, 0, 0), edge(0, 1, 0), edge(1, 0, 0)]);
    assert_eq!(solve(&instance.unwrap()).mentor_of, [Some(1), Some(0)]);
}

#[test]
fn a_limit_of_nobody_leaves_everyone_out() {
    let instance = Instance::new(2, vec![2], &[edge(0, 0, 5), edge(1, 0, 6)]).unwrap();
    let solution = solve(&instance.with_limit(0).unwrap());
    assert_eq!((solution.pairs(), solution.verdict), (0, Ok(())));
}

#[test]
fn a_limit_takes_the_best_pairs_not_the_first() {
    let edges: Vec<Edge> = (0..9).map(|mentee| edge(mentee, 0, 10 + mentee % 5)).collect();
    let instance = Instance::new(9, vec![9], &edges).unwrap();
    let solution = solve(&instance.with_limit(3).unwrap());
    assert_eq!((solution.pairs(), solution.total, solution.verdict), (3, 14 + 13 + 13, Ok(())));
}

#[test]
fn the_largest_numbers_do_not_overflow() {
    let edges: Vec<Edge> = (0..2000)
        .flat_map(|mentee| (0..3).map(move |mentor| edge(mentee, mentor, MAX_SCORE - mentee % 2)))
        .collect();
    let capacities = vec![u32::MAX, u32::MAX, 1];
    let instance = Instance::new(2000, capacities, &edges).unwrap().with_limit(u64::MAX).unwrap();
    let solution = solve(&instance);
    assert_eq!(solution.total, 1000 * i64::from(MAX_SCORE) + 1000 * i64::from(MAX_SCORE - 1));
    assert_eq!(instance.bonus(), 2000 * i64::from(MAX_SCORE) + 1);
    assert_eq!(solution.verdict, Ok(()));
}

#[test]
fn what_is_no_instance_is_refused_with_its_reason() {
    use InstanceError::*;
    let refused = |edges: &[Edge]| Instance::new(2, vec![1, 2], edges).unwrap_err();
    assert_eq!(refused(&[edge(2, 0, 1)]), UnknownMentee { mentee: 2 });
    assert_eq!(refused(&[edge(1, 2, 1)]), UnknownMentor { mentor: 2 });
    let score = MAX_SCORE + 1;
    assert_eq!(refused(&[edge(1, 1, score)]), ScoreTooHigh { mentee: 1, mentor: 1, score });
    let twice = [edge(1, 1, 3), edge(0, 0, 1), edge(1, 1, 4)];
    assert_eq!(refused(&twice), DuplicateEdge { mentee: 1, mentor: 1 });
    assert_eq!(Instance::new(usize::MAX, vec![], &[]).unwrap_err(), TooMany);
}

#[test]
fn locks_that_cannot_be_kept_are_refused_with_their_reason() {
    use InstanceError::*;
    let edges = [edge(0, 0, 1), edge(0, 1, 1), edge(1, 0, 1)];
    let instance = Instance::new(2, vec![1, 2], &edges).unwrap();
    let refused = |locks: &[(u32, u32)]| instance.clone().with_locks(locks).unwrap_err();
    assert_eq!(refused(&[(1, 1)]), LockNotListed { mentee: 1, mentor: 1 });
    assert_eq!(refused(&[(9, 1)]), LockNotListed { mentee: 9, mentor: 1 });
    assert_eq!(refused(&[(0, 0), (0, 1)]), LockedTwice { mentee: 0 });
    assert_eq!(refused(&[(0, 0), (1, 0)]), LocksOverCapacity { mentor: 0 });
    let two = instance.clone().with_locks(&[(0, 1), (1, 0)]).unwrap();
    assert_eq!(two.with_limit(1).unwrap_err(), LocksOverLimit { locks: 2, limit: 1 });
    let one = instance.with_limit(1).unwrap();
    let locks = [(0, 1), (1, 0)];
    assert_eq!(one.with_locks(&locks).unwrap_err(), LocksOverLimit { locks: 2, limit: 1 });
}

/// Many mentees who would all like the few same mentors: long chains of moves.
#[test]
fn two_runs_on_a_crowded_instance_give_the_same_answer() {
    let edges: Vec<Edge> = (0..300)
        .flat_map(|mentee| {
            (0..20).map(move |k| edge(mentee, (mentee * 7 + k * k) % 90, (mentee * k) % 13))
        })
        .collect();
    let mut edges = edges;
    edges.sort_unstable();
    edges.dedup_by_key(|edge| (edge.mentee, edge.mentor));
    let instance = Instance::new(300, vec![2; 90], &edges).unwrap();
    let first = solve(&instance);
    edges.reverse();
    assert_eq!(first, solve(&Instance::new(300, vec![2; 90], &edges).unwrap()));
    assert_eq!((first.pairs(), first.verdict), (180, Ok(())));
}
