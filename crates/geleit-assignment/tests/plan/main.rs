//! A plan after any sequence of changes is as good as a fresh solution, and its answers to
//! questions are what making the change would bring.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../cases/mod.rs"]
mod cases;
mod mirror;
mod questions;

use cases::{case, cases, larger_case};
use geleit_assignment::{Change, InstanceError, Move, Plan, solve};
use mirror::{Mirror, Op, op_among};
use proptest::prelude::*;

fn apply(plan: &mut Plan, op: &Op) -> Result<Change, InstanceError> {
    match *op {
        Op::Lock(mentee, mentor) => plan.lock(mentee, mentor),
        Op::Unlock(mentee) => plan.unlock(mentee),
        Op::Veto(mentee, mentor) => plan.veto(mentee, mentor),
        Op::Allow(mentee, mentor) => plan.allow(mentee, mentor),
        Op::AddPair(mentee, mentor, score) => plan.add_pair(mentee, mentor, score),
        Op::Capacity(mentor, places) => plan.set_capacity(mentor, places),
        Op::Limit(limit) => plan.set_limit(limit),
        Op::AddMentee(ref pairs) => plan.add_mentee(pairs).map(|added| added.1),
        Op::RemoveMentee(mentee) => plan.remove_mentee(mentee),
        Op::AddMentor(places, ref pairs) => plan.add_mentor(places, pairs).map(|added| added.1),
        Op::RemoveMentor(mentor) => plan.remove_mentor(mentor),
    }
}

/// Does the change say what has changed?
fn assert_says(change: &Change, before: &Plan, after: &Plan) {
    assert_eq!(change.verdict, Ok(()));
    assert_eq!(change.pairs, after.pairs() as i64 - before.pairs() as i64);
    assert_eq!(change.points, after.total() - before.total());
    let mut mentor_of = before.assignment();
    mentor_of.resize(after.assignment().len(), None);
    for &Move { mentee, from, to } in &change.moves {
        assert_ne!(from, to);
        assert_eq!(std::mem::replace(&mut mentor_of[mentee as usize], to), from);
    }
    assert_eq!(mentor_of, after.assignment());
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn any_sequence_of_changes_leaves_what_a_fresh_solution_finds(
        case in case(), ops in prop::collection::vec(op_among(12), 30..50),
    ) {
        let mut mirror = Mirror::of(&case);
        let mut plan = Plan::of(&case.instance()).unwrap();
        for op in &ops {
            let before = plan.clone();
            let op = mirror.fit(op);
            let is_possible = mirror.apply(&op);
            let change = apply(&mut plan, &op);
            prop_assert_eq!(change.is_ok(), is_possible, "{:?}: {:?}", op, change);
            if let Ok(change) = change {
                assert_says(&change, &before, &plan);
            }
            let fresh = solve(&mirror.instance());
            prop_assert_eq!((plan.pairs(), plan.total()), (fresh.pairs() as u64, fresh.total));
            prop_assert_eq!(plan.check(), Ok(()), "after {:?}", op);
        }
    }

    #[test]
    fn a_plan_starts_as_what_was_solved(case in case()) {
        let plan = Plan::of(&case.instance()).unwrap();
        prop_assert_eq!((plan.pairs() as usize, plan.total()), case.objective());
        prop_assert_eq!(plan.check(), Ok(()));
        let edges: Vec<_> = plan.instance().edges().collect();
        prop_assert_eq!(edges, case.instance().edges().collect::<Vec<_>>());
    }
}

proptest! {
    #![proptest_config(cases(40))]

    /// Long chains of moves need more people than fit into the cases above.
    #[test]
    fn many_changes_of_many_people_leave_what_a_fresh_solution_finds(
        case in larger_case(), ops in prop::collection::vec(op_among(60), 60..100),
    ) {
        let mut mirror = Mirror::of(&case);
        let mut plan = Plan::of(&case.instance()).unwrap();
        for op in &ops {
            let op = mirror.fit(op);
            let is_possible = mirror.apply(&op);
            let change = apply(&mut plan, &op);
            prop_assert_eq!(change.is_ok(), is_possible, "{:?}: {:?}", op, change);
            prop_assert!(change.is_ok_and(|change| change.verdict.is_ok()) || !is_possible);
            let fresh = solve(&mirror.instance());
            prop_assert_eq!((plan.pairs(), plan.total()), (fresh.pairs() as u64, fresh.total));
        }
        prop_assert_eq!(plan.check(), Ok(()));
    }
}

/// More people than the plan had room for, and a limit that jumps: it is solved again.
#[test]
fn a_plan_outgrows_its_first_size() {
    let mut plan = Plan::of(&geleit_assignment::Instance::new(0, vec![60], &[]).unwrap()).unwrap();
    for number in 0..200 {
        let (mentee, change) = plan.add_mentee(&[(0, 1_000_000 - number)]).unwrap();
        assert_eq!((mentee, change.verdict), (number, Ok(())));
    }
    assert_eq!((plan.pairs(), plan.check()), (60, Ok(())));
    plan.remove_mentee(0).unwrap();
    for limit in [Some(3), None, Some(0), Some(150)] {
        let before = plan.clone();
        let change = plan.set_limit(limit).unwrap();
        assert_says(&change, &before, &plan);
        assert_eq!((plan.pairs(), plan.check()), (limit.unwrap_or(60).min(60), Ok(())));
    }
}
