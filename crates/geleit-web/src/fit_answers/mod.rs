//! The question of week three, whether it fits. The links of the letter open a page on which the
//! answer stands already; one button gives it. Nobody but the office reads it.

mod desk;
mod own;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("partnership");
    let me = |action| Rule::May(action, Resource::Me);
    let step = Rule::May(Action::Step, Resource::Partnership);
    let (get, post) = (Method::GET, Method::POST);
    let mine = "/me/partnerships/{partnership}/fit-answer";
    let desk = "/desk/partnerships/{partnership}/fit-answers";
    routes
        .route(get.clone(), "/{lang}/fit-answers/{link}", link, own::show)
        .route(post.clone(), "/{lang}/fit-answers/{link}", link, own::answer)
        .route(get.clone(), mine, me(Action::Show), own::show)
        .route(post.clone(), mine, me(Action::Change), own::answer)
        .route(get, desk, step, desk::show)
        .route(post, desk, step, desk::note)
}
