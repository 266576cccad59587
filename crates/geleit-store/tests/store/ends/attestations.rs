//! Who has taken part has it in writing, once, however many pairs it took.

use super::Office;
use crate::matching::offers::person;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Verb;
use geleit_domain::partnerships::meetings::{Channel, Meeting, Way};
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::policy::Action;
use geleit_store::partnerships::Key;
use geleit_store::partnerships::closings::Attested;
use geleit_store::partnerships::meetings::Noting;
use geleit_store::{Error, both};

impl Office {
    pub(super) async fn meets(&self, pair: PartnershipId, days: i64, minutes: u32) {
        let (on, line) = (self.day(days), String::new());
        let meeting = Meeting { on, minutes, channel: Channel::Online, topics: vec![], line };
        let noting = Noting { side: None, way: Way::Phone, meeting, corrects: None };
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        store.note_meeting(karin, pair, &noting, self.at(days)).await.unwrap();
    }

    async fn attested(&self, side: Side, days: i64) -> Vec<Attested> {
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        let all = store.attestations_of_cohort(karin, self.table.cohort, self.at(days)).await;
        all.unwrap().into_iter().filter(|one| one.side == side).collect()
    }
}

impl Office {
    /// Has somebody an attestation: the file, as the last page says, as the page of the outcomes
    /// says, and as the own page says?
    async fn has_own(&self, pair: PartnershipId, side: Side, days: i64) -> [bool; 4] {
        let (store, at) = (&self.table.store, self.at(days));
        let one = person(&self.table, &self.now(pair).await, side).await;
        let key = Key::SignedIn(&one, Action::Show, pair);
        [
            store.own_attestation(key, at).await.is_ok(),
            store.own_closing(key, at).await.unwrap().has_attestation,
            store.own_outcomes(key, at).await.unwrap().has_attestation,
            store.own_way(&one, at).await.unwrap().attestations.contains(&pair.0),
        ]
    }
}

both! {
    async fn a_mentee_with_somebody_new_has_one_attestation_of_all_pairs(place) {
        let office = Office::of(&place, 1, 2).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let first = office.id(0);
        office.meets(first, 10, 60).await;
        office.step(first, Verb::Dissolve, 20).await;
        let alone = office.attested(Side::Mentee, 20).await;
        assert_eq!((alone.len(), alone[0].minutes), (1, 60), "whoever was there has taken part");
        assert_eq!(office.attested(Side::Mentor, 20).await.len(), 1);
        for side in [Side::Mentee, Side::Mentor] {
            assert_eq!(office.has_own(first, side, 20).await, [true; 4], "and finds it");
        }

        office.table.propose().await;
        office.table.all_agree().await;
        store.release(karin, office.table.cohort, None, office.at(22)).await.unwrap();
        let mut tx = store.read(office.table.programme).await.unwrap();
        let fresh = tx.fresh_partnerships(office.table.cohort, office.at(22)).await.unwrap();
        drop(tx);
        let second = fresh[0].id;
        for side in [Side::Mentee, Side::Mentor] {
            let one = person(&office.table, &fresh[0], side).await;
            let (id, at) = (PartnershipId(second), office.at(23));
            store.answer_offer(&one, id, Answer::Accepted, at).await.unwrap();
        }
        let second = PartnershipId(second);
        store.start_partnerships(&office.table.operator, office.table.cohort, office.at(24)).await.unwrap();
        office.meets(second, 40, 90).await;
        assert!(office.attested(Side::Mentee, 41).await.is_empty(), "in the middle of it");
        let of_first = store.attestations_of_pair(karin, first, office.at(41)).await.unwrap();
        assert_eq!(of_first.iter().map(|one| one.side).collect::<Vec<_>>(), [Side::Mentor]);

        office.step(second, Verb::Complete, 180).await;
        let mentees = office.attested(Side::Mentee, 181).await;
        assert_eq!((mentees.len(), mentees[0].minutes), (1, 150));
        assert_eq!(mentees[0].began_on, office.day(0).to_string());
        assert_eq!(mentees[0].ended_on, office.day(180).to_string());
        let mut mentors: Vec<_> =
            office.attested(Side::Mentor, 181).await.iter().map(|one| one.minutes).collect();
        mentors.sort_unstable();
        assert_eq!(mentors, [60, 90], "each for the own pair");
        let amal = person(&office.table, &office.pairs[0], Side::Mentee).await;
        let own = Key::SignedIn(&amal, Action::Show, second);
        assert_eq!(store.own_attestation(own, office.at(181)).await.unwrap().minutes, 150);
    }

    async fn a_mentee_with_two_mentors_has_one_attestation_and_each_mentor_another(place) {
        let office = Office::of(&place, 1, 2).await;
        office.allow_two().await;
        let (first, second) = (office.id(0), office.second(1).await);
        office.step(second, Verb::Start, 3).await;
        office.meets(first, 10, 60).await;
        office.meets(second, 11, 30).await;
        office.step(first, Verb::Complete, 170).await;
        assert!(office.attested(Side::Mentee, 171).await.is_empty(), "the other pair goes on");
        assert_eq!(office.has_own(first, Side::Mentee, 171).await, [false; 4]);
        assert_eq!(office.has_own(first, Side::Mentor, 171).await, [true; 4]);
        office.step(second, Verb::Complete, 180).await;
        assert_eq!(office.has_own(first, Side::Mentee, 181).await, [true; 4]);
        let mentees = office.attested(Side::Mentee, 181).await;
        assert_eq!((mentees.len(), mentees[0].minutes), (1, 90));
        assert_eq!(office.attested(Side::Mentor, 181).await.len(), 2);
    }

    async fn whoever_has_never_begun_has_no_attestation(place) {
        let office = Office::of(&place, 1, 2).await;
        office.allow_two().await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let second = office.second(1).await;
        office.step(second, Verb::Withdraw, 5).await;
        let none = store.attestations_of_pair(karin, second, office.at(6)).await;
        assert!(matches!(none, Err(Error::NotFound)), "{none:?}");
        let early = store.attestations_of_pair(karin, office.id(0), office.at(6)).await;
        assert!(matches!(early, Err(Error::NotFound)), "{early:?}");
    }
}
