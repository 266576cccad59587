//! Questions are answered as if the change had been made.

use std::cmp::Reverse;

use super::cases::{Case, case, cases};
use geleit_assignment::{Gain, Plan, solve};
use proptest::prelude::*;

/// What another case has more than this one.
fn gain(case: &Case, other: &Case) -> (i64, i64) {
    let ((pairs, total), (more, higher)) = (case.objective(), other.objective());
    (more as i64 - pairs as i64, higher - total)
}

fn as_numbers(gain: Gain) -> (i64, i64) {
    (i64::from(gain.pairs), gain.points)
}

fn with_place(case: &Case, mentor: u32) -> Case {
    let mut other = case.clone();
    other.capacities[mentor as usize] += 1;
    other
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn a_place_more_gains_what_solving_again_gains(case in case()) {
        let plan = Plan::of(&case.instance()).unwrap();
        let mut all = Vec::new();
        for (mentor, _) in (0..).zip(&case.capacities) {
            let found = plan.gain_of_place(mentor).unwrap();
            prop_assert_eq!(as_numbers(found), gain(&case, &with_place(&case, mentor)));
            all.push((mentor, found));
        }
        all.retain(|of| of.1 != Gain::default());
        all.sort_by_key(|&(mentor, gain)| (Reverse(gain), mentor));
        prop_assert_eq!(all, plan.gains_of_places());
    }

    #[test]
    fn a_new_mentor_gains_what_solving_again_gains(
        case in case(), scores in prop::collection::vec(prop::option::of(0..9_u32), 8),
    ) {
        let pairs: Vec<(u32, u32)> = (0..case.mentees)
            .zip(scores)
            .filter_map(|(mentee, score)| Some((mentee, score?)))
            .collect();
        let mut plan = Plan::of(&case.instance()).unwrap();
        let found = plan.gain_of_mentor(&pairs).unwrap();
        let (_, change) = plan.add_mentor(1, &pairs).unwrap();
        prop_assert_eq!(as_numbers(found), (change.pairs, change.points));
    }

    #[test]
    fn what_a_lock_would_change_is_what_it_changes(case in case()) {
        let plan = Plan::of(&case.instance()).unwrap();
        for mentee in 0..case.mentees {
            for (mentor, _) in (0..).zip(&case.capacities) {
                let mut tried = plan.clone();
                let asked = plan.if_locked(mentee, mentor, Some(7));
                if plan.instance().score(mentee, mentor).is_some() {
                    prop_assert_eq!(asked, tried.lock(mentee, mentor));
                    continue;
                }
                let Ok(asked) = asked else { continue };
                tried.add_pair(mentee, mentor, 7).unwrap();
                tried.lock(mentee, mentor).unwrap();
                prop_assert_eq!(asked.pairs, tried.pairs() as i64 - plan.pairs() as i64);
                prop_assert_eq!(asked.points, tried.total() - plan.total());
            }
        }
    }

    #[test]
    fn a_remedy_gives_a_mentor_and_takes_none(case in case()) {
        let plan = Plan::of(&case.instance()).unwrap();
        for mentee in 0..case.mentees {
            for remedy in plan.remedies(mentee).unwrap() {
                let mut changed = case.clone();
                if let Some(mentor) = remedy.place_with {
                    changed.capacities[mentor as usize] += 1;
                }
                if remedy.needs_pair {
                    changed.limit = changed.limit.map(|limit| limit + 1);
                }
                let instance = changed.instance();
                let mut mentor_of = plan.assignment();
                for moved in &remedy.moves {
                    prop_assert_eq!(mentor_of[moved.mentee as usize], moved.from);
                    mentor_of[moved.mentee as usize] = moved.to;
                }
                prop_assert_eq!(remedy.moves[0].mentee, mentee);
                let pairs = (0..).zip(&mentor_of).filter_map(|(i, &j)| Some((i, j?)));
                let (mut count, mut total) = (0, 0);
                for (i, j) in pairs {
                    count += 1;
                    total += i64::from(instance.score(i, j).expect("a possible pair"));
                }
                prop_assert_eq!((count, total), (plan.pairs() + 1, plan.total() + remedy.points));
                for (mentor, &places) in (0..).zip(&changed.capacities) {
                    let taken = mentor_of.iter().filter(|&&of| of == Some(mentor)).count();
                    prop_assert!(taken <= places as usize);
                }
            }
        }
    }

    /// Whatever one more place or one more pair would bring at best, somebody's remedy brings.
    #[test]
    fn the_best_remedy_is_as_good_as_solving_again(case in case()) {
        let plan = Plan::of(&case.instance()).unwrap();
        let remedies: Vec<_> =
            (0..case.mentees).flat_map(|mentee| plan.remedies(mentee).unwrap()).collect();
        let best = |with: Option<u32>| {
            let found = remedies.iter().filter(|remedy| remedy.place_with == with);
            found.map(|remedy| remedy.points).max()
        };
        if case.limit == Some(plan.pairs()) {
            let limit = case.limit.map(|limit| limit + 1);
            let (pairs, points) = gain(&case, &Case { limit, ..case.clone() });
            prop_assert_eq!(best(None), (pairs == 1).then_some(points));
            return Ok(());
        }
        for (mentor, _) in (0..).zip(&case.capacities) {
            let (pairs, points) = gain(&case, &with_place(&case, mentor));
            prop_assert_eq!(best(Some(mentor)), (pairs == 1).then_some(points), "{}", mentor);
        }
        prop_assert_eq!(solve(&plan.instance()).pairs() as u64, plan.pairs());
    }
}
