//! The headers of every answer (P27). Nothing is loaded from anywhere else, no script
//! runs but our own files, which ask nobody but this server, and nothing personal is kept by a
//! browser or a proxy.

use axum::http::{HeaderName, HeaderValue, header};
use axum::response::Response;

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    connect-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; \
    frame-ancestors 'none'; base-uri 'none'";

const POLICY_OF_FILES: &str =
    "default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'; sandbox";

const ALWAYS: [(&str, &str); 6] = [
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
];

#[expect(clippy::unused_async, reason = "map_response takes an async function")]
pub(super) async fn harden(mut response: Response, is_https: bool) -> Response {
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    // A file is saved; should a browser show it all the same, nothing in it may do anything.
    let is_file = headers.get(header::CONTENT_DISPOSITION);
    if is_file.is_some_and(|kind| kind.as_bytes().starts_with(b"attachment")) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_OF_FILES));
    }
    if is_https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    // Assets and published figures say themselves how long they may be kept.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}
