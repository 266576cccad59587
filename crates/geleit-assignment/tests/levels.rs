//! The proofs of the lowest score and of least change, and pairs that are excluded.

mod cases;

use cases::{case, cases, earlier};
use geleit_assignment::{Edge, Instance, InstanceError, Objective, Violation, solve, solve_for};
use proptest::prelude::*;
use proptest::sample::Index;

proptest! {
    #![proptest_config(cases(2_000))]

    #[test]
    fn another_lowest_score_is_refused(case in case()) {
        let objective = Objective { highest_lowest: true, earlier: None };
        let (instance, solution) = (case.instance(), case.solve_for(&objective));
        let score = solution.lowest.as_ref().unwrap().score;
        for other in [None, score.map(|it| it + 1), score.and_then(|it| it.checked_sub(1))] {
            let mut changed = solution.clone();
            changed.lowest.as_mut().unwrap().score = other;
            prop_assert!(other == score || changed.check(&instance, &objective).is_err());
        }
    }

    #[test]
    fn a_cover_with_somebody_left_out_or_added_is_refused(case in case(), at in any::<Index>()) {
        let objective = Objective { highest_lowest: true, earlier: None };
        let (instance, solution) = (case.instance(), case.solve_for(&objective));
        let covering = solution.lowest.as_ref().unwrap().most.clone();
        prop_assume!(covering.as_ref().is_some_and(|cover| !cover.mentees.is_empty()));
        let mut changed = solution.clone();
        let most = changed.lowest.as_mut().unwrap().most.as_mut().unwrap();
        most.mentees.remove(at.index(most.mentees.len()));
        // Whoever was left out was needed: a smallest cover has nobody to spare.
        prop_assert!(changed.check(&instance, &objective).is_err());
        let most = changed.lowest.as_mut().unwrap();
        most.most = covering;
        most.most.as_mut().unwrap().mentees.push(case.mentees);
        prop_assert!(changed.check(&instance, &objective).is_err());
    }

    #[test]
    fn more_or_fewer_kept_pairs_than_there_are_are_refused(case in case(), earlier in earlier()) {
        let objective = Objective { highest_lowest: false, earlier: Some(&earlier) };
        let (instance, solution) = (case.instance(), case.solve_for(&objective));
        let mut changed = solution.clone();
        changed.least_change.as_mut().unwrap().kept += 1;
        prop_assert_eq!(changed.check(&instance, &objective), Err(Violation::Miscounted));
        let mut changed = solution;
        changed.total -= 1;
        prop_assert_eq!(changed.check(&instance, &objective), Err(Violation::Miscounted));
    }

    /// What was best stays, whole, if nothing about the instance has changed.
    #[test]
    fn a_best_assignment_is_kept_whole(case in case(), highest_lowest: bool) {
        let first = case.solve_for(&Objective { highest_lowest, earlier: None });
        let earlier = Some(&first.mentor_of[..]);
        let again = case.solve_for(&Objective { highest_lowest, earlier });
        prop_assert_eq!(&again.mentor_of, &first.mentor_of);
    }

    #[test]
    fn the_lowest_score_never_costs_a_pair_and_never_gains_points(case in case()) {
        let fair = case.solve_for(&Objective { highest_lowest: true, earlier: None });
        let (pairs, total) = case.objective();
        prop_assert_eq!(fair.pairs(), pairs);
        prop_assert!(fair.total <= total);
    }

    #[test]
    fn points_for_everyone_change_no_level_but_the_points(
        case in case(), earlier in earlier(), highest_lowest: bool, extra in 1..1000_u32,
    ) {
        let objective = Objective { highest_lowest, earlier: Some(&earlier) };
        let mut case = case;
        case.edges.iter_mut().for_each(|edge| edge.score /= 10);
        let mut expected = case.levels_of(&objective, &case.solve_for(&objective));
        case.edges.iter_mut().for_each(|edge| edge.score += extra);
        expected.total += expected.pairs as i64 * i64::from(extra);
        if expected.lowest < u32::MAX {
            expected.lowest += extra;
        }
        let richer = case.solve_for(&objective);
        prop_assert_eq!(case.levels_of(&objective, &richer), expected);
    }

    #[test]
    fn people_numbered_backwards_reach_the_same_levels(
        case in case(), earlier in earlier(), highest_lowest: bool,
    ) {
        let mut earlier = earlier;
        earlier.resize(case.mentees as usize, None);
        let objective = Objective { highest_lowest, earlier: Some(&earlier) };
        let levels = case.levels_of(&objective, &case.solve_for(&objective));
        let last = case.capacities.len() as u32;
        let backwards = |(i, j): (u32, u32)| (case.mentees - 1 - i, last - 1 - j);
        let mut other = case.clone();
        for edge in &mut other.edges {
            (edge.mentee, edge.mentor) = backwards((edge.mentee, edge.mentor));
        }
        other.locks.iter_mut().for_each(|lock| *lock = backwards(*lock));
        other.capacities.reverse();
        let known = |mentor: &u32| *mentor < last;
        let before: Vec<Option<u32>> =
            earlier.iter().rev().map(|of| of.filter(known).map(|j| last - 1 - j)).collect();
        let objective = Objective { highest_lowest, earlier: Some(&before) };
        prop_assert_eq!(other.levels_of(&objective, &other.solve_for(&objective)), levels);
    }

    #[test]
    fn excluded_pairs_are_as_if_they_had_never_been_listed(case in case(), ats: Vec<Index>) {
        let open: Vec<Edge> =
            case.edges.iter().filter(|edge| !is_locked(&case, edge)).copied().collect();
        prop_assume!(!open.is_empty());
        let out: Vec<(u32, u32)> =
            ats.iter().map(|at| at.get(&open)).map(|edge| (edge.mentee, edge.mentor)).collect();
        let mut smaller = case.clone();
        smaller.edges.retain(|edge| !out.contains(&(edge.mentee, edge.mentor)));
        prop_assert_eq!(solve(&case.instance().without(&out).unwrap()), smaller.solve());
    }
}

