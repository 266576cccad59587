//! Who hears of a raised hand: whoever was named for that side, and whoever takes care meanwhile.

use super::Office;
use crate::matching::offers::person;
use crate::now;
use geleit_domain::id::{AccountId, PersonId, WarningId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::policy::{Action, Role};
use geleit_store::accounts::NewAccount;
use geleit_store::both;
use geleit_store::partnerships::Key;
use geleit_store::partnerships::hands::HAND_LETTER;
use geleit_store::partnerships::warnings::{Filter, Listed};
use std::collections::BTreeSet;
use uuid::Uuid;

impl Office {
    /// Somebody who has signed in before.
    async fn active(&self, name: &str, role: Role) -> AccountId {
        let account = self.account(name, role).await;
        self.activate().await;
        account
    }

    async fn activate(&self) {
        let sql = "UPDATE account SET status = 'active' WHERE status = 'invited'";
        geleit_store::testing::execute(&self.table.store, self.table.programme, sql).await;
    }

    async fn raise(&self, side: Side, line: &str, days: i64) {
        let who = person(&self.table, &self.pairs[0], side).await;
        let key = Key::SignedIn(&who, Action::Change, self.id(0));
        self.table.store.raise_hand(key, line, self.at(days)).await.unwrap();
    }

    async fn hand(&self) -> Listed {
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        let all = store.list_warnings(karin, &Filter::default(), 50).await.unwrap();
        all.into_iter().find(|one| one.rule == "hand").unwrap()
    }

    /// To which accounts a letter about a hand went, and about what, the first one first.
    async fn heard(&self) -> Vec<(Uuid, Uuid)> {
        let mut tx = self.table.store.read(self.table.programme).await.unwrap();
        let mails = tx.newest_mails(50).await.unwrap().into_iter().rev();
        let hands = mails.filter(|mail| mail.template == HAND_LETTER);
        hands.filter_map(|mail| Some((mail.account_id?, mail.subject_id?))).collect()
    }

    /// Letters of one moment come in any order.
    async fn heard_since(&self, before: usize) -> BTreeSet<(Uuid, Uuid)> {
        self.heard().await.into_iter().skip(before).collect()
    }
}

both! {
    /// Proves S1-56.
    async fn a_raised_hand_goes_to_whoever_is_named_for_that_side(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let olga = office.active("olga", Role::Coordinator).await;
        let paul = office.active("paul", Role::Coordinator).await;
        let id = office.id(0);
        store.name_contacts(karin, id, [Some(olga), Some(paul)], office.at(1)).await.unwrap();
        office.raise(Side::Mentee, "", 2).await;
        let hand = office.hand().await;
        assert_eq!(hand.owner_id, Some(olga.0));
        assert_eq!(office.heard().await, [(olga.0, hand.id)]);
        // Olga goes on taking care, and Paul, whom Brigitte was told to ask, hears of it too.
        office.raise(Side::Mentor, "", 3).await;
        assert_eq!(office.hand().await.owner_id, Some(olga.0));
        assert_eq!(office.heard_since(1).await, [(olga.0, hand.id), (paul.0, hand.id)].into());
    }

    async fn a_new_hand_does_not_wait_until_a_day_that_was_set_before_it(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let olga = office.active("olga", Role::Coordinator).await;
        store.name_contacts(karin, office.id(0), [Some(olga), None], office.at(1)).await.unwrap();
        office.raise(Side::Mentee, "", 2).await;
        let warning = WarningId(office.hand().await.id);
        let later = ("call her again", office.day(20));
        store.take_care(karin, warning, later, office.at(3)).await.unwrap();
        office.raise(Side::Mentee, "it is worse", 5).await;
        let hand = office.hand().await;
        assert_eq!(hand.due_on, office.day(7).to_string(), "the page promises two days");
        assert_eq!(hand.next_action, "call her again");
        assert_eq!(office.heard().await.len(), 2);
        office.raise(Side::Mentee, "please", 6).await;
        assert_eq!(office.hand().await.due_on, office.day(7).to_string(), "never later");
    }

    async fn a_partner_who_is_named_hears_of_a_hand_and_is_led_to_the_pair(place) {
        let office = Office::of(&place, 1, 1).await;
        let (table, id) = (&office.table, office.id(0));
        let ines = NewAccount {
            email: "ines@example.org",
            name: "ines",
            role: Role::Partner,
            organisation: Some(table.deciding[0]),
            person: None,
            language: "de",
        };
        let (ines, _) = table.store.create_account(&table.operator, &ines, now()).await.unwrap();
        let olga = office.active("olga", Role::Coordinator).await;
        let named = [Some(ines), None];
        table.store.name_contacts(&table.coordinator, id, named, office.at(1)).await.unwrap();
        office.raise(Side::Mentee, "", 2).await;
        let hand = office.hand().await;
        assert_eq!(office.heard().await, [(olga.0, hand.id)], "not her pair: nothing to read");
        let sql = "UPDATE application SET organisation_id =
            (SELECT id FROM organisation WHERE slug = 'wko')";
        geleit_store::testing::execute(&table.store, table.programme, sql).await;
        office.raise(Side::Mentee, "again", 3).await;
        assert_eq!(office.heard_since(1).await, [(olga.0, hand.id), (ines.0, id.0)].into());
        assert_eq!(office.hand().await.owner_id, None, "a partner takes care of no warning");
        assert!(table.store.is_partnership(table.programme, id.0).await.unwrap());
        assert!(!table.store.is_partnership(table.programme, hand.id).await.unwrap());
    }

    async fn an_open_hand_leaves_whoever_is_erased_or_coordinates_nothing_any_more(place) {
        let office = Office::of(&place, 2, 2).await;
        let (table, karin) = (&office.table, &office.table.coordinator);
        let person = PersonId(office.pairs[1].person_id);
        let nora = NewAccount {
            email: "nora@example.org",
            name: "nora",
            role: Role::Coordinator,
            organisation: None,
            person: Some(person),
            language: "de",
        };
        let (nora, _) = table.store.create_account(&table.operator, &nora, now()).await.unwrap();
        let olga = office.active("olga", Role::Coordinator).await;
        let paul = office.active("paul", Role::Coordinator).await;
        let named = [Some(nora), None];
        table.store.name_contacts(karin, office.id(0), named, office.at(1)).await.unwrap();
        office.raise(Side::Mentee, "", 2).await;
        assert_eq!(office.hand().await.owner_id, Some(nora.0));
        let mut tx = table.store.write(table.programme).await.unwrap();
        tx.erase_person(&table.operator, person, "asked by letter", office.at(3)).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(office.hand().await.owner_id, None, "everybody in the office sees it");

        // What stays with somebody who cannot sign in, on whatever way, goes to whoever is named.
        let named = [Some(paul), None];
        table.store.name_contacts(karin, office.id(0), named, office.at(4)).await.unwrap();
        let stuck = "UPDATE warning SET owner_id =
            (SELECT id FROM account WHERE name = 'olga') WHERE rule = 'hand'";
        let gone = "UPDATE account SET status = 'suspended' WHERE name = 'olga'";
        for sql in [stuck, gone] {
            geleit_store::testing::execute(&table.store, table.programme, sql).await;
        }
        assert_eq!(office.hand().await.owner_id, Some(olga.0));
        let before = office.heard().await.len();
        office.raise(Side::Mentee, "still ill", 5).await;
        let hand = office.hand().await;
        assert_eq!(hand.owner_id, Some(paul.0));
        assert_eq!(office.heard().await[before..], [(paul.0, hand.id)], "one letter");
    }

    async fn a_partner_reads_what_was_done_with_a_pair_and_never_why_in_own_words(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, id) = (&office.table.store, office.id(0));
        let sql = "UPDATE application SET organisation_id =
            (SELECT id FROM organisation WHERE slug = 'wko')";
        geleit_store::testing::execute(store, office.table.programme, sql).await;
        office.step(id, Verb::Dissolve, 2).await;
        for (reader, reads) in [(&office.table.coordinator, true), (&office.table.partner(0), false)] {
            let shown = store.show_partnership(reader, id).await.unwrap();
            assert!(shown.entries.iter().any(|entry| entry.verb == "partnership.dissolve"));
            assert_eq!(shown.entries.iter().any(|entry| entry.reason.is_some()), reads);
        }
    }

    /// Proves S1-56.
    async fn open_warnings_go_with_the_pairs_and_stay_with_nobody_who_cannot_sign_in(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let olga = office.active("olga", Role::Coordinator).await;
        let paul = office.active("paul", Role::Coordinator).await;
        let ines = office.active("ines", Role::Partner).await;
        store.name_contacts(karin, office.id(0), [Some(olga), None], office.at(1)).await.unwrap();
        office.raise(Side::Mentee, "", 2).await;
        store.hand_over(karin, olga, paul, office.at(3)).await.unwrap();
        assert_eq!(office.hand().await.owner_id, Some(paul.0));
        let operator = &office.table.operator;
        store.suspend_account(operator, paul, "has left", office.at(4)).await.unwrap();
        assert_eq!(office.hand().await.owner_id, None, "everybody in the office sees it");
        office.raise(Side::Mentee, "still", 5).await;
        let heard = office.heard().await;
        assert_eq!(heard.last().map(|one| one.0), Some(olga.0), "{heard:?}");
        store.resume_account(operator, paul, "is back", office.at(6)).await.unwrap();
        office.activate().await;
        office.raise(Side::Mentee, "and again", 7).await;
        assert_eq!(office.hand().await.owner_id, Some(paul.0), "whoever is named takes it");
        store.hand_over(karin, paul, ines, office.at(8)).await.unwrap();
        assert_eq!(office.hand().await.owner_id, None, "a partner reads no warnings");
    }
}
