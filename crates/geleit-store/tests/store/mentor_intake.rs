//! Mentors who sign up by themselves: all or nothing, once, and without learning whom the
//! programme knows.

use crate::imports::cohort;
use crate::matching::Table;
use crate::{now, programme};
use geleit_domain::actor::Actor;
use geleit_domain::applications::form::{MentorForm, read_mentor};
use geleit_domain::applications::{Answers, Side};
use geleit_domain::cohorts::Verb;
use geleit_domain::id::{CohortId, MentorId, OrganisationId, PersonId, ProgrammeId};
use geleit_domain::mentors::Status;
use geleit_domain::organisations::Duty;
use geleit_store::drafts::{Begun, Draft, Opened};
use geleit_store::secrets::Secret;
use geleit_store::testing::Place;
use geleit_store::{Error, Refusal, both};
use jiff::SignedDuration;

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

fn brigitte() -> Answers {
    Answers::from_iter([
        ("given_name", "Brigitte"),
        ("family_name", "Ö"),
        ("email", "brigitte@example.org"),
        ("phone", "+43 1 234567"),
        ("company", "Müller & Söhne GmbH"),
        ("position", "Prokuristin"),
        ("industry", "69.2"),
        ("postcode", "6020"),
        ("consent_application", "yes"),
    ])
}

fn read(answers: &Answers) -> MentorForm {
    read_mentor(answers).unwrap()
}

impl Open {
    async fn written(&self, place: &Place, answers: &Answers) -> (Secret, Draft) {
        let (store, side) = (&place.store, Side::Mentor);
        let (cohort, language) = (self.cohort, "en");
        let begun = Begun { cohort, side, language, organisation: None, answers };
        let link = store.start_draft_with(self.programme, &begun, now()).await.unwrap();
        let secret = Secret::read(&link).unwrap();
        let draft = store.draft(&secret, now()).await.unwrap();
        (secret, draft)
    }

    async fn send(&self, place: &Place, answers: &Answers) -> Secret {
        let (secret, draft) = self.written(place, answers).await;
        place.store.submit_mentor(&secret, &draft, &read(answers), now()).await.unwrap();
        secret
    }
}

