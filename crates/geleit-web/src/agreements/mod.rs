//! Agreements of pairs: each side proposes and signs behind a personal link or signed in, the
//! office copies what was signed on paper. Opening a page signs nothing.

mod desk;
mod fields;
mod own;
mod terms;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("partnership");
    let me = |action| Rule::May(action, Resource::Me);
    let step = Rule::May(Action::Step, Resource::Partnership);
    let (get, post) = (Method::GET, Method::POST);
    let mine = "/me/partnerships/{partnership}/agreement";
    let desk = "/desk/partnerships/{partnership}/agreement";
    routes
        .route(get.clone(), "/{lang}/agreements/{link}", link, own::show)
        .route(post.clone(), "/{lang}/agreements/{link}", link, own::propose)
        .route(post.clone(), "/{lang}/agreements/{link}/signature", link, own::sign)
        .route(get.clone(), mine, me(Action::Show), own::show)
        .route(post.clone(), mine, me(Action::Change), own::propose)
        .route(
            post.clone(),
            "/me/partnerships/{partnership}/agreement/signature",
            me(Action::Change),
            own::sign,
        )
        .route(get, desk, step, desk::show)
        .route(post, desk, step, desk::copy)
}
