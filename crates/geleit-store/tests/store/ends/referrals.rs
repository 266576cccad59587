//! A mentee is referred to somebody who is responsible.

use super::Office;
use crate::matching::offers::person;
use geleit_domain::id::ReferralId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::referrals::{Answer, Kind, Referral};
use geleit_store::{Error, Refusal, both};
use jiff::civil::Date;

fn to_ams(on: Date) -> Referral {
    Referral { kind: Kind::LabourOffice, body: "AMS Wien".into(), on, answer: Answer::Open }
}

both! {
    /// Proves S1-19, S1-20.
    async fn a_referral_is_kind_body_day_and_answer_and_can_be_taken_back(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let id = office.id(0);
        let at = office.at(5);
        store.refer(karin, id, &to_ams(office.day(5)), at).await.unwrap();
        let noted = store.show_referrals(karin, id).await.unwrap().referrals.remove(0);
        assert_eq!((noted.kind().unwrap(), noted.answer().unwrap()), (Kind::LabourOffice, Answer::Open));
        assert_eq!((noted.body.as_str(), noted.answered_on), ("AMS Wien", None));
        let referral = ReferralId(noted.id);
        store.answer_referral(karin, id, (referral, Answer::Done), office.at(9)).await.unwrap();
        let noted = store.show_referrals(karin, id).await.unwrap().referrals.remove(0);
        assert_eq!(noted.answer().unwrap(), Answer::Done);
        assert_eq!(noted.answered_on, Some(office.day(9).to_string()));
        let silent = store.retract_referral(karin, id, (referral, ""), at).await;
        assert!(matches!(silent, Err(Error::Refused(Refusal::ReasonMissing))), "{silent:?}");
        store.retract_referral(karin, id, (referral, "another mentee"), at).await.unwrap();
        assert!(store.show_referrals(karin, id).await.unwrap().referrals.is_empty());
        let again = store.answer_referral(karin, id, (referral, Answer::Open), at).await;
        assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
        let mut tx = store.read(office.table.programme).await.unwrap();
        for entry in tx.entries_of(id.0).await.unwrap() {
            assert!(!entry.detail.contains("AMS"), "{entry:?}");
        }
    }

    async fn a_referral_tells_no_story_and_only_the_office_notes_one(place) {
        let office = Office::of(&place, 1, 1).await;
        let (store, karin) = (&office.table.store, &office.table.coordinator);
        let id = office.id(0);
        for (wrong, field) in [
            (Referral { body: " ".into(), ..to_ams(office.day(5)) }, "body"),
            (Referral { body: "x".repeat(81), ..to_ams(office.day(5)) }, "body"),
            (to_ams(office.day(6)), "on"),
        ] {
            let found = store.refer(karin, id, &wrong, office.at(5)).await;
            let is_refused =
                matches!(&found, Err(Error::Refused(Refusal::Invalid { field: f, .. })) if *f == field);
            assert!(is_refused, "{found:?}");
        }
        let amal = person(&office.table, &office.pairs[0], Side::Mentee).await;
        for reader in [&office.table.partner(0), &amal, &office.charlie().await] {
            let noted = store.refer(reader, id, &to_ams(office.day(5)), office.at(5)).await;
            assert!(matches!(noted, Err(Error::NotFound | Error::Forbidden)), "{noted:?}");
            let shown = store.show_referrals(reader, id).await;
            assert!(matches!(shown, Err(Error::NotFound | Error::Forbidden)), "{shown:?}");
        }
    }
}
