//! The programme as the public sees it.

mod landing;

use crate::routes::{Routes, Rule};
use axum::http::Method;

pub(crate) fn routes(routes: Routes) -> Routes {
    let reason = "the programme presents itself";
    routes
        .route(Method::GET, "/", Rule::Public("leads to the reader's language"), landing::choose)
        .route(Method::GET, "/{lang}", Rule::Public(reason), landing::show)
        .route(Method::GET, "/{lang}/programmes/{slug}", Rule::Public(reason), landing::show_one)
}
