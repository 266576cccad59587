//! What becomes of mentees: said by the person on one page, noted and followed up at the desk
//! (S1-60).

mod desk;
mod fields;
mod list;
mod own;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) const PATH: &str = "/desk/outcomes";

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("partnership");
    let me = |action| Rule::May(action, Resource::Me);
    let step = Rule::May(Action::Step, Resource::Partnership);
    let (get, post) = (Method::GET, Method::POST);
    let mine = "/me/partnerships/{partnership}/outcomes";
    let pair = "/desk/partnerships/{partnership}/outcomes";
    routes
        .route(get.clone(), "/{lang}/outcomes/{link}", link, own::show)
        .route(post.clone(), "/{lang}/outcomes/{link}", link, own::report)
        .route(get.clone(), mine, me(Action::Show), own::show)
        .route(post.clone(), mine, me(Action::Change), own::report)
        .route(get.clone(), pair, step, desk::show)
        .route(post.clone(), pair, step, desk::note)
        .route(post, "/desk/partnerships/{partnership}/outcomes/retraction", step, desk::retract)
        .route(get, PATH, step, list::show)
}
