//! Amal and Brigitte for tests, with every cell empty, and people made at random.

use super::candidates::{Mentee, Mentor};
use crate::id::{ApplicationId, MentorId};
use crate::profile::{
    Availability, Cefr, Coded, Gender, Goal, LanguageSkill, Markets, MenteeProfile, MentorProfile,
    Origin,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use uuid::Uuid;

/// A mentee of whom nothing but the reference is known.
pub(super) fn amal(number: u32) -> Mentee {
    Mentee {
        application: ApplicationId(Uuid::from_u128(u128::from(number))),
        reference: format!("E-{number:04}"),
        organisation: None,
        gender: None,
        profile: MenteeProfile::default(),
        conflicts: Vec::new(),
        received_on: jiff::civil::date(2025, 10, 1),
    }
}

/// A mentor with one place, of whom nothing else is known.
pub(super) fn brigitte(number: u32) -> Mentor {
    Mentor {
        mentor: MentorId(Uuid::from_u128(u128::from(number))),
        reference: format!("M-{number:04}"),
        gender: None,
        profile: MentorProfile::default(),
        capacity_free: 1,
    }
}

/// An answer with words and a code; an empty code is none.
pub(super) fn coded(words: &str, code: &str) -> Option<Coded> {
    let code = (!code.is_empty()).then(|| code.to_owned());
    Some(Coded { words: words.to_owned(), code })
}

/// A language with its level.
pub(super) fn speaks(language: &str, level: Cefr) -> LanguageSkill {
    LanguageSkill { language: language.to_owned(), level: Some(level) }
}

/// A mentee with any answers, often some of those that mentors have too.
pub(super) fn any_mentee() -> impl Strategy<Value = Mentee> {
    let work = (any_occupation(), any_occupation(), any_industry(), any_education());
    let tongues = (option::of(select(Cefr::ALL)), any_languages(vec!["ar", "en", "sr"]));
    let world = (any_countries(), any_countries(), any::<bool>());
    let way = (any_postcode(), option::of(0..400_u32), any::<Option<bool>>(), any_times());
    let wishes = (any_gender(), any_gender(), any_goals(), any_employer(), any_exclusions("M"));
    let numbers = (1..9_u32, option::of(0..30_u32), 0..400_i32);
    (work, tongues, world, way, wishes, numbers).prop_map(
        |(work, tongues, world, way, wishes, (number, experience_years, waiting_days))| {
            let waiting = jiff::ToSpan::days(waiting_days);
            let received_on = jiff::civil::date(2026, 1, 23).checked_sub(waiting).unwrap();
            let profile = MenteeProfile {
                target_occupation: work.0,
                occupation: work.1,
                industry: work.2,
                education_field: work.3,
                german: tongues.0,
                languages: tongues.1,
                markets: Markets { countries: world.0, languages: Vec::new() },
                origin: world.1.into_iter().map(Origin::Country).collect(),
                consent_origin_matching: world.2,
                postcode: way.0,
                mobility_km: way.1,
                online_ok: way.2,
                availability: way.3,
                mentor_gender_wish: wishes.1,
                goals: wishes.2,
                last_employer: wishes.3,
                exclusions: wishes.4,
                experience_years,
                ..MenteeProfile::default()
            };
            Mentee { gender: wishes.0, profile, received_on, ..amal(number) }
        },
    )
}

/// A mentor with any answers.
pub(super) fn any_mentor() -> impl Strategy<Value = Mentor> {
    let work = (any_occupation(), any_industry(), any_education(), option::of(0..40_u32));
    let world = (any_languages(vec!["de", "ar", "en", "sr"]), any_countries());
    let way = (any_postcode(), any::<Option<bool>>(), any_times());
    let wishes = (any_gender(), any_gender(), any_goals(), any_employer(), any_exclusions("E"));
    (work, world, way, wishes, 1..9_u32, 0..4_u32).prop_map(
        |(work, world, way, wishes, number, capacity_free)| {
            let profile = MentorProfile {
                occupation: work.0,
                industry: work.1,
                education_field: work.2,
                experience_years: work.3,
                languages: world.0,
                target_markets: world.1,
                postcode: way.0,
                online_ok: way.1,
                availability: way.2,
                mentee_gender_wish: wishes.1,
                topics: wishes.2,
                company: wishes.3,
                exclusions: wishes.4,
                ..MentorProfile::default()
            };
            Mentor { gender: wishes.0, profile, capacity_free, ..brigitte(number) }
        },
    )
}

fn any_coded(codes: &'static [&'static str]) -> impl Strategy<Value = Option<Coded>> {
    option::of((select(&["", "Köchin", "IT"][..]), select(codes)))
        .prop_map(|answer| answer.and_then(|(words, code)| coded(words, code)))
}

fn any_occupation() -> impl Strategy<Value = Option<Coded>> {
    any_coded(&["", "2512", "251", "1330", "2514", "5120", "2221", "2421"])
}

fn any_industry() -> impl Strategy<Value = Option<Coded>> {
    any_coded(&["", "62", "62.1", "K", "61", "56"])
}

fn any_education() -> impl Strategy<Value = Option<Coded>> {
    any_coded(&["", "06", "061", "0613", "0612", "0411"])
}

fn any_languages(codes: Vec<&'static str>) -> impl Strategy<Value = Vec<LanguageSkill>> {
    let skill = (select(codes), option::of(select(Cefr::ALL)));
    vec(skill.prop_map(|(code, level)| LanguageSkill { language: code.into(), level }), 0..3)
}

fn any_countries() -> impl Strategy<Value = Vec<String>> {
    vec(select(&["RS", "BA", "SY", "DE", "US"][..]).prop_map(str::to_owned), 0..3)
}

fn any_postcode() -> impl Strategy<Value = Option<String>> {
    option::of(select(&["1010", "1220", "8010", "01067"][..]).prop_map(str::to_owned))
}

fn any_times() -> impl Strategy<Value = Vec<Availability>> {
    proptest::sample::subsequence(Availability::ALL, 0..3)
}

fn any_goals() -> impl Strategy<Value = Vec<Goal>> {
    proptest::sample::subsequence(Goal::ALL, 0..4)
}

fn any_gender() -> impl Strategy<Value = Option<Gender>> {
    option::of(select(Gender::ALL))
}

fn any_employer() -> impl Strategy<Value = Option<String>> {
    option::of(select(&["Muster GmbH", "Muster AG", "Beispiel"][..]).prop_map(str::to_owned))
}

fn any_exclusions(side: &'static str) -> impl Strategy<Value = Vec<String>> {
    vec((1..9_u32).prop_map(move |number| format!("{side}-{number:04}")), 0..2)
}
