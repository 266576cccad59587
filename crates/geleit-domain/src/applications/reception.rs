//! Reading what staff type for somebody who telephones or writes (S1-40). An application may be
//! taken in with a name, a way to reach the person and the consent; the rest is asked for later.

use super::form::{Field, MenteeForm, Problem, read_asked, steps};
use super::{Answers, Side};
use jiff::civil::Date;

/// Reads an application as it came in: what was answered has to be right, what was not answered
/// may stay open.
///
/// # Errors
/// What is wrong, in the order of the fields.
pub fn read_received(answers: &Answers, today: Date) -> Result<MenteeForm, Vec<Problem>> {
    let is_read = |field: &Field| is_answered(answers, *field) || is_needed(answers, *field);
    let fields = steps(Side::Mentee).iter().flat_map(|step| step.fields()).copied();
    let asked: Vec<Field> = fields.filter(is_read).collect();
    read_asked(answers, &asked, today)
}

fn is_answered(answers: &Answers, field: Field) -> bool {
    field.inputs().iter().any(|input| !answers.get(input).trim().is_empty())
}

/// Without it nobody can be received: who it is, the consent, and one way to reach the person.
fn is_needed(answers: &Answers, field: Field) -> bool {
    match field {
        Field::GivenName | Field::ConsentApplication => true,
        Field::Phone => !is_answered(answers, Field::Email),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::applications::completion::missing;
    use crate::applications::form::Fault;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 1, 23);

    fn faults(pairs: &[(&str, &str)]) -> Vec<(Field, Fault)> {
        let answers = Answers::from_iter(pairs.iter().copied());
        let problems = read_received(&answers, TODAY).err().unwrap_or_default();
        problems.into_iter().map(|problem| (problem.field, problem.fault)).collect()
    }

    /// Proves S1-40.
    #[test]
    fn a_name_a_way_to_reach_the_person_and_the_consent_are_enough() {
        let needed = [Field::GivenName, Field::Phone, Field::ConsentApplication];
        assert_eq!(faults(&[]), needed.map(|field| (field, Fault::Missing)));
        for contact in [("email", "amal@example.org"), ("phone", "0664 123456")] {
            let enough = [("given_name", "Amal"), ("consent_application", "yes"), contact];
            assert_eq!(faults(&enough), [], "{contact:?}");
        }
        let enough =
            [("given_name", "Amal"), ("phone", "0664 123456"), ("consent_application", "yes")];
        let read = read_received(&Answers::from_iter(enough), TODAY).unwrap();
        assert_eq!(missing(&read.identity, &read.profile).len(), 12, "the rest is asked for");
    }

    #[test]
    fn what_was_answered_has_to_be_right() {
        let wrong = [
            ("given_name", "Amal"),
            ("email", "amal"),
            ("phone", "0664 123456"),
            ("birth-year", "2090"),
            ("german", "D1"),
            ("consent_application", "yes"),
        ];
        let expected = [
            (Field::Birth, Fault::InFuture),
            (Field::Email, Fault::NoAddress),
            (Field::German, Fault::UnknownChoice),
        ];
        assert_eq!(faults(&wrong), expected);
    }

    proptest! {
        #[test]
        fn leaving_an_answer_out_is_never_wrong_where_it_is_not_needed(at in 0usize..18) {
            let field = Field::ALL[at % Field::ALL.len()];
            let mut answers = Answers::from_iter([
                ("given_name", "Amal"),
                ("email", "amal@example.org"),
                ("phone", "0664 123456"),
                ("consent_application", "yes"),
            ]);
            for input in field.inputs() {
                answers.set(input, "");
            }
            let is_read = read_received(&answers, TODAY).is_ok();
            let is_needed = matches!(field, Field::GivenName | Field::ConsentApplication);
            prop_assert_eq!(is_read, !is_needed, "{}", field);
        }
    }
}
