//! People who are linked outside of the programme are never proposed for each other, and nobody
//! learns of it who need not.

use crate::matching::Table;
use crate::now;
use geleit_domain::id::{MentorId, PersonId};
use geleit_domain::matching::conflicts::LinkKind;
use geleit_store::{Error, Refusal, both};

/// Somebody of each side of the table.
async fn people(table: &Table) -> (PersonId, PersonId) {
    table.propose().await;
    let pair = table.pairs().await.remove(0);
    let mut tx = table.store.read(table.programme).await.unwrap();
    let application = tx.application(geleit_domain::id::ApplicationId(pair.application_id)).await;
    let mentor = tx.mentor(MentorId(pair.mentor_id)).await.unwrap();
    (PersonId(application.unwrap().person_id), PersonId(mentor.person_id))
}

both! {
    /// Proves S1-42.
    async fn linked_people_are_never_proposed_for_each_other_whoever_noted_it_first(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let (amal, brigitte) = people(&table).await;
        let (store, actor) = (&table.store, &table.coordinator);
        for (one, other) in [(amal, brigitte), (brigitte, amal)] {
            store.link_persons(actor, one, other, LinkKind::Couple, now()).await.unwrap();
            let proposed = store.propose(actor, table.cohort, None, now()).await.unwrap();
            assert!(proposed.pairs.is_empty(), "{proposed:?}");
            assert_eq!(proposed.unmatched[0].reason.text(), "no_feasible_mentor");
            let (_, links) = store.person_links(actor, other).await.unwrap();
            assert_eq!((links[0].other, links[0].kind), (one, LinkKind::Couple));
            store.unlink_persons(actor, other, one, now()).await.unwrap();
        }
        let proposed = store.propose(actor, table.cohort, None, now()).await.unwrap();
        assert_eq!(proposed.pairs.len(), 1);
    }

    async fn a_link_is_noted_once_and_never_to_oneself(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let (amal, brigitte) = people(&table).await;
        let (store, actor) = (&table.store, &table.coordinator);
        let noted = |one, other| store.link_persons(actor, one, other, LinkKind::Other, now());
        noted(amal, brigitte).await.unwrap();
        for again in [noted(brigitte, amal).await, noted(amal, amal).await] {
            let field = "other";
            assert!(
                matches!(&again, Err(Error::Refused(Refusal::Invalid { field: f, .. })) if *f == field),
                "{again:?}"
            );
        }
        let gone = store.unlink_persons(actor, amal, amal, now()).await;
        assert!(matches!(gone, Err(Error::NotFound)), "{gone:?}");
    }

    async fn a_partner_reads_neither_a_link_nor_that_one_was_noted(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        let (amal, brigitte) = people(&table).await;
        let (store, actor) = (&table.store, &table.coordinator);
        store.link_persons(actor, amal, brigitte, LinkKind::Relative, now()).await.unwrap();
        let partner = store.person_links(&table.partner(0), amal).await;
        assert!(matches!(partner, Err(Error::NotFound | Error::Forbidden)), "{partner:?}");
        let is_link = |line: &geleit_store::entries::Line| line.verb == "person.link";
        let record = store.show_person(actor, amal).await.unwrap();
        assert!(record.entries.iter().any(is_link));
        assert!(record.entries.iter().all(|line| !line.detail.contains("relative")));
    }
}
