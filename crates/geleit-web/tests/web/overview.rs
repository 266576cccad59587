//! What the desk shows first.

use super::*;
use crate::records::{Desk, words};
use axum::http::StatusCode;
use geleit_domain::applications::Status;
use geleit_domain::id::ApplicationId;
use geleit_store::applications::{Application, Correction};
use geleit_store::both;
use geleit_store::cohorts::Calendar;

both! {
    async fn a_new_programme_says_what_to_do_first(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let page = karin.get("/desk").await;
        for href in ["/desk/organisations/new", "/desk/cohorts/new"] {
            assert!(page.body.contains(&format!("href=\"{href}\"")), "{}", page.body);
        }
        karin.post("/desk/organisations", &[("name", "Kammer Nord"), ("duties", "decide")]).await;
        let page = karin.get("/desk").await;
        assert!(!page.body.contains("href=\"/desk/organisations/new\""), "{}", page.body);
    }

    /// Proves S1-41.
    async fn votes_come_first_and_a_release_waits_until_everybody_has_agreed(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let (store, now) = (&desk.site.store, desk.site.now());
        let operator = Actor::operator(desk.programme);
        let (mut karin, mut partner) = (desk.coordinator().await, desk.partner("wko").await);
        assert_eq!(todo(&karin.get("/desk").await.body), "3 Aufgenommene ohne Vorschlag");
        assert_eq!(todo(&partner.get("/desk").await.body), "", "nothing to vote on yet");
        store.propose(&operator, desk.cohort, None, now).await.unwrap();
        let pairs = store.matchings(&operator).await.unwrap()[0].1.as_ref().unwrap().pairs;
        assert!(pairs > 0);
        let votes = format!("{pairs} Paare ohne Ihre Stimme");
        assert_eq!(todo(&partner.get("/desk").await.body), votes);
        let missing = format!("{pairs} Paare, denen noch nicht alle zugestimmt haben");
        assert_eq!(todo(&karin.get("/desk").await.body), missing);
        let mut tx = store.read(desk.programme).await.unwrap();
        let organisations = tx.organisations().await.unwrap();
        drop(tx);
        for one in organisations {
            let (id, minute) = (OrganisationId(one.id), Some("Sitzung vom 23. Jänner"));
            store.endorse_all(&operator, desk.cohort, id, minute, None, now).await.unwrap();
        }
        assert_eq!(todo(&partner.get("/desk").await.body), "");
        let ready = format!("{pairs} Paare bereit zur Freigabe");
        assert_eq!(todo(&karin.get("/desk").await.body), ready);
    }

    /// Proves S1-38.
    async fn every_number_leads_to_a_list_of_as_many(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let operator = Actor::operator(desk.programme);
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let mut all = tx.applications_of(desk.cohort).await.unwrap();
        drop(tx);
        all.sort_by(|a, b| a.reference.cmp(&b.reference));
        // Two who were accepted by mistake wait for the office again, and nobody answers.
        for application in &all[..2] {
            let id = ApplicationId(application.id);
            let mut tx = place.store.read(desk.programme).await.unwrap();
            let facts = tx.status_facts("application", application.id).await.unwrap();
            drop(tx);
            let fact = facts.iter().find(|fact| fact.status == "accepted").unwrap();
            let correction = Correction {
                fact: fact.id,
                version: application.version,
                status: Status::Eligible,
                on: "2026-01-20".parse().unwrap(),
                reason: "wrong sheet",
            };
            let now = desk.site.now();
            place.store.correct_application(&operator, id, correction, now).await.unwrap();
        }
        desk.site.wait(SignedDuration::from_hours(24 * 11));
        let mut karin = desk.coordinator().await;
        let page = karin.get("/desk").await;
        assert!(page.body.contains("<li class=\"late\"><b class=\"n\">2</b>"), "{}", page.body);
        assert!(words(&page).contains("Bewerbungen warten länger als 10 Tage"), "{}", page.body);
        assert!(page.body.contains("überfällig"), "never colour alone");
        let link = page.body.split("href=\"").find(|rest| rest.contains("status=late")).unwrap();
        let href = link.split('"').next().unwrap().replace("&amp;", "&").replace("&#38;", "&");
        let list = karin.get(&href).await;
        assert_eq!(list.body.matches("name=\"application\"").count(), 2, "{}", list.body);
        assert!(list.body.contains("aria-current=\"true\">Warten zu lange auf Antwort"));
        let own = |one: &&Application| one.organisation_id == all[0].organisation_id;
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let ams = tx.find_organisation("ams").await.unwrap().unwrap();
        drop(tx);
        assert_eq!(all[0].organisation_id, Some(ams.id), "Amal came through the AMS");
        let number = all[..2].iter().filter(own).count();
        let mut ams = desk.partner("ams").await;
        let page = ams.get("/desk").await;
        assert!(!page.body.contains("/desk/applications/places"), "{}", page.body);
        let late = format!("{number} Bewerbung");
        assert!(todos(&page.body).iter().any(|todo| todo.starts_with(&late)), "{}", page.body);
        let list = ams.get("/desk/applications?status=late").await;
        assert_eq!(list.body.matches("name=\"application\"").count(), number, "{}", list.body);
    }

    /// Proves S1-02, S1-03.
    async fn the_head_says_the_day_and_the_steps_of_the_cohort(place) {
        let desk = Desk::filled(&place.store, "mentoring").await;
        let operator = Actor::operator(desk.programme);
        let mut tx = place.store.read(desk.programme).await.unwrap();
        let cohort = tx.cohort(desk.cohort).await.unwrap();
        drop(tx);
        let calendar = Calendar {
            applications_until: Some("2026-01-30".parse().unwrap()),
            matching_on: Some("2026-02-08".parse().unwrap()),
            opening_on: None,
            starts_on: "2026-03-01".parse().unwrap(),
            ends_on: "2026-09-01".parse().unwrap(),
            capacity: 100,
        };
        let (id, version, now) = (desk.cohort, cohort.version, desk.site.now());
        place.store.change_cohort(&operator, id, version, &calendar, now).await.unwrap();
        let open = geleit_domain::cohorts::Verb::Open;
        place.store.step_cohort(&operator, id, open, None, now).await.unwrap();
        let mut karin = desk.coordinator().await;
        let page = karin.get("/desk").await;
        let said = words(&page);
        assert!(said.contains("Freitag, 23. Jänner 2026. Noch 16 Tage bis zum Matching."), "{said}");
        let steps = said.split_once("class=\"g-steps\"").unwrap().1.split_once("</ol>").unwrap().0;
        let names = ["Vorbereitung", "Bewerbungen", "Gespräche", "Matching", "Auftakt"];
        let places: Vec<_> = names.iter().map(|name| steps.find(name).unwrap()).collect();
        assert!(places.is_sorted(), "{steps}");
        assert!(steps.contains("<li aria-current=\"step\">Bewerbungen<small>bis 30. Jänner"));
        assert_eq!(steps.matches("class=\"done\"").count(), 1, "{steps}");
        // Figures of the three who were accepted elsewhere.
        for (figure, words) in [("3", "Gespräch geführt"), ("0", "Platz im Durchgang")] {
            let bar = said.split_once(words).unwrap().1.split_once("</li>").unwrap().0;
            assert!(bar.contains(&format!("<b>{figure}</b>")), "{words}: {bar}");
        }
        assert!(said.contains("<svg class=\"g-chart\""), "{said}");
        assert!(!said.contains("style="), "no inline style");
        let foreign = karin.get(&format!("/desk?cohort={}", uuid::Uuid::nil())).await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
    }

    async fn staff_without_cohorts_see_an_empty_desk_and_no_links_that_are_not_theirs(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        for role in [Role::CaseWorker, Role::DataProtection, Role::Partner] {
            let page = site.reader(programme, role).await.get("/desk").await;
            assert_eq!(page.status, StatusCode::OK, "{role}");
            assert!(page.body.contains("class=\"g-empty\""), "{role}: {}", page.body);
            assert!(!page.body.contains("href=\"/desk/programme\""), "{role}: {}", page.body);
        }
    }
}

/// The first thing to do: its number and its words; empty where there is nothing to do.
fn todo(page: &str) -> String {
    todos(page).into_iter().next().unwrap_or_default()
}

/// Everything to do: numbers and words.
fn todos(page: &str) -> Vec<String> {
    let todo = |rest: &str| {
        let (count, rest) = rest.split_once("</b><div><p><strong>").unwrap();
        format!("{count} {}", rest.split('<').next().unwrap())
    };
    page.split("<b class=\"n\">").skip(1).map(todo).collect()
}
