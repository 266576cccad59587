//! What holds for any set of people.

use super::*;
use crate::matching::criteria::{Obstacle, Rules, obstacles};
use crate::matching::people::{any_mentee, any_mentor};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

const TODAY: Date = jiff::civil::date(2026, 1, 23);

type Pairs = BTreeSet<(ApplicationId, MentorId)>;

pub(super) fn any_people() -> impl Strategy<Value = (Vec<Mentee>, Vec<Mentor>, Pairs, u32)> {
    let vetoes = vec((0..8_usize, 0..6_usize), 0..5);
    (vec(any_mentee(), 0..8), vec(any_mentor(), 0..6), vetoes, 0..8_u32).prop_map(
        |(mentees, mentors, vetoes, places)| {
            let (mentees, mentors) = numbered(mentees, mentors);
            let vetoes = vetoes
                .into_iter()
                .filter_map(|(i, j)| Some((mentees.get(i)?.application, mentors.get(j)?.mentor)))
                .collect();
            (mentees, mentors, vetoes, places)
        },
    )
}

/// The same people with references and ids of their own.
pub(super) fn numbered(
    mut mentees: Vec<Mentee>,
    mut mentors: Vec<Mentor>,
) -> (Vec<Mentee>, Vec<Mentor>) {
    for (number, mentee) in (1..).zip(&mut mentees) {
        mentee.reference = format!("E-{number:04}");
        mentee.application = ApplicationId(Uuid::from_u128(number));
    }
    for (number, mentor) in (1..).zip(&mut mentors) {
        mentor.reference = format!("M-{number:04}");
        mentor.mentor = MentorId(Uuid::from_u128(number));
    }
    (mentees, mentors)
}

fn of(mentees: &[Mentee], mentors: &[Mentor], vetoes: &Pairs, places: u32) -> Proposal {
    propose(&Task {
        mentees,
        mentors,
        locks: &Pairs::new(),
        vetoes,
        places,
        yardstick: &Yardstick::default(),
        objective: Objective::default(),
        earlier: None,
        today: TODAY,
    })
    .unwrap()
}

proptest! {
    #[test]
    fn the_order_of_the_people_changes_nothing(
        (mut mentees, mut mentors, vetoes, places) in any_people(), turn in 0..8_usize,
    ) {
        let before = of(&mentees, &mentors, &vetoes, places);
        let by = |turn: usize, len: usize| if len == 0 { 0 } else { turn % len };
        let (of_mentees, of_mentors) = (by(turn, mentees.len()), by(turn / 2, mentors.len()));
        mentees.rotate_left(of_mentees);
        mentors.reverse();
        mentors.rotate_left(of_mentors);
        prop_assert_eq!(before, of(&mentees, &mentors, &vetoes, places));
    }

    #[test]
    fn every_proposal_is_proven_and_its_points_are_those_of_its_reasons(
        (mentees, mentors, vetoes, places) in any_people(),
    ) {
        let proposal = of(&mentees, &mentors, &vetoes, places);
        prop_assert_eq!(proposal.proof, Proof { valid: true, dual: proposal.total });
        for pair in &proposal.pairs {
            let sum: u32 = pair.reasons.iter().map(|reason| reason.points).sum();
            prop_assert_eq!(pair.points, sum);
            prop_assert!(sum <= 10_000);
        }
        let total: i64 = proposal.pairs.iter().map(|pair| i64::from(pair.points)).sum();
        prop_assert_eq!(proposal.total, total);
    }

    #[test]
    fn no_rule_is_broken_and_nobody_is_forgotten(
        (mentees, mentors, vetoes, places) in any_people(),
    ) {
        let proposal = of(&mentees, &mentors, &vetoes, places);
        prop_assert!(proposal.pairs.len() <= places as usize);
        let mut left: Vec<u32> = mentors.iter().map(|mentor| mentor.capacity_free).collect();
        let mut paired = BTreeSet::new();
        for pair in &proposal.pairs {
            let mentee = mentees.iter().find(|m| m.application == pair.application).unwrap();
            let row = mentors.iter().position(|m| m.mentor == pair.mentor).unwrap();
            prop_assert!(!vetoes.contains(&(pair.application, pair.mentor)));
            prop_assert_eq!(obstacles(mentee, &mentors[row], &Rules::default()), Vec::<Obstacle>::new());
            prop_assert!(left[row] > 0, "over capacity");
            left[row] -= 1;
            prop_assert!(paired.insert(Person::Mentee(pair.application)), "paired twice");
            paired.insert(Person::Mentor(pair.mentor));
        }
        let without: BTreeSet<_> = proposal.unmatched.iter().map(|one| one.person).collect();
        prop_assert!(paired.is_disjoint(&without));
        prop_assert_eq!(paired.len() + without.len(), mentees.len() + mentors.len());
    }
}
