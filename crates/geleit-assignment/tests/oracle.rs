//! The solver against the plainest possible search, on many small instances.

mod cases;

use cases::{case, cases};
use proptest::prelude::*;

proptest! {
    #![proptest_config(cases(10_000))]

    #[test]
    fn finds_the_most_pairs_and_then_the_highest_total(case in case()) {
        prop_assert_eq!(case.objective(), case.objective_by_force());
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
