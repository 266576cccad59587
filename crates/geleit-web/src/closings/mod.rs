//! The end of a pair on one page for each side: what they say to each other, what was reached, and
//! what they want afterwards. Opening the page decides nothing.

mod fields;
mod link;
mod me;
mod own;
mod panel;

pub(crate) use panel::Panel;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("partnership");
    let me = |action| Rule::May(action, Resource::Me);
    let (get, post) = (Method::GET, Method::POST);
    let mine = "/me/partnerships/{partnership}/closing";
    routes
        .route(get.clone(), "/{lang}/closings/{link}", link, link::show)
        .route(post.clone(), "/{lang}/closings/{link}", link, link::take)
        .route(post.clone(), "/{lang}/closings/{link}/choices", link, link::choose)
        .route(get, mine, me(Action::Show), me::show)
        .route(post.clone(), mine, me(Action::Change), me::take)
        .route(
            post,
            "/me/partnerships/{partnership}/closing/choices",
            me(Action::Change),
            me::choose,
        )
}
