//! Answers to invitations that the office notes, people of the programme on the public page, who
//! hears of the end of an event, and what becomes of its guests.

use crate::events::{House, plan, tomorrow};
use crate::matching::Table;
use crate::now;
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::events::{Group, Standing, Verb};
use geleit_domain::id::{EventId, PersonId, SignUpId};
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::policy::Role;
use geleit_domain::programmes;
use geleit_store::events::{Attendee, Plan, Reply};
use geleit_store::testing::{Place, execute};
use geleit_store::{Error, both};
use jiff::{SignedDuration, Timestamp};

impl House {
    /// Three mentees, all of them invited to one event.
    async fn inviting(place: &Place, capacity: Option<i64>) -> (Self, EventId) {
        let table = Table::laid(&place.store, 3, 1).await;
        let house = Self { store: place.store.clone(), table };
        let event = Plan { cohort: Some(house.table.cohort), ..plan(capacity) };
        let event = house.published(&event).await;
        let actor = &house.table.coordinator;
        house.store.invite_to_event(actor, event, Group::Accepted, now()).await.unwrap();
        (house, event)
    }

    async fn listed(&self, event: EventId) -> Vec<Attendee> {
        let mut all = self.shown(event).await.attendees;
        all.sort_by(|a, b| a.name.cmp(&b.name));
        all
    }

    async fn replies(
        &self,
        actor: &Actor,
        (event, one): (EventId, &Attendee),
        (comes, way): (bool, Way),
        at: Timestamp,
    ) -> Result<(), Error> {
        let reply = Reply { comes, way };
        self.store.note_reply(actor, event, SignUpId(one.id), reply, at).await.map(|_| ())
    }

    async fn moves(&self, event: EventId, room: &str) {
        let before = self.shown(event).await.event;
        let mut moved = Plan { cohort: Some(self.table.cohort), ..plan(before.capacity) };
        moved.venue.room = room.to_owned();
        let actor = &self.table.coordinator;
        self.store.change_event(actor, event, before.version, &moved, now()).await.unwrap();
    }

    /// How often what a calendar reads of a sign-up has changed.
    async fn sequence(&self, of: &Attendee) -> i64 {
        let reader = Actor {
            programme: self.table.programme,
            account: None,
            person: of.person_id.map(PersonId),
            roles: vec![RoleHeld { role: Role::Mentee, organisation: None }],
        };
        let link = self.store.renew_own_feed(&reader, now()).await.unwrap();
        let feed = self.store.feed(&link.parse().unwrap(), now()).await.unwrap();
        feed.events[0].sequence
    }

    /// Everything that waits to go out has left the house.
    async fn letters_leave(&self) {
        let sql = "UPDATE mail SET sent_at = created_at WHERE sent_at IS NULL \
            AND withdrawn_at IS NULL";
        execute(&self.store, self.table.programme, sql).await;
    }

    async fn unsent(&self, sign_up: SignUpId) -> Vec<String> {
        let mut tx = self.store.read(self.table.programme).await.unwrap();
        let mails = tx.newest_mails(999).await.unwrap().into_iter();
        let waits = |mail: &geleit_store::mails::Mail| {
            mail.subject_id == Some(sign_up.0)
                && mail.withdrawn_at.is_none()
                && mail.sent_at.is_none()
        };
        mails.filter(waits).map(|mail| mail.template).collect()
    }
}

