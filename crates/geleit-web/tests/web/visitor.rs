//! A browser without a window: it keeps cookies and sends forms.

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, Response, StatusCode, header};
use std::collections::BTreeMap;
use tower::ServiceExt;

pub(crate) struct Visitor {
    router: Router,
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) language: &'static str,
}

pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: String,
}

impl Page {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Status, headers and body: what a stranger can compare.
    pub(crate) fn all(&self) -> String {
        format!("{} {:?} {}", self.status, self.headers, self.body)
    }
}

impl Visitor {
    pub(crate) fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), language: "de" }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        self.send(Request::get(path), Body::empty()).await
    }

    /// A file with its headers, byte by byte.
    pub(crate) async fn file(&mut self, path: &str) -> (HeaderMap, Vec<u8>) {
        let (parts, body) = self.stream(path).await.into_parts();
        assert_eq!(parts.status, StatusCode::OK);
        (parts.headers, to_bytes(body, 1 << 24).await.unwrap().to_vec())
    }

    /// An answer that goes on; its body is still to be read.
    pub(crate) async fn stream(&mut self, path: &str) -> Response<Body> {
        let mut request = Request::get(path).header(header::ACCEPT, "text/event-stream");
        request = request.header(header::ACCEPT_LANGUAGE, self.language);
        for (name, value) in &self.cookies {
            request = request.header(header::COOKIE, format!("{name}={value}"));
        }
        self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    pub(crate) async fn post(&mut self, path: &str, form: &[(&str, &str)]) -> Page {
        let request = Request::post(path).header("sec-fetch-site", "same-origin");
        self.send_form(request, form).await
    }

    pub(crate) async fn send_form(
        &mut self,
        request: axum::http::request::Builder,
        form: &[(&str, &str)],
    ) -> Page {
        let pairs: Vec<_> = form.iter().map(|(k, v)| format!("{k}={}", encoded(v))).collect();
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        self.send(request, Body::from(pairs.join("&"))).await
    }

    pub(crate) async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Page {
        let mut request = request.header(header::ACCEPT_LANGUAGE, self.language);
        for (name, value) in &self.cookies {
            request = request.header(header::COOKIE, format!("{name}={value}"));
        }
        let request = request.body(body).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        for line in response.headers().get_all(header::SET_COOKIE) {
            let line = line.to_str().unwrap();
            let (name, rest) = line.split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            if line.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, 1 << 24).await.unwrap().to_vec();
        let body = String::from_utf8_lossy(&body).into_owned();
        Page { status: parts.status, headers: parts.headers, body }
    }
}

fn encoded(text: &str) -> String {
    let plain = |b: &u8| b.is_ascii_alphanumeric() || b"-_.~".contains(b);
    let letters = text.bytes().map(|b| match plain(&b) {
        true => char::from(b).to_string(),
        false => format!("%{b:02X}"),
    });
    letters.collect()
}
