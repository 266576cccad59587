//! What was just done is said once, on the page that follows, through a short-lived cookie. The
//! sentence holds no personal data.

use crate::language::plain;
use crate::{App, cookies};
use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// The sentence to be said on the next page; an extension of the response.
#[derive(Clone, Debug)]
pub(crate) struct Said(pub(crate) String);

/// Leads to another page, which says this sentence.
pub(crate) fn see_other(path: &str, sentence: impl Into<String>) -> Response {
    let mut response = axum::response::Redirect::to(path).into_response();
    response.extensions_mut().insert(Said(sentence.into()));
    response
}

/// The sentence of the request's cookie.
pub(crate) fn heard(headers: &axum::http::HeaderMap, config: &crate::WebConfig) -> Option<String> {
    let value = cookies::read(headers, config, cookies::SAID)?;
    String::from_utf8(URL_SAFE_NO_PAD.decode(value).ok()?).ok()
}

pub(super) async fn forget(State(app): State<App>, request: Request, next: Next) -> Response {
    let was_heard = heard(request.headers(), &app.config).is_some();
    let mut response = next.run(request).await;
    if let Some(Said(sentence)) = response.extensions_mut().remove() {
        let value = URL_SAFE_NO_PAD.encode(plain(&sentence));
        let cookie = cookies::set(&app.config, cookies::SAID, &value, Some(60));
        response.headers_mut().append(header::SET_COOKIE, cookie);
    } else if was_heard && response.status() == StatusCode::OK && is_page(&response) {
        let cookie = cookies::remove(&app.config, cookies::SAID);
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}
