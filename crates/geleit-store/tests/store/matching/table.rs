//! What the people at the table see.

use super::{Table, acting};
use crate::now;
use geleit_domain::id::PairId;
use geleit_domain::policy::Role;
use geleit_store::matching::{Answer, Key, Show};
use geleit_store::{Error, both};

both! {
    async fn a_partner_sees_no_origin_that_the_mentee_did_not_share(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let partner = table.partner(0);
        let mut tx = table.store.read(table.programme).await.unwrap();
        let first = Key::default();
        let board =
            tx.board_for_partner(&partner, table.cohort, Show::All, first, 25).await.unwrap();
        let mentee = &board.cards[0].mentee;
        assert_eq!(mentee.name, "Amal H.");
        assert!(mentee.origin_shared.is_empty() && mentee.is_origin_hidden);
        let full = tx.board_for_coordinator(&partner, table.cohort, Show::All, first, 25).await;
        assert!(matches!(full, Err(Error::Forbidden)), "the other type is not for partners");
        let own = table.board(Show::All).await;
        assert_eq!(own.cards[0].mentee.origin.len(), 1);
        let funder = acting(table.programme, Role::Funder, None);
        let none = tx.board_for_partner(&funder, table.cohort, Show::All, first, 25).await;
        assert!(matches!(none, Err(Error::Forbidden)));
    }

    async fn a_partner_sees_the_pairs_that_wait_for_its_vote_first(place) {
        let table = Table::laid(&place.store, 5, 5).await;
        table.propose().await;
        let best = table.pairs().await.remove(0);
        let (actor, by) = (table.partner(0), table.deciding[0]);
        let (id, version) = (PairId(best.id), best.version);
        table.store.endorse_pair(&actor, id, version, by, Answer::Agree, now()).await.unwrap();
        let mut tx = table.store.read(table.programme).await.unwrap();
        let (all, first) = (Show::All, Key::default());
        let own = tx.board_for_partner(&actor, table.cohort, all, first, 25).await.unwrap();
        assert_eq!(own.cards.last().unwrap().pair, best.id, "its own vote is given");
        let other =
            tx.board_for_partner(&table.partner(1), table.cohort, all, first, 25).await.unwrap();
        assert_eq!(other.cards[0].pair, best.id);
        let progress = tx.matchings(&actor).await.unwrap();
        assert_eq!((progress[0].pairs, progress[0].open_votes), (5, 4));
    }

    async fn every_pair_stands_on_exactly_one_page(place) {
        let table = Table::laid(&place.store, 7, 7).await;
        table.propose().await;
        let mut tx = table.store.read(table.programme).await.unwrap();
        let (mut after, mut seen, mut pages) = (Key::default(), Vec::new(), 0);
        loop {
            let board = tx
                .board_for_coordinator(&table.coordinator, table.cohort, Show::All, after, 3)
                .await
                .unwrap();
            seen.extend(board.cards.iter().map(|card| card.pair));
            pages += 1;
            match board.next {
                Some(next) => after = next,
                None => break,
            }
        }
        assert_eq!((pages, seen.len()), (3, 7));
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 7);
    }

    async fn the_figures_above_the_board_are_those_of_its_pairs(place) {
        let table = Table::laid(&place.store, 4, 4).await;
        table.propose().await;
        let board = table.board(Show::All).await;
        let points: Vec<_> = board.cards.iter().map(|card| card.points).collect();
        assert_eq!(board.kpis.points, points.iter().sum::<i64>());
        assert_eq!(Some(&board.kpis.weakest), points.iter().min());
        assert_eq!((board.kpis.pairs, board.kpis.common_language, board.kpis.agreed), (4, 4, 0));
    }
}
