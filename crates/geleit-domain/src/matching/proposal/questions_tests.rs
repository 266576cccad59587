//! What it would take to give somebody a mentor, and which mentors would help most.

use super::tests::Table;
use super::*;
use crate::matching::criteria::Obstacle;
use crate::matching::people::{amal, brigitte, coded};
use crate::profile::{Availability, Gender};
use crate::reference::occupations::Field;

/// Amal, first, and two others of whom each fits Brigitte, who has one place.
fn three_for_one() -> Table {
    let mut table = Table::of(3, 1);
    for (mentee, occupation) in table.mentees.iter_mut().zip(["2221", "2512", "2512"]) {
        mentee.profile.target_occupation = coded("", occupation);
    }
    table.mentors[0].profile.occupation = coded("", "2512");
    table
}

/// The table with a change, proposed anew: pairs and points more.
fn gained(table: &Table, change: impl Fn(&mut Table)) -> (i64, i64) {
    let mut changed = table.clone();
    change(&mut changed);
    let (before, after) = (table.propose().unwrap(), changed.propose().unwrap());
    let pairs = |proposal: &Proposal| i64::try_from(proposal.pairs.len()).unwrap();
    (pairs(&after) - pairs(&before), after.total - before.total)
}

#[test]
fn a_mentee_without_a_mentor_needs_a_place_or_somebody_elses() {
    let table = three_for_one();
    let (amal, brigitte) = table.pair(0, 0);
    let ways = what_would_it_take(&table.task(), amal).unwrap();
    let [place] = &ways.places[..] else { panic!("{ways:?}") };
    assert_eq!((place.with, place.in_cohort), (Some(brigitte), false));
    assert_eq!(place.moves, [Move { application: amal, from: None, to: Some(brigitte) }]);
    let [instead] = &ways.instead[..] else { panic!("{ways:?}") };
    assert_eq!((instead.mentor, instead.pairs), (brigitte, 0));
    let without = instead.moves.iter().filter(|moved| moved.to.is_none()).count();
    assert_eq!(without, 1, "somebody else would go without");
    let fixed = |table: &mut Table| {
        table.locks.insert((amal, brigitte));
    };
    assert_eq!((instead.pairs, instead.points), gained(&table, fixed));
    let paired = table.propose().unwrap().pairs[0].application;
    let nothing = WhatItTakes { anew: Some(brigitte), ..WhatItTakes::default() };
    assert_eq!(what_would_it_take(&table.task(), paired), Ok(nothing));
}

/// Two mentees fit one mentor equally well: whoever has her on the board is not the one who is
/// told how to get her.
#[test]
fn of_equally_good_proposals_the_one_before_people_is_asked_about() {
    for highest_lowest in [false, true] {
        let mut table = Table::of(2, 1);
        table.objective.highest_lowest = highest_lowest;
        for (has, lacks) in [(0, 1), (1, 0)] {
            table.earlier = Some([table.pair(has, 0)].into());
            let asked = |table: &Table, mentee: usize| {
                let application = table.mentees[mentee].application;
                what_would_it_take(&table.task(), application).unwrap()
            };
            assert_eq!(asked(&table, has).anew, Some(table.mentors[0].mentor));
            let ways = asked(&table, lacks);
            assert_eq!((ways.anew, ways.places.len()), (None, 1), "{ways:?}");
        }
    }
}

/// Amal and another one, Brigitte and another one, of two fields; they were paired crosswise.
fn crosswise() -> (Table, BTreeSet<(ApplicationId, MentorId)>) {
    let mut table = Table::of(2, 2);
    for (mentee, occupation) in table.mentees.iter_mut().zip(["2512", "2411"]) {
        mentee.profile.target_occupation = coded("", occupation);
    }
    for (mentor, occupation) in table.mentors.iter_mut().zip(["2512", "2411"]) {
        mentor.profile.occupation = coded("", occupation);
    }
    let pairs = [table.pair(0, 1), table.pair(1, 0)].into();
    (table, pairs)
}

fn rather(
    table: &Table,
    pairs: &BTreeSet<(ApplicationId, MentorId)>,
) -> Vec<(ApplicationId, MentorId)> {
    let found = each_other(&table.task(), pairs).unwrap();
    found.into_iter().map(|two| (two.application, two.mentor)).collect()
}

