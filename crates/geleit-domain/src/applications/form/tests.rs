//! Whoever answers everything gets through, whatever the script; whatever is wrong is said.

mod mentor;

use super::*;
use crate::applications::{Answers, Side};
use crate::consents::Purpose;
use crate::profile::{Birth, Gender, Goal};
use jiff::civil::{Date, date};
use proptest::prelude::*;

const TODAY: Date = date(2026, 1, 23);

fn amal() -> Answers {
    Answers::from_iter([
        ("given_name", "أمل"),
        ("family_name", "الحسن"),
        ("birth-day", "١٧"),
        ("birth-month", "5"),
        ("birth-year", "90"),
        ("email", " amal@example.org "),
        ("phone", "+٤٣ 664 123456"),
        ("country_of_origin", "SY"),
        ("postcode", "١٠٢٠"),
        ("labour_market_access", "yes"),
        ("occupation", "محاسبة"),
        ("industry", "69.2"),
        ("experience_years", "۷"),
        ("education_level", "bachelor"),
        ("german", "B1"),
        ("languages", "ar;en"),
        ("languages-other", "Türkisch، الكردية"),
        ("goals", "network;application"),
        ("consent_application", "yes"),
    ])
}

fn with(field: &str, typed: &str) -> Answers {
    let mut answers = amal();
    answers.set(field, typed);
    answers
}

fn faults(answers: &Answers) -> Vec<(Field, Fault)> {
    let found = read_mentee(answers, TODAY).err().unwrap_or_default();
    found.into_iter().map(|problem| (problem.field, problem.fault)).collect()
}

/// Proves S1-40.
#[test]
fn an_application_in_arabic_with_arabic_digits_is_read() {
    let read = read_mentee(&amal(), TODAY).unwrap();
    assert_eq!(read.identity.given_name, "أمل");
    assert_eq!(read.identity.birth, Some(Birth::Date(date(1990, 5, 17))));
    assert_eq!(read.identity.email, "amal@example.org");
    assert_eq!(read.identity.phone, "+43 664 123456");
    assert_eq!(read.identity.gender, None);
    assert_eq!(read.profile.postcode.as_deref(), Some("1020"));
    assert_eq!(read.profile.experience_years, Some(7));
    assert_eq!(read.profile.occupation.unwrap().words, "محاسبة");
    let languages: Vec<_> = read.profile.languages.iter().map(ToString::to_string).collect();
    assert_eq!(languages, ["ar", "en", "tr", "ku"]);
    assert_eq!(read.profile.goals, [Goal::Network, Goal::Application]);
    assert_eq!(read.consents, [Purpose::Application]);
    assert!(!read.profile.consent_origin_matching);
}

#[test]
fn eighteen_questions_on_five_steps_with_at_most_five_each() {
    let fields: Vec<_> = steps(Side::Mentee).iter().flat_map(|step| step.fields()).collect();
    assert_eq!((fields.len(), steps(Side::Mentee).len()), (18, 5));
    assert!(steps(Side::Mentee).iter().all(|step| step.fields().len() <= 5));
    let of_mentors = [Field::Company, Field::Position];
    let asked = Field::ALL.iter().filter(|field| !of_mentors.contains(field));
    assert_eq!(fields, asked.collect::<Vec<_>>(), "each once, in order");
}

#[test]
fn every_choice_that_is_offered_can_be_read() {
    for code in INDUSTRIES {
        assert_eq!(faults(&with("industry", code)), [], "{code}");
    }
    assert_eq!(faults(&with("languages", &LANGUAGES.join(";"))), []);
    for level in LEVELS {
        assert_eq!(faults(&with("education_level", level.text())), [], "{level}");
    }
}

