//! Applications of mentees: the list of a cohort, one application, and setting a wrong decision
//! right. The coordination and a partner have a view each.

mod correction;
mod list;
mod show;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let list = Rule::May(Action::List, Resource::Application);
    let read = Rule::May(Action::Show, Resource::Application);
    let correct = Rule::May(Action::Correct, Resource::Application);
    let correction = "/desk/applications/{id}/correction";
    routes
        .route(Method::GET, "/desk/applications", list, list::show)
        .route(Method::GET, "/desk/applications/{id}", read, show::show)
        .route(Method::GET, correction, correct, correction::show)
        .route(Method::POST, correction, correct, correction::save)
}

/// How a status looks, beside its word.
pub(crate) fn tone(status: &str) -> &'static str {
    match status {
        "accepted" => "ok",
        "received" | "eligible" | "interview_set" | "interviewed" => "info",
        "incomplete" | "waitlisted" => "warn",
        _ => "mute",
    }
}
