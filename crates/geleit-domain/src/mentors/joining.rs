//! A later sign-up of a mentor who is known already. People decide whether it is the same person
//! and, answer by answer, which of the two holds from now on; nothing is joined by itself.

use super::questionnaire::{Field, prefill};
use crate::profile::{Identity, MentorProfile};
use crate::word::words;

words! {
    /// What else than the answers may have changed.
    Contact {
        Name = "name",
        Email = "email",
        Phone = "phone",
    }
}

/// Which answers the sign-up gives otherwise than they are known; what it leaves open changes
/// nothing. How many mentees somebody takes is agreed on the telephone and is none of them.
#[must_use]
pub fn differing(known: &MentorProfile, new: &MentorProfile) -> Vec<Field> {
    let (known, new) = (prefill(known, 1, "en"), prefill(new, 1, "en"));
    let differs = |field: &Field| {
        let answer = new.get(field.text());
        !answer.is_empty() && answer != known.get(field.text())
    };
    Field::ALL.iter().copied().filter(differs).collect()
}

/// What is known with these answers of the sign-up.
#[must_use]
pub fn join(known: &MentorProfile, new: &MentorProfile, taken: &[Field]) -> MentorProfile {
    let mut joined = known.clone();
    for field in taken {
        take(&mut joined, new, *field);
    }
    joined
}

fn take(to: &mut MentorProfile, from: &MentorProfile, field: Field) {
    match field {
        Field::Company => to.company.clone_from(&from.company),
        Field::CompanySize => to.company_size = from.company_size,
        Field::Position => to.position.clone_from(&from.position),
        Field::Occupation => to.occupation.clone_from(&from.occupation),
        Field::Industry => to.industry.clone_from(&from.industry),
        Field::ExperienceYears => to.experience_years = from.experience_years,
        Field::Languages => to.languages.clone_from(&from.languages),
        Field::TargetMarkets => to.target_markets.clone_from(&from.target_markets),
        Field::Postcode => to.postcode.clone_from(&from.postcode),
        Field::OnlineOk => to.online_ok = from.online_ok,
        Field::Availability => to.availability.clone_from(&from.availability),
        Field::Capacity => {}
        Field::Topics => to.topics.clone_from(&from.topics),
        Field::TopicWords => to.topic_words.clone_from(&from.topic_words),
        Field::MenteeGenderWish => to.mentee_gender_wish = from.mentee_gender_wish,
    }
}

/// Who it is with these parts of the sign-up; an empty one takes nothing away.
#[must_use]
pub fn join_identity(known: &Identity, new: &Identity, taken: &[Contact]) -> Identity {
    let mut joined = known.clone();
    for part in taken {
        match part {
            Contact::Name => {
                joined.given_name.clone_from(&new.given_name);
                joined.family_name.clone_from(&new.family_name);
            }
            Contact::Email if !new.email.is_empty() => joined.email.clone_from(&new.email),
            Contact::Phone if !new.phone.is_empty() => joined.phone.clone_from(&new.phone),
            Contact::Email | Contact::Phone => {}
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mentors::questionnaire::tests::any_profile;
    use proptest::prelude::*;
    use proptest::sample::subsequence;

    proptest! {
        #[test]
        fn what_is_taken_is_new_and_what_is_not_stays_as_it_was(
            known in any_profile(), new in any_profile(),
            taken in subsequence(Field::ALL.to_vec(), 0..=Field::ALL.len()),
        ) {
            let joined = prefill(&join(&known, &new, &taken), 1, "de");
            let (known, new) = (prefill(&known, 1, "de"), prefill(&new, 1, "de"));
            for field in Field::ALL {
                let from = if taken.contains(field) { &new } else { &known };
                prop_assert_eq!(joined.get(field.text()), from.get(field.text()), "{}", field);
            }
        }

        #[test]
        fn whoever_takes_all_that_differs_has_nothing_that_differs(
            known in any_profile(), new in any_profile(),
        ) {
            let joined = join(&known, &new, &differing(&known, &new));
            prop_assert_eq!(differing(&joined, &new), vec![]);
            prop_assert_eq!(differing(&known, &MentorProfile::default()), vec![]);
        }
    }

    #[test]
    fn a_sign_up_without_an_address_takes_none_away() {
        let known = Identity {
            given_name: "Brigitte".into(),
            email: "brigitte@example.org".into(),
            phone: "1".into(),
            ..Identity::default()
        };
        let new = Identity { given_name: "Gitti".into(), phone: "2".into(), ..Identity::default() };
        let joined = join_identity(&known, &new, Contact::ALL);
        assert_eq!((&*joined.given_name, &*joined.phone), ("Gitti", "2"));
        assert_eq!(joined.email, known.email);
        assert_eq!(join_identity(&known, &new, &[]), known);
    }
}