#[test]
fn two_who_gain_more_from_each_other_would_rather_have_each_other() {
    let (table, crossed) = crosswise();
    assert_eq!(rather(&table, &crossed), [table.pair(0, 0), table.pair(1, 1)]);
    let best = [table.pair(0, 0), table.pair(1, 1)].into();
    assert_eq!(rather(&table, &best), [], "everybody has the dearest wish");
    let nobody = BTreeSet::new();
    assert_eq!(rather(&table, &nobody), [table.pair(0, 0), table.pair(1, 1)]);
    assert_eq!(each_other(&Table::of(0, 0).task(), &nobody), Ok(vec![]));
}

#[test]
fn nobody_is_named_with_somebody_they_must_not_meet_and_no_fixed_pair_is_questioned() {
    let (mut table, crossed) = crosswise();
    let brigitte = table.mentors[0].mentor;
    table.mentees[0].conflicts = vec![brigitte];
    table.mentors[1].profile.exclusions = vec![table.mentees[1].reference.clone()];
    assert_eq!(rather(&table, &crossed), []);
    let (mut table, crossed) = crosswise();
    table.vetoes.insert(table.pair(0, 0));
    assert_eq!(rather(&table, &crossed), [table.pair(1, 1)]);
    table.locks.insert(table.pair(1, 0));
    assert_eq!(rather(&table, &crossed), []);
}

#[test]
fn a_full_cohort_needs_a_place_more() {
    let mut table = Table::of(2, 2);
    table.places = 1;
    let without = table.propose().unwrap().unmatched[0].person;
    let Person::Mentee(mentee) = without else { panic!("{without:?}") };
    let ways = what_would_it_take(&table.task(), mentee).unwrap();
    assert_eq!((ways.places[0].with, ways.places[0].in_cohort), (None, true));
    assert_eq!((1, ways.places[0].points), gained(&table, |table| table.places += 1));
}

#[test]
fn place_and_time_can_be_asked_about_and_wishes_cannot() {
    let mut table = Table::of(1, 3);
    table.mentees[0].profile.availability = vec![Availability::Mornings];
    table.mentees[0].profile.mentor_gender_wish = Some(Gender::Female);
    table.mentors[0].profile.availability = vec![Availability::Evenings];
    table.mentors[0].gender = Some(Gender::Female);
    table.mentors[1].gender = Some(Gender::Male);
    table.mentors[2].profile.exclusions = vec![table.mentees[0].reference.clone()];
    let (mentee, mentor) = table.pair(0, 0);
    let ways = what_would_it_take(&table.task(), mentee).unwrap();
    assert_eq!((ways.places.len(), ways.instead.len()), (0, 0));
    let [exception] = &ways.exceptions[..] else { panic!("{ways:?}") };
    assert_eq!((exception.mentor, exception.pairs), (mentor, 1));
    assert_eq!(exception.obstacles, [Obstacle::NoSharedTime]);
    let flexible = |table: &mut Table| table.mentors[0].profile.availability.clear();
    assert_eq!((exception.pairs, exception.points), gained(&table, flexible));
}

#[test]
fn the_field_that_helps_most_brings_what_such_a_mentor_brings() {
    let table = three_for_one();
    let helps = helps_most(&table.task()).unwrap();
    assert_eq!(helps[0].pairs, 1);
    let fields: Vec<Field> = helps.iter().map(|help| help.field).collect();
    assert!(fields.contains(&Field::Ict) && fields.contains(&Field::Health), "{fields:?}");
    for help in helps {
        let exact = gained(&table, |table| {
            let mut mentor = brigitte(9);
            mentor.profile.occupation = coded("", help.occupation);
            table.mentors.push(mentor);
        });
        assert_eq!((i64::from(help.pairs), help.points), exact, "{}", help.field);
    }
    let mut enough = Table::of(2, 0);
    enough.mentees = vec![amal(1)];
    assert_eq!(helps_most(&enough.task()), Ok(vec![]), "nobody says what they aim at");
}

#[test]
fn one_more_place_brings_what_it_says() {
    let table = three_for_one();
    let helps = places_help(&table.task()).unwrap();
    assert_eq!(helps.len(), 1);
    let exact = gained(&table, |table| table.mentors[0].capacity_free += 1);
    assert_eq!((i64::from(helps[0].pairs), helps[0].points), exact);
}
