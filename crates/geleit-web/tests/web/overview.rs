//! What the desk shows first.

use super::*;
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
