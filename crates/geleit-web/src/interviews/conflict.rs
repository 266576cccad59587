//! The answer when somebody else has saved first: 409 with both versions on the page.

use crate::ui::Form;
use axum::http::StatusCode;
use axum::response::Response;

/// Says so in the status of the answer.
pub(super) fn marked(mut response: Response) -> Response {
    *response.status_mut() = StatusCode::CONFLICT;
    response
}

/// The form with what was typed, to be saved over the version that is now known.
pub(super) fn renewed(mut form: Form, version: i64) -> Form {
    form.forget("version");
    form.put("version", &version);
    form
}
