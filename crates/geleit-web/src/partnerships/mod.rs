//! Partnerships at the desk: the list of a cohort, one with its history, and its correction.

mod by_both;
pub(crate) mod contacts;
mod correction;
mod dissolution;
mod extension;
pub(crate) mod letters;
mod list;
mod office;
mod overdue;
pub(crate) mod own;
pub(crate) mod phases;
mod rematch;
mod second_mentor;
mod show;
mod steps;
pub(crate) mod too_late;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::id::PartnershipId;
use geleit_domain::policy::{Action, Resource};

pub(crate) use list::{OPEN, tone};
pub(crate) use overdue::PATH as OVERDUE;

const fn may(action: Action) -> Rule {
    Rule::May(action, Resource::Partnership)
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let (correct, step) = (may(Action::Correct), may(Action::Step));
    let correction = "/desk/partnerships/{partnership}/correction";
    routes
        .route(Method::GET, "/desk/partnerships", may(Action::List), list::show)
        .route(Method::GET, "/desk/partnerships/{partnership}", may(Action::Show), show::show)
        .route(Method::GET, correction, correct, correction::ask)
        .route(Method::POST, correction, correct, correction::save)
        .route(Method::POST, "/desk/partnerships/{partnership}/answers", step, steps::answer)
        .route(Method::POST, "/desk/partnerships/{partnership}/withdrawal", step, steps::withdraw)
        .route(Method::POST, "/desk/partnerships/{partnership}/start", step, steps::start)
        .route(Method::POST, "/desk/partnerships/{partnership}/pause", step, steps::pause)
        .route(Method::POST, "/desk/partnerships/{partnership}/resumption", step, steps::resume)
        .route(Method::POST, "/desk/partnerships/{partnership}/completion", step, steps::complete)
        .route(Method::GET, "/desk/partnerships/{partnership}/successor", step, rematch::show)
        .route(Method::POST, "/desk/partnerships/{partnership}/successor", step, rematch::save)
        .with(of_office)
}

/// What the office does with a pair that has come about.
fn of_office(routes: Routes) -> Routes {
    let (step, get, post) = (may(Action::Step), Method::GET, Method::POST);
    let dissolution = "/desk/partnerships/{partnership}/dissolution";
    let extension = "/desk/partnerships/{partnership}/extension";
    let second_mentor = "/desk/partnerships/{partnership}/second-mentor";
    let contacts = "/desk/partnerships/{partnership}/contacts";
    routes
        .route(get.clone(), dissolution, step, dissolution::show)
        .route(post.clone(), dissolution, step, dissolution::save)
        .route(post.clone(), "/desk/partnerships/{partnership}/debrief", step, dissolution::debrief)
        .route(get.clone(), extension, step, extension::show)
        .route(post.clone(), extension, step, extension::save)
        .route(get.clone(), second_mentor, step, second_mentor::show)
        .route(post.clone(), second_mentor, step, second_mentor::save)
        .route(get.clone(), contacts, step, contacts::show)
        .route(post.clone(), contacts, step, contacts::save)
        .route(get.clone(), contacts::PATH, step, contacts::list)
        .route(get, OVERDUE, step, overdue::show)
        .route(post.clone(), OVERDUE, step, overdue::complete)
        .route(post, "/desk/contact-persons/handover", step, contacts::hand_over)
}

fn path(id: PartnershipId) -> String {
    format!("/desk/partnerships/{id}")
}
