//! What happens to every request around its handler, innermost first.

mod error_pages;
mod harden;
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
