//! The figures of a cohort, counted from pairs as the store reads them.
#![allow(missing_docs, clippy::unwrap_used)]

use geleit_domain::applications::Status;
use geleit_domain::figures::{
    Audience, CohortReport, Facts, Link, MenteeAnswers, MentorAnswers, Pair, Share,
};
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::mentors::CompanySize;
use geleit_domain::profile::{Coded, EducationLevel, Gender, Origin};
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn partnership(number: u128) -> PartnershipId {
    PartnershipId(Uuid::from_u128(number))
}

/// Pair `number`: mentee and mentor of its own, a woman from Syria with a degree, in IT.
fn pair(number: u128) -> Pair {
    Pair {
        link: Link { partnership: partnership(number), successor_of: None, is_released: true },
        mentee: person(number),
        mentor: person(1_000 + number),
        mentee_answers: MenteeAnswers {
            gender: Some(Gender::Female),
            origin: vec![Origin::Country("SY".into()), Origin::Country("FR".into())],
            education_level: Some(EducationLevel::Master),
            industry: Some(Coded { words: "IT".into(), code: Some("62".into()) }),
            referral: Some("AMS".into()),
        },
        mentor_answers: MentorAnswers {
            company_size: Some(CompanySize::Large),
            channel: Some("mailing".into()),
        },
    }
}

fn report(pairs: Vec<Pair>, audience: Audience) -> CohortReport {
    let facts = Facts {
        cohort: "wien-noe-18".into(),
        number: 18,
        capacity: 100,
        as_of: "2024-01-23".parse().unwrap(),
        known_at: "2024-01-24T08:00:00Z".parse().unwrap(),
        pairs,
        applications: vec![(Status::Accepted, 2), (Status::Received, 7)],
        lived: BTreeMap::new(),
        outcomes: Vec::new(),
        surveys: Vec::new(),
    };
    CohortReport::new(facts, audience)
}

/// Proves S1-05, S1-06, S1-07, S1-08, S1-09, S1-25, S1-30, S1-36, S1-37.
#[test]
fn the_json_has_the_agreed_keys_in_the_agreed_order() {
    let mut pairs = vec![pair(1), pair(2)];
    pairs[1].mentee_answers = MenteeAnswers::default();
    pairs[1].mentor_answers = MentorAnswers::default();
    let json = serde_json::to_string(&report(pairs, Audience::Internal)).unwrap();
    assert_eq!(
        json,
        concat!(
            r#"{"cohort":"wien-noe-18","number":18,"as_of":"2024-01-23","#,
            r#""known_at":"2024-01-24T08:00:00Z","definitions_version":"1","#,
            r#""pairs":2,"capacity":100,"mentees":2,"mentors":2,"countries_of_origin":1,"#,
            r#""female":{"count":1,"of":2,"percent":50},"#,
            r#""academic":{"count":1,"of":2,"percent":50},"#,
            r#""industries":[{"group":"it_telecom","count":1},{"group":"no_answer","count":1}],"#,
            r#""continents":{"asia":1,"no_answer":1},"#,
            r#""company_sizes":{"250_plus":1,"no_answer":1},"#,
            r#""channels":{"mailing":1,"no_answer":1},"referrals":{"AMS":1,"no_answer":1},"#,
            r#""applications":{"draft":0,"received":7,"incomplete":0,"eligible":0,"#,
            r#""ineligible":0,"interview_set":0,"interviewed":0,"accepted":2,"waitlisted":0,"#,
            r#""not_accepted":0,"deferred":0,"withdrawn":0},"hours":{"planned":0,"actual":0},"#,
            r#""warnings":{"open":0,"silent_over_30_days_without_action":0},"#,
            r#""dissolved":0,"rematched":0,"outcomes":{},"surveys":{},"suppressed":[]}"#
        )
    );
}

#[test]
fn an_unreleased_cohort_has_zeros_and_no_percentage() {
    let mut waiting = pair(1);
    waiting.link.is_released = false;
    let report = report(vec![waiting], Audience::Internal);
    assert_eq!((report.pairs, report.mentees, report.mentors), (0, 0, 0));
    assert_eq!(report.female, Share { count: 0, of: 0, percent: None });
    assert!(report.industries.is_empty());
}

#[test]
fn a_percentage_is_rounded_half_up() {
    for (count, of, percent) in
        [(1, 8, 13), (1, 3, 33), (2, 3, 67), (1, 200, 1), (1, 201, 0), (94, 100, 94), (7, 7, 100)]
    {
        assert_eq!(Share::new(count, of).percent, Some(percent), "{count} of {of}");
    }
}

/// Proves S1-05.
#[test]
fn a_successor_counts_only_where_nobody_before_it_counts() {
    let mut pairs = vec![pair(1), pair(2), pair(3), pair(4)];
    for (later, earlier) in [(1, 1), (2, 2), (3, 3)] {
        pairs[later].link.successor_of = Some(partnership(earlier));
        pairs[later].mentee = person(1);
    }
    assert_eq!(report(pairs.clone(), Audience::Internal).pairs, 1);
    // Without the first release the second pair of the chain is the one that counts.
    pairs[0].link.is_released = false;
    let report = report(pairs, Audience::Internal);
    assert_eq!((report.pairs, report.mentees, report.mentors), (1, 1, 1));
}

