//! Mentors of the programme: the list, one mentor, and pausing, resuming and leaving.

mod list;
mod show;
mod steps;

use crate::language::Texts;
use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::mentors::Status;
use geleit_domain::policy::{Action, Resource};
use jiff::Timestamp;

pub(crate) fn routes(routes: Routes) -> Routes {
    let list = Rule::May(Action::List, Resource::Mentor);
    let read = Rule::May(Action::Show, Resource::Mentor);
    let step = Rule::May(Action::Step, Resource::Mentor);
    routes
        .route(Method::GET, "/desk/mentors", list, list::show)
        .route(Method::GET, "/desk/mentors/{id}", read, show::show)
        .route(Method::POST, "/desk/mentors/{id}/pause", step, steps::pause)
        .route(Method::POST, "/desk/mentors/{id}/resumption", step, steps::resume)
        .route(Method::POST, "/desk/mentors/{id}/withdrawal", step, steps::withdraw)
}

/// How a status looks, beside its word.
pub(crate) fn tone(status: &str) -> &'static str {
    match status {
        "available" => "ok",
        "enquiry" | "consulted" | "questionnaire_sent" => "info",
        "paused" => "warn",
        _ => "mute",
    }
}

/// For how many whole days a mentor has waited for the next step towards being available; empty
/// where nobody has to act.
fn waits(t: Texts, status: &str, since: i64, now: Timestamp) -> String {
    let is_on_the_way = Status::from_text(status).is_some_and(|status| {
        matches!(status, Status::Enquiry | Status::Consulted | Status::QuestionnaireSent)
    });
    let since = Timestamp::from_microsecond(since).unwrap_or(now);
    let days = now.duration_since(since).as_hours().max(0) / 24;
    if is_on_the_way { t.decisions_waits(days) } else { String::new() }
}
