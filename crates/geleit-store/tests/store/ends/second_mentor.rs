//! Two mentors for one mentee, and several mentees for one mentor.

use super::Office;
use crate::matching::offers::person;
use geleit_domain::id::{MentorId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::offer::Answer;
use geleit_domain::partnerships::{Status, Verb};
use geleit_store::both;
use geleit_store::matching::NoSecond;
use geleit_store::testing::execute;
use geleit_store::{Error, Refusal};

const WHY: &str = "Two fields of work; all three organisations have agreed by telephone.";

impl Office {
    pub(super) async fn allow_two(&self) {
        let sql = "UPDATE programme SET pairs_per_mentee = 2, pairs_per_mentee_reason = 'x'";
        execute(&self.table.store, self.table.programme, sql).await;
    }

    /// Offers the best free mentor beside the first pair, and both say yes.
    pub(super) async fn second(&self, days: i64) -> PartnershipId {
        let (store, karin) = (&self.table.store, &self.table.coordinator);
        let found = store.show_second_mentor(karin, self.id(0), self.at(days)).await.unwrap();
        assert_eq!(found.obstacle, None);
        let wanted = (found.partnership.version, found.mentors[0].mentor, WHY);
        let at = self.at(days);
        let second = store.offer_second_mentor(karin, self.id(0), wanted, at).await.unwrap();
        let pair = self.now(second).await;
        for side in [Side::Mentee, Side::Mentor] {
            let one = person(&self.table, &pair, side).await;
            let later = self.at(days + 1);
            store.answer_offer(&one, second, Answer::Accepted, later).await.unwrap();
        }
        second
    }
}

both! {
    /// Proves S1-49.
    async fn a_mentee_gets_a_second_mentor_with_a_reason_and_is_counted_once(place) {
        let office = Office::of(&place, 1, 2).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let id = office.id(0);
        let closed = store.show_second_mentor(karin, id, office.at(1)).await.unwrap();
        assert_eq!(closed.obstacle, Some(NoSecond::NotAllowed), "the programme allows one");
        office.allow_two().await;
        let found = store.show_second_mentor(karin, id, office.at(1)).await.unwrap();
        assert_eq!(found.mentors.len(), 1, "not the one that the mentee has");
        let (version, mentor) = (found.partnership.version, found.mentors[0].mentor);
        let silent = store.offer_second_mentor(karin, id, (version, mentor, " "), office.at(1)).await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))), "{silent:?}");
        let second = office.second(1).await;
        assert_eq!(office.status(second).await, Status::Accepted);
        let pair = office.now(second).await;
        assert_eq!((pair.application_id, pair.successor_of), (office.pairs[0].application_id, None));
        let letters = office.letters(second).await;
        assert!(letters.contains(&"pair_released_mentee".to_owned()), "{letters:?}");
        assert!(letters.contains(&"pair_released_mentor".to_owned()), "{letters:?}");

        let full = store.show_second_mentor(karin, id, office.at(3)).await.unwrap();
        assert_eq!(full.obstacle, Some(NoSecond::NotAllowed), "two are two");
        let wanted = (full.partnership.version, mentor, WHY);
        let third = store.offer_second_mentor(karin, id, wanted, office.at(3)).await;
        assert!(matches!(third, Err(Error::Refused(Refusal::MenteePaired))), "{third:?}");
        let report = office.report(3).await;
        assert_eq!((report.mentees, report.mentors), (1, 2), "figures count the mentee once");
        let shown = store.show_partnership(karin, id).await.unwrap();
        assert_eq!((shown.beside.len(), shown.line.open_of_mentee), (1, 2));
        let partner = store.show_partnership(&office.table.partner(0), id).await;
        assert!(partner.is_err(), "it is no pair of theirs");
    }

    async fn a_mentor_without_a_place_is_neither_shown_nor_taken(place) {
        let office = Office::of(&place, 2, 2).await;
        office.allow_two().await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let id = office.id(0);
        let found = store.show_second_mentor(karin, id, office.at(1)).await.unwrap();
        assert!(found.mentors.is_empty() && found.obstacle.is_none(), "{found:?}");
        let busy = MentorId(office.pairs[1].mentor_id);
        let wanted = (found.partnership.version, busy, WHY);
        let wrong = store.offer_second_mentor(karin, id, wanted, office.at(1)).await;
        let is_refused =
            matches!(wrong, Err(Error::Refused(Refusal::Invalid { field: "mentor", .. })));
        assert!(is_refused, "{wrong:?}");
        let reader = office.table.partner(0);
        let foreign = store.show_second_mentor(&reader, id, office.at(1)).await;
        assert!(matches!(foreign, Err(Error::NotFound | Error::Forbidden)), "{foreign:?}");
    }

    async fn of_two_mentors_one_can_leave_and_the_mentee_looks_for_nobody(place) {
        let office = Office::of(&place, 1, 3).await;
        office.allow_two().await;
        let store = &office.table.store;
        let second = office.second(1).await;
        office.step(second, Verb::Start, 3).await;
        office.step(second, Verb::Dissolve, 4).await;
        let mut tx = store.read(office.table.programme).await.unwrap();
        let proposal = tx.proposal(office.table.cohort).await.unwrap().unwrap();
        let again = proposal.unmatched().unwrap();
        let again: Vec<_> = again.iter().filter(|one| one.reason == "open_again").collect();
        assert_eq!(again.len(), 1, "only the mentor stands there again: {again:?}");
        assert_eq!(again[0].side, "mentor");
        drop(tx);
        office.step(office.id(0), Verb::Dissolve, 5).await;
        office.table.propose().await;
        let pairs = office.table.pairs().await;
        assert_eq!(pairs.len(), 1, "now the mentee is looked for somebody");
        let used = [office.pairs[0].mentor_id, office.now(second).await.mentor_id];
        assert!(!used.contains(&pairs[0].mentor_id), "neither of the two comes again");
    }
}
