//! The tables say what the criteria say, pair by pair.

use super::*;
use crate::id::MentorId;
use crate::matching::candidates::{Mentee, Mentor};
use crate::matching::criteria::{LANGUAGE_LEVELS, Rules};
use crate::matching::people::{any_mentee, any_mentor};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

const TODAY: jiff::civil::Date = jiff::civil::date(2026, 1, 23);

fn check(
    mentees: &[Mentee],
    mentors: &[Mentor],
    yardstick: &Yardstick,
) -> Result<(), TestCaseError> {
    let Yardstick { weights, rules, .. } = yardstick;
    let mentees: Vec<_> = mentees.iter().map(|one| MenteeTraits::of(one, rules, TODAY)).collect();
    let mentors: Vec<_> = mentors.iter().map(MentorTraits::of).collect();
    let scores = Scores::of(&mentees, &mentors, yardstick);
    let mut row = vec![0; mentors.len()];
    for (i, mentee) in mentees.iter().enumerate() {
        scores.row(i, &mut row);
        for (mentor, &said) in mentors.iter().zip(&row) {
            let possible = (said >= 0).then_some(said.unsigned_abs().into());
            let expected = is_feasible(mentee, mentor).then(|| points(mentee, mentor, weights));
            prop_assert_eq!(possible, expected);
        }
    }
    Ok(())
}

/// Everybody at random, some with topics in words of their own.
fn anybody() -> impl Strategy<Value = (Vec<Mentee>, Vec<Mentor>)> {
    let topics = || vec(select(&["Kundenkontakt", "Bewerbung", "Netzwerk"][..]), 0..3);
    let words = |topics: Vec<&str>| topics.into_iter().map(str::to_owned).collect();
    let conflicts = vec((1..9_u128).prop_map(|number| MentorId(Uuid::from_u128(number))), 0..2);
    let mentee = (any_mentee(), topics(), conflicts).prop_map(move |(mut mentee, topics, with)| {
        mentee.profile.goal_words = words(topics);
        mentee.conflicts = with;
        mentee
    });
    let mentor = (any_mentor(), topics()).prop_map(move |(mut mentor, topics)| {
        mentor.profile.topic_words = words(topics);
        mentor
    });
    // Nobody is there twice.
    let numbered = |mut mentors: Vec<Mentor>| {
        for (number, mentor) in (1..).zip(&mut mentors) {
            mentor.mentor = MentorId(Uuid::from_u128(number));
        }
        mentors
    };
    (vec(mentee, 0..12), vec(mentor, 0..12).prop_map(numbered))
}

/// Any rules that a programme may have switched on.
fn any_rules() -> impl Strategy<Value = Rules> {
    let denied = vec(select(&["RS-BA", "RS", "SY"][..]), 0..2);
    (select(LANGUAGE_LEVELS), any::<bool>(), any::<bool>(), denied).prop_map(
        |(language_min, in_person, more_experience, denied)| Rules {
            language_min,
            in_person,
            more_experience,
            denied: denied.into_iter().map(|text| text.parse().unwrap()).collect(),
        },
    )
}

proptest! {
    #[test]
    fn every_pair_has_the_points_that_its_reasons_have(
        (mentees, mentors) in anybody(),
        rules in any_rules(),
    ) {
        check(&mentees, &mentors, &Yardstick { rules, ..Yardstick::default() })?;
    }
}
