//! Whom each side of a pair asks for help.

use super::Office;
use crate::matching::offers::person;
use crate::now;
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::policy::{Action, Role};
use geleit_store::accounts::NewAccount;
use geleit_store::partnerships::Key;
use geleit_store::{Error, Refusal, both};

impl Office {
    /// Names of whom the mentee and the mentor of the first pair ask, as they read it themselves.
    async fn asked(&self, days: i64) -> [Option<String>; 2] {
        let mut names = Vec::new();
        for side in [Side::Mentee, Side::Mentor] {
            let one = person(&self.table, &self.pairs[0], side).await;
            let (store, id) = (&self.table.store, self.id(0));
            let own = store.own_meetings(&one, Action::Show, id, self.at(days)).await.unwrap();
            let way = store.own_way(&one, self.at(days)).await.unwrap();
            let offer = store.own_offer(&one, Action::Show, id, self.at(days)).await.unwrap();
            let key = Key::SignedIn(&one, Action::Show, id);
            let at = self.at(days);
            let supports = [
                store.own_hand(key, at).await.unwrap().pair.support,
                store.own_agreement(key, at).await.unwrap().pair.support,
                store.own_closing(key, at).await.unwrap().support,
                store.own_outcomes(key, at).await.unwrap().support,
            ];
            let name = own.support.person.map(|person| person.name);
            assert_eq!(way.supports[&id.0].person.as_ref().map(|p| p.name.clone()), name);
            assert_eq!(offer.support.person.map(|person| person.name), name);
            for support in supports {
                assert_eq!(support.person.map(|person| person.name), name, "on every page");
            }
            names.push(name);
        }
        names.try_into().unwrap()
    }
}

