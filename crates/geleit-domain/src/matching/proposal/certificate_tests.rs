//! What a kept certificate proves, and that another number in it does not.

use super::properties::any_people;
use super::tests::Table;
use super::*;
use crate::matching::people::coded;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One number of a certificate is another.
type Change<'a> = &'a dyn Fn(&mut Certificate);

/// Four mentees and three mentors of two fields; the first pair is fixed, and the last mentee stays
/// without. The weakest pair counts, and so do the pairs of before.
fn settled() -> Table {
    let mut table = Table::of(4, 3);
    for (mentee, occupation) in table.mentees.iter_mut().zip(["2512", "2512", "2411", "2411"]) {
        mentee.profile.target_occupation = coded("", occupation);
    }
    for (mentor, occupation) in table.mentors.iter_mut().zip(["2411", "2512", "2512"]) {
        mentor.profile.occupation = coded("", occupation);
    }
    table.places = 3;
    table.locks.insert(table.pair(0, 0));
    table.objective.highest_lowest = true;
    table.earlier = Some([table.pair(0, 0), table.pair(1, 2)].into());
    table
}

#[test]
fn a_certificate_proves_the_points_of_its_proposal_without_the_answers_of_the_people() {
    let proposal = settled().propose().unwrap();
    let certificate = &proposal.certificate;
    assert_eq!(certificate.check(), Ok(proposal.total));
    assert_eq!(certificate.levels, Level::ALL);
    assert_eq!((certificate.mentees.len(), certificate.mentors.len()), (4, 3));
    let fixed = certificate.pairs[0].unwrap();
    assert_eq!((fixed.mentor, fixed.is_locked), (0, true));
    assert_eq!(certificate.pairs.iter().flatten().count(), proposal.pairs.len());
}

#[test]
fn another_number_is_refused() {
    let proven = settled().propose().unwrap().certificate;
    let open = proven.pairs.iter().position(|p| p.is_some_and(|p| !p.is_locked)).unwrap();
    let mentor = proven.pairs[open].unwrap().mentor as usize;
    let changes: [(&str, Change<'_>); 10] = [
        ("value", &|it| it.prices.mentees[open] += 1),
        ("price", &|it| it.prices.mentors[mentor] += 1),
        ("price of the cohort", &|it| it.prices.limit += 1),
        ("bonus", &|it| it.prices.bonus += 1),
        ("points", &|it| it.pairs[open].as_mut().unwrap().points += 1),
        ("places", &|it| it.capacities[mentor] = 0),
        ("places of the cohort", &|it| it.places -= 1),
        ("levels", &|it| it.levels.truncate(2)),
        ("lowest", &|it| it.lowest.as_mut().unwrap().points = Some(0)),
        ("kept", &|it| it.least_change.as_mut().unwrap().kept += 1),
    ];
    for (what, change) in changes {
        let mut other = proven.clone();
        change(&mut other);
        assert!(other.check().is_err(), "{what}: {other:?}");
    }
}

#[test]
fn numbers_that_belong_to_nobody_are_refused_and_break_nothing() {
    let proven = settled().propose().unwrap().certificate;
    let changes: [Change<'_>; 5] = [
        &|it| it.mentees.truncate(1),
        &|it| it.capacities.clear(),
        &|it| it.pairs[1] = Some(Certified { mentor: 99, points: 1, is_locked: false }),
        &|it| it.prices.mentors.clear(),
        &|it| it.places = 0,
    ];
    for change in changes {
        let mut other = proven.clone();
        change(&mut other);
        assert!(other.check().is_err(), "{other:?}");
    }
}

proptest! {
    #[test]
    fn every_certificate_proves_its_proposal(
        (mentees, mentors, vetoes, places) in any_people(),
        highest_lowest: bool,
        earlier in any::<Option<bool>>(),
    ) {
        let mut table = Table { mentees, mentors, vetoes, places, ..Table::of(0, 0) };
        table.objective.highest_lowest = highest_lowest;
        let first = table.propose().unwrap();
        prop_assert_eq!(first.certificate.check(), Ok(first.total));
        if let (Some(is_fixed), Some(pair)) = (earlier, first.pairs.first()) {
            if is_fixed {
                table.locks.insert((pair.application, pair.mentor));
            }
            table.earlier = Some(first.pairs.iter().map(|p| (p.application, p.mentor)).collect());
            let again = table.propose().unwrap();
            prop_assert_eq!(again.certificate.check(), Ok(again.total));
            // What was best stays best, and whole.
            prop_assert_eq!(again.total, first.total);
            prop_assert_eq!(again.kept, Some(first.pairs.len()));
        }
    }

    /// Whatever lay before people: for its sake no pair and no point is given up.
    #[test]
    fn least_change_never_costs_a_pair_or_a_point(
        (mentees, mentors, vetoes, places) in any_people(),
        highest_lowest: bool,
        before in proptest::collection::vec((0..8_usize, 0..6_usize), 0..8),
    ) {
        let mut table = Table { mentees, mentors, vetoes, places, ..Table::of(0, 0) };
        table.objective.highest_lowest = highest_lowest;
        let free = table.propose().unwrap();
        let known = |(mentee, mentor): (usize, usize)| {
            Some((table.mentees.get(mentee)?.application, table.mentors.get(mentor)?.mentor))
        };
        let before: BTreeMap<_, _> = before.into_iter().filter_map(known).collect();
        table.earlier = Some(before.into_iter().collect());
        let least = table.propose().unwrap();
        prop_assert_eq!((least.pairs.len(), least.total), (free.pairs.len(), free.total));
        prop_assert_eq!(least.lowest, free.lowest);
        let stay = |proposal: &Proposal| {
            let earlier = table.earlier.as_ref().unwrap();
            let pairs = proposal.pairs.iter().map(|pair| (pair.application, pair.mentor));
            pairs.filter(|pair| earlier.contains(pair)).count()
        };
        prop_assert_eq!(least.kept, Some(stay(&least)));
        prop_assert!(stay(&least) >= stay(&free));
    }
}
