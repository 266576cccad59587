//! When somebody else was faster, or a rule refuses: nothing has changed, and there is a way on.

use crate::error::Answer;
use crate::language::Texts;
use crate::ui::{self, Page, html};
use askama::Template;
use axum::http::StatusCode;
use geleit_domain::id::CohortId;
use geleit_store::{Error, Refusal};

#[derive(Template)]
#[template(path = "matching/conflict.html")]
struct View {
    t: Texts,
    page: Page,
    title: String,
    lead: String,
    /// Where the present state is.
    on: String,
}

/// The answer to a decision that was not taken.
pub(super) fn draw(page: Page, cohort: CohortId, error: Error) -> Answer {
    let t = page.t;
    let (title, lead) = match &error {
        Error::Outdated | Error::WrongStatus { .. } => {
            (t.matching_outdated(), t.matching_outdated_lead())
        }
        Error::Refused(refusal) if !matches!(refusal, Refusal::Invalid { .. }) => {
            (t.matching_refused(), ui::refusal(t, refusal))
        }
        _ => return Err(error.into()),
    };
    let on = format!("/desk/matching/{cohort}");
    let mut response = html(&View { t, page, title, lead, on })?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}
