//! One line per request. It names the registered path, never the one that was asked for: that
//! could hold the token of a secret link.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;

pub(super) async fn trace(request: Request, next: Next) -> Response {
    let method = request.method().clone();
    let path = request.extensions().get::<MatchedPath>().cloned();
    let response = next.run(request).await;
    let path = path.as_ref().map_or("none", MatchedPath::as_str);
    let status = response.status().as_u16();
    tracing::info!(%method, path, status, "{method} {path} answered {status}");
    response
}
