//! A report as a file, the same for every audience.

use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use geleit_domain::figures::CohortReport;

/// The report as JSON, as the command prints it.
pub(crate) fn json(report: &CohortReport) -> Response {
    axum::Json(report).into_response()
}

/// The report as CSV, to be saved under the cohort's name.
pub(crate) fn csv(report: &CohortReport) -> Response {
    let mut response = geleit_exchange::report_csv(report).into_response();
    let name = format!("attachment; filename=\"{}.csv\"", report.cohort);
    let headers = response.headers_mut();
    let kind = HeaderValue::from_static("text/csv; charset=utf-8");
    headers.insert(header::CONTENT_TYPE, kind);
    // A slug has only letters, digits and hyphens.
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    response
}
