//! Moving a mentee to another mentor inside a proposal.

use super::Table;
use crate::now;
use geleit_domain::id::{MentorId, PairId};
use geleit_domain::matching::Status;
use geleit_store::matching::{Pair, Show};
use geleit_store::{Error, Refusal, both};

async fn to(table: &Table, pair: &Pair, mentor: uuid::Uuid) -> Result<(), Error> {
    let pair = table.again(pair).await;
    let (id, version) = (PairId(pair.id), pair.version);
    table.store.move_pair(&table.coordinator, id, version, MentorId(mentor), now()).await
}

both! {
    /// Proves S1-42.
    async fn moving_to_a_taken_mentor_swaps_the_two_and_voids_only_their_agreements(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        table.all_agree().await;
        let [one, two, three] = table.pairs().await.try_into().unwrap();
        to(&table, &one, two.mentor_id).await.unwrap();
        let (first, second) = (table.again(&one).await, table.again(&two).await);
        assert_eq!((first.mentor_id, second.mentor_id), (two.mentor_id, one.mentor_id));
        assert_eq!(first.status().unwrap(), Status::Proposed);
        assert_eq!(second.status().unwrap(), Status::Proposed);
        assert_eq!(table.again(&three).await.status().unwrap(), Status::Agreed);
        let sum: u32 = first.reasons().unwrap().iter().map(|reason| reason.points).sum();
        assert_eq!(first.points, i64::from(sum));
        let board = table.board(Show::Open).await;
        let votes: Vec<_> = board.cards.iter().flat_map(|card| &card.votes).collect();
        assert_eq!(votes.len(), 6);
        assert!(votes.iter().all(|vote| vote.agrees.is_none()));
    }

    async fn moving_to_a_free_mentor_frees_the_former_one(place) {
        let table = Table::laid(&place.store, 1, 2).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        let free = pair.alternatives().unwrap()[0];
        to(&table, &pair, free.mentor).await.unwrap();
        let moved = table.again(&pair).await;
        assert_eq!(moved.mentor_id, free.mentor);
        assert_eq!(moved.points, pair.points + i64::from(free.difference));
        let left = table.board(Show::All).await.left;
        let names: Vec<_> = left.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["Brigitte Leitner 1"]);
    }

    async fn a_locked_pair_is_neither_moved_nor_displaced(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        let [one, two] = table.pairs().await.try_into().unwrap();
        table
            .store
            .lock_pair(&table.coordinator, PairId(one.id), one.version, now())
            .await
            .unwrap();
        let away = to(&table, &one, two.mentor_id).await;
        assert!(matches!(away, Err(Error::WrongStatus { status: "locked", .. })), "{away:?}");
        let onto = to(&table, &two, one.mentor_id).await;
        assert!(matches!(onto, Err(Error::Refused(Refusal::MentorFull))), "{onto:?}");
    }

    async fn a_vetoed_pair_cannot_come_back_by_a_move(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        table
            .store
            .veto_pair(&table.coordinator, PairId(pair.id), pair.version, "no", now())
            .await
            .unwrap();
        table.propose().await;
        let pairs = table.pairs().await;
        let new = pairs.iter().find(|new| new.application_id == pair.application_id).unwrap();
        let back = to(&table, new, pair.mentor_id).await;
        assert!(matches!(back, Err(Error::Refused(Refusal::Invalid { .. }))), "{back:?}");
    }
}
