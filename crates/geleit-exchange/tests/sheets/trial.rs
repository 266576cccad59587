//! The two sheets with which the browser journey and the commands are tried: they must stay
//! good sheets of a real size. `cargo run --example trial_sheets` writes them.

use crate::files::{mentees, mentors, read};
use geleit_domain::profile::{EducationLevel, Gender, Origin};
use geleit_domain::reference::countries::continent;
use std::collections::BTreeSet;

fn sheet(name: &str) -> geleit_exchange::sheet::Sheet {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../geleit/tests/sheets");
    read(name, &std::fs::read(format!("{folder}/{name}")).unwrap()).unwrap()
}

/// Proves S1-16, S1-25.
#[test]
fn the_trial_mentees_are_212_people_from_every_continent() {
    let rows = mentees(&sheet("mentees.xlsx"));
    assert_eq!((rows.good.len(), rows.problems.as_slice()), (212, &[][..]));
    let people = || rows.good.iter();
    let mut continents = BTreeSet::new();
    for row in people() {
        if let Some(Origin::Country(code)) = row.profile.origin.first() {
            continents.insert(continent(code).unwrap().text());
        }
    }
    assert_eq!(continents.len(), 5, "{continents:?}");
    let arabic = |text: &str| text.chars().any(|c| ('\u{0600}'..='\u{06FF}').contains(&c));
    assert!(people().filter(|row| arabic(&row.identity.given_name)).count() >= 3);
    assert!(people().filter(|row| row.identity.family_name.is_empty()).count() >= 5);
    assert!(people().filter(|row| row.identity.gender == Some(Gender::Female)).count() > 106);
    let academic = |row: &&_| degree(row).is_some_and(EducationLevel::is_academic);
    assert!(people().filter(academic).count() > 106);
    let coded = people().filter(|row| row.profile.occupation.as_ref().unwrap().code.is_some());
    assert!(coded.count() >= 190);
}

fn degree(row: &geleit_domain::imports::MenteeRow) -> Option<EducationLevel> {
    row.profile.education_level
}

/// Proves S1-31, S1-36.
#[test]
fn the_trial_mentors_are_97_people_with_places_for_a_hundred_pairs() {
    let rows = mentors(&sheet("mentors.xlsx"));
    assert_eq!((rows.good.len(), rows.problems.as_slice()), (97, &[][..]));
    let places: u32 = rows.good.iter().map(|row| row.capacity).sum();
    assert_eq!(places, 119);
    assert!(rows.good.iter().all(|row| row.profile.channel.is_some()));
    assert!(rows.good.iter().all(|row| row.profile.industry.as_ref().unwrap().code.is_some()));
}
