//! Limits per network address, through the whole router.

use super::*;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Request, StatusCode};
use geleit_store::both;
use std::net::SocketAddr;
use visitor::Page;

/// A wish for a sign-in link, from this connection, in these words of a proxy.
async fn wish(site: &Site, language: &'static str, from: &str, proxy: &str) -> Page {
    let mut visitor = site.visitor();
    visitor.language = language;
    let peer: SocketAddr = format!("{from}:4711").parse().unwrap();
    let request = Request::post("/sign-in/link")
        .extension(ConnectInfo(peer))
        .header("x-forwarded-for", proxy)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded");
    visitor.send(request, Body::from("link-email=amal%40example.org")).await
}

both! {
    async fn whoever_asks_too_often_is_told_when_to_come_back_and_nobody_else_waits(place) {
        let site = Site::new(&place.store);
        for attempt in 0..30 {
            let page = wish(&site, "de", "192.0.2.1", "").await;
            assert_eq!(page.status, StatusCode::OK, "attempt {attempt}");
        }
        for (language, words) in
            [("de", "Zu viele Versuche"), ("en", "Too many attempts"), ("ar", "محاولات كثيرة")]
        {
            // An invented header changes nothing: no proxy of ours is asking.
            let refused = wish(&site, language, "192.0.2.1", "203.0.113.77").await;
            assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS, "{language}");
            assert!(refused.body.contains(words), "{}", refused.body);
            let seconds: u64 = refused.header("retry-after").parse().unwrap();
            assert!((60..=61).contains(&seconds), "{seconds}");
        }
        assert_eq!(wish(&site, "de", "192.0.2.2", "").await.status, StatusCode::OK);
        // The pages stay open, and a minute later there is one more.
        assert_eq!(site.visitor().get("/sign-in").await.status, StatusCode::OK);
        site.wait(SignedDuration::from_secs(61));
        assert_eq!(wish(&site, "de", "192.0.2.1", "").await.status, StatusCode::OK);
        let again = wish(&site, "de", "192.0.2.1", "").await;
        assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS);
    }

    async fn behind_a_proxy_each_reader_counts_alone(place) {
        let site = Site::new(&place.store);
        for _ in 0..30 {
            let page = wish(&site, "de", "10.0.0.5", "198.51.100.7").await;
            assert_eq!(page.status, StatusCode::OK);
        }
        let invented = wish(&site, "de", "10.0.0.5", "203.0.113.9, 198.51.100.7").await;
        assert_eq!(invented.status, StatusCode::TOO_MANY_REQUESTS);
        let other = wish(&site, "de", "10.0.0.5", "198.51.100.8").await;
        assert_eq!(other.status, StatusCode::OK);
    }
}
