//! Every answer carries the same strict headers (P27), whoever gave it.

use super::*;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use geleit_store::both;
use geleit_web::Rule;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

fn assert_hard(page: &visitor::Page, what: &str) {
    assert_eq!(page.header("content-security-policy"), POLICY, "{what}");
    assert_eq!(page.header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(page.header("referrer-policy"), "no-referrer", "{what}");
    assert_eq!(page.header("cross-origin-opener-policy"), "same-origin", "{what}");
    let strict = page.header("strict-transport-security");
    assert_eq!(strict, "max-age=63072000; includeSubDomains", "{what}");
    let is_asset = page.header("content-type").starts_with("text/css");
    let kept = if is_asset { "public, max-age=31536000, immutable" } else { "no-store" };
    assert_eq!(page.header("cache-control"), kept, "{what}");
}

both! {
    async fn every_answer_of_every_route_has_the_strict_headers(place) {
        let site = Site::new(&place.store);
        site.programme("mentoring").await;
        for entry in geleit_web::routes().table() {
            let path = entry.path.replace("{lang}", "de").replace(['{', '}', '*'], "");
            let request = Request::builder().method(entry.method.clone()).uri(&path);
            let page = site.visitor().send(request, Body::empty()).await;
            assert_hard(&page, &format!("{} {path} {}", entry.method, page.status));
            let is_open = !matches!(entry.rule, Rule::May(..));
            assert!(is_open || page.status == StatusCode::SEE_OTHER || page.status == 401);
        }
    }

    async fn refusals_of_the_framework_have_the_headers_and_a_page_as_well(place) {
        let site = Site::new(&place.store);
        let mut visitor = site.visitor();
        let nowhere = visitor.get("/nowhere/at/all").await;
        let wrong_method = visitor.send(Request::delete("/sign-in"), Body::empty()).await;
        let too_large = Body::from("x".repeat(2 << 20));
        let form = "application/x-www-form-urlencoded";
        let request = Request::post("/sign-in").header("content-type", form);
        let too_large = visitor.send(request, too_large).await;
        let no_form = visitor.send(Request::post("/sign-in"), Body::from("x")).await;
        for (page, status) in
            [(nowhere, 404), (wrong_method, 405), (too_large, 413), (no_form, 422)]
        {
            assert_eq!(page.status, status);
            assert_hard(&page, &status.to_string());
            assert!(page.body.contains("<h1"), "{status}: {}", page.body);
        }
    }

    async fn the_stylesheet_is_found_where_the_page_says_and_may_be_kept(place) {
        let site = Site::new(&place.store);
        let page = site.visitor().get("/de").await;
        let (_, rest) = page.body.split_once("rel=\"stylesheet\" href=\"").unwrap();
        let style = site.visitor().get(rest.split('"').next().unwrap()).await;
        assert_eq!(style.status, StatusCode::OK);
        assert_hard(&style, "style");
        assert!(style.body.contains(".g-bar"));
    }

    async fn a_form_from_another_site_is_refused(place) {
        let site = Site::new(&place.store);
        let posts = geleit_web::routes();
        for entry in posts.table().iter().filter(|entry| entry.method == Method::POST) {
            let path = entry.path.replace(['{', '}'], "");
            let request = Request::post(&path)
                .header("host", "mentoring.example.org")
                .header("sec-fetch-site", "cross-site")
                .header("origin", "https://evil.example");
            let page = site.visitor().send_form(request, &[]).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path}");
            assert_hard(&page, &path);
        }
    }
}
