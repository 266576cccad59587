//! Who gets to which page: signed out, wrong audience, foreign programme.

use super::*;
use axum::http::StatusCode;
use geleit_domain::secret_links::Door;
use geleit_store::both;
use geleit_web::{Audience, Rule};

both! {
    async fn whoever_is_not_signed_in_is_sent_to_sign_in_and_comes_back(place) {
        let site = Site::new(&place.store);
        let page = site.visitor().get("/desk?page=2").await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        assert_eq!(page.header("location"), "/sign-in?return=/desk%3Fpage%3D2");
        let form = site.visitor().get(page.header("location")).await;
        assert!(form.body.contains("value=\"/desk?page=2\""), "{}", form.body);
    }

    async fn each_role_finds_its_own_pages_and_no_others(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        for role in Role::ALL.iter().filter(|role| **role != Role::Operator) {
            let mut reader = site.reader(programme, *role).await;
            for audience in Audience::SIGNED_IN {
                let page = reader.get(audience.home()).await;
                let expected = match (audience.includes(*role), role) {
                    // A speaker has no pages yet.
                    (true, Role::Speaker) => StatusCode::FORBIDDEN,
                    (true, _) => StatusCode::OK,
                    (false, _) => StatusCode::NOT_FOUND,
                };
                assert_eq!(page.status, expected, "{role} at {}", audience.home());
            }
        }
    }

    async fn a_page_of_others_looks_exactly_like_one_that_does_not_exist(place) {
        let site = Site::new(&place.store);
        let programme = site.programme("mentoring").await;
        let mut charlie = site.reader(programme, Role::Funder).await;
        let foreign = charlie.get("/desk").await;
        let missing = charlie.get("/desk/nothing-here").await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.all(), missing.all());
    }

    async fn data_is_refused_as_data(place) {
        let site = Site::new(&place.store);
        let page = site.visitor().get("/de/cohorts/nothing.json").await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        let text = r#"{"error":{"code":"not_found","message":"Diese Seite gibt es nicht"}}"#;
        assert_eq!(page.body, text);
    }

    async fn probes_tell_whether_the_server_can_work(place) {
        let site = Site::new(&place.store);
        assert_eq!(site.visitor().get("/healthz").await.status, StatusCode::OK);
        assert_eq!(site.visitor().get("/readyz").await.body, "ready\n");
    }
}

#[test]
fn every_route_is_registered_once_and_public_ones_say_why() {
    let routes = geleit_web::routes();
    let mut seen = std::collections::BTreeSet::new();
    for entry in routes.table() {
        assert!(seen.insert((entry.method.as_str(), entry.path)), "{} twice", entry.path);
        match entry.rule {
            Rule::Public(reason) => assert!(reason.len() > 8, "{}", entry.path),
            Rule::Link(purposes) => {
                let of_accounts = ["enrolment", "sign_in", "demo_sign_in"];
                let is_known =
                    |word: &str| of_accounts.contains(&word) || Door::from_text(word).is_some();
                assert!(purposes.split(", ").all(is_known), "{}", entry.path);
            }
            Rule::May(..) => assert_ne!(entry.audience, Audience::Public, "{}", entry.path),
        }
    }
}
