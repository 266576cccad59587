//! Cohorts: numbered per region group, moved along a closed lifecycle.

use crate::{now, programme};
use geleit_domain::cohorts::{Status, Verb};
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::{Error, Refusal, both};

fn cohort(slug: &str, number: u32, regions: &[&str]) -> NewCohort {
    NewCohort {
        slug: slug.into(),
        number,
        regions: regions.iter().map(ToString::to_string).collect(),
        calendar: Calendar {
            applications_until: None,
            matching_on: None,
            opening_on: None,
            starts_on: "2026-03-01".parse().unwrap(),
            ends_on: "2026-09-01".parse().unwrap(),
            capacity: 100,
        },
    }
}

both! {
    /// Proves S1-01, S1-02, S1-05.
    async fn the_number_counts_on_within_a_region_group_when_its_regions_change(place) {
        let (_, actor) = programme(&place.store).await;
        let both = cohort("wien-noe-18", 18, &["Wien", "Niederösterreich"]);
        place.store.create_cohort(&actor, &both, now()).await.unwrap();
        let again = cohort("wien-18", 18, &["Wien"]);
        let refused = place.store.create_cohort(&actor, &again, now()).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(Refusal::NumberTaken)), "{refused:?}");
        let elsewhere = cohort("tirol-18", 18, &["Tirol"]);
        place.store.create_cohort(&actor, &elsewhere, now()).await.unwrap();
        let mut tx = place.store.read(actor.programme).await.unwrap();
        assert_eq!(tx.cohorts().await.unwrap().len(), 2);
    }

    async fn a_cohort_steps_only_along_its_table_and_each_step_leaves_an_entry_and_a_fact(place) {
        let (_, actor) = programme(&place.store).await;
        let id = place.store.create_cohort(&actor, &cohort("c", 1, &["Wien"]), now()).await.unwrap();
        let step = |verb, why| place.store.step_cohort(&actor, id, verb, why, now());
        let refused = step(Verb::Start, None).await.unwrap_err();
        assert!(matches!(refused, Error::WrongStatus { status: "draft", verb: "start" }));
        assert_eq!(step(Verb::Open, None).await.unwrap(), Status::Open);
        let silent = step(Verb::Cancel, Some(" ")).await.unwrap_err();
        assert!(matches!(silent, Error::Refused(Refusal::ReasonMissing)));
        step(Verb::Cancel, Some("the funding ended")).await.unwrap();
        let mut tx = place.store.read(actor.programme).await.unwrap();
        let verbs: Vec<_> =
            tx.entries_of(id.0).await.unwrap().into_iter().map(|line| line.verb).collect();
        assert_eq!(verbs, ["cohort.create", "cohort.open", "cohort.cancel"]);
        let facts = tx.status_facts("cohort", id.0).await.unwrap();
        let mut words: Vec<_> = facts.iter().map(|fact| fact.status.as_str()).collect();
        words.sort_unstable();
        assert_eq!(words, ["cancelled", "draft", "open"]);
    }

    async fn of_two_people_who_change_a_cohort_at_once_the_second_is_told(place) {
        let (_, actor) = programme(&place.store).await;
        let new = cohort("c", 1, &["Wien"]);
        let id = place.store.create_cohort(&actor, &new, now()).await.unwrap();
        place.store.change_cohort(&actor, id, 1, &new.calendar, now()).await.unwrap();
        let second = place.store.change_cohort(&actor, id, 1, &new.calendar, now()).await;
        assert!(matches!(second, Err(Error::Outdated)));
    }

    async fn a_slug_is_unique_in_the_installation_and_nothing_is_half_done(place) {
        let (_, actor) = programme(&place.store).await;
        let taken = cohort("mentoring", 1, &["Wien"]);
        let refused = place.store.create_cohort(&actor, &taken, now()).await.unwrap_err();
        assert!(matches!(refused, Error::Refused(Refusal::SlugTaken)), "{refused:?}");
        let mut tx = place.store.read(actor.programme).await.unwrap();
        assert!(tx.cohorts().await.unwrap().is_empty());
    }
}
