//! Other objectives of a programme, earlier proposals, and the answers to "why not?".

use super::tests::Table;
use super::*;
use crate::matching::criteria::Obstacle;
use crate::matching::people::coded;
use crate::profile::Gender;

/// Amal (first mentee) and another one, Brigitte (first mentor) and another one. Both mentees
/// fit Brigitte, Amal better; only Amal also fits the other mentor a little.
fn two_and_two() -> Table {
    let mut table = Table::of(2, 2);
    for (mentee, occupation) in table.mentees.iter_mut().zip(["2512", "2514"]) {
        mentee.profile.target_occupation = coded("", occupation);
    }
    table.mentors[0].profile.occupation = coded("", "2512");
    table.mentors[1].profile.occupation = coded("", "5120");
    table
}

fn loss(why_not: WhyNot) -> Loss {
    match why_not {
        WhyNot::Loss(loss) => loss,
        other => panic!("expected a loss, found {other:?}"),
    }
}

#[test]
fn a_proposal_names_the_levels_that_decided() {
    let mut table = two_and_two();
    let plain = table.propose().unwrap();
    assert_eq!(plain.levels, [Level::MostPairs, Level::HighestTotal]);
    assert_eq!((plain.lowest, plain.kept), (None, None));
    table.objective.highest_lowest = true;
    table.earlier = Some([table.pair(0, 0), table.pair(1, 1)].into());
    let proposal = table.propose().unwrap();
    assert_eq!(proposal.levels, Level::ALL);
    assert_eq!(proposal.lowest, proposal.pairs.iter().map(|pair| pair.points).min());
    assert_eq!(proposal.proof, Proof { valid: true, dual: proposal.total });
}

#[test]
fn equally_good_pairs_stay_as_they_were() {
    let mut table = Table::of(3, 3);
    for earlier in [[0, 1, 2], [1, 2, 0], [2, 0, 1]] {
        let pairs = (0..).zip(earlier).map(|(mentee, mentor)| table.pair(mentee, mentor));
        table.earlier = Some(pairs.collect());
        let proposal = table.propose().unwrap();
        let found: BTreeSet<_> =
            proposal.pairs.iter().map(|pair| (pair.application, pair.mentor)).collect();
        assert_eq!(Some(found), table.earlier);
        assert_eq!(proposal.kept, Some(3));
    }
}

#[test]
fn an_earlier_proposal_may_name_people_who_have_left() {
    let mut table = Table::of(3, 3);
    table.earlier = Some([table.pair(0, 2), table.pair(1, 1), table.pair(2, 0)].into());
    table.mentees.remove(1);
    table.mentors.remove(0);
    let proposal = table.propose().unwrap();
    assert_eq!(proposal.kept, Some(1));
    assert_eq!(proposal.pairs[0].mentor, table.mentors[1].mentor, "Amal keeps her mentor");
}

#[test]
fn below_the_floor_there_is_no_pair_unless_it_is_fixed() {
    let mut table = two_and_two();
    let weak = table.propose().unwrap().pairs.iter().map(|pair| pair.points).min().unwrap();
    table.objective.floor = Some(weak + 1);
    assert_eq!(table.pairs().len(), 1);
    let pair = table.pair(0, 1);
    let points = match why_not(&table.task(), pair).unwrap() {
        WhyNot::BelowFloor { points, floor } if floor == weak + 1 => points,
        other => panic!("{other:?}"),
    };
    assert!(points <= weak);
    table.locks.insert(pair);
    assert!(table.pairs().contains(&pair));
}

#[test]
fn why_not_says_what_the_pair_would_cost_and_who_would_move() {
    let table = two_and_two();
    assert_eq!(table.pairs(), [table.pair(0, 0), table.pair(1, 1)]);
    let task = table.task();
    assert_eq!(why_not(&task, table.pair(0, 0)), Ok(WhyNot::Proposed));
    let loss = loss(why_not(&task, table.pair(1, 0)).unwrap());
    assert_eq!((loss.pairs, loss.is_proven), (0, true));
    let mut forced = two_and_two();
    forced.locks.insert(table.pair(1, 0));
    assert_eq!(loss.points, table.propose().unwrap().total - forced.propose().unwrap().total);
    assert!(loss.points > 0);
    let [(amal, brigitte), (other, second)] = [table.pair(0, 0), table.pair(1, 1)];
    assert_eq!(
        loss.moves,
        [
            Move { application: amal, from: Some(brigitte), to: Some(second) },
            Move { application: other, from: Some(second), to: Some(brigitte) },
        ]
    );
}

#[test]
fn why_not_names_the_rule_the_veto_or_what_is_fixed() {
    let mut table = two_and_two();
    table.mentees[1].profile.mentor_gender_wish = Some(Gender::Female);
    table.mentors[0].gender = Some(Gender::Male);
    let ask = |table: &Table, pair| why_not(&table.task(), pair).unwrap();
    let wish = WhyNot::Obstacles(vec![Obstacle::MenteeGenderWish]);
    assert_eq!(ask(&table, table.pair(1, 0)), wish);
    table.vetoes.insert(table.pair(0, 1));
    assert_eq!(ask(&table, table.pair(0, 1)), WhyNot::Obstacles(vec![Obstacle::Vetoed]));
    let mut table = two_and_two();
    table.locks.insert(table.pair(0, 0));
    let mentor = table.mentors[0].mentor;
    let full = WhyNot::Fixed(Refusal::LocksOverCapacity { mentor });
    assert_eq!(ask(&table, table.pair(1, 0)), full);
    let application = table.mentees[0].application;
    let fixed = WhyNot::Fixed(Refusal::LockedTwice { application });
    assert_eq!(ask(&table, table.pair(0, 1)), fixed);
    let stranger = Table::of(9, 1).pair(8, 0);
    assert_eq!(ask(&table, stranger), WhyNot::Unknown);
}
