//! A released pair: both sides read a card, answer, and only then learn how to reach each other.

use super::Table;
use crate::now;
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::policy::{Action, Role};
use geleit_store::matching::RELEASE_DELAY;
use geleit_store::partnerships::{ACCEPTED_LETTER, APART_LETTER, Partnership, Stage};
use geleit_store::{Error, both};
use jiff::{Timestamp, ToSpan};

/// A table with released pairs, when their letters have fallen due.
pub(crate) async fn offered(table: &Table) -> Timestamp {
    table.propose().await;
    table.all_agree().await;
    table.store.release(&table.coordinator, table.cohort, None, now()).await.unwrap();
    now() + RELEASE_DELAY
}

pub(crate) async fn pairs(table: &Table, since: Timestamp) -> Vec<Partnership> {
    let mut tx = table.store.read(table.programme).await.unwrap();
    tx.fresh_partnerships(table.cohort, since).await.unwrap()
}

/// Amal or Brigitte of a pair, signed in.
pub(crate) async fn person(table: &Table, pair: &Partnership, side: Side) -> Actor {
    let mut tx = table.store.read(table.programme).await.unwrap();
    let (role, person) = match side {
        Side::Mentee => (Role::Mentee, pair.person_id),
        Side::Mentor => {
            let mentor = geleit_domain::id::MentorId(pair.mentor_id);
            (Role::Mentor, tx.mentor(mentor).await.unwrap().person_id)
        }
    };
    let roles = vec![RoleHeld { role, organisation: None }];
    Actor { programme: table.programme, account: None, person: Some(PersonId(person)), roles }
}

