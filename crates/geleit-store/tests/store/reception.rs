//! Staff take people in: who is shown before anything is written, and to whom an application
//! belongs.

use crate::imports::cohort;
use crate::{now, programme};
use geleit_domain::actor::{Actor, RoleHeld};
use geleit_domain::applications::form::MenteeForm;
use geleit_domain::applications::reception::read_received;
use geleit_domain::applications::{Answers, Intake, Side};
use geleit_domain::cohorts::Verb;
use geleit_domain::id::{ApplicationId, CohortId, OrganisationId, PersonId, ProgrammeId};
use geleit_domain::organisations::Duty;
use geleit_domain::policy::{Action, Role};
use geleit_domain::programmes::Kind;
use geleit_store::applications::{Arrival, Candidate, Received, Reception, Shown, Whose};
use geleit_store::secrets::Secret;
use geleit_store::testing::Place;
use geleit_store::{Error, Refusal, both};

struct Counter {
    programme: ProgrammeId,
    operator: Actor,
    cohort: CohortId,
    ams: OrganisationId,
    oeif: OrganisationId,
}

async fn counter(place: &Place) -> Counter {
    let (programme, operator) = programme(&place.store).await;
    let cohort = open(place, &operator, "wien-18", 18).await;
    let mut organisations = Vec::new();
    for slug in ["ams", "oeif"] {
        let made =
            place.store.create_organisation(&operator, slug, slug, &[Duty::SupplyMentees], now());
        organisations.push(made.await.unwrap());
    }
    let [ams, oeif] = organisations.try_into().unwrap();
    Counter { programme, operator, cohort, ams, oeif }
}

async fn open(place: &Place, operator: &Actor, slug: &str, number: u32) -> CohortId {
    let cohort = cohort(place, operator, slug, number).await;
    place.store.step_cohort(operator, cohort, Verb::Open, None, now()).await.unwrap();
    cohort
}

impl Counter {
    fn partner(&self, organisation: OrganisationId) -> Actor {
        let roles = vec![RoleHeld { role: Role::Partner, organisation: Some(organisation) }];
        Actor { programme: self.programme, account: None, person: None, roles }
    }

    async fn person_of(&self, place: &Place, id: ApplicationId) -> PersonId {
        let mut tx = place.store.read(self.programme).await.unwrap();
        PersonId(tx.application(id).await.unwrap().person_id)
    }

    async fn count(&self, place: &Place) -> usize {
        let mut tx = place.store.read(self.programme).await.unwrap();
        tx.applications_of(self.cohort).await.unwrap().len()
    }
}

fn amal() -> Answers {
    Answers::from_iter([
        ("given_name", "Amal"),
        ("family_name", "Haddad"),
        ("birth-year", "1990"),
        ("phone", "0664 123456"),
        ("consent_application", "yes"),
    ])
}

fn read(answers: &Answers) -> MenteeForm {
    read_received(answers, "2026-01-23".parse().unwrap()).unwrap()
}

fn new_id() -> ApplicationId {
    ApplicationId(geleit_store::id(now()))
}

fn by_phone(organisation: Option<OrganisationId>) -> Reception<'static> {
    let received_on = "2026-01-20".parse().unwrap();
    Reception { intake: Intake::Phone, organisation, received_on, language: "ar" }
}

