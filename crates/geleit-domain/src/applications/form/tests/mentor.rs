//! A mentor signs up with nine answers; whatever is wrong is said and nothing typed is lost.

use super::super::*;
use crate::applications::{Answers, Side};
use crate::consents::Purpose;
use proptest::prelude::*;

fn brigitte() -> Answers {
    Answers::from_iter([
        ("given_name", "Brigitte"),
        ("family_name", "Ö"),
        ("email", "brigitte@example.org"),
        ("phone", "+43 1 234567"),
        ("company", "Müller & Söhne GmbH"),
        ("position", "Prokuristin"),
        ("industry", "69.2"),
        ("postcode", "6020"),
        ("consent_application", "yes"),
    ])
}

fn with(field: &str, typed: &str) -> Answers {
    let mut answers = brigitte();
    answers.set(field, typed);
    answers
}

fn faults(answers: &Answers) -> Vec<(Field, Fault)> {
    let found = read_mentor(answers).err().unwrap_or_default();
    found.into_iter().map(|problem| (problem.field, problem.fault)).collect()
}

fn fields() -> Vec<Field> {
    steps(Side::Mentor).iter().flat_map(|step| step.fields()).copied().collect()
}

/// Proves S1-29, S1-39.
#[test]
fn nine_answers_on_two_steps_make_an_enquiry_with_the_company() {
    assert_eq!((fields().len(), steps(Side::Mentor).len()), (9, 2));
    assert!(steps(Side::Mentor).iter().all(|step| step.fields().len() <= 5));
    let read = read_mentor(&brigitte()).unwrap();
    assert_eq!(read.identity.family_name, "Ö");
    assert_eq!(read.identity.birth, None, "nobody asks");
    assert_eq!(read.profile.company.as_deref(), Some("Müller & Söhne GmbH"));
    assert_eq!(read.profile.position.as_deref(), Some("Prokuristin"));
    assert_eq!(read.profile.industry.unwrap().code.as_deref(), Some("69.2"));
    assert_eq!(read.consents, [Purpose::Application]);
}

#[test]
fn an_empty_form_misses_every_question_that_is_not_free_in_order() {
    let needed = fields().into_iter().filter(|field| !field.is_optional());
    let expected: Vec<_> = needed.map(|field| (field, Fault::Missing)).collect();
    assert_eq!(faults(&Answers::default()), expected);
}

#[test]
fn what_cannot_be_understood_is_said_field_by_field() {
    for (field, typed, expected) in [
        ("given_name", "Brigitte\u{202E}", (Field::GivenName, Fault::ForbiddenSign)),
        ("email", "brigitte", (Field::Email, Fault::NoAddress)),
        ("email", "brigitte@example", (Field::Email, Fault::NoAddress)),
        ("phone", "am Abend", (Field::Phone, Fault::NoPhone)),
        ("company", "Firma\u{2066}", (Field::Company, Fault::ForbiddenSign)),
        ("position", &"P".repeat(201), (Field::Position, Fault::TooLong)),
        ("industry", "ZZ", (Field::Industry, Fault::UnknownChoice)),
        ("postcode", "60", (Field::Postcode, Fault::NoPostcode)),
        ("consent_application", "no", (Field::ConsentApplication, Fault::Missing)),
    ] {
        assert_eq!(faults(&with(field, typed)), [expected], "{field}: {typed}");
    }
    assert_eq!(faults(&with("birth-year", "2015")), [], "a mentor is not asked for it");
}

proptest! {
    #[test]
    fn nothing_that_a_mentor_types_is_lost_or_breaks_the_reader(
        typed in "\\PC{0,40}", at in 0usize..9,
    ) {
        let field = fields()[at];
        let answers = with(field.text(), &typed);
        prop_assert_eq!(answers.get(field.text()), &typed);
        let once = read_mentor(&answers);
        prop_assert_eq!(&once, &read_mentor(&answers));
        if let Err(problems) = once {
            prop_assert!(problems.iter().all(|problem| problem.field == field));
        }
    }
}
