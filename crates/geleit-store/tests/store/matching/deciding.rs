//! Locks, vetoes and two people who decide at once.

use super::{Table, acting};
use crate::now;
use geleit_domain::id::PairId;
use geleit_domain::matching::Status;
use geleit_domain::policy::Role;
use geleit_domain::programmes::Kind;
use geleit_store::matching::Show;
use geleit_store::{Error, Refusal, both};

both! {
    /// Proves S1-42.
    async fn a_veto_needs_words_and_names_the_organisation(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        let id = PairId(pair.id);
        let oeif = table.partner(1);
        let veto = |why| table.store.veto_pair(&oeif, id, pair.version, why, now());
        let silent = veto("  ").await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))), "{silent:?}");
        veto("last employer").await.unwrap();
        assert_eq!(table.again(&pair).await.status().unwrap(), Status::Vetoed);
        let board = table.board(Show::Objected).await;
        assert_eq!(board.cards.len(), 1);
        assert_eq!(board.cards[0].rule_organisation.as_deref(), Some("ÖIF"));
        assert_eq!(board.cards[0].veto_reason.as_deref(), Some("last employer"));
        assert_eq!(board.kpis.pairs, 1, "a vetoed pair is not counted");
    }

    async fn a_lock_is_set_once_and_removed_again(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        let (store, coordinator, id) = (&table.store, &table.coordinator, PairId(pair.id));
        store.lock_pair(coordinator, id, pair.version, now()).await.unwrap();
        assert!(table.board(Show::Locked).await.cards[0].is_locked);
        let twice = store.lock_pair(coordinator, id, pair.version + 1, now()).await;
        assert!(matches!(twice, Err(Error::WrongStatus { status: "locked", .. })), "{twice:?}");
        store.remove_lock(coordinator, id, pair.version + 1, now()).await.unwrap();
        assert!(table.board(Show::Locked).await.cards.is_empty());
        let again = store.remove_lock(coordinator, id, pair.version + 2, now()).await;
        assert!(matches!(again, Err(Error::WrongStatus { .. })), "{again:?}");
    }

    /// Proves S1-42.
    async fn of_two_who_decide_the_same_pair_at_once_one_wins_and_the_other_is_told(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        let (id, version) = (PairId(pair.id), pair.version);
        let (locked, vetoed) = tokio::join!(
            table.store.lock_pair(&table.coordinator, id, version, now()),
            table.store.veto_pair(&table.coordinator, id, version, "too far", now()),
        );
        let answers = [locked, vetoed];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        let told = |answer: &Result<(), Error>| matches!(answer, Err(Error::Outdated));
        assert_eq!(answers.iter().filter(|answer| told(answer)).count(), 1, "{answers:?}");
    }

    async fn charlie_of_another_programme_finds_neither_pair_nor_board(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        let other =
            table.store.create_programme(Kind::Tandem, "Other", "other", now()).await.unwrap();
        let charlie = acting(other, Role::Coordinator, None);
        let id = PairId(pair.id);
        let locked = table.store.lock_pair(&charlie, id, pair.version, now()).await;
        assert!(matches!(locked, Err(Error::NotFound)), "{locked:?}");
        let released = table.store.release(&charlie, table.cohort, None, now()).await;
        assert!(matches!(released, Err(Error::NotFound)), "{released:?}");
        let proposed = table.store.propose(&charlie, table.cohort, None, now()).await;
        assert!(matches!(proposed, Err(Error::NotFound)), "{proposed:?}");
        let mut tx = table.store.read(other).await.unwrap();
        assert!(tx.proposal(table.cohort).await.unwrap().is_none());
        assert!(matches!(tx.minutes(&charlie, table.cohort).await, Err(Error::NotFound)));
    }

    async fn a_mentor_or_a_funder_decides_nothing(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        for role in [Role::Mentor, Role::Mentee, Role::Funder, Role::Admin, Role::CaseWorker] {
            let actor = acting(table.programme, role, None);
            let id = PairId(pair.id);
            let locked = table.store.lock_pair(&actor, id, pair.version, now()).await;
            assert!(matches!(locked, Err(Error::Forbidden)), "{role}: {locked:?}");
            let released = table.store.release(&actor, table.cohort, None, now()).await;
            assert!(matches!(released, Err(Error::Forbidden)), "{role}: {released:?}");
        }
    }
}
