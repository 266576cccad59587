//! One request and its whole answer.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::ConnectInfo;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::atomic::{AtomicU32, Ordering};
use tower::ServiceExt;

/// So many requests come from one address: fewer than any limit stops.
const FROM_ONE_ADDRESS: u32 = 20;

/// What came back: all that a stranger could compare.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap_or("?"))
    }

    pub(crate) fn holds(&self, words: &str) -> bool {
        self.body.windows(words.len()).any(|window| window == words.as_bytes())
    }
}

/// Sends a request as somebody; a changing one is an empty form from our own pages.
pub(crate) async fn ask(
    router: &Router,
    method: &Method,
    path: &str,
    cookie: Option<&str>,
) -> Answer {
    let mut request = Request::builder()
        .method(method.clone())
        .uri(path)
        .header(header::HOST, "mentoring.example.org")
        .header(header::ACCEPT_LANGUAGE, "de");
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, format!("__Host-geleit={cookie}"));
    }
    if *method != Method::GET {
        request = request
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    }
    let request = request.extension(ConnectInfo(next_address())).body(Body::empty()).unwrap();
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, 1 << 24).await.unwrap().to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

fn next_address() -> SocketAddr {
    static ASKED: AtomicU32 = AtomicU32::new(0);
    let place = ASKED.fetch_add(1, Ordering::Relaxed) / FROM_ONE_ADDRESS;
    SocketAddr::from((Ipv4Addr::from_bits(Ipv4Addr::new(10, 0, 0, 0).to_bits() | place), 443))
}
