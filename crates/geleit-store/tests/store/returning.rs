//! Mentors who are known take part in a further cohort.

use crate::matching::{Table, new_cohort};
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::Verb;
use geleit_domain::programmes::Kind;
use geleit_store::{Error, both};

both! {
    /// Proves S1-62.
    async fn mentors_are_taken_into_the_next_cohort_without_signing_up_anew(place) {
        let table = Table::laid(&place.store, 1, 2).await;
        let (store, actor) = (&table.store, &table.coordinator);
        let mut tx = store.read(table.programme).await.unwrap();
        let known = tx.mentors().await.unwrap();
        drop(tx);
        let [brigitte, karl] = [0, 1].map(|at| MentorId(known[at].id));
        store.step_mentor(actor, karl, Verb::Pause, None, now()).await.unwrap();
        let next = new_cohort(store, actor, "wien-20", 20, 20).await;
        let taken = store.take_part_again(actor, next, &[brigitte, karl], now()).await;
        assert_eq!(taken.unwrap(), 2);
        let taken = store.take_part_again(actor, next, &[brigitte, karl], now()).await;
        assert_eq!(taken.unwrap(), 0, "they are in it");
        let mut tx = store.read(table.programme).await.unwrap();
        let parts = tx.mentor_parts(next).await.unwrap();
        assert_eq!(parts.len(), 2);
        assert!(parts.iter().all(|part| !part.reference.is_empty()));
        assert_eq!(tx.mentor(karl).await.unwrap().status, "available", "the pause is over");
        assert_eq!(tx.mentor_parts(table.cohort).await.unwrap().len(), 2, "and in the one before");
    }

    async fn nobody_is_taken_where_one_cannot_be_or_the_cohort_takes_nobody(place) {
        let table = Table::laid(&place.store, 1, 2).await;
        let (store, actor) = (&table.store, &table.coordinator);
        let mut tx = store.read(table.programme).await.unwrap();
        let known = tx.mentors().await.unwrap();
        drop(tx);
        let brigitte = MentorId(known[0].id);
        let next = new_cohort(store, actor, "wien-20", 20, 20).await;
        let charlie = store.create_programme(Kind::Casework, "Charlie", "charlie", now()).await;
        let charlie = Actor::operator(charlie.unwrap());
        let refused = store.take_part_again(&charlie, next, &[brigitte], now()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        let nobody = MentorId(uuid::Uuid::from_u128(7));
        let refused = store.take_part_again(actor, next, &[brigitte, nobody], now()).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        let mut tx = store.read(table.programme).await.unwrap();
        assert!(tx.mentor_parts(next).await.unwrap().is_empty(), "nothing is half done");
        drop(tx);
        store.step_cohort(actor, next, cohorts::Verb::Cancel, Some("no money"), now()).await.unwrap();
        let refused = store.take_part_again(actor, next, &[brigitte], now()).await;
        assert!(matches!(refused, Err(Error::WrongStatus { .. })), "{refused:?}");
    }
}
