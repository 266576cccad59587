//! What the rules find, by example and for any answers.

use super::*;
use proptest::prelude::*;

fn wien() -> Vec<String> {
    vec!["Wien".to_owned(), "Niederösterreich".to_owned()]
}

fn found(profile: &MenteeProfile, criterion: Criterion) -> (Outcome, Because) {
    let rules = Rules { residence: Some(Residence::Austria), ..Rules::default() };
    let all = check(&rules, profile, &wien());
    let finding = all.iter().find(|finding| finding.criterion == criterion).unwrap();
    (finding.outcome, finding.because)
}

/// Proves S1-22.
#[test]
fn an_apprenticeship_is_enough_and_a_general_school_goes_to_a_person() {
    for (level, expected) in [
        (EducationLevel::Apprenticeship, MET),
        (EducationLevel::MasterCraftsman, MET),
        (EducationLevel::Master, MET),
        (EducationLevel::Matura, (Outcome::Unclear, Because::OtherKind)),
        (EducationLevel::Isced3, (Outcome::Unclear, Because::OtherKind)),
        (EducationLevel::Compulsory, (Outcome::NotMet, Because::Below)),
    ] {
        let profile = MenteeProfile { education_level: Some(level), ..MenteeProfile::default() };
        assert_eq!(found(&profile, Criterion::Education), expected, "{level}");
    }
    let master = MenteeProfile {
        education_level: Some(EducationLevel::MasterCraftsman),
        ..MenteeProfile::default()
    };
    let degree = Rules { education_min: Some(EducationLevel::Bachelor), ..Rules::default() };
    assert_eq!(check(&degree, &master, &[])[0].because, Because::OtherKind);
}

/// Proves S1-23.
#[test]
fn german_one_level_below_goes_to_a_person() {
    for (level, expected) in [
        (Some(Cefr::B1), MET),
        (Some(Cefr::Native), MET),
        (Some(Cefr::A2), (Outcome::Unclear, Because::JustBelow)),
        (Some(Cefr::A1), (Outcome::NotMet, Because::Below)),
        (None, NO_ANSWER),
    ] {
        let profile = MenteeProfile { german: level, ..MenteeProfile::default() };
        assert_eq!(found(&profile, Criterion::German), expected, "{level:?}");
    }
}

/// Proves S1-24.
#[test]
fn only_a_no_means_no_access_to_the_labour_market() {
    for (answer, outcome) in [
        (Some(Access::Yes), Outcome::Met),
        (Some(Access::No), Outcome::NotMet),
        (Some(Access::Unknown), Outcome::Unclear),
        (None, Outcome::Unclear),
    ] {
        let profile = MenteeProfile { labour_market_access: answer, ..MenteeProfile::default() };
        assert_eq!(found(&profile, Criterion::Access).0, outcome, "{answer:?}");
    }
}

#[test]
fn a_region_is_known_by_its_name_or_by_the_postcode() {
    for (region, postcode, outcome) in [
        (Some("wien"), None, Outcome::Met),
        (None, Some("1100"), Outcome::Met),
        (None, Some("2340"), Outcome::Met),
        (Some("Steiermark"), Some("1100"), Outcome::Met),
        (None, Some("8010"), Outcome::Unclear),
        (None, None, Outcome::Unclear),
    ] {
        let profile = MenteeProfile {
            region: region.map(str::to_owned),
            postcode: postcode.map(str::to_owned),
            ..MenteeProfile::default()
        };
        assert_eq!(found(&profile, Criterion::Region).0, outcome, "{region:?} {postcode:?}");
    }
    let dresden = MenteeProfile { postcode: Some("01067".into()), ..MenteeProfile::default() };
    assert_eq!(found(&dresden, Criterion::Residence).0, Outcome::NotMet);
}

fn any_profile() -> impl Strategy<Value = MenteeProfile> {
    let level = proptest::option::of(proptest::sample::select(EducationLevel::ALL));
    let german = proptest::option::of(proptest::sample::select(Cefr::ALL));
    let access = proptest::option::of(proptest::sample::select(Access::ALL));
    let postcode = proptest::option::of("[0-9]{4,5}");
    (level, german, access, postcode).prop_map(|(level, german, access, postcode)| MenteeProfile {
        education_level: level,
        german,
        labour_market_access: access,
        postcode,
        ..MenteeProfile::default()
    })
}

proptest! {
    #[test]
    fn every_rule_finds_once_and_what_is_not_asked_finds_nothing(profile in any_profile()) {
        let all = check(&Rules::default(), &profile, &wien());
        prop_assert_eq!(all.len(), 4);
        let none = Rules {
            education_min: None, german_min: None, needs_access: false, needs_region: false,
            residence: None,
        };
        prop_assert!(check(&none, &profile, &wien()).is_empty());
        prop_assert_eq!(advice(&[]), Outcome::Met);
    }

    #[test]
    fn an_empty_answer_never_counts_against_somebody(profile in any_profile()) {
        let blank = MenteeProfile { postcode: profile.postcode, ..MenteeProfile::default() };
        for finding in check(&Rules::default(), &blank, &wien()) {
            prop_assert_ne!(finding.outcome, Outcome::NotMet, "{:?}", finding);
        }
    }

    #[test]
    fn more_german_never_finds_worse(profile in any_profile(), steps in 0usize..7) {
        let of = |german| {
            let profile = MenteeProfile { german: Some(german), ..profile.clone() };
            check(&Rules::default(), &profile, &wien())[1].outcome
        };
        let at = steps.min(Cefr::ALL.len() - 2);
        prop_assert!(of(Cefr::ALL[at + 1]) <= of(Cefr::ALL[at]));
    }

    #[test]
    fn the_advice_is_the_worst_finding(profile in any_profile()) {
        let all = check(&Rules::default(), &profile, &wien());
        let worst = all.iter().map(|finding| finding.outcome).max().unwrap();
        prop_assert_eq!(advice(&all), worst);
    }
}
