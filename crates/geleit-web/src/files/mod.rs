//! Letters, résumés and proofs: whoever applies adds them behind the personal link, staff at the
//! desk, with one form. They leave the program only as downloads.

mod desk;
mod download;
mod list;
mod looking;
mod own;
mod sent;

pub(crate) use download::answer as to_save;
pub(crate) use list::{form, kinds};
pub(crate) use looking::{Looking, look_at};
pub(crate) use sent::{SentFile, receive};

use crate::routes::{Routes, Rule};
use axum::http::Method;
use geleit_domain::policy::{Action, Resource};

pub(crate) fn routes(routes: Routes) -> Routes {
    let link = Rule::Link("application");
    let read = Rule::May(Action::Show, Resource::Application);
    let change = Rule::May(Action::Change, Resource::Application);
    let (own, desk) = ("/{lang}/applications/{link}/files", "/desk/applications/{id}/files");
    let removal = "/desk/applications/{id}/files/{file}/removal";
    routes
        .route(Method::GET, own, link, own::show)
        .upload(own, link, own::save)
        .route(Method::POST, "/{lang}/applications/{link}/files/{file}/removal", link, own::remove)
        .route(Method::GET, desk, read, desk::show)
        .upload(desk, change, desk::save)
        .route(Method::GET, "/desk/applications/{id}/files/{file}", read, desk::download)
        .route(Method::POST, removal, change, desk::remove)
}
