//! Reports at the desk: exact figures of a cohort as of any day, as known at any time.

mod file;
mod list;
mod show;

pub(crate) use file::{csv, json};

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let rule = Rule::May(Action::Show, Resource::Report);
    routes
        .route(Method::GET, "/desk/reports", rule, list::list)
        .route(Method::GET, "/desk/reports/{cohort}", rule, show::show)
        .route(Method::GET, "/desk/reports/{cohort}/figures.json", rule, show::as_json)
        .route(Method::GET, "/desk/reports/{cohort}/figures.csv", rule, show::as_csv)
}
