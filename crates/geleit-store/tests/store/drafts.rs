//! Applications that somebody is still writing, sending them, and coming back to them.

use crate::imports::cohort;
use crate::{now, programme};
use geleit_domain::actor::Actor;
use geleit_domain::applications::form::{MenteeForm, read_mentee};
use geleit_domain::applications::{Answers, Side, Status};
use geleit_domain::cohorts::Verb;
use geleit_domain::id::{CohortId, PersonId, ProgrammeId};
use geleit_store::drafts::{Admission, Draft, GRACE, LIFE, Opened};
use geleit_store::secrets::Secret;
use geleit_store::testing::Place;
use geleit_store::{Error, both};
use jiff::{SignedDuration, Timestamp};

struct Open {
    programme: ProgrammeId,
    operator: Actor,
    cohort: CohortId,
}

async fn open(place: &Place) -> Open {
    let (programme, operator) = programme(&place.store).await;
    let cohort = cohort(place, &operator, "wien-18", 18).await;
    place.store.step_cohort(&operator, cohort, Verb::Open, None, now()).await.unwrap();
    Open { programme, operator, cohort }
}

fn amal() -> Answers {
    Answers::from_iter([
        ("given_name", "أمل"),
        ("family_name", "الحسن"),
        ("birth-day", "17"),
        ("birth-month", "5"),
        ("birth-year", "1990"),
        ("email", "amal@example.org"),
        ("phone", "+43 664 123456"),
        ("country_of_origin", "SY"),
        ("postcode", "1020"),
        ("labour_market_access", "yes"),
        ("occupation", "محاسبة"),
        ("industry", "69.2"),
        ("experience_years", "7"),
        ("education_level", "bachelor"),
        ("german", "B1"),
        ("languages", "ar"),
        ("goals", "network"),
        ("consent_application", "yes"),
        ("consent_origin_matching", "yes"),
    ])
}

fn read(answers: &Answers) -> MenteeForm {
    read_mentee(answers, "2026-01-23".parse().unwrap()).unwrap()
}

impl Open {
    /// A draft with these answers and its link.
    async fn written(&self, place: &Place, answers: Answers, at: Timestamp) -> (Secret, Draft) {
        let link =
            place.store.start_draft(self.programme, self.cohort, Side::Mentee, "ar", None, at);
        let secret = Secret::read(&link.await.unwrap()).unwrap();
        let mut draft = place.store.draft(&secret, at).await.unwrap();
        draft.answers = answers;
        place.store.save_draft(&secret, &draft, at).await.unwrap();
        let draft = place.store.draft(&secret, at).await.unwrap();
        (secret, draft)
    }

    async fn send(&self, place: &Place, answers: Answers, at: Timestamp) -> Result<Secret, Error> {
        let form = read(&answers);
        let (secret, draft) = self.written(place, answers, at).await;
        place.store.submit_draft(&secret, &draft, &form, at).await?;
        Ok(secret)
    }
}

