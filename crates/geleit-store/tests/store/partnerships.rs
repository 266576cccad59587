//! Partnerships: lists, steps and corrections.

use crate::matching::Table;
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::programmes::Kind;
use geleit_store::partnerships::{Correction, Filter, Listed};
use geleit_store::testing::Place;
use geleit_store::{Error, Refusal, both};
use jiff::Timestamp;

pub(crate) async fn released(place: &Place, pairs: u32) -> (Table, Vec<Listed>) {
    let table = Table::laid(&place.store, pairs, pairs).await;
    table.propose().await;
    table.all_agree().await;
    table.store.release(&table.coordinator, table.cohort, None, now()).await.unwrap();
    let listed = list(&table, &table.coordinator, &Filter::default(), 50).await.unwrap();
    (table, listed)
}

async fn list(
    table: &Table,
    actor: &Actor,
    filter: &Filter,
    limit: i64,
) -> Result<Vec<Listed>, Error> {
    let mut tx = table.store.read(table.programme).await.unwrap();
    tx.list_partnerships(actor, table.cohort, filter, limit).await
}

both! {
    async fn partnerships_are_listed_by_name_page_by_page(place) {
        let (table, all) = released(&place, 3).await;
        let names: Vec<_> = all.iter().map(|line| line.family_name.as_str()).collect();
        assert_eq!(names, ["Haddad 1", "Haddad 2", "Haddad 3"]);
        let after = Some((all[1].sort_key.clone(), all[1].id));
        let filter = Filter { after, ..Filter::default() };
        let rest = list(&table, &table.coordinator, &filter, 2).await.unwrap();
        assert_eq!(rest[0].family_name, "Haddad 3");
        let filter = Filter { status: Some(Status::Running), ..Filter::default() };
        assert!(list(&table, &table.coordinator, &filter, 2).await.unwrap().is_empty());
    }

    async fn a_partner_sees_only_pairs_with_people_of_its_own_and_charlie_none(place) {
        let (table, all) = released(&place, 2).await;
        let partner = table.partner(0);
        assert!(list(&table, &partner, &Filter::default(), 50).await.unwrap().is_empty());
        let id = PartnershipId(all[0].id);
        let mut tx = table.store.read(table.programme).await.unwrap();
        let foreign = tx.partnership_for(&partner, id).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
        drop(tx);
        let other = table.store.create_programme(Kind::Tandem, "Other", "other", now()).await;
        let charlie = Actor::operator(other.unwrap());
        let mut tx = table.store.read(charlie.programme).await.unwrap();
        assert!(matches!(tx.partnership_for(&charlie, id).await, Err(Error::NotFound)));
    }

    async fn a_partnership_runs_from_yes_to_the_end_with_a_dated_fact_per_step(place) {
        let (table, all) = released(&place, 1).await;
        let id = PartnershipId(all[0].id);
        let on = |day: &str| day.parse().unwrap();
        let step = |verb, why, day| {
            table.store.step_partnership(&table.operator, id, verb, why, on(day), now())
        };
        step(Verb::Accept, None, "2026-01-24").await.unwrap();
        step(Verb::Start, None, "2026-03-01").await.unwrap();
        let silent = step(Verb::Dissolve, None, "2026-04-01").await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))), "{silent:?}");
        step(Verb::Dissolve, Some("moved away"), "2026-04-01").await.unwrap();
        let again = step(Verb::Accept, None, "2026-05-01").await;
        assert!(matches!(again, Err(Error::WrongStatus { status: "dissolved", .. })));
        let mut tx = table.store.read(table.programme).await.unwrap();
        let facts = tx.status_facts("partnership", id.0).await.unwrap();
        let words: Vec<_> =
            facts.iter().map(|f| (f.status.as_str(), f.on_date.as_str())).collect();
        assert_eq!(
            words,
            [
                ("offered", "2026-01-23"),
                ("accepted", "2026-01-24"),
                ("running", "2026-03-01"),
                ("dissolved", "2026-04-01"),
            ]
        );
    }

    async fn a_wrong_date_is_retracted_and_both_versions_stay_readable(place) {
        let (table, all) = released(&place, 1).await;
        let id = PartnershipId(all[0].id);
        let correct = |version, what, why| {
            table.store.correct_partnership(&table.coordinator, id, version, what, why, now())
        };
        let right = Correction::Date("2026-01-20".parse().unwrap());
        let silent = correct(1, right, " ").await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))), "{silent:?}");
        let future = correct(1, Correction::Date("2026-02-01".parse().unwrap()), "x").await;
        assert!(matches!(future, Err(Error::Refused(Refusal::Invalid { .. }))), "{future:?}");
        correct(1, right, "the letter went out on the 20th").await.unwrap();
        let stale = correct(1, right, "again").await;
        assert!(matches!(stale, Err(Error::Outdated)), "{stale:?}");
        let mut tx = table.store.read(table.programme).await.unwrap();
        let now_known = tx.partnership_for(&table.coordinator, id).await.unwrap();
        assert_eq!(now_known.offered_on, "2026-01-20");
        let facts = tx.status_facts("partnership", id.0).await.unwrap();
        let known: Vec<_> =
            facts.iter().map(|f| (f.on_date.as_str(), f.known_until.is_none())).collect();
        assert_eq!(known, [("2026-01-20", true), ("2026-01-23", false)]);
        let entries = tx.entries_of(id.0).await.unwrap();
        let last = entries.last().unwrap();
        assert_eq!(last.verb, "partnership.correct");
        assert_eq!(last.reason.as_deref(), Some("the letter went out on the 20th"));
    }

    async fn a_wrong_date_takes_back_the_last_time_and_never_what_was_before(place) {
        let (table, all) = released(&place, 1).await;
        let id = PartnershipId(all[0].id);
        let steps = [
            (Verb::Accept, "2026-01-24"),
            (Verb::Start, "2026-03-01"),
            (Verb::Pause, "2026-03-16"),
            (Verb::Resume, "2026-04-01"),
        ];
        let later: Timestamp = "2026-05-01T10:00:00Z".parse().unwrap();
        for (verb, on) in steps {
            let on = on.parse().unwrap();
            table.store.step_partnership(&table.operator, id, verb, None, on, later).await.unwrap();
        }
        let correct = async |version, day: &str| {
            let what = Correction::Date(day.parse().unwrap());
            let office = &table.coordinator;
            table.store.correct_partnership(office, id, version, what, "wrong list", later).await
        };
        let early = correct(5, "2026-03-15").await;
        assert!(matches!(early, Err(Error::Refused(Refusal::Invalid { .. }))), "{early:?}");
        correct(5, "2026-03-20").await.unwrap();
        let mut tx = table.store.read(table.programme).await.unwrap();
        let mut facts = tx.status_facts("partnership", id.0).await.unwrap();
        facts.retain(|fact| fact.known_until.is_none());
        let known: Vec<_> =
            facts.iter().map(|fact| (fact.status.as_str(), fact.on_date.as_str())).collect();
        let expected = [
            ("offered", "2026-01-23"),
            ("accepted", "2026-01-24"),
            ("running", "2026-03-01"),
            ("paused", "2026-03-16"),
            ("running", "2026-03-20"),
        ];
        assert_eq!(known, expected);
    }

    async fn a_wrong_pair_is_withdrawn_its_facts_retracted_and_both_people_are_free(place) {
        let (table, all) = released(&place, 1).await;
        let id = PartnershipId(all[0].id);
        let (what, why) = (Correction::Pair, "two lists were mixed up");
        table
            .store
            .correct_partnership(&table.coordinator, id, 1, what, why, now())
            .await
            .unwrap();
        let mut tx = table.store.read(table.programme).await.unwrap();
        let facts = tx.status_facts("partnership", id.0).await.unwrap();
        let known: Vec<_> =
            facts.iter().map(|f| (f.status.as_str(), f.known_until.is_none())).collect();
        assert_eq!(known.len(), 2);
        assert!(known.contains(&("offered", false)) && known.contains(&("withdrawn", true)));
        let proposal = tx.proposal(table.cohort).await.unwrap().unwrap();
        drop(tx);
        assert_eq!(proposal.unmatched().unwrap().len(), 2, "at once, both without a partner");
        assert!(table.pairs().await.is_empty(), "the pair never was");
        table.propose().await;
        assert_eq!(table.pairs().await.len(), 1, "both stand for matching again");
    }
}
