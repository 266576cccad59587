//! Agreements and objections of organisations.

use super::Table;
use crate::now;
use geleit_domain::id::PairId;
use geleit_domain::matching::Status;
use geleit_domain::organisations::Duty;
use geleit_store::matching::{Answer, Show};
use geleit_store::{Error, Refusal, both};

both! {
    /// Proves S1-41.
    async fn a_pair_is_agreed_when_the_last_of_three_organisations_agrees(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        for by in 0..3 {
            assert_eq!(table.again(&pair).await.status().unwrap(), Status::Proposed);
            let (actor, organisation) = (table.partner(by), table.deciding[by]);
            let id = PairId(pair.id);
            table
                .store
                .endorse_pair(&actor, id, pair.version, organisation, Answer::Agree, now())
                .await
                .unwrap();
        }
        assert_eq!(table.again(&pair).await.status().unwrap(), Status::Agreed);
        assert_eq!(table.board(Show::Agreed).await.kpis.agreed, 1);
    }

    /// Proves S1-41, S1-42.
    async fn an_objection_needs_words_and_takes_an_agreed_pair_back(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        table.all_agree().await;
        let pair = table.pairs().await.remove(0);
        assert_eq!(pair.status().unwrap(), Status::Agreed);
        let (actor, by) = (table.partner(2), table.deciding[2]);
        let (id, silent) = (PairId(pair.id), Answer::Object(" "));
        let refused =
            table.store.endorse_pair(&actor, id, pair.version, by, silent, now()).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::ReasonMissing))));
        table.objects(2, &pair, "lives too far away").await;
        assert_eq!(table.again(&pair).await.status().unwrap(), Status::Proposed);
        let board = table.board(Show::Objected).await;
        let vote = board.cards[0].votes.iter().find(|vote| vote.name == "AMS").unwrap();
        assert_eq!((vote.agrees, vote.reason.as_deref()), (Some(false), Some("lives too far away")));
    }

    async fn nobody_speaks_for_another_organisation_and_the_office_for_none(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        let wko = table.deciding[0];
        for actor in [table.partner(1), table.coordinator.clone()] {
            let id = PairId(pair.id);
            let answer =
                table.store.endorse_pair(&actor, id, pair.version, wko, Answer::Agree, now()).await;
            assert!(matches!(answer, Err(Error::Forbidden)), "{answer:?}");
            let all = table.store.endorse_all(&actor, table.cohort, wko, None, None, now()).await;
            assert!(matches!(all, Err(Error::Forbidden)), "{all:?}");
        }
    }

    async fn agreeing_to_all_leaves_objections_and_a_minute_of_the_meeting_replaces_them(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        table.objects(0, &pair, "knows him").await;
        assert_eq!(table.agrees(0).await, 2);
        assert_eq!(table.agrees(0).await, 0, "a second time changes nothing");
        let (actor, by) = (&table.operator, table.deciding[0]);
        let minute = Some("meeting of 20 January, Ms Muster for the WKO");
        let endorse = || table.store.endorse_all(actor, table.cohort, by, minute, None, now());
        assert_eq!(endorse().await.unwrap(), 1);
        assert_eq!(endorse().await.unwrap(), 0);
    }

    async fn an_organisation_without_the_duty_cannot_decide(place) {
        let table = Table::without_people(&place.store, &[Duty::FindMentors]).await;
        table.propose().await;
        let by = table.deciding[0];
        let refused =
            table.store.endorse_all(&table.operator, table.cohort, by, Some("x"), None, now()).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::NotDeciding))), "{refused:?}");
    }

    async fn where_no_organisation_decides_every_pair_is_agreed_at_once(place) {
        let table = Table::without_people(&place.store, &[Duty::FindMentors]).await;
        table.invite_mentees(table.cohort, 1..=2).await;
        table.invite_mentors(table.cohort, 1..=2, 1).await;
        table.propose().await;
        let pairs = table.pairs().await;
        assert!(pairs.iter().all(|pair| pair.status().unwrap() == Status::Agreed));
    }
}
