//! The engines are set as promised: no acknowledged commit is lost, no programme sees another.

use crate::{now, programme};
use geleit_domain::policy::Role;
use geleit_domain::programmes::Kind;
use geleit_store::accounts::NewAccount;
use geleit_store::secret_links::Purpose;
use geleit_store::testing::Place;
use geleit_store::{Location, Store, both};
use jiff::SignedDuration;

both! {
    async fn charlie_of_another_programme_sees_no_row(place) {
        let (_, _) = programme(&place.store).await;
        let other =
            place.store.create_programme(Kind::Casework, "Other", "other", now()).await.unwrap();
        let mut tx = place.store.read(other).await.unwrap();
        let lines = tx.newest_entries(i64::MAX, 10).await.unwrap();
        assert_eq!(lines.len(), 1, "only the creation of the own programme");
        assert_eq!(tx.programme().await.unwrap().slug, "other");
    }

    async fn links_go_a_month_after_they_are_over(place) {
        let (id, operator) = programme(&place.store).await;
        let karin = NewAccount {
            email: "karin@example.org",
            name: "Karin",
            role: Role::Coordinator,
            organisation: None,
            person: None,
            language: "de",
        };
        // Her first link is good for seven days.
        let (account, _) = place.store.create_account(&operator, &karin, now()).await.unwrap();
        for purpose in [Purpose::SignIn, Purpose::DemoSignIn] {
            place.store.create_link(id, account, purpose, now()).await.unwrap();
        }
        for (days, gone) in [(30, 0), (31, 1), (36, 0), (37, 1), (400, 0)] {
            let later = now() + SignedDuration::from_hours(24 * days);
            assert_eq!(place.store.sweep_links(id, later).await.unwrap(), gone, "day {days}");
        }
    }

    async fn a_dropped_transaction_has_not_happened(place) {
        let (id, _) = programme(&place.store).await;
        let mut tx = place.store.write(id).await.unwrap();
        tx.set_mark("demo", "yes").await.unwrap();
        drop(tx);
        assert_eq!(place.store.mark("demo").await.unwrap(), None);
    }

    async fn the_schema_of_a_fresh_database_is_current(place) {
        assert!(geleit_store::is_current(&place.store).await.unwrap());
    }
}

#[test]
fn a_role_that_bypasses_the_second_wall_is_refused() {
    geleit_store::testing::run(async {
        let place = Place::postgres().await;
        let Location::Postgres(options) = &place.location else { unreachable!() };
        let owner = options.clone().username("geleit_owner").password("geleit_owner");
        let store = Store::open(&Location::Postgres(Box::new(owner))).await.unwrap();
        assert!(store.refuse_strong_role().await.is_err());
    });
}

#[test]
fn every_sqlite_connection_is_set_as_promised() {
    geleit_store::testing::run(async {
        let place = Place::sqlite().await;
        for (pragma, expected) in
            [("synchronous", "2"), ("foreign_keys", "1"), ("journal_mode", "wal")]
        {
            for found in geleit_store::testing::pragma(&place.store, pragma).await {
                assert_eq!(found, expected, "{pragma}");
            }
        }
    });
}
