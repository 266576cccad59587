//! Gives every refusal a page in the reader's language, whoever refused: a handler, the
//! framework or a panic. Foreign and missing are the same page, byte for byte.

use crate::error::Error;
use crate::language::{Language, Texts};
use crate::ui::{Page, html};
use crate::{App, ui};
use askama::Template;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::{Json, RequestExt};
use serde_json::json;

#[derive(Template)]
#[template(path = "layers/error_page.html")]
struct ErrorPage {
    t: Texts,
    page: Page,
    title: String,
    explanation: String,
}

pub(super) async fn draw(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let (is_data, is_link) = (wants_data(request.uri().path()), is_link(request.uri().path()));
    let is_asked_by_machines = matches!(request.uri().path(), "/healthz" | "/readyz");
    // Nobody is recognised out here: an error page is the same for every reader.
    let page = request.extract_parts_with_state::<Page, App>(&app).await;
    let response = next.run(request).await;
    let status = response.status();
    let is_refusal = status.is_client_error() || status.is_server_error();
    if !is_refusal || is_asked_by_machines || is_drawn(response.headers()) {
        return response;
    }
    let Ok(page) = page.map(Page::of_nobody);
    let error = response.extensions().get::<Error>().cloned();
    let (title, explanation) = match status {
        StatusCode::NOT_FOUND if is_link => (page.t.errors_link(), page.t.errors_link_more()),
        status => words(page.t, status, error.as_ref()),
    };
    let mut drawn = if is_data {
        let body = json!({ "error": { "code": code(status), "message": title } });
        (status, Json(body)).into_response()
    } else {
        let view = ErrorPage { t: page.t, page, title, explanation };
        html(&view).map_or_else(
            |_| StatusCode::INTERNAL_SERVER_ERROR.into_response(),
            |mut page| {
                *page.status_mut() = status;
                page
            },
        )
    };
    for name in [header::ALLOW, header::RETRY_AFTER] {
        if let Some(said) = response.headers().get(&name) {
            drawn.headers_mut().insert(name, said.clone());
        }
    }
    drawn
}

fn wants_data(path: &str) -> bool {
    path.ends_with(".json") || path.starts_with("/api/")
}

/// Does the path hold a personal link? Whoever comes with an old one knows of no address.
fn is_link(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    let (first, second, link) = (parts.next(), parts.next(), parts.next());
    let of_records = ["applications", "drafts", "mentors", "questionnaires"];
    match (first, second) {
        (Some("links"), Some(_)) => true,
        (Some(first), Some(second)) => {
            Language::from_tag(first).is_some() && of_records.contains(&second) && link.is_some()
        }
        _ => false,
    }
}

/// A form that is drawn again with its errors, and data that says what is wrong.
fn is_drawn(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html") || kind.starts_with("application/json"))
}

fn code(status: StatusCode) -> &'static str {
    match status {
        StatusCode::NOT_FOUND => "not_found",
        StatusCode::UNAUTHORIZED => "not_signed_in",
        StatusCode::FORBIDDEN => "forbidden",
        StatusCode::CONFLICT => "conflict",
        StatusCode::TOO_MANY_REQUESTS => "too_many",
        StatusCode::SERVICE_UNAVAILABLE => "busy",
        status if status.is_server_error() => "failed",
        _ => "invalid",
    }
}

fn words(t: Texts, status: StatusCode, error: Option<&Error>) -> (String, String) {
    if let Some(Error::Refused(refusal)) = error {
        return (t.errors_refused(), ui::refusal(t, refusal));
    }
    match status {
        StatusCode::NOT_FOUND => (t.errors_not_found(), t.errors_not_found_more()),
        StatusCode::UNAUTHORIZED => (t.errors_not_signed_in(), t.errors_not_signed_in_more()),
        StatusCode::FORBIDDEN => (t.errors_forbidden(), t.errors_forbidden_more()),
        StatusCode::CONFLICT => (t.errors_conflict(), t.errors_conflict_more()),
        StatusCode::TOO_MANY_REQUESTS => (t.errors_too_many(), t.errors_too_many_more()),
        StatusCode::PAYLOAD_TOO_LARGE => (t.errors_too_large(), t.errors_too_large_more()),
        StatusCode::SERVICE_UNAVAILABLE => (t.errors_busy(), t.errors_busy_more()),
        status if status.is_server_error() => (t.errors_failed(), t.errors_failed_more()),
        _ => (t.errors_invalid(), t.errors_invalid_more()),
    }
}
