//! The end of a pair on one page for each side: what they say to each other, what was reached, and
//! what they want afterwards. Opening the page decides nothing. The desk notes it for whoever says it
//! on the telephone or on paper, and sees who has said nothing.

mod fields;
mod list;
mod note;
mod own;
mod panel;

pub(crate) use list::PATH as SILENT;
pub(crate) use panel::Panel;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("partnership");
    let me = |action| Rule::May(action, Resource::Me);
    let step = Rule::May(Action::Step, Resource::Partnership);
    let (get, post) = (Method::GET, Method::POST);
    let desk = "/desk/partnerships/{partnership}/closing";
    let mine = "/me/partnerships/{partnership}/closing";
    routes
        .route(get.clone(), "/{lang}/closings/{link}", link, own::show)
        .route(post.clone(), "/{lang}/closings/{link}", link, own::take)
        .route(post.clone(), "/{lang}/closings/{link}/choices", link, own::choose)
        .route(get.clone(), desk, step, note::show)
        .route(post.clone(), desk, step, note::note)
        .route(get.clone(), SILENT, step, list::show)
        .route(get, mine, me(Action::Show), own::show)
        .route(post.clone(), mine, me(Action::Change), own::take)
        .route(
            post,
            "/me/partnerships/{partnership}/closing/choices",
            me(Action::Change),
            own::choose,
        )
}
