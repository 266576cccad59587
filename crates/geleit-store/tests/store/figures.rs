//! A report is made from dated facts: as of a day, as known at a time.

mod cohort;

use crate::events::{House, plan};
use crate::now;
use cohort::{Filled, mentee};
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::cohorts::Verb;
use geleit_domain::events::Kind;
use geleit_domain::figures::{Audience, CohortReport};
use geleit_domain::imports::MenteeRow;
use geleit_domain::policy::Role;
use geleit_domain::profile::{EducationLevel, Gender, Origin};
use geleit_store::cohorts::Calendar;
use geleit_store::events::Plan;
use geleit_store::figures::Question;
use geleit_store::testing::{Place, execute};
use geleit_store::{Error, both};
use jiff::{SignedDuration, Timestamp};

fn later(days: i64) -> Timestamp {
    now() + SignedDuration::from_hours(24 * days)
}

fn known_at(known_at: Timestamp) -> Question {
    Question {
        as_of: Some("2026-01-31".parse().unwrap()),
        known_at: Some(known_at),
        audience: Audience::Internal,
    }
}

fn json(report: &CohortReport) -> serde_json::Value {
    serde_json::to_value(report).unwrap()
}

fn changed_keys(before: &CohortReport, after: &CohortReport) -> Vec<String> {
    let (before, after) = (json(before), json(after));
    let keys = before.as_object().unwrap().keys();
    let changed = keys.filter(|key| before[*key] != after[*key]);
    changed.filter(|key| !["as_of", "known_at"].contains(&key.as_str())).cloned().collect()
}

async fn exact(place: &Place, filled: &Filled, at: Timestamp) -> CohortReport {
    let question = Question::today(Audience::Internal);
    place.store.cohort_report(&filled.actor, filled.cohort, question, at).await.unwrap()
}

fn with_role(filled: &Filled, role: Role) -> Actor {
    let roles = vec![RoleHeld { role, organisation: None }];
    Actor { roles, ..Actor::operator(filled.actor.programme) }
}

fn male(mentee: &mut MenteeRow) {
    mentee.identity.gender = Some(Gender::Male);
}

fn without_degree(mentee: &mut MenteeRow) {
    mentee.profile.education_level = Some(EducationLevel::Matura);
}

fn from_iraq(mentee: &mut MenteeRow) {
    mentee.profile.origin = vec![Origin::Country("IQ".into())];
}

