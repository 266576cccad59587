//! The page on which the programme says who may take part.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

const PATH: &str = "/desk/programme/eligibility";

both! {
    /// Proves S1-22, S1-23, S1-24.
    async fn the_rules_begin_as_published_and_are_changed_in_versions(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut karin = site.reader(programme, Role::Coordinator).await;
        let page = karin.get(PATH).await;
        assert_eq!(page.status, StatusCode::OK);
        for chosen in ["value=\"apprenticeship\" selected", "value=\"B1\" selected",
            "id=\"needs_access\" value=\"yes\" checked"] {
            assert!(page.body.contains(chosen), "{chosen}: {}", page.body);
        }
        let form = [("version", "0"), ("education_min", "matura"), ("german_min", ""),
            ("residence", "AT"), ("needs_region", "yes")];
        let done = karin.post(PATH, &form).await;
        assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, PATH));
        let page = karin.get(PATH).await;
        for chosen in ["value=\"matura\" selected", "value=\"AT\" selected", "value=\"1\"",
            "festgelegt von"] {
            assert!(page.body.contains(chosen), "{chosen}: {}", page.body);
        }
        assert!(!page.body.contains("id=\"needs_access\" value=\"yes\" checked"));
        let late = karin.post(PATH, &form).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "somebody else was faster");
        let odd = [("version", "1"), ("german_min", "Z9")];
        let refused = karin.post(PATH, &odd).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("href=\"#german_min\""), "{}", refused.body);
        let entries = karin.get("/desk/entries").await;
        assert!(entries.body.contains("Voraussetzungen geändert"), "{}", entries.body);
    }

    async fn only_the_coordination_sets_the_rules(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut ams = site.reader(programme, Role::Partner).await;
        assert_eq!(ams.get(PATH).await.status, StatusCode::FORBIDDEN);
        assert_eq!(ams.post(PATH, &[("version", "0")]).await.status, StatusCode::FORBIDDEN);
    }
}
