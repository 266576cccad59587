//! Taking decisions back, and the history that names them.

use super::{Table, acting, amal, import_into};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::id::{MentorId, PairId};
use geleit_domain::matching::Status;
use geleit_domain::matching::decisions::Standing;
use geleit_domain::organisations::Duty;
use geleit_domain::policy::Role;
use geleit_domain::programmes::Kind;
use geleit_store::matching::{Answer, Pair, Past, Show, Vote};
use geleit_store::{Error, both};
use std::ops::ControlFlow;

impl Table {
    async fn past(&self, actor: &Actor) -> Vec<Past> {
        let store = &self.store;
        let history = store.matching_history(actor, self.cohort, None, i64::MAX, 100).await;
        history.unwrap().past
    }

    /// Takes the newest decision back.
    async fn undo_last(&self, actor: &Actor) -> Result<(), Error> {
        let seq = self.past(actor).await[0].seq;
        self.store.undo(actor, self.cohort, seq, now()).await
    }

    async fn undo(&self, actor: &Actor, seq: i64) -> Result<(), Error> {
        self.store.undo(actor, self.cohort, seq, now()).await
    }

    async fn locks(&self, pair: &Pair) {
        let pair = self.again(pair).await;
        let (id, version) = (PairId(pair.id), pair.version);
        self.store.lock_pair(&self.coordinator, id, version, now()).await.unwrap();
    }

    async fn moves(&self, pair: &Pair, to: uuid::Uuid) {
        let pair = self.again(pair).await;
        let (id, version) = (PairId(pair.id), pair.version);
        let to = MentorId(to);
        self.store.move_pair(&self.coordinator, id, version, to, now()).await.unwrap();
    }

    async fn vetoes(&self, actor: &Actor, pair: &Pair) {
        let pair = self.again(pair).await;
        let (id, version) = (PairId(pair.id), pair.version);
        self.store.veto_pair(actor, id, version, "last employer", now()).await.unwrap();
    }

    /// What an organisation says about the first pair.
    async fn vote(&self, place: usize) -> Vote {
        let mut votes = self.board(Show::All).await.cards.remove(0).votes.into_iter();
        votes.find(|vote| vote.organisation == self.deciding[place].0).unwrap()
    }

    async fn votes(&self, place: usize, pair: &Pair) {
        let pair = self.again(pair).await;
        let (actor, by) = (self.partner(place), self.deciding[place]);
        let (id, version) = (PairId(pair.id), pair.version);
        self.store.endorse_pair(&actor, id, version, by, Answer::Agree, now()).await.unwrap();
    }
}

