//! What is filled in is read back as it was, and what is wrong is named where it stands.

use super::*;
use crate::applications::Answers;
use crate::mentors::{CAPACITY_MAX, CompanySize};
use crate::profile::{Availability, Cefr, Coded, Gender, Goal, LanguageSkill, MentorProfile};
use crate::reference::{countries, languages};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

fn coded(codes: &'static [Option<&'static str>]) -> impl Strategy<Value = Option<Coded>> {
    ("[A-Za-zäöü]{3,20}", select(codes))
        .prop_map(|(words, code)| Some(Coded { words, code: code.map(str::to_owned) }))
}

fn skills() -> impl Strategy<Value = Vec<LanguageSkill>> {
    let all: Vec<_> = languages::all().map(|language| language.bcp47).collect();
    let level = prop::option::of(select(Cefr::ALL));
    (subsequence(all, 0..4), prop::collection::vec(level, 4)).prop_map(|(found, levels)| {
        let skill = |(language, level): (&str, Option<Cefr>)| LanguageSkill {
            language: language.to_owned(),
            level,
        };
        found.into_iter().zip(levels).map(skill).collect()
    })
}

/// A profile that answers everything that is needed.
pub(in crate::mentors) fn any_profile() -> impl Strategy<Value = MentorProfile> {
    let markets: Vec<_> = countries::all().map(|country| country.alpha2.to_owned()).collect();
    let about_work = (
        "[A-Za-z][A-Za-z .&]{0,20}[a-z]",
        prop::option::of(select(CompanySize::ALL)),
        prop::option::of("[a-zA-Z]{2,20}"),
        coded(&[Some("2512"), Some("241"), None]),
        coded(&[Some("62.1"), Some("K"), None]),
        prop::option::of(0_u32..=70),
    );
    let about_time = (
        subsequence(Availability::ALL.to_vec(), 1..=4),
        subsequence(Goal::ALL.to_vec(), 1..=3),
        prop::collection::vec("[a-zA-Z]{3,12}", 0..3),
        prop::option::of(select(Gender::ALL)),
        prop::option::of(any::<bool>()),
        "[0-9]{4}",
    );
    let exclusions = prop::collection::vec("[A-Z]-[0-9]{2}", 0..2);
    (about_work, about_time, skills(), subsequence(markets, 0..4), exclusions).prop_map(
        |(work, time, languages, target_markets, exclusions)| MentorProfile {
            company: Some(work.0),
            company_size: work.1,
            position: work.2,
            occupation: work.3,
            industry: work.4,
            experience_years: work.5,
            availability: time.0,
            topics: time.1,
            topic_words: time.2,
            mentee_gender_wish: time.3,
            online_ok: time.4,
            postcode: Some(time.5),
            languages,
            target_markets,
            exclusions,
            ..MentorProfile::default()
        },
    )
}

proptest! {
    /// Proves S1-39.
    #[test]
    fn what_is_filled_in_is_read_back_as_it_was_in_every_language(
        profile in any_profile(), capacity in 1_u32..=CAPACITY_MAX,
    ) {
        for tag in ["de", "en", "ar"] {
            let read = read(&prefill(&profile, capacity, tag), &profile);
            let capacity = Some(capacity);
            prop_assert_eq!(read, Ok(Answered { profile: profile.clone(), capacity }), "{}", tag);
        }
    }

    #[test]
    fn nothing_typed_stops_the_reading(
        typed in prop::collection::vec("\\PC{0,30}", Field::ALL.len()), before in any_profile(),
    ) {
        let fields = Field::ALL.iter().map(|field| field.text());
        let answers: Answers = fields.zip(typed).collect();
        if let Ok(answered) = read(&answers, &before) {
            prop_assert!(answered.capacity.is_some_and(|c| (1..=CAPACITY_MAX).contains(&c)));
            prop_assert_eq!(answered.profile.exclusions, before.exclusions, "was not asked");
        }
    }
}

proptest! {
    /// Staff note on the telephone what they hear: nothing that is missing stops them.
    #[test]
    fn what_was_not_said_stays_open_and_everything_else_is_read(
        profile in any_profile(), capacity in 1_u32..=CAPACITY_MAX,
        open in subsequence(Field::ALL.to_vec(), 0..=Field::ALL.len()),
    ) {
        let mut answers = prefill(&profile, capacity, "de");
        open.iter().flat_map(|field| field.inputs()).for_each(|input| answers.set(input, ""));
        let answered = read_so_far(&answers, &profile).unwrap();
        let open_now = missing(&answered.profile);
        for field in Field::ALL {
            let is_needed = !field.is_optional() && *field != Field::Capacity;
            prop_assert_eq!(open_now.contains(field), is_needed && open.contains(field), "{}", field);
        }
        let is_asked = open.contains(&Field::Capacity);
        prop_assert_eq!(answered.capacity, if is_asked { None } else { Some(capacity) });
        let mut again = prefill(&answered.profile, capacity, "de");
        open.iter().flat_map(|field| field.inputs()).for_each(|input| again.set(input, ""));
        prop_assert_eq!(again, answers);
    }
}

