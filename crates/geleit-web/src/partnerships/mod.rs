//! Partnerships at the desk: the list of a cohort, one with its history, and its correction.

mod by_both;
mod correction;
pub(crate) mod letters;
mod list;
pub(crate) mod own;
mod rematch;
mod show;
mod steps;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

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
}
