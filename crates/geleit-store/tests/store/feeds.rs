//! The secret feed of somebody's dates.

use crate::events::{House, plan};
use crate::matching::Table;
use crate::now;
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::events::{Group, Standing, Verb};
use geleit_domain::policy::Role;
use geleit_store::events::Plan;
use geleit_store::feeds::Feed;
use geleit_store::secrets::Secret;
use geleit_store::{Error, both};
use jiff::SignedDuration;

impl House {
    async fn feed(&self, link: &str) -> Result<Feed, Error> {
        self.store.feed(&link.parse::<Secret>().unwrap(), now()).await
    }
}

both! {
    async fn a_feed_grows_in_sequence_with_each_change_and_a_new_link_ends_the_old_one(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let house = House { store: place.store.clone(), table };
        let (store, actor) = (&place.store, &house.table.coordinator);
        let plan = Plan { cohort: Some(house.table.cohort), ..plan(None) };
        let event = house.published(&plan).await;
        store.invite_to_event(actor, event, Group::Accepted, now()).await.unwrap();
        let sign_up = house.people(event).await[0];
        let person = house.shown(event).await.attendees[0].person_id.unwrap();
        let amal = Actor {
            programme: house.table.programme,
            account: None,
            person: Some(geleit_domain::id::PersonId(person)),
            roles: vec![RoleHeld { role: Role::Mentee, organisation: None }],
        };
        let old = store.renew_own_feed(&amal, now()).await.unwrap();
        let first = house.feed(&old).await.unwrap().events.remove(0);
        assert_eq!((first.standing, first.sequence), (Standing::Invited, 0));
        assert!(first.event.online_link.is_empty(), "only who has a place reads the link");
        let link = house.link(sign_up).await;
        store.sign_up_by_link(&link, now()).await.unwrap();
        let placed = house.feed(&old).await.unwrap().events.remove(0);
        assert_eq!((placed.standing, placed.sequence), (Standing::Placed, 1));
        assert!(!placed.event.online_link.is_empty());
        let mut moved = plan.clone();
        moved.starts = plan.starts + SignedDuration::from_hours(1);
        let version = house.shown(event).await.event.version;
        let later = now() + SignedDuration::from_mins(5);
        store.change_event(actor, event, version, &moved, later).await.unwrap();
        let second = house.feed(&old).await.unwrap().events.remove(0);
        assert_eq!(second.sequence, 2);
        assert!(second.changed_at > placed.changed_at);
        house.step(event, Verb::Cancel).await.unwrap();
        let gone = house.feed(&old).await.unwrap().events.remove(0);
        assert_eq!((gone.event.status.as_str(), gone.sequence), ("cancelled", 3));
        let new = store.renew_feed_by_link(&link, now()).await.unwrap();
        assert!(matches!(house.feed(&old).await, Err(Error::NotFound)), "the old link is dead");
        assert_eq!(house.feed(&new).await.unwrap().events.len(), 1);
        let mut tx = store.write(house.table.programme).await.unwrap();
        let person = amal.person.unwrap();
        tx.erase_person(&house.table.operator, person, "asked for it", now()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(matches!(house.feed(&new).await, Err(Error::NotFound)), "erased");
    }

    async fn a_guest_and_a_link_of_another_kind_have_no_feed(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        let guest = house.signs_up(event, "brigitte").await.id;
        let link = house.link(guest).await;
        let none = place.store.renew_feed_by_link(&link, now()).await;
        assert!(matches!(none, Err(Error::NotFound)), "{none:?}");
        assert!(matches!(place.store.feed(&link, now()).await, Err(Error::NotFound)));
    }
}
