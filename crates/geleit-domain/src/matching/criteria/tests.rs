//! Amal looks for a mentor, Brigitte is one: each hard rule and each criterion on its own.

use super::*;
use crate::matching::people::{amal, brigitte, coded, speaks};
use crate::profile::{Availability, Cefr, Gender, Goal, Origin};

fn against(mentee: &Mentee, mentor: &Mentor) -> Vec<Obstacle> {
    obstacles(mentee, mentor, &Rules::default())
}

fn points_for(criterion: Criterion, mentee: &Mentee, mentor: &Mentor) -> u32 {
    let reasons = reasons(mentee, mentor, &Yardstick::default(), mentee.received_on);
    reasons.iter().filter(|reason| reason.criterion == criterion).map(|reason| reason.points).sum()
}

fn whys(mentee: &Mentee, mentor: &Mentor) -> Vec<Why> {
    reasons(mentee, mentor, &Yardstick::default(), mentee.received_on)
        .into_iter()
        .map(|reason| reason.why)
        .collect()
}

#[test]
fn nothing_stands_between_two_people_who_left_every_cell_empty() {
    assert_eq!(against(&amal(1), &brigitte(1)), []);
}

/// Proves S1-45.
#[test]
fn a_pair_needs_one_language_at_b1_on_both_sides() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.german = Some(Cefr::A2);
    assert_eq!(against(&amal, &brigitte), [Obstacle::NoCommonLanguage]);
    amal.profile.german = Some(Cefr::B1);
    assert_eq!(against(&amal, &brigitte), []);
    // Brigitte lists German below B1: then it is not native.
    brigitte.profile.languages = vec![speaks("de", Cefr::A2), speaks("en", Cefr::C1)];
    assert_eq!(against(&amal, &brigitte), [Obstacle::NoCommonLanguage]);
    amal.profile.languages = vec![speaks("en", Cefr::B1)];
    assert_eq!(against(&amal, &brigitte), []);
    amal.profile.languages = vec![speaks("en", Cefr::A2)];
    assert_eq!(against(&amal, &brigitte), [Obstacle::NoCommonLanguage]);
}

#[test]
fn an_empty_cell_for_german_excludes_nobody_but_is_kept_in_mind() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.languages = vec![speaks("ar", Cefr::Native)];
    assert_eq!(against(&amal, &brigitte), []);
    assert!(whys(&amal, &brigitte).contains(&Why::LanguageUnclear));
    // But the cell cannot help with a mentor who does not work in German either.
    brigitte.profile.languages = vec![speaks("de", Cefr::A2), speaks("en", Cefr::C1)];
    assert_eq!(against(&amal, &brigitte), [Obstacle::NoCommonLanguage]);
}

#[test]
fn wishes_for_a_woman_or_a_man_hold_both_ways_where_gender_is_known() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    (amal.gender, brigitte.gender) = (Some(Gender::Female), Some(Gender::Male));
    amal.profile.mentor_gender_wish = Some(Gender::Female);
    assert_eq!(against(&amal, &brigitte), [Obstacle::MenteeGenderWish]);
    brigitte.gender = None;
    assert_eq!(against(&amal, &brigitte), []);
    assert!(whys(&amal, &brigitte).contains(&Why::WishUnclear));
    brigitte.gender = Some(Gender::Female);
    assert!(whys(&amal, &brigitte).contains(&Why::MenteeWishKept));
    brigitte.profile.mentee_gender_wish = Some(Gender::Male);
    assert_eq!(against(&amal, &brigitte), [Obstacle::MentorGenderWish]);
}

#[test]
fn distance_excludes_only_when_one_of_them_refuses_to_meet_online() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.postcode = Some("1010".into());
    amal.profile.mobility_km = Some(20);
    brigitte.profile.postcode = Some("8010".into());
    assert_eq!(against(&amal, &brigitte), []);
    assert!(whys(&amal, &brigitte).contains(&Why::OnlineOnly { km: 140 }));
    for (own, theirs) in [(Some(false), Some(true)), (Some(true), Some(false)), (None, Some(false))]
    {
        (amal.profile.online_ok, brigitte.profile.online_ok) = (own, theirs);
        assert_eq!(against(&amal, &brigitte), [Obstacle::OutOfReach]);
    }
    amal.profile.mobility_km = Some(139);
    assert_eq!(against(&amal, &brigitte), [Obstacle::OutOfReach]);
    amal.profile.mobility_km = Some(140);
    assert_eq!(against(&amal, &brigitte), []);
    amal.profile.mobility_km = None;
    assert_eq!(against(&amal, &brigitte), []);
}

