//! What holds for any two people.

use super::*;
use crate::matching::people::{any_mentee, any_mentor};
use crate::profile::{Access, Cefr, Gender, Origin};
use proptest::prelude::*;

const TODAY: Date = jiff::civil::date(2026, 1, 23);

fn all_reasons(mentee: &Mentee, mentor: &Mentor) -> Vec<Reason> {
    reasons(mentee, mentor, &Yardstick::default(), TODAY)
}

fn against(mentee: &Mentee, mentor: &Mentor) -> Vec<Obstacle> {
    obstacles(mentee, mentor, &Rules::default())
}

type Blank = fn(&mut Mentee, &mut Mentor);

/// Empties one cell each.
const BLANKS: &[Blank] = &[
    |mentee, _| mentee.gender = None,
    |_, mentor| mentor.gender = None,
    |mentee, _| mentee.profile.mentor_gender_wish = None,
    |_, mentor| mentor.profile.mentee_gender_wish = None,
    |mentee, _| mentee.profile.german = None,
    |mentee, _| mentee.profile.postcode = None,
    |_, mentor| mentor.profile.postcode = None,
    |mentee, _| mentee.profile.mobility_km = None,
    |mentee, _| mentee.profile.online_ok = None,
    |_, mentor| mentor.profile.online_ok = None,
    |mentee, _| mentee.profile.availability.clear(),
    |_, mentor| mentor.profile.availability.clear(),
    |mentee, _| mentee.profile.last_employer = None,
    |_, mentor| mentor.profile.company = None,
    |mentee, _| mentee.profile.exclusions.clear(),
    |_, mentor| mentor.profile.exclusions.clear(),
];

proptest! {
    #[test]
    fn no_criterion_gives_more_than_its_weight(
        mentee in any_mentee(), mentor in any_mentor(),
    ) {
        let weights = Weights::default();
        let all = all_reasons(&mentee, &mentor);
        for criterion in Criterion::ALL {
            let own = all.iter().filter(|reason| reason.criterion == *criterion);
            let points: u32 = own.map(|reason| reason.points).sum();
            prop_assert!(points <= weights.of(*criterion), "{criterion}: {points}");
        }
        let unique: std::collections::HashSet<_> =
            all.iter().map(|reason| reason.why.to_string()).collect();
        prop_assert_eq!(unique.len(), all.len(), "a reason is told once");
    }

    #[test]
    fn swapping_sex_changes_nothing_where_nobody_wishes_for_it(
        mut mentee in any_mentee(), mut mentor in any_mentor(),
    ) {
        mentee.profile.mentor_gender_wish = None;
        mentor.profile.mentee_gender_wish = None;
        let before = (all_reasons(&mentee, &mentor), against(&mentee, &mentor));
        for gender in [None, Some(Gender::Female), Some(Gender::Male), Some(Gender::Diverse)] {
            (mentee.gender, mentor.gender) = (gender, None);
            prop_assert_eq!(&before, &(all_reasons(&mentee, &mentor), against(&mentee, &mentor)));
            (mentee.gender, mentor.gender) = (None, gender);
            prop_assert_eq!(&before, &(all_reasons(&mentee, &mentor), against(&mentee, &mentor)));
        }
    }

    #[test]
    fn swapping_origin_changes_nothing_without_consent(
        mut mentee in any_mentee(), mentor in any_mentor(),
    ) {
        mentee.profile.consent_origin_matching = false;
        let before = (all_reasons(&mentee, &mentor), against(&mentee, &mentor));
        for origin in ["RS", "SY", "DE"] {
            mentee.profile.origin = vec![Origin::Country(origin.into())];
            prop_assert_eq!(&before, &(all_reasons(&mentee, &mentor), against(&mentee, &mentor)));
        }
    }

    #[test]
    fn access_to_the_labour_market_is_never_a_criterion(
        mut mentee in any_mentee(), mentor in any_mentor(),
    ) {
        let before = (all_reasons(&mentee, &mentor), against(&mentee, &mentor));
        for access in [None, Some(Access::Yes), Some(Access::No), Some(Access::Unknown)] {
            mentee.profile.labour_market_access = access;
            prop_assert_eq!(&before, &(all_reasons(&mentee, &mentor), against(&mentee, &mentor)));
        }
    }

    #[test]
    fn a_denied_country_counts_for_nobody_whatever_people_state(
        mut mentee in any_mentee(), mentor in any_mentor(),
    ) {
        mentee.profile.consent_origin_matching = true;
        let denied = ["RS", "BA", "SY", "DE", "US"].map(|code| code.parse().unwrap()).to_vec();
        let rules = Rules { denied, ..Rules::default() };
        let yardstick = Yardstick { rules, ..Yardstick::default() };
        for reason in reasons(&mentee, &mentor, &yardstick, TODAY) {
            prop_assert!(reason.criterion != Criterion::Markets, "{reason:?}");
        }
    }

    #[test]
    fn a_rule_that_the_programme_switches_on_only_ever_takes_pairs_away(
        mentee in any_mentee(), mentor in any_mentor(), in_person: bool, more_experience: bool,
    ) {
        let (language_min, denied) = (Cefr::C1, Vec::new());
        let rules = Rules { language_min, in_person, more_experience, denied };
        let (before, after) = (against(&mentee, &mentor), obstacles(&mentee, &mentor, &rules));
        prop_assert!(before.iter().all(|one| after.contains(one)), "{before:?} {after:?}");
    }

    #[test]
    fn emptying_a_cell_never_makes_a_pair_impossible(
        mentee in any_mentee(), mentor in any_mentor(),
    ) {
        let before = against(&mentee, &mentor);
        for (number, blank) in BLANKS.iter().enumerate() {
            let (mut mentee, mut mentor) = (mentee.clone(), mentor.clone());
            blank(&mut mentee, &mut mentor);
            let after = against(&mentee, &mentor);
            let new: Vec<_> = after.iter().filter(|one| !before.contains(one)).collect();
            prop_assert!(new.is_empty(), "cell {number}: {new:?}");
        }
    }
}
