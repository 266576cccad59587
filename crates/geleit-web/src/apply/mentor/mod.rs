//! Signing up as a mentor: the first page already asks, then the form goes on behind the personal
//! link as the mentees' does, which leads to the mentor's own page in the end (S1-39).

mod own;
mod start;
mod withdrawal;

use crate::routes::{Routes, Rule};
use axum::http::Method;

pub(super) fn routes(routes: Routes) -> Routes {
    let open = Rule::Public("anybody may sign up as a mentor while a cohort is open");
    let mentor = Rule::Link("mentor");
    routes
        .route(Method::GET, "/{lang}/apply/{cohort}/mentor", open, start::show)
        .route(Method::POST, "/{lang}/apply/{cohort}/mentor", open, start::begin)
        .route(Method::GET, "/{lang}/mentors/{link}", mentor, own::show)
        .route(Method::GET, "/{lang}/mentors/{link}/withdrawal", mentor, withdrawal::show)
        .route(Method::POST, "/{lang}/mentors/{link}/withdrawal", mentor, withdrawal::save)
}
