//! What the desk shows first.

use super::*;
use crate::records::Desk;
use axum::http::StatusCode;
use geleit_store::both;

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