both! {
    /// Proves S1-56.
    async fn each_side_asks_who_was_named_else_its_organisation_else_the_programme(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        assert_eq!(office.asked(1).await, [None, None], "the contact of the programme");
        let (olga, paul) =
            (office.account("olga", Role::Coordinator).await, office.account("paul", Role::Partner).await);
        let id = office.id(0);
        store.name_contacts(karin, id, [Some(olga), Some(paul)], office.at(2)).await.unwrap();
        assert_eq!(office.asked(3).await, [Some("olga".to_owned()), Some("paul".to_owned())]);
        let shown = store.show_partnership(&office.table.operator, id).await.unwrap();
        let emails = shown.contacts.map(|one| one.unwrap().email);
        assert_eq!(emails, ["olga@example.org", "paul@example.org"]);
        store.name_contacts(karin, id, [None, Some(olga)], office.at(4)).await.unwrap();
        assert_eq!(office.asked(5).await, [None, Some("olga".to_owned())]);
        let mut tx = store.read(office.table.programme).await.unwrap();
        let named = tx.entries_of(id.0).await.unwrap();
        let named = named.iter().filter(|entry| entry.verb == "partnership.name_contact").count();
        assert_eq!(named, 4, "one for each change");
    }

    async fn a_mentee_of_an_organisation_asks_its_people(place) {
        let office = Office::of(&place, 1, 1).await;
        let table = &office.table;
        let ines = NewAccount {
            email: "ines@example.org",
            name: "ines",
            role: Role::Partner,
            organisation: Some(table.deciding[0]),
            person: None,
            language: "de",
        };
        table.store.create_account(&table.operator, &ines, now()).await.unwrap();
        let sql = "UPDATE application SET organisation_id =
            (SELECT id FROM organisation WHERE slug = 'wko')";
        geleit_store::testing::execute(&table.store, table.programme, sql).await;
        assert_eq!(office.asked(1).await, [Some("ines".to_owned()), None]);
    }

    /// Proves S1-56.
    async fn all_pairs_of_somebody_are_handed_over_in_one_act(place) {
        let office = Office::of(&place, 2, 2).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let (olga, paul) =
            (office.account("olga", Role::Coordinator).await, office.account("paul", Role::Partner).await);
        for pair in 0..2 {
            let id = office.id(pair);
            store.name_contacts(karin, id, [Some(olga), Some(olga)], office.at(1)).await.unwrap();
        }
        let (named, candidates) = store.named_contacts(karin, office.at(2)).await.unwrap();
        assert_eq!((named[0].name.as_str(), named[0].sides), ("olga", 4));
        assert_eq!(candidates.len(), 2);
        assert_eq!(store.hand_over(karin, olga, paul, office.at(2)).await.unwrap(), 4);
        assert_eq!(office.asked(3).await, [Some("paul".to_owned()), Some("paul".to_owned())]);
        assert_eq!(store.hand_over(karin, olga, paul, office.at(3)).await.unwrap(), 0);
        let mut tx = store.read(office.table.programme).await.unwrap();
        let entry = tx.entries_of(olga.0).await.unwrap().into_iter().rev().nth(1).unwrap();
        assert_eq!(entry.verb, "account.hand_over");
        assert!(entry.detail.ends_with("sides=4"), "{entry:?}");
    }

    async fn a_pair_that_has_ended_is_handed_over_as_well(place) {
        let office = Office::of(&place, 1, 1).await;
        let store = &office.table.store;
        let (olga, paul) =
            (office.account("olga", Role::Coordinator).await, office.account("paul", Role::Coordinator).await);
        let (karin, id) = (&office.table.coordinator, office.id(0));
        store.name_contacts(karin, id, [Some(olga), Some(olga)], office.at(1)).await.unwrap();
        office.step(id, Verb::Complete, 180).await;
        let named = async |days| store.named_contacts(karin, office.at(days)).await.unwrap().0;
        let at_once = named(181).await;
        assert_eq!((at_once[0].name.as_str(), at_once[0].sides), ("olga", 2));
        assert!(named(181 + 3 * 366).await.is_empty(), "nobody is asked any more");
        assert_eq!(store.hand_over(karin, olga, paul, office.at(181)).await.unwrap(), 2);
        let amal = person(&office.table, &office.pairs[0], Side::Mentee).await;
        let key = Key::SignedIn(&amal, Action::Show, id);
        let own = store.own_outcomes(key, office.at(210)).await.unwrap();
        assert!(format!("{:?}", own.support).contains("paul"), "whom she asks today");
    }

    async fn only_the_office_names_somebody_and_only_somebody_who_works_there(place) {
        let office = Office::of(&place, 1, 1).await;
        let store = &office.table.store;
        let (olga, eve) =
            (office.account("olga", Role::Coordinator).await, office.account("eve", Role::Funder).await);
        let karin = &office.table.coordinator;
        let id = office.id(0);
        let wrong = store.name_contacts(karin, id, [Some(eve), None], office.at(1)).await;
        assert!(matches!(wrong, Err(Error::Refused(Refusal::Invalid { .. }))), "{wrong:?}");
        let wrong = store.hand_over(karin, olga, eve, office.at(1)).await;
        assert!(matches!(wrong, Err(Error::Refused(Refusal::Invalid { field: "to", .. }))));
        let amal = person(&office.table, &office.pairs[0], Side::Mentee).await;
        for reader in [&office.table.partner(0), &amal] {
            let named = store.name_contacts(reader, id, [Some(olga), None], office.at(1)).await;
            assert!(matches!(named, Err(Error::NotFound | Error::Forbidden)), "{named:?}");
            let handed = store.hand_over(reader, olga, olga, office.at(1)).await;
            assert!(matches!(handed, Err(Error::Forbidden)), "{handed:?}");
        }
        let charlie = office.charlie().await;
        let named = store.name_contacts(&charlie, id, [None, None], office.at(1)).await;
        assert!(matches!(named, Err(Error::NotFound)), "{named:?}");
    }

    async fn a_letter_about_a_pair_names_whom_its_reader_asks(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let olga = office.account("olga", Role::Coordinator).await;
        let (id, programme) = (office.id(0), office.table.programme);
        store.name_contacts(karin, id, [Some(olga), None], office.at(1)).await.unwrap();
        let amal = PersonId(office.pairs[0].person_id);
        let found = store.contact_for_letter(programme, id.0, amal, office.at(2)).await.unwrap();
        assert_eq!(found.unwrap().email, "olga@example.org");
        let brigitte = person(&office.table, &office.pairs[0], Side::Mentor).await.person.unwrap();
        let found = store.contact_for_letter(programme, id.0, brigitte, office.at(2)).await.unwrap();
        assert!(found.is_none(), "she asks the programme");
        let elsewhere = PartnershipId(office.pairs[0].cohort_id);
        let other = store.contact_for_letter(programme, elsewhere.0, amal, office.at(2)).await;
        assert!(other.unwrap().is_none(), "a letter about something else");
    }
}