#[test]
fn what_was_chosen_at_the_sign_up_is_shown_with_its_title_and_stays_as_it_was() {
    let industry = Some(Coded { words: "62.1".into(), code: Some("62.1".into()) });
    let before = MentorProfile { industry: industry.clone(), ..MentorProfile::default() };
    for tag in ["de", "en", "ar"] {
        let answers = prefill(&before, 1, tag);
        assert!(answers.get("industry").chars().count() > 5, "{}", answers.get("industry"));
        assert_eq!(read_so_far(&answers, &before).unwrap().profile.industry, industry);
    }
    let mut other = prefill(&before, 1, "de");
    other.set("industry", "Wir bauen Brücken");
    let read = read_so_far(&other, &before).unwrap().profile.industry.unwrap();
    assert_eq!((read.words.as_str(), read.code), ("Wir bauen Brücken", None));
}

#[test]
fn every_question_stands_on_one_page_of_at_most_five() {
    let fields: Vec<_> = Page::ALL.iter().flat_map(|page| page.fields()).copied().collect();
    assert_eq!(fields, Field::ALL);
    assert!(Page::ALL.iter().all(|page| (1..=5).contains(&page.fields().len())));
}

#[test]
fn an_empty_questionnaire_misses_exactly_what_is_needed() {
    let problems = read(&Answers::default(), &MentorProfile::default()).unwrap_err();
    let missed: Vec<_> = problems.iter().map(|problem| problem.field).collect();
    let needed: Vec<_> = Field::ALL.iter().copied().filter(|f| !f.is_optional()).collect();
    assert_eq!(missed, needed);
    assert!(problems.iter().all(|problem| problem.fault == Fault::Missing));
}

#[test]
fn names_are_read_as_people_write_them() {
    let mut answers = prefill(&MentorProfile::default(), 1, "de");
    answers.set("languages", "Englisch (C1); Arabisch Muttersprache, Tigrinya / klingonisch");
    answers.set("target_markets", "Türkei، سوريا, Atlantis");
    answers.set("capacity", "٢");
    answers.set("experience_years", "99");
    answers.set("company", "Post\u{202E}");
    let problems = read(&answers, &MentorProfile::default()).unwrap_err();
    let fault = |field| {
        let found = problems.iter().find(|problem| problem.field == field);
        found.map(|problem| (problem.fault, problem.part.as_str()))
    };
    assert_eq!(fault(Field::Languages), None, "own words where no list has it");
    assert_eq!(fault(Field::TargetMarkets), Some((Fault::UnknownCountry, "Atlantis")));
    assert_eq!(fault(Field::ExperienceYears), Some((Fault::NoNumber, "")));
    assert_eq!(fault(Field::Company), Some((Fault::ForbiddenSign, "")));
    assert_eq!(fault(Field::Capacity), None, "digits of any script");
    let mut right = answers.clone();
    for (field, typed) in [
        ("company", "Post"),
        ("occupation", "Köchin"),
        ("industry", "I"),
        ("postcode", "6020"),
        ("availability", "evenings"),
        ("topics", "network"),
        ("target_markets", "Türkei، سوريا"),
        ("experience_years", ""),
    ] {
        right.set(field, typed);
    }
    let answered = read(&right, &MentorProfile::default()).unwrap();
    let languages: Vec<_> = answered.profile.languages.iter().map(ToString::to_string).collect();
    assert_eq!(languages, ["en:C1", "ar:native", "ti", "klingonisch"]);
    assert_eq!(answered.profile.target_markets, ["TR", "SY"]);
    assert_eq!(answered.capacity, Some(2));
    for wrong in ["0", "21", "viele", "-1"] {
        answers.set("capacity", wrong);
        let problems = read(&answers, &MentorProfile::default()).unwrap_err();
        let fault = problems.iter().find(|problem| problem.field == Field::Capacity);
        assert_eq!(fault.map(|problem| problem.fault), Some(Fault::NoCapacity), "{wrong}");
    }
}