/// Takes in and gives what became of it.
async fn take(
    place: &Place,
    actor: &Actor,
    cohort: CohortId,
    (form, reception): (&MenteeForm, Reception<'_>),
    whose: Whose,
) -> Result<Received, Error> {
    let arrival = Arrival { id: new_id(), cohort, form, reception, whose };
    place.store.receive_application(actor, &arrival, now()).await
}

fn taken(received: Received) -> ApplicationId {
    match received {
        Received::Taken(id) => id,
        Received::MayBe(found) => panic!("{found:?}"),
    }
}

fn may_be(received: Received) -> Vec<Candidate> {
    match received {
        Received::Taken(_) => panic!("it was taken in"),
        Received::MayBe(found) => found,
    }
}

both! {
    /// Proves S1-37, S1-40.
    async fn staff_take_in_what_is_known_and_a_letter_goes_only_to_an_address(place) {
        let at = counter(&place).await;
        let (form, how) = (read(&amal()), by_phone(Some(at.ams)));
        let id = taken(take(&place, &at.operator, at.cohort, (&form, how), Whose::Unasked).await.unwrap());
        let slip = place.store.slip(&at.operator, id).await.unwrap();
        assert_eq!((slip.language.as_str(), slip.application.intake.as_str()), ("ar", "phone"));
        assert_eq!(slip.application.received_on, "2026-01-20");
        assert_eq!(slip.missing.len(), 11, "{:?}", slip.missing);
        let mut tx = place.store.read(at.programme).await.unwrap();
        assert!(tx.newest_mails(9).await.unwrap().is_empty());
        let consents = tx.consents_of(PersonId(slip.person.id)).await.unwrap();
        assert_eq!(consents.len(), 1);
        let line = tx.newest_entries(i64::MAX, 1).await.unwrap().remove(0);
        assert_eq!((line.verb.as_str(), line.detail.as_str()), ("application.create", "received phone"));
        drop(tx);
        let mut nour = amal();
        for (field, typed) in [("given_name", "Nour"), ("phone", ""), ("email", "nour@example.org")] {
            nour.set(field, typed);
        }
        let form = read(&nour);
        taken(take(&place, &at.operator, at.cohort, (&form, how), Whose::Unasked).await.unwrap());
        let mut tx = place.store.read(at.programme).await.unwrap();
        let mail = tx.newest_mails(1).await.unwrap().remove(0);
        assert_eq!((mail.template.as_str(), mail.language.as_str()), ("application_received", "ar"));
    }

    async fn a_form_sent_twice_at_once_is_one_application(place) {
        let at = counter(&place).await;
        let form = read(&amal());
        let arrival = Arrival {
            id: new_id(),
            cohort: at.cohort,
            form: &form,
            reception: by_phone(None),
            whose: Whose::Unasked,
        };
        let send = || place.store.receive_application(&at.operator, &arrival, now());
        let (first, second) = tokio::join!(send(), send());
        for received in [first, second, send().await] {
            assert_eq!(taken(received.unwrap()), arrival.id);
        }
        assert_eq!(at.count(&place).await, 1);
        let other = place.store.receive_application(&at.partner(at.ams), &Arrival {
            reception: by_phone(Some(at.ams)), ..arrival.clone() }, now()).await;
        assert!(matches!(other, Err(Error::NotFound)), "the id of somebody else's: {other:?}");
    }

    async fn whoever_may_be_known_is_shown_before_anything_is_written(place) {
        let at = counter(&place).await;
        let next = open(&place, &at.operator, "wien-19", 19).await;
        let (form, how) = (read(&amal()), by_phone(None));
        let first = taken(take(&place, &at.operator, at.cohort, (&form, how), Whose::Unasked).await.unwrap());
        let person = at.person_of(&place, first).await;
        let again = may_be(take(&place, &at.operator, at.cohort, (&form, how), Whose::Unasked).await.unwrap());
        assert_eq!(again.len(), 1);
        assert_eq!(again[0].because, ["phone", "name_and_birth"]);
        assert_eq!((again[0].id(), again[0].record), (person, Some(first.0)));
        let forced = take(&place, &at.operator, at.cohort, (&form, how), Whose::Known(person)).await;
        assert!(may_be(forced.unwrap())[0].takes_part, "a second one in a cohort is refused");
        assert_eq!(at.count(&place).await, 1, "nothing was written");

        let mut married = amal();
        married.set("family_name", "Leitner");
        married.set("birth-year", "");
        married.set("email", "amal@example.org");
        let form = read(&married);
        let same = take(&place, &at.operator, next, (&form, how), Whose::Known(person)).await.unwrap();
        let second = taken(same);
        assert_eq!(at.person_of(&place, second).await, person);
        let mut tx = place.store.read(at.programme).await.unwrap();
        let now_known = tx.person(person).await.unwrap();
        assert_eq!(now_known.name(), "Amal Leitner");
        assert_eq!(now_known.birth.as_deref(), Some("1990"), "what was not said stays");
        assert_eq!(tx.names_of(person).await.unwrap().len(), 2, "the old one stays readable");
    }

    async fn somebody_else_is_new_unless_a_further_one_turned_up(place) {
        let at = counter(&place).await;
        let (form, how) = (read(&amal()), by_phone(None));
        let first = taken(take(&place, &at.operator, at.cohort, (&form, how), Whose::Unasked).await.unwrap());
        let unseen = take(&place, &at.operator, at.cohort, (&form, how), Whose::SomebodyElse(vec![]));
        assert_eq!(may_be(unseen.await.unwrap()).len(), 1, "turned up since the page was drawn");
        let stranger = PersonId(geleit_store::id(now()));
        let guessed = take(&place, &at.operator, at.cohort, (&form, how), Whose::Known(stranger));
        may_be(guessed.await.unwrap());
        let seen = vec![at.person_of(&place, first).await];
        let other = take(&place, &at.operator, at.cohort, (&form, how), Whose::SomebodyElse(seen.clone()));
        let other = at.person_of(&place, taken(other.await.unwrap())).await;
        assert_ne!(other, seen[0]);
        let mut tx = place.store.read(at.programme).await.unwrap();
        let hints = tx.duplicate_hints(other).await.unwrap();
        assert_eq!(hints, [(seen[0].0, "phone".to_owned())]);
    }

    /// Proves S1-37.
    async fn a_partner_learns_nothing_of_people_of_others_and_the_coordination_gets_a_hint(place) {
        let at = counter(&place).await;
        let form = read(&amal());
        let own = by_phone(Some(at.ams));
        let ams = at.partner(at.ams);
        let known = take(&place, &ams, at.cohort, (&form, own), Whose::Unasked);
        let known = at.person_of(&place, taken(known.await.unwrap())).await;
        let (oeif, how) = (at.partner(at.oeif), by_phone(Some(at.oeif)));
        let other = taken(take(&place, &oeif, at.cohort, (&form, how), Whose::Unasked).await.unwrap());
        let other = at.person_of(&place, other).await;
        assert_ne!(other, known, "nobody is joined unseen");
        let record = place.store.show_person(&oeif, other).await.unwrap();
        assert!(record.hints.is_empty(), "not even that somebody is known");
        let record = place.store.show_person(&at.operator, other).await.unwrap();
        assert_eq!(record.hints.len(), 1);
        let forced = take(&place, &oeif, at.cohort, (&form, how), Whose::Known(known)).await.unwrap();
        assert!(may_be(forced).iter().all(|one| one.id() == other), "only the own one");
        let own = may_be(take(&place, &ams, at.cohort, (&form, own), Whose::Unasked).await.unwrap());
        assert_eq!(own.len(), 1);
    }

    async fn a_day_to_come_a_strange_organisation_and_a_closed_cohort_are_refused(place) {
        let at = counter(&place).await;
        let form = read(&amal());
        let charlie = place.store.create_programme(Kind::Tandem, "C", "charlie", now()).await;
        let foreign = Actor::operator(charlie.unwrap());
        let stranger = place.store.create_organisation(&foreign, "x", "x", &[], now()).await.unwrap();
        let take = |actor: Actor, reception: Reception<'static>| {
            let (place, form, cohort) = (&place, form.clone(), at.cohort);
            async move { take(place, &actor, cohort, (&form, reception), Whose::Unasked).await.err() }
        };
        let late = Reception { received_on: "2026-01-24".parse().unwrap(), ..by_phone(None) };
        let refused = take(at.operator.clone(), late).await;
        assert!(matches!(refused, Some(Error::Refused(Refusal::Invalid { field: "received_on", .. }))), "{refused:?}");
        let refused = take(at.operator.clone(), by_phone(Some(stranger))).await;
        assert!(matches!(refused, Some(Error::Refused(Refusal::Invalid { field: "organisation", .. }))), "{refused:?}");
        for organisation in [None, Some(at.oeif), Some(stranger)] {
            let refused = take(at.partner(at.ams), by_phone(organisation)).await;
            assert!(matches!(refused, Some(Error::Forbidden)), "{organisation:?} {refused:?}");
        }
        place.store.step_cohort(&at.operator, at.cohort, Verb::Cancel, Some("zu wenige"), now()).await.unwrap();
        let refused = take(at.operator.clone(), by_phone(None)).await;
        assert!(matches!(refused, Some(Error::WrongStatus { .. })), "{refused:?}");
        assert_eq!(at.count(&place).await, 0);
    }

    /// Proves S1-37.
    async fn an_application_belongs_to_the_organisation_that_sent_the_person(place) {
        let at = counter(&place).await;
        let supplier = place.store.supplier(at.programme, Side::Mentee, "ams").await.unwrap().unwrap();
        assert!(place.store.supplier(at.programme, Side::Mentee, "wien-18").await.unwrap().is_none());
        let mut ids = Vec::new();
        for by in [Some(OrganisationId(supplier.id)), None] {
            let link = place.store.start_draft(at.programme, at.cohort, Side::Mentee, "de", by, now());
            let secret = Secret::read(&link.await.unwrap()).unwrap();
            let draft = place.store.draft(&secret, now()).await.unwrap();
            let mut answers = amal();
            answers.set("phone", if by.is_some() { "0664 1111111" } else { "0664 2222222" });
            place.store.submit_draft(&secret, &draft, &read(&answers), now()).await.unwrap();
            let own = place.store.own_application(&secret, now()).await.unwrap();
            ids.push(ApplicationId(own.application.id));
        }
        let (ams, oeif) = (at.partner(at.ams), at.partner(at.oeif));
        assert!(place.store.show_application(&ams, ids[0]).await.is_ok());
        assert!(matches!(place.store.show_application(&ams, ids[1]).await, Err(Error::NotFound)));
        let refused = place.store.set_supplier(&ams, ids[0], 1, None, now()).await;
        assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        let Shown::Whole(record) = place.store.show_application(&at.operator, ids[1]).await.unwrap() else { panic!() };
        let version = record.application.version;
        let outdated = place.store.set_supplier(&at.operator, ids[1], version + 1, Some(at.oeif), now()).await;
        assert!(matches!(outdated, Err(Error::Outdated)), "{outdated:?}");
        place.store.set_supplier(&at.operator, ids[1], version, Some(at.oeif), now()).await.unwrap();
        assert!(place.store.show_application(&oeif, ids[1]).await.is_ok());
        let mut tx = place.store.read(at.programme).await.unwrap();
        let person = tx.application(ids[1]).await.unwrap().person_id;
        tx.person(PersonId(person)).await.unwrap().permit(&oeif, Action::Show).unwrap();
    }

    async fn a_telephone_number_is_known_however_it_is_written(place) {
        let at = counter(&place).await;
        let mut known = amal();
        known.set("phone", "0664/123 45 67");
        let whose = Whose::Unasked;
        let first = (&read(&known), by_phone(None));
        let first = taken(take(&place, &at.operator, at.cohort, first, whose.clone()).await.unwrap());
        let person = at.person_of(&place, first).await;
        for written in ["+43 664 1234567", "00436641234567", "+43 (0)664 123-45-67"] {
            let mut other = Answers::from_iter([("given_name", "Nour"), ("consent_application", "yes")]);
            other.set("phone", written);
            let asked = (&read(&other), by_phone(None));
            let found = take(&place, &at.operator, at.cohort, asked, whose.clone()).await.unwrap();
            let Received::MayBe(found) = found else { panic!("{written} is nobody's") };
            let found: Vec<_> = found.iter().map(|one| (one.id(), one.because.clone())).collect();
            assert_eq!(found, [(person, vec!["phone"])], "{written}");
        }
        let mut other = amal();
        other.set("given_name", "Nour");
        other.set("phone", "+49 664 1234567");
        let asked = (&read(&other), by_phone(None));
        taken(take(&place, &at.operator, at.cohort, asked, whose).await.unwrap());
    }
}