both! {
    /// Proves S1-40.
    async fn a_sent_draft_is_an_application_with_person_consents_and_a_letter(place) {
        let at = open(&place).await;
        let secret = at.send(&place, amal(), now()).await.unwrap();
        let own = place.store.own_application(&secret, now()).await.unwrap();
        assert_eq!(own.application.status().unwrap(), Status::Received);
        assert!(own.application.reference.starts_with("18-"), "{}", own.application.reference);
        assert_eq!(own.identity.given_name, "أمل");
        let purposes: Vec<_> = own.consents.iter().map(|c| c.purpose.clone()).collect();
        assert_eq!(purposes, ["application", "origin_matching"]);
        let mut tx = place.store.read(at.programme).await.unwrap();
        let mail = tx.newest_mails(1).await.unwrap().remove(0);
        assert_eq!((mail.template.as_str(), mail.language.as_str()), ("application_received", "ar"));
        assert_eq!(tx.addressee(&mail).await.unwrap().email, "amal@example.org");
        let line = tx.newest_entries(i64::MAX, 1).await.unwrap().remove(0);
        assert_eq!((line.verb.as_str(), line.account_name), ("application.create", None));
        assert_eq!(line.person_id, Some(own.application.person_id), "by the own link");
        assert_eq!(tx.broken_entry().await.unwrap(), None);
        assert!(matches!(place.store.open_draft(&secret, now()).await.unwrap(), Opened::Sent(Side::Mentee)));
        assert!(matches!(place.store.draft(&secret, now()).await, Err(Error::NotFound)), "gone");
    }

    async fn sending_twice_makes_one_application(place) {
        let at = open(&place).await;
        let form = read(&amal());
        let (secret, draft) = at.written(&place, amal(), now()).await;
        let send = || place.store.submit_draft(&secret, &draft, &form, now());
        let (first, second) = tokio::join!(send(), send());
        let outcomes = [first, second].map(|outcome| match outcome {
            Ok(()) => "sent",
            Err(Error::Outdated | Error::NotFound) => "late",
            Err(error) => panic!("{error}"),
        });
        assert!(outcomes.contains(&"sent"), "{outcomes:?}");
        send().await.unwrap();
        let mut tx = place.store.read(at.programme).await.unwrap();
        assert_eq!(tx.applications_of(at.cohort).await.unwrap().len(), 1);
        assert_eq!(tx.newest_mails(9).await.unwrap().len(), 1);
    }

    async fn equal_address_and_birthday_join_and_anything_less_is_a_hint(place) {
        let at = open(&place).await;
        let next = cohort(&place, &at.operator, "wien-19", 19).await;
        place.store.step_cohort(&at.operator, next, Verb::Open, None, now()).await.unwrap();
        at.send(&place, amal(), now()).await.unwrap();
        let again = Open { programme: at.programme, operator: at.operator.clone(), cohort: next };
        let same = again.send(&place, amal(), now()).await.unwrap();
        let mut sister = amal();
        sister.set("given_name", "نور");
        sister.set("birth-year", "1995");
        let other = at.send(&place, sister, now()).await.unwrap();
        let twice = at.send(&place, amal(), now()).await.unwrap();
        let mut persons = Vec::new();
        for secret in [&same, &other, &twice] {
            persons.push(place.store.own_application(secret, now()).await.unwrap().application.person_id);
        }
        let mut tx = place.store.read(at.programme).await.unwrap();
        let first = tx.applications_by(PersonId(persons[0])).await.unwrap();
        assert_eq!(first.len(), 2, "in two cohorts");
        for person in &persons[1..] {
            assert_ne!(*person, persons[0]);
            let hints = tx.duplicate_hints(PersonId(*person)).await.unwrap();
            assert!(hints.contains(&(persons[0], "email".to_owned())), "{hints:?}");
        }
    }

    async fn a_draft_begun_in_time_is_sent_for_three_days_after_closing(place) {
        let at = open(&place).await;
        let form = read(&amal());
        let (secret, draft) = at.written(&place, amal(), now()).await;
        let (late_secret, late) = at.written(&place, amal(), now()).await;
        let close = Verb::CloseApplications;
        place.store.step_cohort(&at.operator, at.cohort, close, None, now()).await.unwrap();
        let Opened::Draft(found) = place.store.open_draft(&secret, now()).await.unwrap() else {
            panic!("it was sent");
        };
        assert_eq!(found.1.admission, Admission::Until(now() + GRACE));
        let begun = place.store.start_draft(at.programme, at.cohort, Side::Mentee, "de", None, now()).await;
        assert!(matches!(begun, Err(Error::WrongStatus { .. })));
        let in_time = now() + SignedDuration::from_hours(71);
        assert_eq!(place.store.sweep_drafts(at.programme, in_time).await.unwrap(), 0);
        place.store.submit_draft(&secret, &draft, &form, in_time).await.unwrap();
        let too_late = now() + SignedDuration::from_hours(73);
        let refused = place.store.submit_draft(&late_secret, &late, &form, too_late).await;
        assert!(matches!(refused, Err(Error::WrongStatus { .. })), "{refused:?}");
        assert_eq!(place.store.sweep_drafts(at.programme, too_late).await.unwrap(), 1);
        assert!(matches!(place.store.draft(&late_secret, too_late).await, Err(Error::NotFound)));
    }

    async fn a_forgotten_draft_goes_after_thirty_days_with_its_links_and_an_entry_without_words(place) {
        let at = open(&place).await;
        let (old, draft) = at.written(&place, amal(), now()).await;
        place.store.mail_draft_link(&old, now()).await.unwrap();
        let mut tx = place.store.read(at.programme).await.unwrap();
        let mail = tx.newest_mails(1).await.unwrap().remove(0);
        assert_eq!(mail.subject_id, Some(draft.id.0));
        assert_eq!(tx.addressee(&mail).await.unwrap().email, "amal@example.org");
        drop(tx);
        let day = SignedDuration::from_hours(24);
        let (young, _) = at.written(&place, amal(), now() + day).await;
        let later = now() + LIFE + SignedDuration::from_hours(1);
        assert_eq!(place.store.sweep_drafts(at.programme, later).await.unwrap(), 1);
        assert!(place.store.draft(&young, later).await.is_ok());
        let mut tx = place.store.read(at.programme).await.unwrap();
        let line = tx.newest_entries(i64::MAX, 1).await.unwrap().remove(0);
        assert_eq!((line.verb.as_str(), line.detail.as_str()), ("draft.sweep", "1"));
        assert!(matches!(tx.addressee(&mail).await, Err(Error::NotFound)), "nothing to send");
    }

    async fn the_person_withdraws_at_any_time_and_takes_a_consent_back(place) {
        let at = open(&place).await;
        let secret = at.send(&place, amal(), now()).await.unwrap();
        place.store.withdraw_origin_consent(&secret, now()).await.unwrap();
        place.store.withdraw_origin_consent(&secret, now()).await.unwrap();
        let own = place.store.own_application(&secret, now()).await.unwrap();
        assert_eq!(own.consents.len(), 1);
        let id = geleit_domain::id::ApplicationId(own.application.id);
        let mut tx = place.store.read(at.programme).await.unwrap();
        assert!(!tx.mentee_profile(id).await.unwrap().consent_origin_matching);
        drop(tx);
        let later = now() + SignedDuration::from_secs(1);
        place.store.withdraw_application(&secret, "ich ziehe um", "ar", later).await.unwrap();
        let again = place.store.withdraw_application(&secret, "", "ar", now()).await;
        assert!(matches!(again, Err(Error::WrongStatus { .. })));
        let mut tx = place.store.read(at.programme).await.unwrap();
        assert_eq!(tx.application(id).await.unwrap().status().unwrap(), Status::Withdrawn);
        let line = tx.newest_entries(i64::MAX, 1).await.unwrap().remove(0);
        assert_eq!(line.verb, "application.withdraw");
        assert_eq!(line.reason.as_deref(), Some("ich ziehe um"));
        let mail = tx.newest_mails(1).await.unwrap().remove(0);
        assert_eq!(mail.template, "decided:withdraw:own_wish");
    }

    async fn erasing_a_person_takes_drafts_and_links_with_it(place) {
        let open = open(&place).await;
        let own = open.send(&place, amal(), now()).await.unwrap();
        let later = now() + SignedDuration::from_hours(1);
        // Begun again with the same address, and somebody else's.
        let (again, _) = open.written(&place, amal(), later).await;
        let mut layla = amal();
        layla.set("email", "layla@example.org");
        let (other, _) = open.written(&place, layla, later).await;
        let application = place.store.own_application(&own, later).await.unwrap().application;
        let mut tx = place.store.write(open.programme).await.unwrap();
        let person = PersonId(application.person_id);
        let bundle = tx.export_person(person).await.unwrap();
        assert_eq!(bundle["draft"].as_array().unwrap().len(), 1);
        assert_eq!(bundle["consent"].as_array().unwrap().len(), 2);
        tx.erase_person(&open.operator, person, "asked by letter", later).await.unwrap();
        tx.commit().await.unwrap();
        for link in [&own, &again] {
            let found = place.store.open_draft(link, later).await;
            assert!(matches!(found, Err(Error::NotFound)), "{found:?}");
        }
        let found = place.store.own_application(&own, later).await;
        assert!(matches!(found, Err(Error::NotFound)), "{found:?}");
        assert!(place.store.draft(&other, later).await.is_ok(), "Layla goes on");
    }
}
