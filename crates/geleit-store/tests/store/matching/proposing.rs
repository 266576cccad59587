//! Computing and storing proposals.

use super::{Table, amal, import_into, new_cohort};
use crate::now;
use geleit_domain::cohorts::{Status as CohortStatus, Verb};
use geleit_domain::id::{MentorId, PairId};
use geleit_domain::matching::Status;
use geleit_domain::matching::proposal::Side;
use geleit_domain::organisations::Duty;
use geleit_store::{Error, both};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use uuid::Uuid;

both! {
    /// Proves S1-41, S1-43, S1-47.
    async fn a_proposal_pairs_people_of_one_field_with_reasons_and_next_best_mentors(place) {
        let table = Table::laid(&place.store, 5, 6).await;
        let proposed = table
            .store
            .propose(&table.coordinator, table.cohort, None, now())
            .await
            .unwrap();
        assert_eq!((proposed.pairs.len(), proposed.valid), (5, true));
        assert_eq!(proposed.dual, proposed.total);
        for pair in &proposed.pairs {
            assert_eq!(pair.mentee[2..], pair.mentor[2..], "same field, same number");
            let sum: u32 = pair.reasons.iter().map(|reason| reason.points).sum();
            assert_eq!(pair.points, sum);
        }
        assert_eq!(proposed.unmatched[0].person, "M-0006");
        let pairs = table.pairs().await;
        assert_eq!(pairs.iter().map(|pair| pair.points).sum::<i64>(), proposed.total);
        assert!(pairs.iter().all(|pair| pair.alternatives().unwrap().len() == 3));
        let mut tx = table.store.read(table.programme).await.unwrap();
        let cohort = tx.cohort(table.cohort).await.unwrap();
        assert_eq!(cohort.status().unwrap(), CohortStatus::Matching);
    }

    async fn an_exclusion_that_names_nobody_is_told_to_whoever_matches_and_to_nobody_else(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        let mut mentee = amal(1);
        mentee.profile.exclusions = vec!["m-0002".into(), "M-OOO1".into()];
        let import = import_into(table.cohort);
        let go_on = &mut |_| ControlFlow::Continue(());
        let operator = &table.operator;
        table.store.import_mentees(operator, &import, &[mentee], go_on, now()).await.unwrap();
        let loose = table.store.loose_exclusions(&table.coordinator, table.cohort).await.unwrap();
        let [one] = &loose[..] else { panic!("one is loose, not {loose:?}") };
        assert_eq!((one.side, one.person.as_str()), (Side::Mentee, "E-0001"));
        assert_eq!(one.excluded, "M-OOO1");
        let asked = table.store.loose_exclusions(&table.partner(0), table.cohort).await;
        assert!(matches!(asked, Err(Error::Forbidden)), "{asked:?}");
    }

    async fn with_nobody_to_match_the_proposal_is_empty_and_says_why(place) {
        let table = Table::laid(&place.store, 0, 2).await;
        let proposed =
            table.store.propose(&table.coordinator, table.cohort, None, now()).await.unwrap();
        assert!(proposed.pairs.is_empty());
        let reasons: Vec<_> = proposed.unmatched.iter().map(|one| one.reason.text()).collect();
        assert_eq!(reasons, ["no_mentee_left", "no_mentee_left"]);
    }

    /// Proves S1-41, S1-42.
    async fn a_new_proposal_keeps_locks_leaves_vetoes_out_and_voids_agreements(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        let [locked, vetoed, _] = table.pairs().await.try_into().unwrap();
        let (coordinator, store) = (&table.coordinator, &table.store);
        store.lock_pair(coordinator, PairId(locked.id), locked.version, now()).await.unwrap();
        table.all_agree().await;
        let agreed = table.again(&vetoed).await;
        assert_eq!(agreed.status().unwrap(), Status::Agreed);
        let why = "worked together before";
        store
            .veto_pair(&table.partner(1), PairId(vetoed.id), agreed.version, why, now())
            .await
            .unwrap();
        table.propose().await;
        let again = table.pairs().await;
        assert_eq!(again.len(), 3);
        let has = |pair: &geleit_store::matching::Pair| {
            again.iter().any(|new| {
                (new.application_id, new.mentor_id) == (pair.application_id, pair.mentor_id)
            })
        };
        assert!(has(&locked) && !has(&vetoed));
        assert!(again.iter().all(|pair| pair.status().unwrap() == Status::Proposed));
        // The pairs of the former proposal can no longer be decided.
        let (id, version) = (PairId(locked.id), table.again(&locked).await.version);
        let late = store.lock_pair(coordinator, id, version, now()).await;
        assert!(matches!(late, Err(Error::Outdated)), "{late:?}");
    }

    /// Proves S1-42.
    async fn of_equally_good_proposals_the_one_on_the_board_stays(place) {
        let table = Table::without_people(&place.store, &[Duty::Decide]).await;
        // Everybody of one occupation: any two of them fit equally well.
        table.invite_mentees(table.cohort, [1, 6]).await;
        table.invite_mentors(table.cohort, [1, 6], 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        let to = MentorId(pair.alternatives().unwrap()[0].mentor);
        let (id, version) = (PairId(pair.id), pair.version);
        let (store, actor, cohort) = (&table.store, &table.coordinator, table.cohort);
        store.move_pair(actor, id, version, to, now()).await.unwrap();
        let on_the_board = people(&table).await;
        assert!(on_the_board.contains(&(pair.application_id, to.0)));
        let weights = store.weights_of(actor, cohort).await.unwrap();
        let tried = store.what_if(actor, cohort, &weights, now()).await.unwrap();
        assert!(tried.changes.is_empty(), "{tried:?}");
        let kept = store.keep_variant(actor, cohort, 1, &weights, now()).await.unwrap();
        table.propose().await;
        assert_eq!(people(&table).await, on_the_board, "computed anew");
        store.choose_variant(actor, cohort, kept.number, 3, now()).await.unwrap();
        assert_eq!(people(&table).await, on_the_board, "the variant as well");
    }

    async fn a_page_that_shows_a_former_proposal_cannot_replace_the_new_one(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        let stale = table.store.propose(&table.coordinator, table.cohort, Some(0), now()).await;
        assert!(matches!(stale, Err(Error::Outdated)));
        table.store.propose(&table.coordinator, table.cohort, Some(1), now()).await.unwrap();
    }

    async fn of_two_who_compute_at_once_both_end_with_one_current_proposal(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        let compute = || table.store.propose(&table.coordinator, table.cohort, Some(0), now());
        let (one, two) = tokio::join!(compute(), compute());
        let won = [&one, &two].iter().filter(|answer| answer.is_ok()).count();
        assert_eq!(won, 1, "{one:?} {two:?}");
        assert_eq!(table.pairs().await.len(), 3);
    }

    /// Proves S1-31.
    async fn places_are_counted_over_parallel_cohorts(place) {
        let table = Table::without_people(&place.store, &[]).await;
        table.invite_mentees(table.cohort, 1..=1).await;
        table.invite_mentors(table.cohort, 1..=1, 1).await;
        table.propose().await;
        table.store.release(&table.coordinator, table.cohort, None, now()).await.unwrap();
        let other = new_cohort(&table.store, &table.operator, "wien-19", 19, 10).await;
        table.invite_mentees(other, 2..=2).await;
        table.invite_mentors(other, 1..=1, 1).await;
        let proposed =
            table.store.propose(&table.coordinator, other, None, now()).await.unwrap();
        assert!(proposed.pairs.is_empty());
        assert_eq!(proposed.unmatched.len(), 1, "the mentor has a mentee: {proposed:?}");
        assert_eq!(proposed.unmatched[0].reason.text(), "places_full");
    }

    /// Proves S1-05.
    async fn the_free_places_of_the_cohort_limit_the_pairs(place) {
        let table = Table::without_people(&place.store, &[Duty::Decide]).await;
        let small = new_cohort(&table.store, &table.operator, "klein", 1, 2).await;
        table.invite_mentees(small, 1..=3).await;
        table.invite_mentors(small, 1..=3, 1).await;
        let proposed =
            table.store.propose(&table.coordinator, small, None, now()).await.unwrap();
        assert_eq!(proposed.pairs.len(), 2);
        assert!(proposed.unmatched.iter().all(|one| one.reason.text() == "cohort_full"));
    }

    async fn a_cohort_that_closes_takes_no_proposal(place) {
        let table = Table::without_people(&place.store, &[]).await;
        table.invite_mentees(table.cohort, 1..=1).await;
        table.invite_mentors(table.cohort, 1..=1, 1).await;
        table.propose().await;
        table.store.release(&table.coordinator, table.cohort, None, now()).await.unwrap();
        for verb in [Verb::Start, Verb::BeginClosing] {
            let step = table.store.step_cohort(&table.operator, table.cohort, verb, None, now());
            step.await.unwrap();
        }
        let late = table.store.propose(&table.coordinator, table.cohort, None, now()).await;
        assert!(matches!(late, Err(Error::WrongStatus { status: "closing", .. })), "{late:?}");
    }

    async fn the_same_people_as_bare_numbers_give_the_same_points(place) {
        let table = Table::laid(&place.store, 4, 5).await;
        let proposed =
            table.store.propose(&table.coordinator, table.cohort, None, now()).await.unwrap();
        let first = table.pairs().await.remove(0);
        lock(&table, &first).await;
        let bare = table.store.edges(&table.coordinator, table.cohort, now()).await.unwrap();
        assert_eq!((bare.capacities.len(), bare.locks.len(), bare.places), (5, 1, 100));
        assert_eq!(bare.edges.len(), 20);
        for pair in &proposed.pairs {
            let edge = (pair.mentee.clone(), pair.mentor.clone(), pair.points);
            assert!(bare.edges.contains(&edge), "{edge:?}");
        }
    }
}

async fn people(table: &Table) -> BTreeSet<(Uuid, Uuid)> {
    table.pairs().await.iter().map(|pair| (pair.application_id, pair.mentor_id)).collect()
}

async fn lock(table: &Table, pair: &geleit_store::matching::Pair) {
    let (id, version) = (PairId(pair.id), pair.version);
    table.store.lock_pair(&table.coordinator, id, version, now()).await.unwrap();
}
