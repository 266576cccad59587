//! Cohorts: created with a calendar, then moved along their lifecycle by noun routes.

mod calendar;
mod list;
mod new;
pub(crate) mod phases;
mod show;
mod step;

use crate::language::Texts;
use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};
use geleit_store::cohorts::Cohort;

pub(crate) fn routes(routes: Routes) -> Routes {
    let may = |action| Rule::May(action, Resource::Cohort);
    let routes = routes
        .route(Method::GET, "/desk/cohorts", may(Action::List), list::list)
        .route(Method::POST, "/desk/cohorts", may(Action::Create), new::create)
        .route(Method::GET, "/desk/cohorts/new", may(Action::Create), new::show)
        .route(Method::GET, "/desk/cohorts/{cohort}", may(Action::Show), show::show);
    let path = "/desk/cohorts/{cohort}/calendar";
    let routes = routes.route(Method::GET, path, may(Action::Change), calendar::show).route(
        Method::POST,
        path,
        may(Action::Change),
        calendar::change,
    );
    step::routes(routes, may(Action::Step))
}

/// A cohort as people call it: `18. Durchgang, Wien, Niederösterreich`.
pub(crate) fn name(t: Texts, cohort: &Cohort) -> String {
    t.overview_name().number(cohort.number).group(t.regions(&cohort.region_group))
}

/// The colour of a status; the word is always written beside it.
pub(crate) fn tone(status: &str) -> &'static str {
    match status {
        "running" | "confirmed" => "ok",
        "draft" | "closed" | "cancelled" => "mute",
        _ => "info",
    }
}
