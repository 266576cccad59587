//! The expectation check: each side answers alone, behind a personal link or signed in; both read
//! both afterwards, on the page and on a sheet in two languages (S1-53).

mod desk;
mod fields;
mod own;
mod sheet;
mod table;

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("partnership");
    let me = |action| Rule::May(action, Resource::Me);
    let step = Rule::May(Action::Step, Resource::Partnership);
    let (get, post) = (Method::GET, Method::POST);
    let mine = "/me/partnerships/{partnership}/expectations";
    let my_sheet = "/me/partnerships/{partnership}/expectations.pdf";
    let desk = "/desk/partnerships/{partnership}/expectations";
    let desk_sheet = "/desk/partnerships/{partnership}/expectations.pdf";
    routes
        .route(get.clone(), "/{lang}/expectations/{link}", link, own::show)
        .route(post.clone(), "/{lang}/expectations/{link}", link, own::answer)
        .route(get.clone(), "/{lang}/expectations/{link}/sheet.pdf", link, own::sheet)
        .route(get.clone(), mine, me(Action::Show), own::show)
        .route(post.clone(), mine, me(Action::Change), own::answer)
        .route(get.clone(), my_sheet, me(Action::Show), own::sheet)
        .route(get.clone(), desk, step, desk::show)
        .route(post, desk, step, desk::copy)
        .route(get, desk_sheet, step, desk::sheet)
}