/// A language that no list knows stays in own words.
#[test]
fn a_language_is_known_by_any_name_and_kept_where_no_list_has_it() {
    let mut answers = with("languages", "ar");
    answers.set("languages-other", "турецкий, Klingonisch: fließend; Rusinisch، arabe, Rusinisch");
    let languages = read_mentee(&answers, TODAY).unwrap().profile.languages;
    let texts: Vec<_> = languages.iter().map(ToString::to_string).collect();
    assert_eq!(texts, ["ar", "tr", "Klingonisch  fließend", "Rusinisch"]);
    let listed: Vec<_> = languages.iter().map(|skill| skill.listed().is_some()).collect();
    assert_eq!(listed, [true, true, false, false]);
    let again: Vec<_> = texts.iter().map(|text| text.parse().unwrap()).collect();
    assert_eq!(languages, again, "as the database keeps them");
}

#[test]
fn a_code_that_was_found_stands_beside_the_own_words() {
    let occupation = |words: &str, kept: &str| {
        let mut answers = with("occupation", words);
        answers.set("occupation-code", kept);
        read_mentee(&answers, TODAY).unwrap().profile.occupation.unwrap()
    };
    let found = occupation("Ich rechne gern", "2411 Ich rechne gern");
    assert_eq!((found.words.as_str(), found.code.as_deref()), ("Ich rechne gern", Some("2411")));
    assert_eq!(occupation("Ich rechne gern", "2411 Ich male gern").code, None);
}

#[test]
fn an_empty_form_misses_every_question_that_is_not_free_in_order() {
    let fields = steps(Side::Mentee).iter().flat_map(|step| step.fields());
    let needed = fields.filter(|field| !field.is_optional());
    let expected: Vec<_> = needed.map(|field| (*field, Fault::Missing)).collect();
    assert_eq!(faults(&Answers::default()), expected);
}

#[test]
fn a_name_has_one_to_two_hundred_letters_and_turns_no_direction() {
    assert_eq!(faults(&with("given_name", "O")), []);
    assert_eq!(faults(&with("given_name", &"ب".repeat(200))), []);
    assert_eq!(faults(&with("given_name", &"a".repeat(201))), [(Field::GivenName, Fault::TooLong)]);
    for sign in ['\u{202E}', '\u{2066}', '\u{200F}', '\n'] {
        let typed = format!("Am{sign}al");
        assert_eq!(
            faults(&with("family_name", &typed)),
            [(Field::FamilyName, Fault::ForbiddenSign)]
        );
    }
}

#[test]
fn signs_that_nobody_sees_are_no_answer_and_spoil_none() {
    for unseen in ["\u{200B}", " \u{200F}\u{A0} ", "\u{2800}", "\u{3164}"] {
        assert_eq!(faults(&with("given_name", unseen)), [(Field::GivenName, Fault::Missing)]);
        assert_eq!(faults(&with("family_name", unseen)), [], "it is free");
    }
    // As contacts of a telephone are copied.
    let mut pasted = with("phone", "\u{202A}+43 664\u{A0}123456\u{202C}");
    pasted.set("email", "\u{200F}amal@example.org\u{200E}");
    pasted.set("birth-year", "\u{200E}1990");
    let read = read_mentee(&pasted, TODAY).unwrap().identity;
    assert_eq!((read.phone.as_str(), read.email.as_str()), ("+43 664 123456", "amal@example.org"));
    let turned = with("phone", "\u{202E}654321 466 34+");
    assert_eq!(faults(&turned), [(Field::Phone, Fault::NoPhone)]);
    // Inside a word they mean something: Persian joins and parts its letters with one.
    let read = read_mentee(&with("given_name", "علی\u{200C}رضا"), TODAY).unwrap();
    assert_eq!(read.identity.given_name, "علی\u{200C}رضا");
}

#[test]
fn a_birth_date_lies_in_the_past_and_the_year_alone_is_enough() {
    let birth = |day, month, year| {
        let mut answers = with("birth-day", day);
        answers.set("birth-month", month);
        answers.set("birth-year", year);
        read_mentee(&answers, TODAY)
            .map(|read| read.identity.birth.unwrap())
            .map_err(|p| p[0].fault)
    };
    assert_eq!(birth("", "", "1990"), Ok(Birth::Year(1990)));
    assert_eq!(birth("1", "2", "04"), Ok(Birth::Date(date(2004, 2, 1))));
    assert_eq!(birth("24", "1", "2026"), Err(Fault::InFuture));
    assert_eq!(birth("", "", "2027"), Err(Fault::InFuture));
    assert_eq!(birth("1", "1", "1899"), Err(Fault::TooLongAgo));
    for (day, month, year) in
        [("31", "2", "1990"), ("5", "", "1990"), ("1", "1", ""), ("x", "1", "90")]
    {
        assert_eq!(birth(day, month, year), Err(Fault::NoDate), "{day}.{month}.{year}");
    }
}

