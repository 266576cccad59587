//! The solver against the plainest possible search, on many small instances.

mod cases;

use cases::{case, cases, earlier, flow, larger_case};
use geleit_assignment::{Level, Objective};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn finds_the_most_pairs_and_then_the_highest_total(case in case()) {
        prop_assert_eq!(case.objective(), case.objective_by_force());
    }

    #[test]
    fn finds_the_best_by_every_level(
        case in case(), earlier in earlier(), highest_lowest: bool, is_again: bool,
    ) {
        let earlier = is_again.then_some(&earlier[..]);
        let objective = Objective { highest_lowest, earlier };
        let solution = case.solve_for(&objective);
        let found = case.levels_of(&objective, &solution);
        prop_assert_eq!(found, case.levels_by_force(&objective));
    }

    #[test]
    fn keeps_every_lock_every_capacity_and_the_limit(case in case()) {
        let solution = case.solve();
        for &(mentee, mentor) in &case.locks {
            prop_assert_eq!(solution.mentor_of[mentee as usize], Some(mentor));
        }
        for (mentor, &capacity) in (0..).zip(&case.capacities) {
            let taken = solution.mentor_of.iter().filter(|&&of| of == Some(mentor)).count();
            prop_assert!(taken <= capacity as usize);
        }
        prop_assert!(case.limit.is_none_or(|limit| solution.pairs() as u64 <= limit));
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn agrees_with_the_textbook_on_larger_instances(case in larger_case()) {
        prop_assert_eq!(case.objective(), flow::objective(&case));
    }

    /// Both oracles, so that neither is believed alone.
    #[test]
    fn the_textbook_agrees_with_trying_everything(case in case()) {
        prop_assert_eq!(case.objective_by_force(), flow::objective(&case));
    }
}

#[test]
fn an_objective_names_its_levels_in_their_order() {
    use Level::*;
    let levels = |highest_lowest, earlier| Objective { highest_lowest, earlier }.levels();
    assert_eq!(levels(false, None), [MostPairs, HighestTotal]);
    assert_eq!(levels(true, Some(&[])), [MostPairs, HighestLowest, HighestTotal, LeastChange]);
}
