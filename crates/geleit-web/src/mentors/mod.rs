//! Mentors of the programme: the list, their companies, one mentor with the three steps of the
//! intake, and pausing, resuming and leaving.

mod answers;
mod companies;
mod consultation;
mod decisions;
mod intake;
mod joining;
mod list;
mod new;
mod points;
mod show;
mod steps;
mod suitability;

use crate::language::Texts;
use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::mentors::Status;
use geleit_domain::policy::{Action, Resource};
use geleit_store::mentors::Mentor;
use jiff::Timestamp;

pub(crate) fn routes(routes: Routes) -> Routes {
    let list = Rule::May(Action::List, Resource::Mentor);
    let read = Rule::May(Action::Show, Resource::Mentor);
    let change = Rule::May(Action::Change, Resource::Mentor);
    let step = Rule::May(Action::Step, Resource::Mentor);
    let create = Rule::May(Action::Create, Resource::Mentor);
    let consultation = "/desk/mentors/{id}/consultation";
    let suitability = "/desk/mentors/{id}/suitability";
    routes
        .route(Method::GET, "/desk/mentors", list, list::show)
        .route(Method::GET, "/desk/mentors/companies", list, companies::show)
        .route(Method::GET, "/desk/mentors/new", create, new::show)
        .route(Method::POST, "/desk/mentors/new", create, new::save)
        .route(Method::GET, "/desk/mentors/{id}", read, show::show)
        .route(Method::GET, "/desk/mentors/{id}/duplicate", change, joining::show)
        .route(Method::POST, "/desk/mentors/{id}/duplicate", change, joining::save)
        .route(Method::GET, "/desk/mentors/{id}/answers", change, answers::show)
        .route(Method::POST, "/desk/mentors/{id}/answers", change, answers::save)
        .route(Method::GET, consultation, change, consultation::show)
        .route(Method::POST, consultation, change, consultation::save)
        .route(Method::POST, "/desk/mentors/{id}/questionnaire", change, decisions::questionnaire)
        .route(Method::GET, suitability, change, suitability::show)
        .route(Method::POST, suitability, change, suitability::save)
        .route(Method::POST, "/desk/mentors/{id}/availability", step, decisions::make_available)
        .route(Method::POST, "/desk/mentors/{id}/refusal", step, decisions::decline)
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

/// Where a mentor stands, in words; a sign-up that was joined stands where it was joined to.
pub(crate) fn status_words(t: Texts, mentor: &Mentor) -> String {
    match mentor.joined_to {
        Some(_) => t.joining_status(),
        None => t.mentors_status(&mentor.status),
    }
}

/// Is somebody still on the way into the pool?
fn is_on_the_way(status: &str) -> bool {
    Status::from_text(status).is_some_and(|status| {
        matches!(status, Status::Enquiry | Status::Consulted | Status::QuestionnaireSent)
    })
}

/// For how many whole days a mentor has waited for the next step towards being available; empty
/// where nobody has to act.
fn waits(t: Texts, status: &str, since: i64, now: Timestamp) -> String {
    let since = Timestamp::from_microsecond(since).unwrap_or(now);
    let days = now.duration_since(since).as_hours().max(0) / 24;
    if is_on_the_way(status) { t.decisions_waits(days) } else { String::new() }
}
