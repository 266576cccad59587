//! Changes of an instance whose effect is known without solving it.

mod cases;

use cases::{Case, case, cases};
use geleit_assignment::{Edge, MAX_SCORE, solve};
use proptest::prelude::*;
use proptest::sample::Index;

/// A score that leaves room for the changes below.
fn lowered(mut case: Case) -> Case {
    for edge in &mut case.edges {
        edge.score /= 10;
    }
    case
}

fn is_locked(case: &Case, mentee: u32) -> bool {
    case.locks.iter().any(|lock| lock.0 == mentee)
}

proptest! {
    #![proptest_config(cases(1_000))]

    #[test]
    fn points_for_everyone_change_only_the_total(case in case(), extra in 0..=MAX_SCORE / 2) {
        let mut richer = lowered(case.clone());
        let (pairs, total) = richer.objective();
        richer.edges.iter_mut().for_each(|edge| edge.score += extra);
        prop_assert_eq!(richer.objective(), (pairs, total + pairs as i64 * i64::from(extra)));
    }

    #[test]
    fn multiplied_scores_multiply_the_total(case in case(), factor in 0..=10_u32) {
        let mut larger = lowered(case.clone());
        let (pairs, total) = larger.objective();
        larger.edges.iter_mut().for_each(|edge| edge.score *= factor);
        prop_assert_eq!(larger.objective(), (pairs, total * i64::from(factor)));
    }

    #[test]
    fn a_mentee_whom_nobody_can_take_changes_nothing(case in case()) {
        let mut larger = case.clone();
        larger.mentees += 1;
        prop_assert_eq!(larger.objective(), case.objective());
        prop_assert_eq!(larger.solve().mentor_of.last().copied(), Some(None));
    }

    #[test]
    fn an_edge_that_was_not_used_is_not_missed(case in case(), at in any::<Index>()) {
        let solution = case.solve();
        let unused = |edge: &&Edge| solution.mentor_of[edge.mentee as usize] != Some(edge.mentor);
        let unused: Vec<Edge> = case.edges.iter().filter(unused).copied().collect();
        prop_assume!(!unused.is_empty());
        let mut smaller = case.clone();
        smaller.edges.retain(|edge| edge != at.get(&unused));
        prop_assert_eq!(smaller.objective(), case.objective());
    }

    #[test]
    fn locking_a_chosen_pair_changes_nothing(case in case(), at in any::<Index>()) {
        let solution = case.solve();
        let chosen: Vec<(u32, u32)> = (0..case.mentees)
            .zip(&solution.mentor_of)
            .filter(|&(mentee, _)| !is_locked(&case, mentee))
            .filter_map(|(mentee, mentor)| Some((mentee, (*mentor)?)))
            .collect();
        prop_assume!(!chosen.is_empty());
        let mut locked = case.clone();
        locked.locks.push(*at.get(&chosen));
        prop_assert_eq!(locked.objective(), case.objective());
    }

    #[test]
    fn one_more_place_is_as_good_as_a_twin_with_one_place(case in case(), at in any::<Index>()) {
        prop_assume!(!case.capacities.is_empty());
        let mentor = at.index(case.capacities.len());
        let (mut wider, mut twin) = (case.clone(), case.clone());
        wider.capacities[mentor] += 1;
        let of_mentor = case.edges.iter().filter(|edge| edge.mentor as usize == mentor);
        let number = u32::try_from(case.capacities.len()).unwrap();
        twin.edges.extend(of_mentor.map(|edge| Edge { mentor: number, ..*edge }));
        twin.capacities.push(1);
        prop_assert_eq!(twin.objective(), wider.objective());
        prop_assert!(wider.objective() >= case.objective());
    }

    #[test]
    fn other_numbers_give_an_equally_good_assignment(
        case in case(),
        mentees in Just((0..8_u32).collect::<Vec<_>>()).prop_shuffle(),
        mentors in Just((0..8_u32).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let mentees: Vec<u32> = mentees.into_iter().filter(|&i| i < case.mentees).collect();
        let count = case.capacities.len();
        let mentors: Vec<u32> = mentors.into_iter().filter(|&j| (j as usize) < count).collect();
        let renamed = |(i, j): (u32, u32)| (mentees[i as usize], mentors[j as usize]);
        let mut other = case.clone();
        for edge in &mut other.edges {
            (edge.mentee, edge.mentor) = renamed((edge.mentee, edge.mentor));
        }
        other.locks = case.locks.iter().copied().map(renamed).collect();
        for (mentor, &capacity) in case.capacities.iter().enumerate() {
            other.capacities[mentors[mentor] as usize] = capacity;
        }
        prop_assert_eq!(other.objective(), case.objective());
    }

    #[test]
    fn the_order_of_the_edges_does_not_matter_at_all(
        (case, shuffled) in case().prop_flat_map(|case| {
            let shuffled = Just(case.edges.clone()).prop_shuffle();
            (Just(case), shuffled)
        }),
    ) {
        let other = Case { edges: shuffled, ..case.clone() };
        prop_assert_eq!(other.solve(), case.solve());
    }

    #[test]
    fn a_chosen_pair_with_more_points_stays_chosen(case in case(), at in any::<Index>()) {
        let case = lowered(case);
        let solution = case.solve();
        let mut richer = case.clone();
        let chosen = |edge: &&mut Edge| {
            solution.mentor_of[edge.mentee as usize] == Some(edge.mentor)
        };
        let mut chosen: Vec<&mut Edge> = richer.edges.iter_mut().filter(chosen).collect();
        prop_assume!(!chosen.is_empty());
        let number = at.index(chosen.len());
        chosen[number].score += 7;
        let (pairs, total) = case.objective();
        prop_assert_eq!(richer.objective(), (pairs, total + 7));
    }

    /// u + v + t − w is what a pair costs at least, if somebody insists on it.
    #[test]
    fn forcing_a_pair_costs_at_least_its_reduced_cost(case in case(), at in any::<Index>()) {
        let open: Vec<Edge> =
            case.edges.iter().filter(|edge| !is_locked(&case, edge.mentee)).copied().collect();
        prop_assume!(!open.is_empty());
        let Edge { mentee, mentor, score } = *at.get(&open);
        let (instance, solution) = (case.instance(), case.solve());
        let Ok(forced) = instance.clone().with_locks(&[(mentee, mentor)]) else {
            return Ok(()); // no place or no pair left for one more lock
        };
        let prices = &solution.certificate;
        let cost = prices.mentees[mentee as usize] + prices.mentors[mentor as usize]
            + prices.limit - prices.bonus - i64::from(score);
        let forced = solve(&forced);
        let lost = (solution.pairs() as i64 - forced.pairs() as i64) * prices.bonus
            + solution.total - forced.total;
        prop_assert!(lost >= cost, "lost {} but the certificate says {}", lost, cost);
    }
}
