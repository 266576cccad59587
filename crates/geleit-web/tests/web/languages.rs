//! Which language a page speaks.

use super::*;
use axum::http::StatusCode;
use geleit_store::both;

both! {
    async fn the_start_leads_to_the_language_that_the_browser_asks_for(place) {
        let site = Site::new(&place.store);
        for (asked, found) in [("ar,en;q=0.5", "/ar"), ("fr, en;q=0.3", "/en"), ("fr", "/de")] {
            let mut visitor = site.visitor();
            visitor.language = asked;
            assert_eq!(visitor.get("/").await.header("location"), found);
            assert!(visitor.cookies.is_empty(), "no cookie before somebody signs in");
        }
    }

    async fn public_pages_are_offered_in_three_languages_and_from_right_to_left(place) {
        let site = Site::new(&place.store);
        site.programme("mentoring").await;
        for path in ["", "/accessibility", "/privacy", "/imprint"] {
            for (tag, dir) in [("de", "ltr"), ("en", "ltr"), ("ar", "rtl")] {
                let page = site.visitor().get(&format!("/{tag}{path}")).await;
                assert_eq!(page.status, StatusCode::OK);
                assert!(page.body.contains(&format!("<html lang=\"{tag}\" dir=\"{dir}\">")));
                assert!(page.body.contains(&format!("hreflang=\"ar\" href=\"/ar{path}\"")));
            }
        }
        assert_eq!(site.visitor().get("/fr").await.status, StatusCode::NOT_FOUND);
    }

    async fn the_chosen_language_is_kept_and_the_desk_speaks_no_arabic(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut brigitte = site.reader(programme, Role::Mentor).await;
        let done = brigitte.post("/language", &[("language", "ar"), ("return", "/me")]).await;
        assert_eq!(done.header("location"), "/me");
        let page = brigitte.get("/me").await;
        assert!(page.body.contains("<html lang=\"ar\" dir=\"rtl\">"), "{}", page.body);
        let mut desk = site.reader(programme, Role::Coordinator).await;
        desk.post("/language", &[("language", "ar"), ("return", "//evil.example")]).await;
        assert!(desk.get("/desk").await.body.contains("<html lang=\"de\" dir=\"ltr\">"));
    }

    /// Proves S1-66.
    async fn people_are_spelt_as_the_programme_wants(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let page = site.visitor().get("/de").await;
        assert!(page.body.contains("Mentor:in"), "{}", page.body);
        let settings = geleit_store::programmes::Settings {
            name: "Mentoring".to_owned(),
            gender_spelling: geleit_domain::programmes::GenderSpelling::Pair,
            contact: String::new(),
            pairs_per_mentee: 1,
            pairs_per_mentee_reason: String::new(),
            version: 1,
        };
        let operator = Actor::operator(programme);
        site.store.change_programme(&operator, &settings, site.now()).await.unwrap();
        let page = site.visitor().get("/de").await;
        assert!(page.body.contains("Mentorin oder Mentor"), "{}", page.body);
    }
}
