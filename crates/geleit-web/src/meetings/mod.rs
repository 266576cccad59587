//! Meetings of a pair: each side notes and confirms them behind a personal link or signed in, the
//! office for whoever calls. Opening a page notes nothing.

mod desk;
mod fields;
mod link;
mod me;
mod own;

pub(crate) use desk::sum;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("partnership");
    let me = |action| Rule::May(action, Resource::Me);
    let step = Rule::May(Action::Step, Resource::Partnership);
    let (get, post) = (Method::GET, Method::POST);
    let mine = "/me/partnerships/{partnership}/meetings";
    let desk = "/desk/partnerships/{partnership}/meetings";
    routes
        .route(get.clone(), "/{lang}/meetings/{link}", link, link::show)
        .route(post.clone(), "/{lang}/meetings/{link}", link, link::note)
        .route(post.clone(), "/{lang}/meetings/{link}/confirmation", link, link::confirm)
        .route(get.clone(), "/{lang}/meetings/{link}/not-yet", link, link::ask_not_yet)
        .route(post.clone(), "/{lang}/meetings/{link}/not-yet", link, link::not_yet)
        .route(get.clone(), mine, me(Action::Show), me::show)
        .route(post.clone(), mine, me(Action::Change), me::note)
        .route(
            post.clone(),
            "/me/partnerships/{partnership}/meetings/confirmation",
            me(Action::Change),
            me::confirm,
        )
        .route(
            get.clone(),
            "/me/partnerships/{partnership}/meetings/not-yet",
            me(Action::Show),
            me::ask_not_yet,
        )
        .route(
            post.clone(),
            "/me/partnerships/{partnership}/meetings/not-yet",
            me(Action::Change),
            me::not_yet,
        )
        .route(get, desk, step, desk::show)
        .route(post.clone(), desk, step, desk::note)
        .route(post, "/desk/partnerships/{partnership}/meetings/retraction", step, desk::retract)
}
