//! Partnerships at the desk: the list of a cohort, one with its history, and its correction.

mod correction;
mod list;
mod show;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

const fn may(action: Action) -> Rule {
    Rule::May(action, Resource::Partnership)
}

pub(crate) fn routes(routes: Routes) -> Routes {
    let correct = may(Action::Correct);
    let correction = "/desk/partnerships/{partnership}/correction";
    routes
        .route(Method::GET, "/desk/partnerships", may(Action::List), list::show)
        .route(Method::GET, "/desk/partnerships/{partnership}", may(Action::Show), show::show)
        .route(Method::GET, correction, correct, correction::ask)
        .route(Method::POST, correction, correct, correction::save)
}
