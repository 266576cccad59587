//! Cohorts that are too large for every pair to be looked at.

use super::graph::Graph;
use super::model::Model;
use super::properties::numbered;
use super::*;
use crate::matching::people::{any_mentee, any_mentor};
use geleit_assignment::solve_for;
use proptest::collection::vec;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn pairs_that_nobody_looked_at_would_not_have_been_better(
        // Few different wishes: most mentees do not get those whom they look at first.
        mentees in vec(any_mentee(), 3),
        mentors in vec(any_mentor(), 900),
        places in prop_oneof![Just(u32::MAX), 1..150_u32],
    ) {
        let mentees = mentees.into_iter().cycle().take(150).collect();
        let (mentees, mut mentors) = numbered(mentees, mentors);
        for (number, mentor) in mentors.iter_mut().enumerate() {
            mentor.capacity_free = u32::from(number % 8 == 0);
        }
        let task = Task {
            mentees: &mentees,
            mentors: &mentors,
            locks: &BTreeSet::new(),
            vetoes: &BTreeSet::new(),
            places,
            yardstick: &Yardstick::default(),
            objective: Objective::default(),
            earlier: None,
            today: jiff::civil::date(2026, 1, 23),
        };
        let graph = Graph::of(&task);
        let model = Model::of(&graph, &task).unwrap();
        let (solved, whole) = (model.solve(), model.instance());
        prop_assert_eq!(solved.solution.check(whole, &model.objective()), Ok(()));
        let best = solve_for(whole, &model.objective());
        prop_assert_eq!(solved.solution.total, best.total);

        // And nobody of whom a pair was left out is told less.
        let proposal = propose(&task).unwrap();
        for pair in &proposal.pairs {
            let mentee = model.mentee(pair.application).unwrap();
            let chosen = model.mentor(pair.mentor).unwrap();
            let open = whole.edges_of(mentee).filter(|&(mentor, _)| {
                mentor != chosen && whole.capacity(mentor) > 0
            });
            let mut points: Vec<i32> = open.map(|(_, score)| score.cast_signed()).collect();
            points.sort_unstable_by_key(|points| std::cmp::Reverse(*points));
            let own = pair.points.cast_signed();
            let expected: Vec<i32> = points.iter().take(NEXT_BEST).map(|points| points - own).collect();
            let said: Vec<i32> = pair.next_best.iter().map(|next| next.difference).collect();
            prop_assert_eq!(said, expected);
        }
    }
}
