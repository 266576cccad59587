//! Staff who are mentors or mentees themselves, or linked to one: others decide about their pair.

use super::Table;
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, MentorId, PairId, PersonId};
use geleit_domain::matching::conflicts::LinkKind;
use geleit_domain::policy::Action;
use geleit_store::matching::{Answer, Key, Pair, Show};
use geleit_store::{Error, Refusal, both};

/// The partner at this place, who is the mentor of the pair as well.
async fn partner_and_mentor(table: &Table, place: usize, pair: &Pair) -> Actor {
    let mut tx = table.store.read(table.programme).await.unwrap();
    let person = tx.mentor(MentorId(pair.mentor_id)).await.unwrap().person_id;
    Actor { person: Some(PersonId(person)), ..table.partner(place) }
}

fn is_own<T: std::fmt::Debug>(answer: &Result<T, Error>) -> bool {
    matches!(answer, Err(Error::Refused(Refusal::OwnPair)))
}

both! {
    /// Proves S1-42.
    async fn whoever_is_the_mentor_of_a_pair_decides_nothing_about_it(place) {
        let table = Table::laid(&place.store, 2, 3).await;
        table.propose().await;
        let [pair, other] = &table.pairs().await[..] else { panic!() };
        let olga = partner_and_mentor(&table, 1, pair).await;
        let (store, by) = (&table.store, table.deciding[1]);
        let (id, version) = (PairId(pair.id), pair.version);
        for answer in [Answer::Agree, Answer::Object("no")] {
            let said = store.endorse_pair(&olga, id, version, by, answer, now()).await;
            assert!(is_own(&said), "{answer:?}: {said:?}");
        }
        let locked = store.lock_pair(&olga, id, version, now()).await;
        assert!(is_own(&locked), "{locked:?}");
        let unlocked = store.remove_lock(&olga, id, version, now()).await;
        assert!(is_own(&unlocked), "{unlocked:?}");
        let vetoed = store.veto_pair(&olga, id, version, "no", now()).await;
        assert!(is_own(&vetoed), "{vetoed:?}");
        let moved = store.move_pair(&olga, id, version, MentorId(other.mentor_id), now()).await;
        assert!(is_own(&moved), "{moved:?}");
        let to_own = MentorId(pair.mentor_id);
        let moved = store.move_pair(&olga, PairId(other.id), other.version, to_own, now()).await;
        assert!(is_own(&moved), "nobody moves somebody to themselves: {moved:?}");
        let asked = store.show_pair(&olga, Action::Decide, id).await;
        assert!(is_own(&asked), "{asked:?}");
        let all = store.endorse_all(&olga, table.cohort, by, None, None, now()).await;
        assert_eq!(all.unwrap(), 1, "the other pair only");
        assert_eq!(store.open_pairs(&olga, table.cohort, by, 9).await.unwrap().len(), 0);
        assert_eq!(store.open_pairs(&table.partner(1), table.cohort, by, 9).await.unwrap().len(), 1);
    }

    /// Proves S1-42.
    async fn nobody_reads_what_others_wrote_about_the_own_pair(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        let pair = table.pairs().await.remove(0);
        let olga = partner_and_mentor(&table, 1, &pair).await;
        table.objects(2, &pair, "she talks too much").await;
        let mut tx = table.store.read(table.programme).await.unwrap();
        let (all, first) = (Show::All, Key::default());
        let board = tx.board_for_partner(&olga, table.cohort, all, first, 9).await.unwrap();
        let own = board.cards.iter().find(|card| card.pair == pair.id).unwrap();
        assert!(own.is_own && own.votes.is_empty() && own.next_best.is_empty());
        let minutes = tx.minutes(&olga, table.cohort).await.unwrap();
        let (store, cohort) = (&table.store, table.cohort);
        let past = store.matching_history(&olga, cohort, None, i64::MAX, 9).await.unwrap();
        assert!(!format!("{board:?} {minutes:?} {past:?}").contains("talks too much"));
        let others = tx.minutes(&table.partner(0), table.cohort).await.unwrap();
        assert!(format!("{others:?}").contains("talks too much"));
    }

    /// Proves S1-42.
    async fn whoever_is_linked_to_somebody_of_a_pair_leaves_it_to_others(place) {
        let table = Table::laid(&place.store, 3, 3).await;
        table.propose().await;
        let [pair, other, own] = &table.pairs().await[..] else { panic!() };
        let olga = partner_and_mentor(&table, 1, own).await;
        let (store, by) = (&table.store, table.deciding[1]);
        let mut tx = store.read(table.programme).await.unwrap();
        let amal = tx.application(ApplicationId(pair.application_id)).await.unwrap().person_id;
        drop(tx);
        let (office, person) = (&table.coordinator, olga.person.unwrap());
        let kind = LinkKind::Relative;
        store.link_persons(office, PersonId(amal), person, kind, now()).await.unwrap();
        let (id, version) = (PairId(pair.id), pair.version);
        let said = store.endorse_pair(&olga, id, version, by, Answer::Agree, now()).await;
        assert!(is_own(&said), "{said:?}");
        let all = store.endorse_all(&olga, table.cohort, by, None, None, now()).await;
        assert_eq!(all.unwrap(), 1, "the pair of two others");
        let open = store.open_pairs(&table.partner(1), table.cohort, by, 9).await.unwrap();
        let open: Vec<_> = open.iter().map(|pair| pair.id).collect();
        assert!(open.contains(&pair.id) && open.contains(&own.id) && !open.contains(&other.id));
        store.lock_pair(office, id, version, now()).await.unwrap();
        let past = store.matching_history(&olga, table.cohort, None, i64::MAX, 9).await.unwrap();
        assert!(!past.past[0].can_undo, "{past:?}");
        let undone = store.undo(&olga, table.cohort, past.past[0].seq, now()).await;
        assert!(is_own(&undone), "{undone:?}");
        store.undo(office, table.cohort, past.past[0].seq, now()).await.unwrap();
    }
}