both! {
    /// Proves S1-42.
    async fn a_lock_and_its_removal_are_taken_back(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        table.locks(&pair).await;
        table.undo_last(&table.coordinator).await.unwrap();
        assert!(table.board(Show::Locked).await.cards.is_empty());
        table.locks(&pair).await;
        let version = table.again(&pair).await.version;
        let id = PairId(pair.id);
        table.store.remove_lock(&table.coordinator, id, version, now()).await.unwrap();
        table.undo_last(&table.coordinator).await.unwrap();
        assert_eq!(table.board(Show::Locked).await.cards.len(), 1);
        let past = table.past(&table.coordinator).await;
        assert_eq!(past[0].decision.verb, "pair.undo");
        assert_eq!(past[0].decision.undone.as_deref(), Some("pair.remove_lock"));
        assert_eq!(past[1].standing, Standing::Undone);
    }

    /// Proves S1-42.
    async fn a_veto_is_taken_back_by_whoever_gave_it_and_brings_the_lock_back(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        table.locks(&pair).await;
        let oeif = table.partner(1);
        table.vetoes(&oeif, &pair).await;
        for other in [&table.coordinator, &table.partner(0)] {
            let refused = table.undo_last(other).await;
            assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
            assert!(!table.past(other).await[0].can_undo);
        }
        table.undo_last(&oeif).await.unwrap();
        assert_eq!(table.again(&pair).await.status().unwrap(), Status::Proposed);
        assert!(table.board(Show::All).await.cards[0].is_locked);
    }

    async fn a_veto_of_a_former_proposal_no_longer_stands_in_the_way_of_the_next(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        table.vetoes(&table.coordinator, &pair).await;
        let veto = table.past(&table.coordinator).await[0].seq;
        table.propose().await;
        assert!(table.pairs().await.is_empty());
        table.undo(&table.coordinator, veto).await.unwrap();
        table.propose().await;
        assert_eq!(table.pairs().await.len(), 1);
    }

    /// Proves S1-42.
    async fn a_swap_is_taken_back_and_both_pairs_are_as_before(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        let before = table.pairs().await;
        table.moves(&before[0], before[1].mentor_id).await;
        table.undo_last(&table.coordinator).await.unwrap();
        for pair in &before {
            let after = table.again(pair).await;
            assert_eq!((after.mentor_id, after.points), (pair.mentor_id, pair.points));
        }
    }

    async fn who_went_without_after_a_move_comes_back_when_it_is_undone(place) {
        let table = Table::without_people(&place.store, &[Duty::Decide]).await;
        let mut alone = amal(2);
        alone.profile.exclusions = vec!["M-0001".into()];
        let (import, go_on) = (import_into(table.cohort), &mut |_| ControlFlow::Continue(()));
        let people = [amal(1), alone];
        table.store.import_mentees(&table.operator, &import, &people, go_on, now()).await.unwrap();
        table.invite_mentors(table.cohort, 1..=2, 1).await;
        table.propose().await;
        let mut pairs = table.pairs().await;
        // Only one mentor is possible for her.
        pairs.sort_by_key(|pair| pair.alternatives().unwrap().is_empty());
        let [one, two] = pairs.try_into().unwrap();
        table.moves(&one, two.mentor_id).await;
        assert_eq!(table.pairs().await.len(), 1);
        assert_eq!(table.board(Show::All).await.left.len(), 2);
        table.undo_last(&table.coordinator).await.unwrap();
        let mut pairs: Vec<_> =
            table.pairs().await.iter().map(|pair| (pair.application_id, pair.mentor_id)).collect();
        let mut before = [&one, &two].map(|pair| (pair.application_id, pair.mentor_id));
        pairs.sort_unstable();
        before.sort_unstable();
        assert_eq!(pairs, before);
        assert!(table.board(Show::All).await.left.is_empty());
    }

    /// Proves S1-42.
    async fn a_vote_is_taken_back_to_what_was_said_before(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        table.objects(0, &pair, "too far").await;
        for place in 0..3 {
            table.votes(place, &pair).await;
        }
        assert_eq!(table.again(&pair).await.status().unwrap(), Status::Agreed);
        let agreed = table.past(&table.partner(0)).await[2].seq;
        let refused = table.undo(&table.partner(1), agreed).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        table.undo(&table.partner(0), agreed).await.unwrap();
        assert_eq!(table.again(&pair).await.status().unwrap(), Status::Proposed);
        let vote = table.vote(0).await;
        assert_eq!((vote.agrees, vote.reason.as_deref()), (Some(false), Some("too far")));
        let objected = table.past(&table.partner(0)).await.last().unwrap().seq + 1;
        table.undo(&table.partner(0), objected).await.unwrap();
        assert_eq!(table.vote(0).await.agrees, None);
    }

    async fn agreeing_to_all_is_taken_back_at_once(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        table.objects(0, &pair, "too far").await;
        table.all_agree().await;
        let all = table.past(&table.partner(1)).await;
        table.undo(&table.partner(1), all[1].seq).await.unwrap();
        let cards = table.board(Show::All).await.cards;
        let given = cards.iter().flat_map(|card| &card.votes);
        let mut of_oeif = given.filter(|vote| vote.organisation == table.deciding[1].0);
        assert!(of_oeif.all(|vote| vote.agrees.is_none()));
        assert!(cards.iter().all(|card| card.status == Status::Proposed));
    }

    /// Proves S1-42.
    async fn what_somebody_has_built_on_is_not_taken_back(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        let [one, two] = table.pairs().await.try_into().unwrap();
        table.moves(&one, two.mentor_id).await;
        let moved = table.past(&table.coordinator).await[0].seq;
        table.locks(&two).await;
        let refused = table.undo(&table.coordinator, moved).await;
        assert!(matches!(refused, Err(Error::Outdated)), "{refused:?}");
        let proposal = table.past(&table.coordinator).await.last().unwrap().seq;
        let refused = table.undo(&table.coordinator, proposal).await;
        assert!(matches!(refused, Err(Error::WrongStatus { status: "final", .. })), "{refused:?}");
    }

    /// Proves S1-42.
    async fn of_two_who_take_the_same_decision_back_one_wins(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        table.locks(&pair).await;
        let seq = table.past(&table.coordinator).await[0].seq;
        let (office, wko) = (table.coordinator.clone(), table.partner(0));
        let (one, other) = tokio::join!(table.undo(&office, seq), table.undo(&wko, seq));
        let answers = [one, other];
        assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
        assert!(answers.iter().any(|answer| matches!(answer, Err(Error::Outdated))), "{answers:?}");
    }

    async fn the_history_of_a_pair_leaves_others_out_and_a_partner_reads_no_family_name(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        let [one, two] = table.pairs().await.try_into().unwrap();
        table.vetoes(&table.coordinator, &one).await;
        table.locks(&two).await;
        let partner = table.partner(0);
        let of = |actor, pair: &Pair| {
            let pair = Some(PairId(pair.id));
            let (store, cohort) = (table.store.clone(), table.cohort);
            async move { store.matching_history(actor, cohort, pair, i64::MAX, 100).await.unwrap() }
        };
        let history = of(&partner, &one).await;
        let verbs: Vec<_> = history.past.iter().map(|one| one.decision.verb.as_str()).collect();
        assert_eq!(verbs, ["pair.veto", "matching.propose"]);
        assert_eq!(history.mentee.as_deref(), Some("Amal H."));
        let office = of(&table.coordinator, &two).await;
        assert!(office.mentee.is_some_and(|name| name.starts_with("Amal Haddad")));
    }

    async fn charlie_takes_nothing_back_and_sees_no_history(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        let other = place.store
            .create_programme(Kind::Tandem, "Other", "other", now())
            .await
            .unwrap();
        let charlie = acting(other, Role::Coordinator, None);
        let (store, cohort) = (&table.store, table.cohort);
        let history = store.matching_history(&charlie, cohort, None, i64::MAX, 9).await;
        assert!(matches!(history, Err(Error::NotFound)));
        assert!(matches!(store.undo(&charlie, cohort, 1, now()).await, Err(Error::NotFound)));
        assert!(matches!(store.matching_state(&charlie, cohort).await, Err(Error::NotFound)));
        let mentor = acting(table.programme, Role::Mentor, None);
        assert!(matches!(store.matching_state(&mentor, cohort).await, Err(Error::Forbidden)));
    }

    /// Proves S1-41.
    async fn every_decision_changes_the_state_that_open_pages_ask_for(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        let partner = table.partner(0);
        let mut seen = vec![table.store.matching_state(&partner, table.cohort).await.unwrap()];
        table.propose().await;
        seen.push(table.store.matching_state(&partner, table.cohort).await.unwrap());
        let pair = table.pairs().await.remove(0);
        table.locks(&pair).await;
        seen.push(table.store.matching_state(&partner, table.cohort).await.unwrap());
        table.agrees(0).await;
        seen.push(table.store.matching_state(&partner, table.cohort).await.unwrap());
        assert!(seen.is_sorted_by(|one, next| one < next), "{seen:?}");
    }
}
