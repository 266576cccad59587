//! The guard of every route. It opens the door; the record itself is decided by the store, in
//! the query that loads it.

use super::{Audience, Rule};
use crate::Error;
use crate::layers::SignedIn;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};

pub(super) async fn enforce(
    State((rule, audience)): State<(Rule, Audience)>,
    request: Request,
    next: Next,
) -> Response {
    match refusal(rule, audience, &request) {
        Some(refusal) => refusal,
        None => next.run(request).await,
    }
}

fn refusal(rule: Rule, audience: Audience, request: &Request) -> Option<Response> {
    let Rule::May(action, resource) = rule else { return None };
    let Some(signed_in) = request.extensions().get::<SignedIn>() else {
        return Some(sign_in_first(request));
    };
    let actor = &signed_in.actor;
    if !audience.admits(actor) {
        // The page of another audience: for this reader it does not exist.
        Some(Error::NotFound.into_response())
    } else if !actor.could(action, resource) {
        Some(Error::Forbidden.into_response())
    } else {
        None
    }
}

/// A reader is sent to sign in and comes back afterwards; a form is refused.
fn sign_in_first(request: &Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Error::NotSignedIn.into_response();
    }
    let back: String = form_urlencoded(request.uri().path_and_query().map_or("/", |p| p.as_str()));
    Redirect::to(&format!("/sign-in?return={back}")).into_response()
}

/// Keeps letters, digits and what is safe inside a query value; writes the rest as bytes.
fn form_urlencoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
