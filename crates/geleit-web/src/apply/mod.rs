//! Applying: from the start page over the steps of the form to the confirmation. Whoever applies
//! holds a personal link instead of an account; every step is saved before it is judged.

mod check;
mod choices;
mod completion;
mod draft;
mod fields;
mod later;
mod meant;
mod mentor;
mod sent;
mod start;
mod step;
pub(crate) mod values;
mod withdrawal;

pub(crate) use fields::{FieldView, refuse};
pub(crate) use step::same_page;

use crate::routes::{Routes, Rule};
use axum::http::Method;

pub(crate) fn routes(routes: Routes) -> Routes {
    let open = Rule::Public("anybody may apply while a cohort is open");
    let draft = Rule::Link("draft");
    let application = Rule::Link("application");
    mentor::routes(routes)
        .route(Method::GET, "/{lang}/apply/{cohort}/mentee", open, start::show)
        .route(Method::POST, "/{lang}/apply/{cohort}/mentee", open, start::begin)
        .route(Method::GET, "/{lang}/drafts/{link}", draft, draft::go_on)
        .route(Method::GET, "/{lang}/drafts/{link}/{step}", draft, step::show)
        .route(Method::POST, "/{lang}/drafts/{link}/{step}", draft, step::save)
        .route(Method::GET, "/{lang}/drafts/{link}/check", draft, check::show)
        .route(Method::POST, "/{lang}/drafts/{link}/check", draft, check::send)
        .route(Method::GET, "/{lang}/drafts/{link}/later", draft, later::show)
        .route(Method::POST, "/{lang}/drafts/{link}/later", draft, later::send)
        .route(Method::GET, "/{lang}/applications/{link}", application, sent::show)
        .route(Method::GET, "/{lang}/applications/{link}/completion", application, completion::show)
        .route(
            Method::POST,
            "/{lang}/applications/{link}/completion",
            application,
            completion::save,
        )
        .route(
            Method::POST,
            "/{lang}/applications/{link}/origin-consent",
            application,
            sent::take_back,
        )
        .route(Method::GET, "/{lang}/applications/{link}/withdrawal", application, withdrawal::show)
        .route(
            Method::POST,
            "/{lang}/applications/{link}/withdrawal",
            application,
            withdrawal::save,
        )
}
