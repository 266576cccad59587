//! The opening of a cohort: its event leads, the calendar of the cohort follows, and the pairs
//! start with it.

use crate::events::{House, plan};
use crate::matching::Table;
use crate::matching::offers::{offered, pairs, person};
use crate::now;
use geleit_domain::cohorts::{Opening, Status as CohortStatus};
use geleit_domain::events::{Kind, Verb};
use geleit_domain::id::{EventId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::offer::Answer;
use geleit_store::events::Plan;
use geleit_store::{Error, Refusal, both};
use jiff::{SignedDuration, Timestamp};

fn in_days(days: i64) -> Timestamp {
    now() + SignedDuration::from_hours(24 * days)
}

impl House {
    fn opening(&self, days: i64) -> Plan {
        let cohort = Some(self.table.cohort);
        Plan { kind: Kind::Opening, cohort, starts: in_days(days), ..plan(None) }
    }

    async fn moved(&self, event: EventId, plan: &Plan) -> Result<(), Error> {
        let version = self.shown(event).await.event.version;
        self.store.change_event(&self.table.coordinator, event, version, plan, now()).await
    }

    /// The day in the calendar of the cohort, and the instant that leads.
    async fn opens(&self) -> (Option<String>, Option<Timestamp>) {
        let mut tx = self.store.read(self.table.programme).await.unwrap();
        let cohort = tx.cohort(self.table.cohort).await.unwrap();
        let openings = tx.openings().await.unwrap();
        (cohort.opening_on, openings.get(&cohort.id).copied())
    }

    /// What the worker asks.
    async fn starts_pairs(&self, at: Timestamp) -> bool {
        let mut tx = self.store.read(self.table.programme).await.unwrap();
        let cohort = tx.cohort(self.table.cohort).await.unwrap();
        let event = tx.openings().await.unwrap().get(&cohort.id).copied();
        let today = tx.programme().await.unwrap().today(at);
        let opening = Opening::of(event, &cohort.dates().unwrap());
        opening.starts_pairs(cohort.status().unwrap(), at, today)
    }
}

both! {
    /// Proves S1-03, S1-51.
    async fn the_calendar_of_a_cohort_follows_its_opening_event(place) {
        let house = House { store: place.store.clone(), table: Table::laid(&place.store, 1, 1).await };
        house.table.propose().await;
        let actor = &house.table.coordinator;
        let draft = place.store.create_event(actor, &house.opening(20), now()).await.unwrap();
        assert_eq!(house.opens().await, (None, None), "nobody knows of a draft");
        house.step(draft, Verb::Publish).await.unwrap();
        assert_eq!(house.opens().await, (Some("2026-02-12".into()), Some(in_days(20))));
        assert!(!house.starts_pairs(in_days(20) - SignedDuration::from_mins(1)).await);
        assert!(house.starts_pairs(in_days(20)).await);
        house.moved(draft, &house.opening(30)).await.unwrap();
        assert_eq!(house.opens().await, (Some("2026-02-22".into()), Some(in_days(30))));
        assert!(!house.starts_pairs(in_days(20)).await, "it has been moved");
        let workshop = Plan { kind: Kind::Workshop, ..house.opening(30) };
        house.moved(draft, &workshop).await.unwrap();
        assert_eq!(house.opens().await, (None, None), "it is no opening any more");
        house.moved(draft, &house.opening(30)).await.unwrap();
        let earlier = house.published(&house.opening(25)).await;
        assert_eq!(house.opens().await.1, Some(in_days(25)), "the first one opens");
        house.step(earlier, Verb::Cancel).await.unwrap();
        assert_eq!(house.opens().await, (Some("2026-02-22".into()), Some(in_days(30))));
        house.step(draft, Verb::Cancel).await.unwrap();
        assert_eq!(house.opens().await, (None, None), "the first day of the cohort counts again");
        assert!(!house.starts_pairs("2026-02-28T20:00:00Z".parse().unwrap()).await);
        assert!(house.starts_pairs("2026-03-01T08:00:00Z".parse().unwrap()).await);
    }

    async fn an_opening_after_the_end_of_its_cohort_is_refused(place) {
        let house = House::open(&place.store).await;
        let actor = &house.table.coordinator;
        let late = place.store.create_event(actor, &house.opening(300), now()).await.unwrap();
        let done = house.step(late, Verb::Publish).await;
        let is_day = matches!(done, Err(Error::Refused(Refusal::Invalid { field: "on", .. })));
        assert!(is_day, "{done:?}");
        assert_eq!(house.shown(late).await.event.status, "draft", "nothing has changed");
    }

    async fn the_calendar_cannot_name_another_day_than_the_opening_event(place) {
        let house = House::open(&place.store).await;
        house.published(&house.opening(20)).await;
        let mut tx = place.store.read(house.table.programme).await.unwrap();
        let cohort = tx.cohort(house.table.cohort).await.unwrap();
        drop(tx);
        let calendar = |opening: Option<&str>| geleit_store::cohorts::Calendar {
            applications_until: None,
            matching_on: None,
            opening_on: opening.map(|day| day.parse().unwrap()),
            starts_on: cohort.starts_on.parse().unwrap(),
            ends_on: cohort.ends_on.parse().unwrap(),
            capacity: 10,
        };
        let actor = &house.table.operator;
        let change = |day| {
            let calendar = calendar(day);
            let (store, cohort) = (&place.store, &cohort);
            async move {
                let id = cohort.cohort_id();
                store.change_cohort(actor, id, cohort.version, &calendar, now()).await
            }
        };
        for other in [Some("2026-02-13"), None] {
            let done = change(other).await;
            let is_led = matches!(&done,
                Err(Error::Refused(Refusal::Invalid { field: "opening_event", .. })));
            assert!(is_led, "{other:?}: {done:?}");
        }
        change(Some("2026-02-12")).await.unwrap();
    }

    /// Proves S1-03.
    async fn who_says_yes_after_the_opening_starts_at_once(place) {
        let house = House { store: place.store.clone(), table: Table::laid(&place.store, 2, 2).await };
        let table = &house.table;
        let since = offered(table).await;
        let both = pairs(table, now()).await;
        let opening = in_days(3);
        house.published(&house.opening(3)).await;
        for (pair, at, expected) in [
            (&both[0], since, Status::Accepted),
            (&both[1], opening, Status::Running),
        ] {
            let id = PartnershipId(pair.id);
            for side in [Side::Mentee, Side::Mentor] {
                let one = person(table, pair, side).await;
                place.store.answer_offer(&one, id, Answer::Accepted, at).await.unwrap();
            }
            let mut tx = place.store.read(table.programme).await.unwrap();
            let found = tx.partnership_for(&table.coordinator, id).await.unwrap();
            assert_eq!(found.status().unwrap(), expected);
        }
        assert!(house.starts_pairs(opening).await);
        // The server was down for three days.
        let (operator, late) = (&table.operator, in_days(6));
        let started = place.store.start_partnerships(operator, table.cohort, late).await.unwrap();
        assert_eq!(started, 1, "the pair that had accepted before");
        let mut tx = place.store.read(table.programme).await.unwrap();
        let facts = tx.status_facts("partnership", both[0].id).await.unwrap();
        let start = facts.into_iter().find(|fact| fact.status == "running").unwrap();
        assert_eq!(start.on_date, tx.programme().await.unwrap().today(opening).to_string());
        let status = tx.cohort(table.cohort).await.unwrap().status().unwrap();
        assert!(matches!(status, CohortStatus::Matching | CohortStatus::Confirmed));
    }
}
