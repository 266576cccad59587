//! Taking people in at the desk, and to which organisation an application belongs.

use super::*;
use geleit_domain::cohorts::Verb;
use geleit_store::both;

const NEW: &str = "/desk/applications/new";

/// The form as it is drawn, with the id that it carries.
async fn id_of(reader: &mut Visitor) -> String {
    let page = reader.get(NEW).await;
    assert_eq!(page.status, 200, "{}", page.body);
    let (_, rest) = page.body.split_once("name=\"id\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// What staff type on the telephone.
fn typed<'a>(id: &'a str, cohort: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("id", id),
        ("cohort", cohort),
        ("intake", "phone"),
        ("language", "ar"),
        ("received_on-day", "20"),
        ("received_on-month", "1"),
        ("received_on-year", "2026"),
        ("given_name", "Nour"),
        ("phone", "0664 555"),
        ("consent_application", "yes"),
    ];
    let is_usual = |name: &&str| more.iter().all(|(other, _)| other != name);
    usual.into_iter().filter(|(name, _)| is_usual(name)).chain(more.iter().copied()).collect()
}

both! {
    /// Proves S1-40.
    async fn somebody_is_taken_in_by_telephone_once_however_often_it_is_sent(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let (mut karin, cohort) = (desk.coordinator().await, desk.cohort.to_string());
        let id = id_of(&mut karin).await;
        let form = typed(&id, &cohort, &[("phone", "0664 555555"), ("german", "B1")]);
        let sent = karin.post(NEW, &form).await;
        let receipt = format!("/desk/applications/{id}/receipt");
        assert_eq!((sent.status.as_u16(), sent.header("location")), (303, receipt.as_str()), "{}", sent.body);
        let again = karin.post(NEW, &form).await;
        assert_eq!(again.header("location"), receipt);
        let page = karin.get(&receipt).await;
        for word in ["<data class=\"reference\" value=\"18-", "lang=\"ar\" dir=\"rtl\"", "kein Brief", "Geburtsdatum", "name=\"file_id\""] {
            assert!(page.body.contains(word), "{word}: {}", page.body);
        }
        assert!(!words(&page).contains("Deutschniveau"), "that was answered");
        let page = words(&karin.get(&format!("/desk/applications/{id}")).await);
        assert!(page.contains("am Telefon, aufgenommen von"), "{page}");
        assert!(page.contains("20. Jänner 2026"), "{page}");
        let mut tx = place.store.read(desk.programme).await.unwrap();
        assert_eq!(tx.applications_of(desk.cohort).await.unwrap().len(), 4);
    }

    async fn what_is_wrong_is_said_and_everything_typed_is_kept(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let (mut karin, cohort) = (desk.coordinator().await, desk.cohort.to_string());
        let id = id_of(&mut karin).await;
        let strange = geleit_store::id(desk.site.now()).to_string();
        for (wrong, field) in [
            (("given_name", ""), "given_name"),
            (("phone", ""), "phone"),
            (("phone", "call me"), "phone"),
            (("consent_application", ""), "consent_application"),
            (("received_on-year", "2027"), "received_on"),
            (("received_on-day", "x"), "received_on"),
            (("intake", "online"), "intake"),
            (("language", "xx"), "language"),
            (("organisation", strange.as_str()), "organisation"),
            (("cohort", strange.as_str()), "cohort"),
        ] {
            let form = typed(&id, &cohort, &[wrong, ("occupation", "Köchin")]);
            let page = karin.post(NEW, &form).await;
            assert_eq!(page.status, 422, "{wrong:?}");
            assert!(page.body.contains(&format!("href=\"#{field}\"")), "{wrong:?}: {}", page.body);
            assert!(page.body.contains(&format!("id=\"{field}\"")), "{wrong:?}");
            assert!(page.body.contains("value=\"Köchin\""), "{wrong:?} loses what was typed");
        }
        assert_eq!(karin.post(NEW, &typed("", &cohort, &[])).await.status, 422);
        assert_eq!(karin.get(&format!("{NEW}?cohort={strange}")).await.status, 404);
        let mut tx = place.store.read(desk.programme).await.unwrap();
        assert_eq!(tx.applications_of(desk.cohort).await.unwrap().len(), 3);
    }

    async fn whoever_may_be_known_is_shown_before_saving(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let (mut karin, cohort) = (desk.coordinator().await, desk.cohort.to_string());
        let id = id_of(&mut karin).await;
        let like = [("phone", "0664 555555"), ("email", "amal@example.org")];
        let page = karin.post(NEW, &typed(&id, &cohort, &like)).await;
        assert_eq!(page.status, 409);
        for word in ["أمل الحسن", "hat sich für diesen Durchgang schon beworben", "value=\"Nour\"", "value=\"0664 555555\""] {
            assert!(words(&page).contains(word), "{word}: {}", page.body);
        }
        let (_, rest) = page.body.split_once("name=\"seen\" value=\"").unwrap();
        let amal = rest.split('"').next().unwrap();
        let is_her = [like[0], like[1], ("seen", amal), ("whose", amal)];
        let refused = karin.post(NEW, &typed(&id, &cohort, &is_her)).await;
        assert_eq!(refused.status, 409, "a second one for this cohort");
        assert!(refused.body.contains("href=\"#whose\""), "{}", refused.body);
        let undecided = [like[0], like[1], ("seen", amal)];
        assert_eq!(karin.post(NEW, &typed(&id, &cohort, &undecided)).await.status, 409);
        let is_other = [like[0], like[1], ("seen", amal), ("whose", "new")];
        let saved = karin.post(NEW, &typed(&id, &cohort, &is_other)).await;
        assert_eq!(saved.status, 303, "{}", saved.body);

        let mut tx = place.store.read(desk.programme).await.unwrap();
        let brigitte = tx.mentors().await.unwrap();
        drop(tx);
        let id = id_of(&mut karin).await;
        let like = [("email", "brigitte@example.org"), ("phone", "")];
        let page = karin.post(NEW, &typed(&id, &cohort, &like)).await;
        let mentor = brigitte.iter().map(|m| m.person_id.to_string()).find(|id| page.body.contains(id.as_str()));
        let mentor = mentor.unwrap_or_else(|| panic!("{}", page.body));
        let is_her = [like[0], like[1], ("seen", mentor.as_str()), ("whose", mentor.as_str())];
        let saved = karin.post(NEW, &typed(&id, &cohort, &is_her)).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let application = tx.application(id.parse().unwrap()).await.unwrap();
        assert_eq!(application.person_id.to_string(), mentor);
    }

    /// Proves S1-37.
    async fn a_partner_takes_in_for_its_own_organisation_and_sees_no_one_of_others(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let (mut otto, cohort) = (desk.partner("oeif").await, desk.cohort.to_string());
        let id = id_of(&mut otto).await;
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let ams = tx.find_organisation("ams").await.unwrap().unwrap().id.to_string();
        drop(tx);
        let form = [("phone", "0664 555555"), ("email", "amal@example.org"), ("organisation", ams.as_str())];
        let saved = otto.post(NEW, &typed(&id, &cohort, &form)).await;
        assert_eq!(saved.status, 303, "{}", saved.body);
        let page = words(&otto.get(&format!("/desk/applications/{id}")).await);
        assert!(page.contains("<dd>oeif"), "its own, whatever the form says: {page}");
        let mut karin = desk.coordinator().await;
        let page = words(&karin.get(&format!("/desk/applications/{id}")).await);
        let person = page.split("/desk/persons/").nth(1).unwrap().split('"').next().unwrap();
        let page = words(&karin.get(&format!("/desk/persons/{person}")).await);
        assert!(page.contains("أمل الحسن"), "the coordination gets the hint: {page}");
    }

    /// Proves S1-37.
    async fn the_coordination_assigns_an_organisation_and_sees_who_was_faster(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let (mut karin, cohort) = (desk.coordinator().await, desk.cohort.to_string());
        let id = id_of(&mut karin).await;
        karin.post(NEW, &typed(&id, &cohort, &[("phone", "0664 555555")])).await;
        let path = format!("/desk/applications/{id}/organisation");
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let wko = tx.find_organisation("wko").await.unwrap().unwrap().id.to_string();
        drop(tx);
        assert_eq!(desk.partner("wko").await.get(&path).await.status, 403);
        assert!(karin.get(&path).await.body.contains(&wko));
        let assign = |version: &'static str| [("version", version), ("organisation", wko.as_str())];
        let strange = [("version", "1"), ("organisation", cohort.as_str())];
        assert_eq!(karin.post(&path, &strange).await.status, 422);
        assert_eq!(karin.post(&path, &assign("1")).await.status, 303);
        assert_eq!(karin.post(&path, &assign("1")).await.status, 409);
        let mut willi = desk.partner("wko").await;
        assert_eq!(willi.get(&format!("/desk/applications/{id}")).await.status, 200);
        assert_eq!(willi.get(&path).await.status, 403);
    }

    /// Proves S1-37.
    async fn whoever_follows_the_link_of_an_organisation_belongs_to_it(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let operator = Actor::operator(desk.programme);
        let duties = [Duty::SupplyMentees];
        place.store.create_organisation(&operator, "Caritas", "caritas", &duties, desk.site.now()).await.unwrap();
        let step = place.store.step_cohort(&operator, desk.cohort, Verb::Open, None, desk.site.now());
        step.await.unwrap();
        let page = words(&desk.coordinator().await.get(&format!("/desk/cohorts/{}", desk.cohort)).await);
        assert!(page.contains("/apply/mentoring-18/mentee?by=caritas"), "{page}");
        assert!(!page.contains("mentee?by=wko"), "that one sends nobody");
        let mut partner = desk.partner("caritas").await;
        let page = words(&partner.get(&format!("/desk/cohorts/{}", desk.cohort)).await);
        assert_eq!(page.matches("/apply/mentoring-18/mentee").count(), 2, "only its own: {page}");
        let start = "/de/apply/mentoring-18/mentee";
        let mut seen = Vec::new();
        for (by, name) in [("caritas", true), ("wko", false), ("nobody", false), ("\"><b>", false)] {
            let address = format!("{start}?by={}", if by.starts_with('"') { "%22%3E%3Cb%3E" } else { by });
            let mut amal = desk.site.visitor();
            let page = words(&amal.get(&address).await);
            assert_eq!(page.contains("Sie kommen über: Caritas"), name, "{by}");
            assert_eq!(page.contains("/ar/apply/mentoring-18/mentee?by=caritas"), name, "{by}");
            let begun = amal.post(start, &[("begin", "yes"), ("website", ""), ("by", by)]).await;
            let link = begun.header("location").split('/').nth(3).unwrap().to_owned();
            let secret = geleit_store::secrets::Secret::read(&link).unwrap();
            let draft = place.store.draft(&secret, desk.site.now()).await.unwrap();
            seen.push(draft.organisation.is_some());
        }
        assert_eq!(seen, [true, false, false, false]);
    }

    /// Proves S1-36.
    async fn a_mentor_who_follows_the_link_of_an_organisation_belongs_to_it(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let operator = Actor::operator(desk.programme);
        for (name, slug, duty) in
            [("Kammer", "kammer", Duty::FindMentors), ("Caritas", "caritas", Duty::SupplyMentees)]
        {
            let (duties, now) = ([duty], desk.site.now());
            place.store.create_organisation(&operator, name, slug, &duties, now).await.unwrap();
        }
        let step = place.store.step_cohort(&operator, desk.cohort, Verb::Open, None, desk.site.now());
        step.await.unwrap();
        let page = words(&desk.coordinator().await.get(&format!("/desk/cohorts/{}", desk.cohort)).await);
        assert!(page.contains("/apply/mentoring-18/mentor?by=kammer"), "{page}");
        assert!(!page.contains("mentor?by=caritas"), "that one finds no mentors");
        let start = "/de/apply/mentoring-18/mentor";
        let mut seen = Vec::new();
        for (by, name) in [("kammer", true), ("caritas", false)] {
            let mut brigitte = desk.site.visitor();
            let page = brigitte.get(&format!("{start}?by={by}")).await;
            assert_eq!(words(&page).contains("Sie kommen über: Kammer"), name, "{by}");
            assert_eq!(page.body.contains("name=\"by\" value=\"kammer\""), name, "{by}");
            let form = [
                ("begin", "yes"), ("website", ""), ("by", by), ("given_name", "Brigitte"),
                ("family_name", "Ö"), ("email", "brigitte@example.org"), ("phone", "+43 1 234567"),
            ];
            let wrong = brigitte.post(start, &form[..4]).await;
            assert_eq!(wrong.status, 422);
            assert_eq!(words(&wrong).contains("Sie kommen über: Kammer"), name, "kept when refused");
            let begun = brigitte.post(start, &form).await;
            assert_eq!(begun.status, 303, "{}", begun.body);
            let link = begun.header("location").split('/').nth(3).unwrap().to_owned();
            let secret = geleit_store::secrets::Secret::read(&link).unwrap();
            let draft = place.store.draft(&secret, desk.site.now()).await.unwrap();
            seen.push(draft.organisation.is_some());
        }
        assert_eq!(seen, [true, false]);
    }

    /// Proves S1-36, S1-39.
    async fn a_mentor_is_taken_in_by_telephone_and_never_twice(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let (mut willi, cohort) = (desk.partner("wko").await, desk.cohort.to_string());
        let path = "/desk/mentors/new";
        let page = willi.get(path).await;
        assert!(page.body.contains("id=\"company\""), "{}", page.body);
        let id = page.body.split("name=\"id\" value=\"").nth(1).unwrap();
        let id = id.split('"').next().unwrap().to_owned();
        let company = [
            ("given_name", "Dorothea"),
            ("family_name", "Berger"),
            ("email", "berger@example.org"),
            ("phone", "0664 555555"),
            ("company", "Donau Logistik"),
            ("position", "Leiterin"),
            ("industry", "H"),
            ("postcode", "1020"),
        ];
        let unknown = typed(&id, &cohort, &company[..7]);
        assert_eq!(willi.post(path, &unknown).await.status, 422);
        let known: Vec<_> = typed(&id, &cohort, &company).into_iter().map(|(name, value)| match name {
            "email" => (name, "brigitte@example.org"),
            _ => (name, value),
        }).collect();
        let page = willi.post(path, &known).await;
        assert_eq!(page.status, 409);
        assert!(words(&page).contains("Brigitte Leitner"), "{}", page.body);
        assert!(page.body.contains("schon Mentor:in"), "{}", page.body);
        let form = typed(&id, &cohort, &company);
        let saved = willi.post(path, &form).await;
        assert_eq!(saved.header("location"), format!("/desk/mentors/{id}"), "{}", saved.body);
        assert_eq!(willi.post(path, &form).await.status, 303);
        assert_eq!(willi.get(&format!("/desk/mentors/{id}")).await.status, 200);
        let mut tx = place.store.read(desk.programme).await.unwrap();
        assert_eq!(tx.mentors().await.unwrap().len(), 3);
    }
}