/// Somebody under age is not refused: a person decides.
#[test]
fn under_age_is_told_and_not_refused() {
    assert!(is_under_age(Birth::Date(date(2008, 1, 24)), TODAY));
    assert!(!is_under_age(Birth::Date(date(2008, 1, 23)), TODAY));
    assert!(is_under_age(Birth::Year(2009), TODAY));
    assert!(!is_under_age(Birth::Year(2008), TODAY), "may be of age");
    assert_eq!(faults(&with("birth-year", "2015")), []);
}

#[test]
fn what_cannot_be_understood_is_said_field_by_field() {
    for (field, typed, expected) in [
        ("email", "amal@example", Fault::NoAddress),
        ("email", "amal example@example.org", Fault::NoAddress),
        ("email", "a@b@example.org", Fault::NoAddress),
        ("email", "أمل@example.org", Fault::NoAddress),
        ("email", "amal..h@example.org", Fault::NoAddress),
        ("email", "amal.@example.org", Fault::NoAddress),
        ("email", "amal@example..org", Fault::NoAddress),
        ("phone", "call me", Fault::NoPhone),
        ("phone", "12345", Fault::NoPhone),
        ("postcode", "10", Fault::NoPostcode),
        ("country_of_origin", "XX", Fault::UnknownChoice),
        ("experience_years", "many", Fault::NoNumber),
        ("experience_years", "71", Fault::NoNumber),
        ("education_level", "school", Fault::UnknownChoice),
        ("german", "D1", Fault::UnknownChoice),
        ("goals", "fame", Fault::UnknownChoice),
        ("industry", "ZZ", Fault::UnknownChoice),
        ("languages-other", "Kling\u{202E}on", Fault::ForbiddenSign),
        ("consent_application", "no", Fault::Missing),
    ] {
        let found = faults(&with(field, typed));
        assert_eq!(
            found.iter().map(|(_, fault)| *fault).collect::<Vec<_>>(),
            [expected],
            "{typed}"
        );
    }
    let stateless = read_mentee(&with("country_of_origin", "stateless"), TODAY).unwrap();
    assert_eq!(stateless.profile.origin[0].to_string(), "stateless");
    assert_eq!(read_mentee(&with("industry", "unknown"), TODAY).unwrap().profile.industry, None);
    assert_eq!(
        read_mentee(&with("gender", "x"), TODAY).unwrap().identity.gender,
        Some(Gender::Diverse)
    );
}

proptest! {
    #[test]
    fn nothing_that_somebody_types_breaks_the_reader(typed in "\\PC{0,40}", at in 0usize..23) {
        let inputs: Vec<_> = Field::ALL.iter().flat_map(|field| field.inputs()).collect();
        let answers = with(inputs[at % inputs.len()], &typed);
        prop_assert_eq!(answers.get(inputs[at % inputs.len()]), &typed, "kept as it was typed");
        let once = read_mentee(&answers, TODAY);
        prop_assert_eq!(&once, &read_mentee(&answers, TODAY));
        if let Err(problems) = once {
            prop_assert!(problems.iter().all(|problem| problem.field.inputs().contains(inputs[at % inputs.len()])));
        }
    }

    #[test]
    fn every_date_of_a_life_is_read_as_it_was_typed(days in 0i32..40_000) {
        let day = date(2026, 1, 23).checked_sub(jiff::Span::new().days(days)).unwrap();
        let mut answers = with("birth-day", &day.day().to_string());
        answers.set("birth-month", &format!("{:02}", day.month()));
        answers.set("birth-year", &day.year().to_string());
        let read = read_mentee(&answers, TODAY);
        prop_assert_eq!(read.unwrap().identity.birth, Some(Birth::Date(day)));
    }
}