#[test]
fn people_without_a_common_time_of_day_cannot_meet() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.availability = vec![Availability::Evenings, Availability::Weekends];
    assert_eq!(against(&amal, &brigitte), []);
    brigitte.profile.availability = vec![Availability::Mornings];
    assert_eq!(against(&amal, &brigitte), [Obstacle::NoSharedTime]);
    brigitte.profile.availability.push(Availability::Weekends);
    assert_eq!(against(&amal, &brigitte), []);
}

#[test]
fn nobody_is_matched_into_the_firm_they_come_from() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.last_employer = Some("Muster GmbH & Co. KG".into());
    brigitte.profile.company = Some("MUSTER AG".into());
    assert_eq!(against(&amal, &brigitte), [Obstacle::SameEmployer]);
    brigitte.profile.company = Some("Mustermann AG".into());
    assert_eq!(against(&amal, &brigitte), []);
}

#[test]
fn an_exclusion_holds_both_ways_and_does_not_say_whose_it_is() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.exclusions = vec![format!(" {} ", brigitte.reference.to_lowercase())];
    let mine = against(&amal, &brigitte);
    amal.profile.exclusions.clear();
    brigitte.profile.exclusions = vec![amal.reference.clone()];
    assert_eq!(mine, [Obstacle::Exclusion]);
    assert_eq!(against(&amal, &brigitte), mine);
}

#[test]
fn people_who_are_linked_outside_of_the_programme_cannot_become_a_pair() {
    let (mut amal, brigitte) = (amal(1), brigitte(1));
    amal.conflicts = vec![brigitte.mentor];
    assert_eq!(against(&amal, &brigitte), [Obstacle::ConflictOfInterest]);
}

#[test]
fn rules_that_the_programme_switches_on_each_have_a_name() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.german = Some(Cefr::B1);
    amal.profile.experience_years = Some(10);
    brigitte.profile.experience_years = Some(9);
    amal.profile.postcode = Some("1010".into());
    amal.profile.mobility_km = Some(20);
    brigitte.profile.postcode = Some("8010".into());
    let refused = |rules: Rules| obstacles(&amal, &brigitte, &rules);
    let house = Rules::default;
    assert_eq!(refused(house()), []);
    let expected = [Obstacle::NoCommonLanguage];
    assert_eq!(refused(Rules { language_min: Cefr::B2, ..house() }), expected);
    assert_eq!(refused(Rules { in_person: true, ..house() }), [Obstacle::OutOfReach]);
    assert_eq!(refused(Rules { more_experience: true, ..house() }), [Obstacle::LessExperience]);
}

/// Proves S1-44.
#[test]
fn a_country_that_the_programme_denies_comes_before_what_people_state() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.markets.countries = vec!["UA".into()];
    brigitte.profile.target_markets = vec!["RU".into()];
    let told = |denied: &str| {
        let denied = denied.split(' ').filter_map(|one| one.parse().ok()).collect();
        let rules = Rules { denied, ..Rules::default() };
        let yardstick = Yardstick { rules, ..Yardstick::default() };
        let all = reasons(&amal, &brigitte, &yardstick, amal.received_on);
        all.iter().any(|reason| reason.criterion == Criterion::Markets)
    };
    assert_eq!(["", "PL RS-UA", "RU-UA", "UA"].map(told), [true, true, false, false]);
}

/// Proves S1-43.
#[test]
fn industries_of_both_revisions_are_compared_as_the_same_list() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.industry = coded("", "rev2:62.01");
    for (theirs, expected) in
        [("62.1", 1_600), ("rev2:62", 1_600), ("61", 800), ("K", 800), ("64", 0)]
    {
        brigitte.profile.industry = coded("", theirs);
        assert_eq!(points_for(Criterion::Industry, &amal, &brigitte), expected, "{theirs}");
    }
    // K was finance in Rev. 2 and is telecommunication and IT in Rev. 2.1.
    brigitte.profile.industry = coded("", "rev2:K");
    assert_eq!(points_for(Criterion::Industry, &amal, &brigitte), 0);
}

#[test]
fn a_mentor_without_a_free_place_gets_nobody() {
    let mut brigitte = brigitte(1);
    brigitte.capacity_free = 0;
    assert_eq!(against(&amal(1), &brigitte), [Obstacle::NoFreePlace]);
}

/// Proves S1-43.
#[test]
fn occupation_industry_and_training_give_points_by_how_close_they_are() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.target_occupation = coded("Software developers", "2512");
    amal.profile.industry = coded("", "62.1");
    amal.profile.education_field = coded("", "0613");
    brigitte.profile.occupation = coded("ICT manager", "1330");
    brigitte.profile.industry = coded("", "62");
    brigitte.profile.education_field = coded("", "061");
    assert_eq!(points_for(Criterion::Occupation, &amal, &brigitte), 3_200 * 5_593 / 10_000);
    assert_eq!(points_for(Criterion::Industry, &amal, &brigitte), 1_600);
    assert_eq!(points_for(Criterion::Education, &amal, &brigitte), 700 * 3 / 4);
    brigitte.profile.industry = coded("", "61");
    assert_eq!(points_for(Criterion::Industry, &amal, &brigitte), 800);
    brigitte.profile.industry = coded("", "10");
    assert_eq!(points_for(Criterion::Industry, &amal, &brigitte), 0);
}