both! {
    async fn the_office_notes_who_comes_and_who_does_not(place) {
        let (house, event) = House::inviting(&place, Some(1)).await;
        let (office, all) = (&house.table.coordinator, house.listed(event).await);
        let say = |at: usize, comes, way| {
            house.replies(office, (event, &all[at]), (comes, way), now())
        };
        say(0, true, Way::Phone).await.unwrap();
        say(1, true, Way::Paper).await.unwrap();
        say(2, false, Way::Phone).await.unwrap();
        let after = house.listed(event).await;
        let told: Vec<_> = after.iter().map(|one| (one.status.as_str(), one.way.as_str())).collect();
        assert_eq!(told, [("placed", "phone"), ("waiting", "paper"), ("withdrawn", "phone")]);
        assert!(after.iter().all(|one| one.answered_at == Some(now().as_microsecond())));
        let letters = house.letters(SignUpId(all[0].id)).await;
        assert_eq!(letters[0].0, "event_placed", "the same letter as behind the link");
        let entries = house.shown(event).await.entries;
        let placed = entries.iter().find(|entry| entry.verb == "event.place").unwrap();
        assert!(placed.detail.ends_with(", phone"), "{placed:?}");
        // The place of the first goes on, and what the person says later counts as their own.
        say(0, false, Way::Phone).await.unwrap();
        assert_eq!(house.listed(event).await[1].status, "placed");
        let link = house.link(SignUpId(all[2].id)).await;
        place.store.sign_up_by_link(&link, now()).await.unwrap();
        let own = &house.listed(event).await[2];
        assert_eq!((own.status.as_str(), own.way.as_str()), ("waiting", "online"));
        let charlie = place.store
            .create_programme(programmes::Kind::Casework, "Charlie", "charlie", now()).await.unwrap();
        for (other, of) in [(Actor::operator(charlie), event), (office.clone(), EventId(all[0].id))] {
            let done = house.replies(&other, (of, &all[1]), (false, Way::Phone), now()).await;
            assert!(matches!(done, Err(Error::NotFound)), "{done:?}");
        }
    }

    async fn whoever_moves_up_has_said_so_when_they_said_it(place) {
        let (house, event) = House::inviting(&place, Some(1)).await;
        let (office, all) = (&house.table.coordinator, house.listed(event).await);
        for one in &all[..2] {
            house.replies(office, (event, one), (true, Way::Phone), now()).await.unwrap();
        }
        let before = house.listed(event).await;
        assert_eq!(before[1].status, "waiting");
        let sequence = house.sequence(&all[1]).await;
        let later = now() + SignedDuration::from_hours(2);
        house.replies(office, (event, &all[0]), (false, Way::Phone), later).await.unwrap();
        let after = house.listed(event).await;
        assert_eq!((after[1].status.as_str(), after[1].way.as_str()), ("placed", "phone"));
        assert_eq!(after[1].answered_at, Some(now().as_microsecond()), "not when a place was free");
        assert_eq!(after[0].answered_at, Some(later.as_microsecond()));
        let moved = house.sequence(&all[1]).await;
        assert_eq!(moved, sequence + 1, "calendars read that it has changed");
    }

    async fn nobody_withdraws_once_it_has_begun(place) {
        let (house, event) = House::inviting(&place, None).await;
        let (office, all) = (&house.table.coordinator, house.listed(event).await);
        let link = house.link(SignUpId(all[0].id)).await;
        place.store.sign_up_by_link(&link, now()).await.unwrap();
        let late = place.store.withdraw_by_link(&link, tomorrow()).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "{late:?}");
        let late = house.replies(office, (event, &all[0]), (false, Way::Phone), tomorrow()).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "{late:?}");
        assert_eq!(house.names(event, Standing::Placed).await.len(), 1);
    }

    async fn somebody_of_the_programme_signs_up_on_the_public_page_as_that_person(place) {
        let table = Table::laid(&place.store, 3, 1).await;
        let house = House { store: place.store.clone(), table };
        let event = house.published(&plan(None)).await;
        let amal = house.signs_up(event, "Amal1").await;
        let guest = house.signs_up(event, "brigitte").await;
        let all = house.shown(event).await.attendees;
        let of = |one: SignUpId| all.iter().find(|listed| listed.id == one.0).unwrap();
        assert!(of(amal.id).person_id.is_some() && of(guest.id).person_id.is_none(), "{all:?}");
        assert_ne!(of(amal.id).name, "Amal1", "the name that the programme knows");
        assert_eq!(amal.standing, guest.standing);
        assert_eq!(house.letters(amal.id).await, house.letters(guest.id).await, "nothing tells");
        assert_eq!(house.signs_up(event, "amal1").await, amal, "once");
        let shared = "UPDATE person SET email = 'both@example.org', email_key = 'both@example.org' \
            WHERE email IN ('amal2@example.org', 'amal3@example.org')";
        assert_eq!(execute(&place.store, house.table.programme, shared).await, 2);
        let both = house.signs_up(event, "both").await;
        let all = house.shown(event).await.attendees;
        let both = all.iter().find(|one| one.id == both.id.0).unwrap();
        assert_eq!(both.person_id, None, "an address of two people says nothing");
    }

    async fn whoever_was_never_invited_hears_nothing_of_the_end(place) {
        let (house, event) = House::inviting(&place, None).await;
        let all = house.people(event).await;
        house.moves(event, "Saal 3").await;
        assert_eq!(house.unsent(all[0]).await, ["event_invited"], "it names the new room");
        assert_eq!(house.step(event, Verb::Cancel).await.unwrap().text(), "cancelled");
        for one in &all {
            assert!(house.unsent(*one).await.is_empty(), "there is nothing to call off");
        }
    }

    async fn whoever_was_invited_hears_of_every_change_as_a_change(place) {
        let (house, event) = House::inviting(&place, None).await;
        let all = house.people(event).await;
        house.letters_leave().await;
        for room in ["Saal 3", "Saal 4"] {
            house.moves(event, room).await;
            assert_eq!(house.unsent(all[0]).await, ["event_changed"], "{room}");
        }
        house.step(event, Verb::Cancel).await.unwrap();
        assert_eq!(house.unsent(all[0]).await, ["event_cancelled"]);
    }

    async fn what_comes_later_about_an_event_is_in_the_language_chosen_meanwhile(place) {
        let (house, event) = House::inviting(&place, None).await;
        let one = house.shown(event).await.attendees.remove(0);
        let (actor, person) = (&house.table.coordinator, PersonId(one.person_id.unwrap()));
        house.store.set_letter_language(actor, person, "ar", now()).await.unwrap();
        house.letters_leave().await;
        house.moves(event, "Saal 3").await;
        let mut tx = house.store.read(house.table.programme).await.unwrap();
        let mails = tx.newest_mails(99).await.unwrap().into_iter();
        let hers: Vec<_> = mails
            .filter(|mail| mail.person_id == Some(person.0) && mail.template == "event_changed")
            .map(|mail| mail.language)
            .collect();
        assert_eq!(hers, ["ar"]);
    }

    async fn nobody_hears_of_a_change_to_what_is_over(place) {
        let (house, event) = House::inviting(&place, None).await;
        let all = house.people(event).await;
        house.letters_leave().await;
        let mut moved = Plan { cohort: Some(house.table.cohort), ..plan(None) };
        moved.venue.room = "Saal 3".to_owned();
        let actor = &house.table.coordinator;
        let version = house.shown(event).await.event.version;
        let over = now() + SignedDuration::from_hours(72);
        house.store.change_event(actor, event, version, &moved, over).await.unwrap();
        assert_eq!(house.unsent(all[0]).await, Vec::<String>::new(), "it is for the report");
        let shown = house.shown(event).await.event;
        assert_eq!(shown.room, "Saal 3");
    }

    async fn guests_are_forgotten_a_month_after_the_event_and_still_counted(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        house.signs_up(event, "amal").await;
        let programme = house.table.programme;
        let sweep = |days: i64| {
            place.store.sweep_guests(programme, tomorrow() + SignedDuration::from_hours(24 * days))
        };
        assert_eq!(sweep(29).await.unwrap(), 0);
        assert_eq!(sweep(31).await.unwrap(), 1);
        assert_eq!(sweep(31).await.unwrap(), 0);
        let left = house.shown(event).await.attendees;
        assert_eq!((left.len(), left[0].name.as_str(), left[0].email.as_str()), (1, "", ""));
    }

    async fn an_event_that_is_over_waits_to_be_noted_as_held(place) {
        let house = House::open(&place.store).await;
        let event = house.published(&plan(None)).await;
        let actor = &house.table.coordinator;
        let not_noted = async |at: Timestamp| {
            match place.store.overview(actor, None, at).await.unwrap() {
                geleit_store::overview::Overview::Coordination(found) => found.not_noted,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(not_noted(tomorrow()).await.number, 0, "it has only begun");
        let over = tomorrow() + SignedDuration::from_hours(3);
        let found = not_noted(over).await;
        assert_eq!((found.number, found.since), (1, Some(tomorrow().as_microsecond())));
        house.step_at(event, Verb::Hold, over).await.unwrap();
        assert_eq!(not_noted(over).await.number, 0);
    }
}
