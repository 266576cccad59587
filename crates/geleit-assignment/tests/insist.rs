//! What it costs to insist on a pair, against a search for everything else.

mod cases;

use cases::{case, cases};
use geleit_assignment::{Edge, Instance, InstanceError, Move, Objective, insist, solve};
use proptest::prelude::*;
use proptest::sample::Index;

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn insisting_loses_what_every_other_assignment_with_the_pair_loses(
        case in case(), at in any::<Index>(), highest_lowest: bool,
    ) {
        prop_assume!(!case.edges.is_empty());
        let Edge { mentee, mentor, .. } = *at.get(&case.edges);
        let objective = Objective { highest_lowest, earlier: None };
        let (instance, best) = (case.instance(), case.solve_for(&objective));
        let Ok(insisted) = insist(&instance, &objective, &best, (mentee, mentor)) else {
            return Ok(()); // locked elsewhere, or no place or pair left beside the locks
        };
        let mut forced = case.clone();
        forced.locks.push((mentee, mentor));
        let exact = forced.levels_by_force(&Objective {
            earlier: Some(&best.mentor_of), ..objective
        });
        prop_assert_eq!(insisted.solution.verdict, Ok(()));
        prop_assert_eq!(insisted.pairs_lost, best.pairs() as i64 - exact.pairs as i64);
        prop_assert_eq!(insisted.points_lost, best.total - exact.total);
        let mut moved = best.mentor_of.clone();
        for Move { mentee, from, to } in &insisted.moves {
            prop_assert_eq!(std::mem::replace(&mut moved[*mentee as usize], *to), *from);
        }
        prop_assert_eq!(&moved, &insisted.solution.mentor_of);
        let kept = moved.iter().zip(&best.mentor_of).filter(|of| of.0.is_some() && of.0 == of.1);
        prop_assert_eq!(kept.count(), exact.kept);
    }
}

#[test]
fn insisting_says_who_has_to_move() {
    let edge = |mentee, mentor, score| Edge { mentee, mentor, score };
    // Amal (0) has Brigitte (0); whoever insists on Brigitte for 1 moves Amal to mentor 1.
    let edges = [edge(0, 0, 90), edge(0, 1, 70), edge(1, 0, 80), edge(1, 1, 75)];
    let instance = Instance::new(2, vec![1, 1], &edges).unwrap();
    let best = solve(&instance);
    let insisted = insist(&instance, &Objective::default(), &best, (1, 0)).unwrap();
    assert_eq!((insisted.pairs_lost, insisted.points_lost), (0, 90 + 75 - 80 - 70));
    let moved = |mentee, from, to| Move { mentee, from: Some(from), to: Some(to) };
    assert_eq!(insisted.moves, [moved(0, 0, 1), moved(1, 1, 0)]);
    let chosen = insist(&instance, &Objective::default(), &best, (0, 0)).unwrap();
    assert_eq!((chosen.points_lost, chosen.moves, chosen.at_least), (0, vec![], Some(0)));
    let twice = instance.with_locks(&[(1, 1)]).unwrap();
    let refused = insist(&twice, &Objective::default(), &solve(&twice), (0, 1)).unwrap_err();
    assert_eq!(refused, InstanceError::LocksOverCapacity { mentor: 1 });
}
