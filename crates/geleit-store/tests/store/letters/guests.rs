//! Letters about events to people without a record: guests, and whoever has not set up the account.

use super::{SATURDAY, at, only, people};
use crate::events::{House, plan};
use crate::matching::Table;
use crate::now;
use geleit_domain::events::Group;
use geleit_domain::id::{EventId, SignUpId};
use geleit_domain::letters::Choice;
use geleit_domain::organisations::Duty;
use geleit_store::events::Plan;
use geleit_store::letters::DIGEST_LETTER;
use geleit_store::mails::Mail;
use geleit_store::secrets::Secret;
use geleit_store::testing::{execute, suspend};
use geleit_store::{Error, both};
use jiff::ToSpan;

/// An event that begins in some weeks.
async fn published(house: &House, title: &str) -> EventId {
    let starts = at("2026-02-20T16:00:00Z");
    house.published(&Plan { title: title.into(), starts, ..plan(None) }).await
}

/// Whoever comes is told that it is in another room.
async fn moves(house: &House, event: EventId, room: &str) {
    let before = house.shown(event).await.event;
    let mut moved = Plan { title: before.title, ..plan(None) };
    moved.starts = at("2026-02-20T16:00:00Z");
    moved.venue.room = room.into();
    let actor = &house.table.coordinator;
    house.store.change_event(actor, event, before.version, &moved, now()).await.unwrap();
}

/// The digests that were made, the newest first, each with what its letters are about.
async fn digests(house: &House) -> Vec<(Mail, Vec<SignUpId>)> {
    let mut tx = house.store.read(house.table.programme).await.unwrap();
    let mut found = Vec::new();
    for mail in tx.newest_mails(99).await.unwrap() {
        if mail.template == DIGEST_LETTER {
            let held = tx.letters_of_digest(mail.id).await.unwrap();
            let mut about: Vec<_> =
                held.into_iter().map(|letter| SignUpId(letter.subject_id.unwrap())).collect();
            about.sort();
            found.push((mail, about));
        }
    }
    found
}

both! {
    async fn a_guest_of_two_events_gets_one_digest_about_both(place) {
        let house = House::open(&place.store).await;
        let (store, programme) = (&place.store, house.table.programme);
        let events = [published(&house, "Werkstatt").await, published(&house, "Besuch").await];
        let mut of_amal = Vec::new();
        for event in events {
            of_amal.push(house.signs_up(event, "amal").await.id);
        }
        of_amal.sort();
        let brigitte = house.signs_up(events[1], "brigitte").await.id;
        execute(store, programme, "UPDATE mail SET sent_at = 1").await;
        for event in events {
            moves(&house, event, "Saal 3").await;
        }
        assert_eq!(store.gather_digests(programme, &[], at(SATURDAY)).await.unwrap(), 2);
        let mut made = digests(&house).await;
        made.sort_by_key(|(_, about)| about.len());
        let (hers, both) = (made.remove(0), made.remove(0));
        assert_eq!((hers.1, &both.1), (vec![brigitte], &of_amal), "each with its own link");
        let mut tx = store.read(programme).await.unwrap();
        let addressee = tx.addressee(&both.0).await.unwrap();
        assert_eq!((&*addressee.name, &*addressee.email), ("amal", "amal@example.org"));
        drop(tx);

        // A change of mind about one event leaves what there is to say of the other.
        let gone = SignUpId(both.0.subject_id.unwrap());
        store.withdraw_by_link(&house.link(gone).await, at(SATURDAY)).await.unwrap();
        of_amal.retain(|one| *one != gone);
        let left = digests(&house).await.into_iter().find(|(mail, _)| mail.id == both.0.id);
        let (digest, about) = left.unwrap();
        assert_eq!((digest.withdrawn_at, about), (None, of_amal.clone()));

        // What comes after it waits for the next day, whichever event it is about.
        for event in events {
            moves(&house, event, "Saal 4").await;
        }
        let later = at(SATURDAY) + 1.hour();
        assert_eq!(store.gather_digests(programme, &[], later).await.unwrap(), 0);
    }

    async fn a_guest_of_whom_there_is_a_record_by_now_gets_one_digest_with_it(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let (amal, _) = people(&table).await;
        let house = House { store: place.store.clone(), table };
        let (store, programme) = (&place.store, house.table.programme);
        let events = [published(&house, "Werkstatt").await, published(&house, "Besuch").await];
        let mut of_amal = Vec::new();
        for event in events {
            of_amal.push(house.signs_up(event, "amal1").await.id);
        }
        of_amal.sort();
        for sql in [
            "UPDATE sign_up SET person_id = NULL, name = 'Amal', email = 'amal1@example.org',
                email_key = 'amal1@example.org'
            WHERE event_id IN (SELECT id FROM event WHERE title = 'Werkstatt')",
            "UPDATE mail SET sent_at = 1",
        ] {
            execute(store, programme, sql).await;
        }
        for event in events {
            moves(&house, event, "Saal 3").await;
        }
        assert_eq!(store.gather_digests(programme, &[], at(SATURDAY)).await.unwrap(), 1);
        let made = digests(&house).await;
        assert_eq!(made.len(), 1);
        assert_eq!((made[0].0.person_id, &made[0].1), (Some(amal.0), &of_amal));
    }

    async fn an_account_that_is_not_set_up_is_written_to_and_can_say_no(place) {
        let table = Table::without_people(&place.store, &[Duty::Decide]).await;
        let house = House { store: place.store.clone(), table };
        let (store, programme) = (&place.store, house.table.programme);
        let olga = house.olga().await;
        // It is tomorrow: the invitation cannot wait.
        let event = house.published(&plan(None)).await;
        let actor = &house.table.coordinator;
        store.invite_to_event(actor, event, Group::Organisations, now()).await.unwrap();
        let mut tx = store.read(programme).await.unwrap();
        let letters = tx.newest_mails(99).await.unwrap();
        let letter = letters.iter().find(|mail| mail.template == "event_invited").unwrap();
        assert_eq!(letter.account_id, Some(olga.0));
        assert_eq!(tx.addressee(letter).await.unwrap().email, "olga@example.org");
        drop(tx);
        assert!(!store.wants_no_letters(programme, olga.0).await.unwrap(), "it goes out");
        let link = store.create_letters_link(programme, olga.0, now()).await.unwrap();
        let link: Secret = link.parse().unwrap();
        assert_eq!(store.letters_by_link(&link, now()).await.unwrap().choice, Choice::Daily);
        store.choose_letters_by_link(&link, only(Choice::None), now()).await.unwrap();
        assert_eq!(store.letters_by_link(&link, now()).await.unwrap().choice, Choice::None);
        assert!(store.wants_no_letters(programme, olga.0).await.unwrap());

        suspend(store, programme, "olga@example.org").await;
        let mut tx = store.read(programme).await.unwrap();
        let nobody = tx.addressee(letter).await;
        assert!(matches!(nobody, Err(Error::NotFound)), "{nobody:?}");
        drop(tx);
        let wish = store.wants_no_letters(programme, olga.0).await;
        assert!(matches!(wish, Err(Error::NotFound)), "{wish:?}");
        let choice = store.letters_by_link(&link, now()).await;
        assert!(matches!(choice, Err(Error::NotFound)), "{choice:?}");
    }
}