both! {
    /// Proves S1-29, S1-39.
    async fn a_sent_form_is_a_mentor_with_person_company_part_consent_and_letter(place) {
        let at = open(&place).await;
        let secret = at.send(&place, &brigitte()).await;
        let own = place.store.own_mentor(&secret, now()).await.unwrap();
        assert_eq!(own.mentor.status().unwrap(), Status::Enquiry);
        assert!(own.reference.starts_with("18-"), "{}", own.reference);
        assert_eq!((own.identity.family_name.as_str(), own.received_on.as_str()), ("Ö", "2026-01-23"));
        assert_eq!((own.mentor.intake.as_str(), own.mentor.capacity), ("online", 1));
        assert_eq!(own.mentor.waiting_since, now().as_microsecond());
        let id = MentorId(own.mentor.id);
        let mut tx = place.store.read(at.programme).await.unwrap();
        let profile = tx.mentor_profile(id).await.unwrap();
        assert_eq!(profile.company.as_deref(), Some("Müller & Söhne GmbH"));
        let consents = tx.consents_of(PersonId(own.mentor.person_id)).await.unwrap();
        assert_eq!(consents.iter().map(|c| c.purpose.as_str()).collect::<Vec<_>>(), ["application"]);
        let facts = tx.status_facts("mentor", id.0).await.unwrap();
        assert_eq!(facts.len(), 1, "since when it waits is on record");
        let mail = tx.newest_mails(1).await.unwrap().remove(0);
        assert_eq!((mail.template.as_str(), mail.language.as_str()), ("mentor_received", "en"));
        assert_eq!(tx.addressee(&mail).await.unwrap().email, "brigitte@example.org");
        let line = tx.newest_entries(i64::MAX, 1).await.unwrap().remove(0);
        let said = (line.verb.as_str(), line.detail.as_str(), line.account_name);
        assert_eq!(said, ("mentor.create", "enquiry online", None));
        assert_eq!(line.person_id, Some(own.mentor.person_id), "by the own link");
        assert_eq!(line.person_name.as_deref(), Some("Brigitte Ö"));
        drop(tx);
        let opened = place.store.open_draft(&secret, now()).await.unwrap();
        assert!(matches!(opened, Opened::Sent(Side::Mentor)));
        assert!(matches!(place.store.own_application(&secret, now()).await, Err(Error::NotFound)));
    }

    /// Proves S1-36.
    async fn a_mentor_belongs_to_the_organisation_whose_link_brought_the_mentor(place) {
        let at = open(&place).await;
        for (name, duty) in [("wko", Duty::FindMentors), ("ams", Duty::SupplyMentees)] {
            place.store.create_organisation(&at.operator, name, name, &[duty], now()).await.unwrap();
        }
        let by = |slug| place.store.supplier(at.programme, Side::Mentor, slug);
        assert!(by("ams").await.unwrap().is_none(), "that one finds no mentors");
        let wko = by("wko").await.unwrap().unwrap();
        let answers = brigitte();
        let organisation = Some(OrganisationId(wko.id));
        let (cohort, side, language) = (at.cohort, Side::Mentor, "de");
        let begun = Begun { cohort, side, language, organisation, answers: &answers };
        let link = place.store.start_draft_with(at.programme, &begun, now()).await.unwrap();
        let secret = Secret::read(&link).unwrap();
        let draft = place.store.draft(&secret, now()).await.unwrap();
        place.store.submit_mentor(&secret, &draft, &read(&answers), now()).await.unwrap();
        let own = place.store.own_mentor(&secret, now()).await.unwrap();
        assert_eq!(own.mentor.organisation_id, Some(wko.id));
        assert_eq!(own.organisation.as_deref(), Some("wko"));
    }

    async fn sending_twice_makes_one_mentor(place) {
        let at = open(&place).await;
        let (secret, draft) = at.written(&place, &brigitte()).await;
        let form = read(&brigitte());
        let send = || place.store.submit_mentor(&secret, &draft, &form, now());
        let (first, second) = tokio::join!(send(), send());
        let outcomes = [first, second].map(|outcome| match outcome {
            Ok(()) => "sent",
            Err(Error::Outdated | Error::NotFound) => "late",
            Err(error) => panic!("{error}"),
        });
        assert!(outcomes.contains(&"sent"), "{outcomes:?}");
        send().await.unwrap();
        let mut tx = place.store.read(at.programme).await.unwrap();
        assert_eq!(tx.mentors().await.unwrap().len(), 1);
        assert_eq!(tx.newest_mails(9).await.unwrap().len(), 1);
    }

    /// A stranger who types somebody's address gets a record of the own and changes nobody's.
    async fn several_mentors_of_one_firm_and_of_one_address_stay_apart_with_a_hint(place) {
        let at = open(&place).await;
        let first = at.send(&place, &brigitte()).await;
        let mut colleague = brigitte();
        colleague.set("given_name", "Bernd");
        colleague.set("email", "bernd@example.org");
        colleague.set("phone", "+43 1 234568");
        let second = at.send(&place, &colleague).await;
        let stranger = at.send(&place, &brigitte()).await;
        let mut owns = Vec::new();
        for secret in [&first, &second, &stranger] {
            owns.push(place.store.own_mentor(secret, now()).await.unwrap());
        }
        let references: std::collections::HashSet<_> = owns.iter().map(|o| &o.reference).collect();
        assert_eq!(references.len(), 3);
        let mut tx = place.store.read(at.programme).await.unwrap();
        let [first, colleague, stranger] = [0, 1, 2].map(|at| PersonId(owns[at].mentor.person_id));
        assert_eq!(tx.duplicate_hints(colleague).await.unwrap(), []);
        let found = tx.duplicate_hints(stranger).await.unwrap();
        assert_eq!(found, [(first.0, "email".to_owned())]);
        assert_eq!(tx.mentor_parts(at.cohort).await.unwrap().len(), 3);
    }

    async fn a_draft_is_sent_by_its_own_side_alone(place) {
        let at = open(&place).await;
        let store = &place.store;
        let link = store.start_draft(at.programme, at.cohort, Side::Mentee, "de", None, now()).await;
        let secret = Secret::read(&link.unwrap()).unwrap();
        let draft = store.draft(&secret, now()).await.unwrap();
        let sent = store.submit_mentor(&secret, &draft, &read(&brigitte()), now()).await;
        assert!(matches!(sent, Err(Error::Outdated)), "{sent:?}");
        let close = Verb::CloseApplications;
        let (late, written) = at.written(&place, &brigitte()).await;
        store.step_cohort(&at.operator, at.cohort, close, None, now()).await.unwrap();
        let at_last = now() + SignedDuration::from_hours(73);
        let sent = store.submit_mentor(&late, &written, &read(&brigitte()), at_last).await;
        assert!(matches!(sent, Err(Error::WrongStatus { .. })), "{sent:?}");
        let in_time = now() + SignedDuration::from_hours(71);
        store.submit_mentor(&late, &written, &read(&brigitte()), in_time).await.unwrap();
    }

    /// Proves S1-27.
    async fn a_mentor_leaves_at_any_time_and_gets_a_letter(place) {
        let at = open(&place).await;
        let secret = at.send(&place, &brigitte()).await;
        let later = now() + SignedDuration::from_secs(1);
        place.store.withdraw_mentor(&secret, "keine Zeit", "en", later).await.unwrap();
        let again = place.store.withdraw_mentor(&secret, "", "en", later).await;
        assert!(matches!(again, Err(Error::WrongStatus { .. })), "{again:?}");
        let own = place.store.own_mentor(&secret, later).await.unwrap();
        assert_eq!(own.mentor.status().unwrap(), Status::Withdrawn);
        let mut tx = place.store.read(at.programme).await.unwrap();
        let line = tx.newest_entries(i64::MAX, 1).await.unwrap().remove(0);
        assert_eq!(line.verb, "mentor.withdraw");
        assert_eq!(line.reason.as_deref(), Some("keine Zeit"));
        assert_eq!(tx.newest_mails(1).await.unwrap().remove(0).template, "mentor_withdrawn");
        drop(tx);
        let link = place.store.create_mentor_link(at.programme, MentorId(own.mentor.id), later).await;
        let further = Secret::read(&link.unwrap()).unwrap();
        assert!(place.store.own_mentor(&further, later).await.is_ok());
    }
    async fn whoever_accompanies_somebody_talks_to_the_programme_first(place) {
        let table = Table::laid(&place.store, 1, 1).await;
        table.propose().await;
        table.all_agree().await;
        table.store.release(&table.coordinator, table.cohort, None, now()).await.unwrap();
        let mut tx = place.store.read(table.programme).await.unwrap();
        let mentor = MentorId(tx.mentors().await.unwrap().remove(0).id);
        drop(tx);
        let link = place.store.create_mentor_link(table.programme, mentor, now()).await.unwrap();
        let secret = Secret::read(&link).unwrap();
        let refused = place.store.withdraw_mentor(&secret, "", "de", now()).await;
        assert!(matches!(refused, Err(Error::Refused(Refusal::MentorPaired))), "{refused:?}");
    }
}