#[test]
fn a_mentor_with_two_mentees_is_one_mentor() {
    let mut pairs = vec![pair(1), pair(2)];
    pairs[1].mentor = pairs[0].mentor;
    let report = report(pairs, Audience::Internal);
    assert_eq!((report.mentees, report.mentors), (2, 1));
    assert_eq!(report.company_sizes.get("250_plus"), Some(1));
}

/// Proves S1-07.
#[test]
fn only_the_first_named_country_counts_and_statelessness_is_none() {
    let mut pairs = vec![pair(1), pair(2), pair(3)];
    pairs[1].mentee_answers.origin = vec![Origin::Stateless, Origin::Country("IQ".into())];
    pairs[2].mentee_answers.origin = vec![Origin::Unknown];
    let report = report(pairs, Audience::Internal);
    assert_eq!(report.countries_of_origin, 1);
    assert_eq!(report.continents.get("no_answer"), Some(2));
}

/// Proves S1-06.
#[test]
fn a_master_craftsman_holds_no_academic_degree() {
    let mut pairs = vec![pair(1), pair(2), pair(3)];
    pairs[0].mentee_answers.education_level = Some(EducationLevel::MasterCraftsman);
    pairs[1].mentee_answers.education_level = Some(EducationLevel::Isced6);
    assert_eq!(report(pairs, Audience::Internal).academic.count, 2);
}

/// Proves S1-09.
#[test]
fn the_most_frequent_industry_comes_first_and_a_hidden_one_never_among_the_others() {
    let codes = [vec!["85"; 9], vec!["62"; 7], vec!["64"; 4], vec!["86"; 2]].concat();
    let pairs = codes.iter().zip(1..).map(|(code, number)| {
        let mut pair = pair(number);
        pair.mentee_answers.industry =
            Some(Coded { words: String::new(), code: Some((*code).to_owned()) });
        pair
    });
    let pairs: Vec<_> = pairs.collect();
    let groups = |report: &CohortReport| -> Vec<_> {
        report.industries.0.iter().map(|(group, count)| (group.clone(), *count)).collect()
    };
    let exact = report(pairs.clone(), Audience::Internal);
    let words: Vec<_> = groups(&exact).into_iter().map(|(group, _)| group).collect();
    assert_eq!(words, ["education", "it_telecom", "finance_controlling_banking", "health"]);
    let public = report(pairs, Audience::Public);
    let expected = [
        ("education", Some(9)),
        ("it_telecom", Some(7)),
        ("finance_controlling_banking", None),
        ("health", None),
    ];
    assert_eq!(groups(&public), expected.map(|(group, n)| (group.to_owned(), n)));
    assert_eq!((public.pairs, public.female), (exact.pairs, exact.female), "headlines stay");
    assert_eq!(
        public.suppressed[..2],
        ["industries.finance_controlling_banking", "industries.health"]
    );
}

fn changed_keys(before: &CohortReport, after: &CohortReport) -> Vec<String> {
    let json = |report| serde_json::to_value(report).unwrap();
    let (before, after) = (json(before), json(after));
    let keys = before.as_object().unwrap().keys();
    keys.filter(|key| before[*key] != after[*key]).cloned().collect()
}

proptest! {
    /// Proves S1-06, S1-07, S1-08.
    #[test]
    fn one_changed_answer_changes_exactly_its_figure(number in 2..40u128, at in 0..40u128) {
        let pairs: Vec<_> = (1..=number).map(pair).collect();
        let at = usize::try_from(at % number).unwrap();
        let before = report(pairs.clone(), Audience::Internal);
        let change = |change: fn(&mut MenteeAnswers)| {
            let mut pairs = pairs.clone();
            change(&mut pairs[at].mentee_answers);
            changed_keys(&before, &report(pairs, Audience::Internal))
        };
        prop_assert_eq!(change(|m| m.gender = Some(Gender::Male)), ["female"]);
        prop_assert_eq!(change(|m| m.education_level = None), ["academic"]);
        let country = change(|m| m.origin = vec![Origin::Country("IQ".into())]);
        prop_assert_eq!(country, ["countries_of_origin"]);
        let continent = change(|m| m.origin = vec![Origin::Country("NG".into())]);
        prop_assert_eq!(continent, ["countries_of_origin", "continents"]);
        prop_assert_eq!(change(|m| m.industry = None), ["industries"]);
        prop_assert_eq!(change(|m| m.referral = Some("ÖIF".into())), ["referrals"]);
    }

    #[test]
    fn the_order_of_the_rows_does_not_matter(order in Just((1..30u128).collect::<Vec<_>>()).prop_shuffle()) {
        let sorted = report((1..30).map(pair).collect(), Audience::Public);
        prop_assert_eq!(report(order.into_iter().map(pair).collect(), Audience::Public), sorted);
    }
}
