//! Mentors of the programme: the list, one mentor, and pausing, resuming and leaving.

mod list;
mod show;
mod steps;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

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
