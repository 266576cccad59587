//! What happens to every request around its handler, innermost first.

mod error_pages;
mod harden;
mod limits;
mod recognise;
mod said;
mod trace;

use crate::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::{from_fn_with_state, map_response};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;

pub(crate) use limits::Counts;
pub use limits::Network;
pub(crate) use recognise::SignedIn;
pub(crate) use said::{heard, see_other};

/// The largest form, in bytes.
const FORM_BYTES_MAX: usize = 1 << 20;
/// The largest upload, in bytes.
pub(crate) const UPLOAD_BYTES_MAX: usize = 25 << 20;

pub(crate) fn around(router: Router<App>, app: App) -> Router {
    let is_https = app.config.is_https();
    router
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .layer(from_fn_with_state(app.clone(), said::forget))
        .layer(from_fn_with_state(app.clone(), recognise::recognise))
        .layer(csrf(&app.config.public_address))
        .layer(from_fn_with_state(app.clone(), limits::limit))
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(app.clone(), error_pages::draw))
        .layer(axum::middleware::from_fn(trace::trace))
        .layer(map_response(move |response| harden::harden(response, is_https)))
        .layer(CompressionLayer::new())
        .with_state(app)
}

/// The configured address is trusted as an origin, so that a proxy may change the host.
fn csrf(address: &str) -> CsrfLayer {
    CsrfLayer::new().add_trusted_origin(address).unwrap_or_else(|_| CsrfLayer::new())
}

#[cfg(test)]
mod tests {
    use super::around;
    use crate::{App, Clock, Error, WebConfig};
    use axum::Router;
    use axum::body::{Body, to_bytes};
    use axum::http::{Request, Response};
    use axum::routing::get;
    use geleit_store::testing::{Place, run};
    use tower::ServiceExt;

    async fn panics() -> Error {
        panic!("on purpose")
    }

    async fn answer(path: &str) -> (Response<Body>, App, Place) {
        let place = Place::sqlite().await;
        let config = WebConfig {
            public_address: "https://mentoring.example.org".to_owned(),
            is_demo: false,
            set_up_token: None,
            version: "0.1.0",
        };
        let clock = Clock::new(|| jiff::Timestamp::UNIX_EPOCH);
        let app = App::new(place.store.clone(), clock, config, geleit_store::testing::seal());
        #[expect(clippy::disallowed_methods, reason = "a handler that no page of ours is")]
        let router = Router::new()
            .route("/panic", get(panics))
            .route("/busy", get(|| async { Error::from(geleit_store::Error::Busy) }))
            .route("/conflict", get(|| async { Error::Conflict }));
        let request = Request::get(path).body(Body::empty()).unwrap();
        (around(router, app.clone()).oneshot(request).await.unwrap(), app, place)
    }

    #[test]
    fn every_refusal_is_a_page_with_all_headers() {
        for (path, status, words) in [
            ("/panic", 500, "Das Programm hat einen Fehler"),
            ("/conflict", 409, "Das hat sich inzwischen geändert"),
            ("/busy", 503, "Gerade wird viel geschrieben"),
        ] {
            let (response, _, _) = run(answer(path));
            assert_eq!(response.status(), status);
            assert!(response.headers().contains_key("content-security-policy"));
            assert_eq!(response.headers().contains_key("retry-after"), status == 503);
            let body = run(to_bytes(response.into_body(), 1 << 20)).unwrap();
            assert!(String::from_utf8_lossy(&body).contains(words), "{path}");
        }
    }
}