fn is_locked(case: &cases::Case, edge: &Edge) -> bool {
    case.locks.contains(&(edge.mentee, edge.mentor))
}

fn edge(mentee: u32, mentor: u32, score: u32) -> Edge {
    Edge { mentee, mentor, score }
}

/// Amal (0) and another mentee (1) with Brigitte (0) and another mentor (1).
fn two_and_two(scores: [u32; 4]) -> Instance {
    let [a, b, c, d] = scores;
    let edges = [edge(0, 0, a), edge(0, 1, b), edge(1, 0, c), edge(1, 1, d)];
    Instance::new(2, vec![1, 1], &edges).expect("the edges name people who exist")
}

#[test]
fn a_higher_lowest_score_comes_before_a_higher_total() {
    let instance = two_and_two([90, 50, 40, 10]);
    assert_eq!(solve(&instance).mentor_of, [Some(0), Some(1)]);
    let fair = solve_for(&instance, &Objective { highest_lowest: true, earlier: None });
    assert_eq!(fair.mentor_of, [Some(1), Some(0)]);
    assert_eq!(fair.lowest.as_ref().unwrap().score, Some(40));
    assert_eq!(fair.verdict, Ok(()));
}

#[test]
fn a_tie_is_decided_by_what_was_before_and_nothing_else_is() {
    let tie = two_and_two([50, 50, 50, 50]);
    for before in [[Some(0), Some(1)], [Some(1), Some(0)]] {
        let objective = Objective { highest_lowest: false, earlier: Some(&before) };
        assert_eq!(solve_for(&tie, &objective).mentor_of, before);
    }
    let clear = two_and_two([50, 50, 50, 51]);
    let objective = Objective { highest_lowest: false, earlier: Some(&[Some(1), Some(0)]) };
    let solution = solve_for(&clear, &objective);
    assert_eq!(solution.mentor_of, [Some(0), Some(1)]);
    assert_eq!(solution.least_change.unwrap().kept, 0);
}

#[test]
fn a_solution_is_refused_under_another_objective() {
    let solution = solve(&two_and_two([1, 2, 3, 4]));
    let other = Objective { highest_lowest: true, earlier: None };
    let verdict = solution.check(&two_and_two([1, 2, 3, 4]), &other);
    assert_eq!(verdict, Err(Violation::OtherLevels));
}

#[test]
fn a_floor_is_a_hard_rule_that_locked_pairs_are_free_of() {
    let instance = two_and_two([10, 50, 20, 60]).with_locks(&[(0, 0)]).unwrap();
    let solution = solve(&instance.with_floor(60));
    assert_eq!((solution.mentor_of, solution.total), (vec![Some(0), Some(1)], 70));
    assert_eq!(solve(&instance.with_floor(61)).mentor_of, [Some(0), None]);
}

#[test]
fn exclusions_of_strangers_and_of_locked_pairs_are_refused() {
    use InstanceError::*;
    let instance = two_and_two([1, 2, 3, 4]).with_locks(&[(0, 0)]).unwrap();
    let refused = |pair: (u32, u32)| instance.clone().without(&[pair]).unwrap_err();
    assert_eq!(refused((2, 0)), UnknownMentee { mentee: 2 });
    assert_eq!(refused((0, 2)), UnknownMentor { mentor: 2 });
    assert_eq!(refused((0, 0)), LockExcluded { mentee: 0, mentor: 0 });
    let open = Instance::new(1, vec![1, 1], &[edge(0, 1, 5)]).unwrap();
    assert_eq!(solve(&open.without(&[(0, 0)]).unwrap()).total, 5, "it was never possible");
}
