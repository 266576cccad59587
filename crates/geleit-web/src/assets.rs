//! Stylesheet, scripts, fonts and logo: part of the program, served under an address that changes with
//! their content, so that browsers may keep them for ever.

use crate::routes::{Routes, Rule};
use crate::{App, Error};
use axum::extract::{Path, State};
use axum::http::{Method, header};
use axum::response::{IntoResponse, Response};

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

pub(crate) fn routes(routes: Routes) -> Routes {
    let reason = "styles, fonts and the logo hold no data";
    routes.route(Method::GET, "/assets/{folder}/{*name}", Rule::Public(reason), show)
}

/// The address of an asset.
pub(crate) fn address(name: &str) -> String {
    debug_assert!(ASSETS.iter().any(|(known, ..)| *known == name), "no asset {name}");
    format!("/assets/{FOLDER}/{name}")
}

async fn show(
    State(_): State<App>,
    Path((folder, name)): Path<(String, String)>,
) -> Result<Response, Error> {
    let found = ASSETS.iter().find(|(known, ..)| folder == FOLDER && *known == name);
    let (_, kind, bytes) = found.ok_or(Error::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, *kind),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    Ok((headers, *bytes).into_response())
}