both! {
    /// Proves S1-41, S1-42.
    async fn nobody_knows_of_an_offer_before_its_letter_and_contact_comes_with_the_second_yes(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let open = offered(&table).await;
        let pair = pairs(&table, now()).await.remove(0);
        let id = PartnershipId(pair.id);
        let (amal, brigitte) =
            (person(&table, &pair, Side::Mentee).await, person(&table, &pair, Side::Mentor).await);
        let early = table.store.own_offer(&amal, Action::Show, id, open - 1.second()).await;
        assert!(matches!(early, Err(Error::NotFound)), "{early:?}");
        let way = table.store.own_way(&amal, open - 1.second()).await.unwrap();
        assert!(way.partnerships.is_empty(), "the release can still be withdrawn");
        let own = table.store.own_offer(&amal, Action::Show, id, open).await.unwrap();
        let Stage::Asked(card) = &own.stage else { panic!("{own:?}") };
        assert_eq!(card.name, "Brigitte L.");
        assert_eq!(own.answer_by, "2026-01-30");
        let yes = Answer::Accepted;
        table_answer(&table, &amal, id, yes, open).await.unwrap();
        let own = table.store.own_offer(&amal, Action::Show, id, open).await.unwrap();
        assert!(matches!(own.stage, Stage::Waiting(_)), "{own:?}");
        let other = table.store.own_offer(&brigitte, Action::Show, id, open).await.unwrap();
        assert!(matches!(other.stage, Stage::Asked(_)), "she is not told what Amal has said");
        table_answer(&table, &brigitte, id, yes, open).await.unwrap();
        table_answer(&table, &brigitte, id, yes, open).await.unwrap();
        let own = table.store.own_offer(&amal, Action::Show, id, open).await.unwrap();
        let Stage::Together(_, contact) = &own.stage else { panic!("{own:?}") };
        assert!(contact.email.contains("brigitte"), "{contact:?}");
        let mut tx = table.store.read(table.programme).await.unwrap();
        let letters = tx.newest_mails(9).await.unwrap();
        let accepted = letters.iter().filter(|letter| letter.template == ACCEPTED_LETTER).count();
        assert_eq!(accepted, 2, "one to each, also after a second press of the button");
        let found = tx.partnership_for(&table.coordinator, id).await.unwrap();
        assert_eq!(found.status().unwrap(), Status::Accepted);
    }

    /// Proves S1-42, S1-49.
    async fn a_refusal_tells_nobody_who_refused_and_puts_both_back_into_the_session(place) {
        let table = Table::laid(&place.store, 2, 3).await;
        let open = offered(&table).await;
        let pair = pairs(&table, now()).await.remove(0);
        let id = PartnershipId(pair.id);
        let (amal, brigitte) =
            (person(&table, &pair, Side::Mentee).await, person(&table, &pair, Side::Mentor).await);
        let before = table.pairs().await;
        table_answer(&table, &amal, id, Answer::Accepted, open).await.unwrap();
        table_answer(&table, &brigitte, id, Answer::Declined, open).await.unwrap();
        for actor in [&amal, &brigitte] {
            let own = table.store.own_offer(actor, Action::Show, id, open).await.unwrap();
            assert_eq!(own.stage, Stage::Over);
        }
        let mut tx = table.store.read(table.programme).await.unwrap();
        let letters = tx.newest_mails(2).await.unwrap();
        assert!(letters.iter().all(|letter| letter.template == APART_LETTER), "{letters:?}");
        let told: Vec<_> = letters.iter().map(|letter| letter.due_at).collect();
        assert_eq!(told[0], told[1], "both at the same time");
        for entry in tx.entries_of(id.0).await.unwrap() {
            assert_eq!(entry.account_name, None, "{entry:?}");
            assert!(!entry.detail.contains("mentor") || entry.verb == "partnership.offer");
        }
        let proposal = tx.proposal(table.cohort).await.unwrap().unwrap();
        let without = proposal.unmatched().unwrap();
        let again: Vec<_> = without.iter().filter(|one| one.reason == "open_again").collect();
        assert_eq!(again.len(), 2, "{without:?}");
        drop(tx);
        assert_eq!(table.pairs().await.len(), before.len() - 1);
        let late = table_answer(&table, &amal, id, Answer::Accepted, open).await;
        assert!(matches!(late, Err(Error::WrongStatus { .. })), "{late:?}");
        table.propose().await;
        let found = table.pairs().await;
        assert_eq!(found.len(), 1, "the other pair keeps its places");
        assert_eq!(found[0].application_id, pair.application_id);
        assert_ne!(found[0].mentor_id, pair.mentor_id, "a refused pair is not proposed again");
    }

    async fn of_two_who_answer_at_once_both_are_heard(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let open = offered(&table).await;
        let pair = pairs(&table, now()).await.remove(0);
        let id = PartnershipId(pair.id);
        let (amal, brigitte) =
            (person(&table, &pair, Side::Mentee).await, person(&table, &pair, Side::Mentor).await);
        let (one, two) = tokio::join!(
            table_answer(&table, &amal, id, Answer::Accepted, open),
            table_answer(&table, &brigitte, id, Answer::Accepted, open),
        );
        one.unwrap();
        two.unwrap();
        let own = table.store.own_offer(&amal, Action::Show, id, open).await.unwrap();
        assert!(matches!(own.stage, Stage::Together(..)), "{own:?}");
    }

    async fn charlie_and_the_people_of_other_pairs_find_no_offer(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        let open = offered(&table).await;
        let [first, second] = &pairs(&table, now()).await[..] else { panic!() };
        let other = person(&table, second, Side::Mentee).await;
        let id = PartnershipId(first.id);
        let read = table.store.own_offer(&other, Action::Show, id, open).await;
        assert!(matches!(read, Err(Error::NotFound)), "{read:?}");
        let said = table_answer(&table, &other, id, Answer::Declined, open).await;
        assert!(matches!(said, Err(Error::NotFound)), "{said:?}");
        let read = table.store.own_offer(&table.coordinator, Action::Show, id, open).await;
        assert!(matches!(read, Err(Error::Forbidden)), "{read:?}");
        let amal = person(&table, first, Side::Mentee).await.person.unwrap();
        let link = table.store.create_offer_link(table.programme, id, amal, open).await.unwrap();
        let own = table.store.own_offer_by_link(&link.parse().unwrap(), open).await.unwrap();
        assert!(matches!(own.stage, Stage::Asked(_)));
        assert_eq!(own.side, Side::Mentee);
        let over = open + 24.hours() * 400;
        let late = table.store.own_offer_by_link(&link.parse().unwrap(), over).await;
        assert!(matches!(late, Err(Error::NotFound)), "{late:?}");
    }

    async fn whoever_has_not_answered_is_reminded_once_and_then_named_for_the_desk(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let open = offered(&table).await;
        let pair = pairs(&table, now()).await.remove(0);
        let id = PartnershipId(pair.id);
        let amal = person(&table, &pair, Side::Mentee).await;
        let (store, programme) = (&table.store, table.programme);
        table_answer(&table, &amal, id, Answer::Accepted, open).await.unwrap();
        let day = |days: i64| now() + (days * 24).hours();
        assert_eq!(store.remind_of_offers(programme, day(3)).await.unwrap(), 0, "too early");
        assert_eq!(store.remind_of_offers(programme, day(4)).await.unwrap(), 1, "Brigitte");
        assert_eq!(store.remind_of_offers(programme, day(5)).await.unwrap(), 0, "once");
        let version = {
            let mut tx = store.read(programme).await.unwrap();
            tx.partnership_for(&table.coordinator, id).await.unwrap().version
        };
        let brigitte = (Side::Mentor, Answer::Accepted);
        let stale = store.note_answer(&table.coordinator, id, version + 1, brigitte, day(8)).await;
        assert!(matches!(stale, Err(Error::Outdated)), "{stale:?}");
        store.note_answer(&table.coordinator, id, version, brigitte, day(8)).await.unwrap();
        let own = store.own_offer(&amal, Action::Show, id, day(8)).await.unwrap();
        assert!(matches!(own.stage, Stage::Together(..)), "said on the telephone");
        let partner = table.partner(0);
        let foreign = store.note_answer(&partner, id, 1, brigitte, day(8)).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
    }

    /// Proves S1-49.
    async fn a_dissolved_pair_finds_others_while_the_cohort_runs_and_its_successor_is_known(place) {
        let table = Table::laid(&place.store, 2, 3).await;
        let open = offered(&table).await;
        let pair = pairs(&table, now()).await.remove(0);
        let id = PartnershipId(pair.id);
        for side in [Side::Mentee, Side::Mentor] {
            let actor = person(&table, &pair, side).await;
            table_answer(&table, &actor, id, Answer::Accepted, open).await.unwrap();
        }
        let on = "2026-03-01".parse().unwrap();
        let (store, operator) = (&table.store, &table.operator);
        let start = geleit_domain::cohorts::Verb::Start;
        store.step_cohort(operator, table.cohort, start, None, open).await.unwrap();
        store.step_partnership(operator, id, Verb::Start, None, on, open).await.unwrap();
        let why = Some("a new job");
        store.step_partnership(&table.coordinator, id, Verb::Dissolve, why, on, open).await.unwrap();
        let actor = person(&table, &pair, Side::Mentee).await;
        let own = store.own_offer(&actor, Action::Show, id, open).await.unwrap();
        assert_eq!(own.stage, Stage::Over, "nobody sees the other's contact any more");
        table.propose().await;
        let found = table.pairs().await;
        assert_eq!(found.len(), 1);
        assert_ne!(found[0].mentor_id, pair.mentor_id);
        table.all_agree().await;
        let later = open + 1.hour();
        store.release(&table.coordinator, table.cohort, None, later).await.unwrap();
        let successor = pairs(&table, later).await.remove(0);
        assert_eq!(successor.successor_of, Some(pair.id));
        let known = async |actor: &Actor, id| {
            let shown = store.show_partnership(actor, PartnershipId(id)).await.unwrap();
            [shown.follows, shown.continued_by].map(|one| one.map(|one| one.id))
        };
        let karin = &table.coordinator;
        assert_eq!(known(karin, successor.id).await, [Some(pair.id), None]);
        assert_eq!(known(karin, pair.id).await, [None, Some(successor.id)]);
        let cohort = store.show_cohort(&table.coordinator, table.cohort).await.unwrap().cohort;
        assert_eq!(cohort.status().unwrap(), geleit_domain::cohorts::Status::Running);
    }
}

pub(super) async fn table_answer(
    table: &Table,
    actor: &Actor,
    id: PartnershipId,
    answer: Answer,
    now: Timestamp,
) -> Result<(), Error> {
    table.store.answer_offer(actor, id, answer, now).await
}
