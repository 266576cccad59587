//! Is the process there, and can it work?

use crate::App;
use crate::routes::{Routes, Rule};
use axum::extract::State;
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};

pub(crate) fn routes(routes: Routes) -> Routes {
    let reason = "monitoring asks before anybody signs in; says yes or no";
    routes.route(Method::GET, "/healthz", Rule::Public(reason), || async { "ok\n" }).route(
        Method::GET,
        "/readyz",
        Rule::Public(reason),
        ready,
    )
}

/// Ready when the database answers and its schema is the one this program was built for.
async fn ready(State(app): State<App>) -> Response {
    match geleit_store::is_current(&app.store).await {
        Ok(true) => "ready\n".into_response(),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "run geleit migrate\n").into_response(),
        Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "no database\n").into_response(),
    }
}
