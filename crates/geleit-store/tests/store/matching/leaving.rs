//! Those left over, and what would help them.

use super::Table;
use crate::now;
use geleit_domain::id::{ApplicationId, CohortId, MentorId, PairId};
use geleit_domain::organisations::Duty;
use geleit_store::matching::LeftOver;
use geleit_store::{Error, both};
use uuid::Uuid;

async fn over(table: &Table, asked: Option<Uuid>) -> LeftOver {
    let asked = asked.map(ApplicationId);
    table.store.left_over(&table.coordinator, table.cohort, asked, now()).await.unwrap()
}

both! {
    async fn who_is_left_over_learns_what_it_would_take_and_where_a_mentor_helps(place) {
        let table = Table::laid(&place.store, 3, 2).await;
        table.propose().await;
        let found = over(&table, None).await;
        let [left] = &found.mentees[..] else { panic!("{found:?}") };
        assert_eq!(left.name, "Amal Haddad 3");
        assert!(found.answers.asked.is_none(), "nothing is computed for nobody");
        assert_eq!(found.answers.fields[0].pairs, 1);
        assert_eq!(found.answers.places.len(), 2, "with either mentor a place would help");
        let asked = over(&table, Some(left.id)).await.answers.asked.unwrap();
        assert_eq!(asked.0.0, left.id);
        assert!(!asked.1.places.is_empty() && asked.1.anew.is_none(), "{asked:?}");
        let paired = found.pairs[0].application_id;
        let other = over(&table, Some(paired)).await;
        assert!(other.answers.asked.is_none(), "nobody asks about somebody who has a mentor");
    }

    async fn a_move_shows_who_would_rather_have_each_other_until_it_is_computed_anew(place) {
        let table = Table::laid(&place.store, 2, 2).await;
        table.propose().await;
        assert!(over(&table, None).await.answers.each_other.is_empty());
        let pair = table.pairs().await.remove(0);
        let to = MentorId(pair.alternatives().unwrap()[0].mentor);
        let (id, version) = (PairId(pair.id), pair.version);
        table.store.move_pair(&table.coordinator, id, version, to, now()).await.unwrap();
        let found = over(&table, None).await;
        let two = found.answers.each_other.iter().find(|two| two.application.0 == pair.application_id);
        assert_eq!(two.unwrap().mentor.0, pair.mentor_id);
        table.propose().await;
        assert!(over(&table, None).await.answers.each_other.is_empty());
    }

    async fn nobody_but_the_coordination_office_reads_about_those_left_over(place) {
        let table = Table::laid(&place.store, 2, 1).await;
        let before = over(&table, None).await;
        assert!(!before.has_proposal && before.mentees.is_empty(), "{before:?}");
        table.propose().await;
        let (store, cohort) = (&table.store, table.cohort);
        let partner = store.left_over(&table.partner(0), cohort, None, now()).await;
        assert!(matches!(partner, Err(Error::Forbidden)), "{partner:?}");
        let nowhere = CohortId(Uuid::nil());
        let foreign = store.left_over(&table.coordinator, nowhere, None, now()).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
    }

    async fn where_nobody_is_left_over_nobody_is_named(place) {
        let table = Table::laid(&place.store, 2, 3).await;
        table.propose().await;
        let found = over(&table, None).await;
        assert!(found.has_proposal && found.mentees.is_empty(), "mentors are not listed: {found:?}");
    }

    async fn a_cohort_without_people_leaves_nobody_over(place) {
        let table = Table::without_people(&place.store, &[Duty::Decide]).await;
        table.propose().await;
        let found = over(&table, None).await;
        let answers = &found.answers;
        assert!(found.mentees.is_empty() && answers.fields.is_empty() && answers.places.is_empty());
        assert!(answers.each_other.is_empty());
    }
}
