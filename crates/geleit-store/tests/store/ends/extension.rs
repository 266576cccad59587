//! Until when a pair is planned, and the hours that are planned meanwhile.

use super::Office;
use crate::matching::offers::person;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::policy::Action;
use geleit_store::{Error, Refusal, both};

both! {
    /// Proves S1-57.
    async fn a_pair_ends_with_its_cohort_or_later_with_a_reason(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let id = office.id(0);
        let end = async || store.show_partnership(karin, id).await.unwrap().planned_end;
        assert_eq!(end().await, "2026-09-01", "the end of the cohort");
        let version = office.now(id).await.version;
        let until = |day: &str| day.parse().unwrap();
        let extend = |day: &'static str, why, version| {
            store.extend_partnership(karin, id, version, (until(day), why), office.at(9))
        };
        for day in ["2026-09-01", "2027-03-02"] {
            let wrong = extend(day, "an exam", version).await;
            assert!(matches!(wrong, Err(Error::Refused(Refusal::Invalid { field: "until", .. }))));
        }
        let silent = extend("2026-11-30", " ", version).await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))), "{silent:?}");
        extend("2026-11-30", "an exam in November", version).await.unwrap();
        extend("2026-12-15", "the exam was put off", version).await.unwrap();
        assert_eq!(end().await, "2026-12-15");
        let amal = person(&office.table, &office.pairs[0], Side::Mentee).await;
        let own = store.own_meetings(&amal, Action::Show, id, office.at(9)).await.unwrap();
        assert_eq!(own.support.planned_end, "2026-12-15");
        let mut tx = store.read(office.table.programme).await.unwrap();
        let entries = tx.entries_of(id.0).await.unwrap();
        let why: Vec<_> = entries.iter().filter(|entry| entry.verb == "partnership.extend").collect();
        assert_eq!(why[0].reason.as_deref(), Some("an exam in November"));
        assert_eq!(why.len(), 2);
        drop(tx);
        let foreign = (until("2026-12-15"), "x");
        let charlie = office.charlie().await;
        let wrong = store.extend_partnership(&charlie, id, version, foreign, office.at(9)).await;
        assert!(matches!(wrong, Err(Error::NotFound)), "{wrong:?}");
        office.step(id, Verb::Dissolve, 9).await;
        let over = extend("2026-12-20", "x", version + 1).await;
        assert!(matches!(over, Err(Error::WrongStatus { .. })), "{over:?}");
    }

    async fn an_extension_is_taken_back_to_the_end_of_the_cohort(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin, id) = (&office.table.store, &office.table.coordinator, office.id(0));
        let version = office.now(id).await.version;
        let extend = async |day: &str| {
            let (until, at) = ((day.parse().unwrap(), "as both want it"), office.at(9));
            store.extend_partnership(karin, id, version, until, at).await
        };
        let end = async || store.show_partnership(karin, id).await.unwrap().planned_end;
        extend("2026-12-15").await.unwrap();
        extend("2026-10-15").await.unwrap();
        assert_eq!(end().await, "2026-10-15");
        extend("2026-09-01").await.unwrap();
        assert_eq!(end().await, "2026-09-01");
        let again = extend("2026-09-01").await;
        assert!(matches!(again, Err(Error::Refused(Refusal::Invalid { .. }))), "{again:?}");
        let entries = store.show_partnership(karin, id).await.unwrap().entries;
        let verbs = entries.iter().map(|entry| entry.verb.as_str());
        let about = verbs.filter(|verb| verb.ends_with("extend") || verb.ends_with("shorten"));
        let expected = ["partnership.extend", "partnership.shorten", "partnership.shorten"];
        assert_eq!(about.collect::<Vec<_>>(), expected);
    }

    /// Proves S1-54.
    async fn no_hours_are_planned_for_a_pause(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let id = office.id(0);
        let planned = async |days| {
            store.hours_of_partnership(karin, id, office.at(days)).await.unwrap().planned
        };
        assert_eq!(planned(29).await, 300);
        office.step(id, Verb::Pause, 30).await;
        assert_eq!(planned(60).await, 300, "a month of pause");
        office.step(id, Verb::Resume, 60).await;
        assert_eq!(planned(89).await, 600);
        office.step(id, Verb::Complete, 90).await;
        assert_eq!(planned(200).await, 600, "and none after the end");
    }
}