#[test]
fn own_words_count_where_a_code_is_missing() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.occupation = coded("Softwareentwicklerin", "");
    brigitte.profile.occupation = coded("Softwareentwickler", "");
    assert_eq!(points_for(Criterion::Occupation, &amal, &brigitte), 3_200);
    brigitte.profile.occupation = coded("", "");
    amal.profile.occupation = coded("", "");
    assert_eq!(points_for(Criterion::Occupation, &amal, &brigitte), 0);
}

/// Proves S1-44.
#[test]
fn origin_counts_only_with_consent_and_own_markets_come_first() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    brigitte.profile.target_markets = vec!["RS".into()];
    amal.profile.origin = vec![Origin::Country("RS".into())];
    assert_eq!(points_for(Criterion::Markets, &amal, &brigitte), 0);
    amal.profile.consent_origin_matching = true;
    assert_eq!(points_for(Criterion::Markets, &amal, &brigitte), 1_500);
    assert!(whys(&amal, &brigitte).contains(&Why::OriginMarket { market: "RS", origin: "RS" }));
    amal.profile.markets.countries = vec!["RS".into()];
    assert!(whys(&amal, &brigitte).contains(&Why::OwnMarket { market: "RS", country: "RS" }));
    amal.profile.consent_origin_matching = false;
    amal.profile.markets.countries.clear();
    amal.profile.markets.languages = vec!["bs".into()];
    assert!(points_for(Criterion::Markets, &amal, &brigitte) > 1_000);
}

#[test]
fn each_goal_that_the_mentor_offers_is_one_part_of_the_whole() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.goals = vec![Goal::Network, Goal::Recognition];
    amal.profile.goal_words = vec!["Gehaltsverhandlung".into()];
    brigitte.profile.topics = vec![Goal::Network];
    assert_eq!(points_for(Criterion::Goals, &amal, &brigitte), 900 * 3_333 / 10_000);
    brigitte.profile.topic_words = vec!["GEHALTSVERHANDLUNG".into()];
    assert_eq!(points_for(Criterion::Goals, &amal, &brigitte), 2 * (900 * 3_333 / 10_000));
}

#[test]
fn a_regulated_occupation_is_kept_in_mind() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.target_occupation = coded("", "2221");
    brigitte.profile.occupation = coded("", "1342");
    assert!(whys(&amal, &brigitte).contains(&Why::RegulatedOccupation { code: "2221" }));
    brigitte.profile.occupation = coded("", "2221");
    assert_eq!(
        whys(&amal, &brigitte),
        [Why::SameOccupation { code: "2221" }, Why::LanguageUnclear]
    );
}

#[test]
fn waiting_counts_fully_after_half_a_year() {
    let (amal, brigitte) = (amal(1), brigitte(1));
    let after = |days: i64| {
        let today = amal.received_on.checked_add(jiff::ToSpan::days(days)).unwrap();
        let all = reasons(&amal, &brigitte, &Yardstick::default(), today);
        all.iter().map(|reason| reason.points).sum::<u32>()
    };
    assert_eq!([after(-1), after(0), after(90), after(180), after(500)], [0, 0, 150, 300, 300]);
}

/// Proves S1-45.
#[test]
fn the_best_common_language_counts_most_and_a_second_one_makes_the_rest() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.german = Some(Cefr::B2);
    assert_eq!(points_for(Criterion::Languages, &amal, &brigitte), 800 * 3_600 / 10_000);
    amal.profile.languages = vec![speaks("ar", Cefr::Native)];
    brigitte.profile.languages = vec![speaks("ar", Cefr::C1)];
    let expected = [
        Why::CommonLanguage { language: "ar", level: Some(Cefr::C1) },
        Why::CommonLanguage { language: "de", level: Some(Cefr::B2) },
    ];
    assert_eq!(whys(&amal, &brigitte), expected);
    let both = 800 * 4_800 / 10_000 + 800 * 2_400 / 10_000;
    assert_eq!(points_for(Criterion::Languages, &amal, &brigitte), both);
}

#[test]
fn a_mentor_with_more_years_of_work_has_more_to_give() {
    let (mut amal, mut brigitte) = (amal(1), brigitte(1));
    amal.profile.experience_years = Some(10);
    for (years, expected) in [(None, 0), (Some(9), 0), (Some(15), 200), (Some(40), 400)] {
        brigitte.profile.experience_years = years;
        assert_eq!(points_for(Criterion::Seniority, &amal, &brigitte), expected, "{years:?}");
    }
}
