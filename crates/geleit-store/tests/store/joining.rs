//! A later sign-up of a known mentor: joined or kept apart, by people and never by itself.

use crate::consultations::Office;
use crate::now;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts::Verb as OfCohort;
use geleit_domain::id::{CohortId, MentorId, PersonId};
use geleit_domain::mentors::Verb;
use geleit_domain::mentors::joining::Contact;
use geleit_domain::mentors::questionnaire::Field;
use geleit_store::cohorts::{Calendar, NewCohort};
use geleit_store::mentors::{Filter, Joining, Record};
use geleit_store::testing::execute;
use geleit_store::{Error, Store, both};

/// Brigitte is available, and a year later somebody with her telephone number signs up.
struct Twice {
    office: Office,
    new: MentorId,
    next: CohortId,
}

impl Twice {
    async fn at(store: &Store) -> Self {
        let office = Office::open(store).await;
        let programme = office.table.programme;
        execute(store, programme, "UPDATE mentor SET status = 'available'").await;
        let calendar = Calendar {
            applications_until: None,
            matching_on: None,
            opening_on: None,
            starts_on: "2027-03-01".parse().unwrap(),
            ends_on: "2027-09-01".parse().unwrap(),
            capacity: 10,
        };
        let regions = vec!["Tirol".to_owned()];
        let new = NewCohort { slug: "tirol-1".to_owned(), number: 1, regions, calendar };
        let operator = Actor::operator(programme);
        let next = store.create_cohort(&operator, &new, now()).await.unwrap();
        store.step_cohort(&operator, next, OfCohort::Open, None, now()).await.unwrap();
        let new = office.enquires_for(next, "Neue Firma", "gitti@example.org").await;
        Self { office, new, next }
    }

    async fn record(&self, mentor: MentorId) -> Record {
        self.office.store.show_mentor(&self.office.karin, mentor, now()).await.unwrap()
    }

    async fn joins(&self, actor: &Actor, change: i64) -> Result<(), Error> {
        let (new, known) = (self.new, self.office.brigitte);
        let joining = Joining {
            new_version: self.record(new).await.mentor.version,
            known_version: self.record(known).await.mentor.version + change,
            answers: &[Field::Company],
            contact: &[Contact::Email],
        };
        self.office.store.join_mentor(actor, (new, known), &joining, now()).await
    }
}

both! {
    /// Proves S1-31.
    async fn a_later_sign_up_goes_on_in_the_known_record_and_nothing_is_lost(place) {
        let twice = Twice::at(&place.store).await;
        let (store, karin, known) = (&place.store, &twice.office.karin, twice.office.brigitte);
        let likely = store.likely_mentors(karin, twice.new).await.unwrap();
        assert_eq!((likely.len(), likely[0].id, &*likely[0].because), (1, known, "phone"));
        let foreign = twice.joins(&twice.office.werner, 0).await;
        assert!(matches!(foreign, Err(Error::NotFound)), "of no organisation: {foreign:?}");
        let stale = twice.joins(karin, -1).await;
        assert!(matches!(stale, Err(Error::Outdated)), "{stale:?}");
        let before = twice.record(known).await;
        twice.joins(karin, 0).await.unwrap();
        let (after, sign_up) = (twice.record(known).await, twice.record(twice.new).await);
        assert_eq!(after.profile.company.as_deref(), Some("Neue Firma"));
        assert_eq!(after.profile.position, before.profile.position);
        assert_eq!((&*after.person.email, &*after.mentor.status), ("gitti@example.org", "available"));
        assert_eq!(after.entries.last().unwrap().verb, "mentor.renew");
        assert_eq!(after.joined.first().map(|(id, _)| *id), Some(twice.new.0));
        assert_eq!(after.cohorts.len(), 2, "she takes part in the next cohort too");
        assert_eq!(sign_up.mentor.joined_to, Some(known.0));
        assert_eq!(sign_up.entries.last().unwrap().verb, "mentor.join");
        assert_eq!(sign_up.profile.company.as_deref(), Some("Neue Firma"), "it stays readable");
        let mut tx = store.read(twice.office.table.programme).await.unwrap();
        let parts = tx.mentor_parts(twice.next).await.unwrap();
        assert_eq!(parts.iter().map(|part| part.mentor_id).collect::<Vec<_>>(), [known.0]);
        let consents = tx.consents_of(PersonId(after.mentor.person_id)).await.unwrap();
        assert_eq!(consents.len(), 1, "given twice, it holds once");
        drop(tx);
        let listed = store.mentors_page(karin, &Filter::default(), 9).await.unwrap();
        assert_eq!(listed.iter().map(|one| one.id).collect::<Vec<_>>(), [known.0]);
        let twice_joined = twice.joins(karin, 0).await;
        assert!(matches!(twice_joined, Err(Error::NotFound)), "{twice_joined:?}");
        let back = store.step_mentor(karin, twice.new, Verb::Return, Some("x"), now()).await;
        assert!(matches!(back, Err(Error::WrongStatus { .. })), "{back:?}");
    }

    async fn whoever_asks_gets_both_records_and_whoever_is_erased_leaves_both(place) {
        let twice = Twice::at(&place.store).await;
        twice.joins(&twice.office.karin, 0).await.unwrap();
        let sign_up = PersonId(twice.record(twice.new).await.mentor.person_id);
        let known = PersonId(twice.record(twice.office.brigitte).await.mentor.person_id);
        let mut tx = place.store.write(twice.office.table.programme).await.unwrap();
        let bundle = tx.export_person(known).await.unwrap();
        assert_eq!(bundle["person"].as_array().unwrap().len(), 2);
        let operator = Actor::operator(twice.office.table.programme);
        tx.erase_person(&operator, known, "asked by letter", now()).await.unwrap();
        for person in [known, sign_up] {
            let person = tx.person(person).await.unwrap();
            assert_eq!((person.email.contains("gitti"), &*person.phone), (false, ""), "{person:?}");
        }
        tx.commit().await.unwrap();
    }

    async fn whoever_is_kept_apart_is_hinted_at_no_more(place) {
        let twice = Twice::at(&place.store).await;
        let (store, karin, both) =
            (&place.store, &twice.office.karin, (twice.new, twice.office.brigitte));
        let before = twice.record(twice.office.brigitte).await;
        store.keep_mentors_apart(karin, both, now()).await.unwrap();
        assert!(store.likely_mentors(karin, twice.new).await.unwrap().is_empty());
        let person = PersonId(before.mentor.person_id);
        assert!(store.show_person(karin, person).await.unwrap().hints.is_empty());
        let after = twice.record(twice.office.brigitte).await;
        assert_eq!(after.entries.last().unwrap().verb, "mentor.keep_apart");
        assert_eq!((after.profile, after.mentor.version), (before.profile, before.mentor.version));
        for again in [store.keep_mentors_apart(karin, both, now()).await, twice.joins(karin, 0).await] {
            assert!(matches!(again, Err(Error::NotFound)), "{again:?}");
        }
        assert_eq!(twice.record(twice.new).await.mentor.status, "enquiry");
    }
}