both! {
    /// Proves S1-05, S1-06, S1-07, S1-08, S1-09, S1-25, S1-30, S1-36, S1-37.
    async fn the_report_counts_the_people_of_the_released_pairs(place) {
        let filled = Filled::new(&place, 6, 4).await;
        let report = json(&exact(&place, &filled, now()).await);
        let nobody = serde_json::json!({
            "of": 0, "known": 0, "proven": 0, "job": 0, "apprenticeship": 0, "internship": 0,
            "training": 0, "study": 0, "self_employment": 0, "none": 0
        });
        let expected = serde_json::json!({
            "cohort": "wien-18", "number": 18, "as_of": "2026-01-23",
            "known_at": "2026-01-23T09:00:00Z", "definitions_version": "1",
            "pairs": 4, "capacity": 100, "mentees": 4, "mentors": 4,
            "countries_of_origin": 2,
            "female": {"count": 2, "of": 4, "percent": 50},
            "academic": {"count": 3, "of": 4, "percent": 75},
            "industries": [{"group": "it_telecom", "count": 4}],
            "continents": {"africa": 2, "asia": 2},
            "company_sizes": {"250_plus": 4},
            "channels": {"mailing": 4},
            "referrals": {"AMS": 4},
            "applications": {"draft": 0, "received": 0, "incomplete": 0, "eligible": 0,
                "ineligible": 0, "interview_set": 0, "interviewed": 0, "accepted": 6,
                "waitlisted": 0, "not_accepted": 0, "deferred": 0, "withdrawn": 0},
            "hours": {"planned": 0, "actual": 0},
            "warnings": {"open": 0, "silent_over_30_days_without_action": 0},
            "dissolved": 0, "rematched": 0,
            "outcomes": {
                "end": nobody, "4_weeks": nobody, "6_months": nobody, "12_months": nobody
            },
            "surveys": {},
            "suppressed": []
        });
        assert_eq!(report, expected);
    }

    async fn facts_of_a_later_day_never_change_a_report(place) {
        let filled = Filled::new(&place, 3, 3).await;
        let day = Question { as_of: Some("2026-01-23".parse().unwrap()), ..known_at(later(9)) };
        let ask = |at| place.store.cohort_report(&filled.actor, filled.cohort, day, at);
        let before = ask(later(9)).await.unwrap();
        // Recorded at once, dated a day later: the decline counts from that day on.
        filled.note(&place, 0, "declined", "2026-01-24", later(1)).await;
        assert_eq!(changed_keys(&before, &ask(later(9)).await.unwrap()), [""; 0]);
        assert_eq!(before.pairs, 3);
        assert_eq!(exact(&place, &filled, later(1)).await.pairs, 2);
    }

    /// Proves S1-06, S1-07, S1-08.
    async fn a_correction_changes_exactly_its_figure_unless_asked_as_known_before(place) {
        let filled = Filled::new(&place, 6, 6).await;
        let before = exact(&place, &filled, now()).await;
        let mut corrected = mentee(1);
        for (day, (change, figure)) in (1..).zip([
            (male as fn(&mut MenteeRow), "female"),
            (without_degree, "academic"),
            (from_iraq, "countries_of_origin"),
        ]) {
            let earlier = exact(&place, &filled, later(day - 1)).await;
            change(&mut corrected);
            filled.import(&place, &[corrected.clone()], later(day)).await;
            let after = exact(&place, &filled, later(day)).await;
            assert_eq!(changed_keys(&earlier, &after), [figure]);
        }
        let ask = |at| place.store.cohort_report(&filled.actor, filled.cohort, known_at(now()), at);
        let mut again = ask(later(9)).await.unwrap();
        again.as_of = before.as_of;
        assert_eq!(json(&again), json(&before), "the same question gives the same report for ever");
    }

    async fn a_wrong_release_is_gone_and_still_known_to_have_been_believed(place) {
        let filled = Filled::new(&place, 3, 3).await;
        let ask = |known: Timestamp| {
            place.store.cohort_report(&filled.actor, filled.cohort, known_at(known), later(5))
        };
        filled.retract_offer(&place, 0, later(2)).await;
        assert_eq!(ask(later(1)).await.unwrap().pairs, 3);
        assert_eq!(ask(later(2)).await.unwrap().pairs, 2);
    }

    /// Proves S1-05.
    async fn a_successor_is_not_counted_again_and_a_changed_capacity_not_backdated(place) {
        let filled = Filled::new(&place, 3, 2).await;
        filled.note(&place, 0, "dissolved", "2026-01-25", later(2)).await;
        filled.pair(&place, 0, 2, Some(0), later(3)).await;
        let mut tx = place.store.read(filled.actor.programme).await.unwrap();
        let cohort = tx.cohort(filled.cohort).await.unwrap();
        let calendar = cohort::calendar(120);
        drop(tx);
        let store = &place.store;
        store.change_cohort(&filled.actor, filled.cohort, cohort.version, &calendar, later(4)).await.unwrap();
        let report = exact(&place, &filled, later(5)).await;
        assert_eq!((report.pairs, report.mentees, report.mentors, report.capacity), (2, 2, 2, 120));
        let ask = store.cohort_report(&filled.actor, filled.cohort, known_at(later(3)), later(5));
        assert_eq!(ask.await.unwrap().capacity, 100);
    }

    /// Proves S1-05.
    async fn a_capacity_is_that_of_the_day_also_after_the_opening_was_set(place) {
        let house = House::open(&place.store).await;
        let (store, cohort, office) = (&place.store, house.table.cohort, &house.table.coordinator);
        let (kind, starts) = (Kind::Opening, later(20));
        house.published(&Plan { kind, cohort: Some(cohort), starts, ..plan(None) }).await;
        let shown = store.show_cohort(office, cohort).await.unwrap().cohort;
        let opening_on = shown.dates().unwrap().opening_on;
        assert!(opening_on.is_some(), "the calendar follows its event");
        let calendar = Calendar { opening_on, ..cohort::calendar(120) };
        let operator = &house.table.operator;
        store.change_cohort(operator, cohort, shown.version, &calendar, later(4)).await.unwrap();
        let ask = async |as_of: &str, known_at: Option<Timestamp>| {
            let (as_of, audience) = (Some(as_of.parse().unwrap()), Audience::Internal);
            let question = Question { as_of, known_at, audience };
            store.cohort_report(office, cohort, question, later(9)).await.unwrap().capacity
        };
        assert_eq!(ask("2026-01-31", Some(later(3))).await, 100, "nobody knew of more places");
        assert_eq!(ask("2026-01-26", None).await, 100, "there were more a day later");
        assert_eq!(ask("2026-01-27", None).await, 120);
        assert_eq!(ask("2026-01-27", Some(later(4))).await, 120);
        assert_eq!(ask("2025-12-31", None).await, 100, "the first one, before there was any");
    }

    async fn what_will_be_recorded_is_not_known(place) {
        let filled = Filled::new(&place, 1, 1).await;
        let ask = known_at(later(100));
        let report = place.store.cohort_report(&filled.actor, filled.cohort, ask, now()).await;
        assert_eq!(report.unwrap().known_at, now());
    }

    async fn a_funder_never_sees_exact_figures_and_charlie_of_another_programme_none(place) {
        let filled = Filled::new(&place, 6, 4).await;
        let ask = |actor, audience| {
            place.store.cohort_report(actor, filled.cohort, Question::today(audience), now())
        };
        let funder = with_role(&filled, Role::Funder);
        assert!(matches!(ask(&funder, Audience::Internal).await, Err(Error::Forbidden)));
        let report = ask(&funder, Audience::Funder).await.unwrap();
        assert_eq!(report.pairs, 4);
        assert_eq!(report.continents.get("asia"), None, "two people are too few");
        assert_eq!(report.suppressed[0], "continents.africa");
        let mentee = with_role(&filled, Role::Mentee);
        assert!(matches!(ask(&mentee, Audience::Public).await, Err(Error::Forbidden)));
        let charlie = Actor::operator(cohort::other_programme(&place).await);
        assert!(matches!(ask(&charlie, Audience::Internal).await, Err(Error::NotFound)));
    }

    /// Proves S1-13, S1-17.
    async fn a_cohort_is_public_once_it_is_confirmed_and_until_it_is_cancelled(place) {
        let filled = Filled::new(&place, 6, 0).await;
        let public = || place.store.public_cohort_report("wien-18", now());
        let step = async |verb, why| {
            place.store.step_cohort(&filled.actor, filled.cohort, verb, why, now()).await.unwrap();
        };
        assert!(matches!(public().await, Err(Error::NotFound)));
        step(Verb::StartMatching, None).await;
        assert!(matches!(public().await, Err(Error::NotFound)));
        step(Verb::Confirm, None).await;
        for pair in 0..4 {
            filled.pair(&place, pair, pair, None, now()).await;
        }
        let found = public().await.unwrap();
        assert_eq!((found.cohort.number, found.report.pairs), (18, 4));
        assert_eq!((found.regions, found.carriers), (vec!["Wien".into()], vec!["WKO".to_owned()]));
        assert_eq!(found.report.suppressed[0], "continents.africa");
        step(Verb::StartMatching, None).await;
        assert_eq!(public().await.unwrap().report.pairs, 4, "two places are being filled");
        let over = "UPDATE partnership SET status = 'withdrawn'";
        assert_eq!(execute(&place.store, filled.actor.programme, over).await, 4);
        step(Verb::Cancel, Some("the funding ended")).await;
        assert!(matches!(public().await, Err(Error::NotFound)));
    }

    async fn a_programme_adds_up_the_pairs_of_its_cohorts(place) {
        let filled = Filled::new(&place, 3, 2).await;
        let ask = Question::today(Audience::Internal);
        let report = place.store.programme_report(&filled.actor, ask, now()).await.unwrap();
        assert_eq!((report.cohorts, report.pairs), (1, 2));
    }
}
