//! Limits per network address for what nobody has to be signed in for (P30). The numbers and why
//! each server counts for itself: `docs/decisions/0013-limits-per-address.md`.

mod address;
mod counts;

use crate::routes::Audience;
use crate::{App, Error};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

pub use address::Network;
pub(crate) use counts::Counts;

/// What is counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Family {
    /// Attempts with password and code.
    SignIn,
    /// Wishes for a letter with a sign-in link.
    Letter,
    /// Wishes for a letter with the link of a draft.
    DraftLetter,
    /// Personal links that are opened or followed.
    Link,
    /// Every other form that is open to everybody.
    Form,
    /// Codes that are looked for while somebody types.
    Codes,
}

impl Family {
    /// What a request counts as; nothing: it is not limited.
    fn of(method: &Method, path: &str) -> Option<Self> {
        if opens_a_link(path) {
            let sends_a_letter = *method == Method::POST && path.ends_with("/later");
            return Some(if sends_a_letter { Self::DraftLetter } else { Self::Link });
        }
        if path.starts_with("/codes/") {
            return Some(Self::Codes);
        }
        if matches!(*method, Method::GET | Method::HEAD) || Audience::of(path) != Audience::Public {
            return None;
        }
        Some(match path {
            "/sign-in" => Self::SignIn,
            "/sign-in/link" => Self::Letter,
            _ => Self::Form,
        })
    }

    /// How many at once, and after how long there is one more. An office, a language school or a
    /// shelter stands behind one address: the numbers stop programs, not people.
    const fn numbers(self) -> (i32, SignedDuration) {
        match self {
            Self::SignIn => (60, SignedDuration::from_secs(3)),
            Self::Letter | Self::DraftLetter => (30, SignedDuration::from_secs(60)),
            Self::Link | Self::Form | Self::Codes => (600, SignedDuration::from_millis(200)),
        }
    }
}

/// Is it a page that holds a personal link: `/links/…`, `/de/drafts/…`, `/de/mentors/…`?
fn opens_a_link(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    match (parts.next(), parts.next()) {
        (Some("links"), _) => true,
        (
            Some(language),
            Some(
                "drafts" | "applications" | "mentors" | "offers" | "meetings" | "questionnaires"
                | "sign-ups" | "agreements" | "expectations" | "fit-answers" | "raised-hands"
                | "closings" | "outcomes" | "surveys" | "calendars" | "letters",
            ),
        ) => language.len() == 2,
        _ => false,
    }
}

pub(super) async fn limit(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(family) = Family::of(request.method(), request.uri().path()) else {
        return next.run(request).await;
    };
    let client = address::client(peer(&request), request.headers(), &app.proxies);
    match app.counts.take(client, family, app.clock.now()) {
        Ok(()) => next.run(request).await,
        Err(wait) => refuse(wait),
    }
}

/// Where the connection comes from. Without a connection, everybody is the same stranger.
fn peer(request: &Request) -> IpAddr {
    let found = request.extensions().get::<ConnectInfo<SocketAddr>>();
    found.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip())
}

fn refuse(wait: SignedDuration) -> Response {
    let mut response = Error::TooMany.into_response();
    let seconds = HeaderValue::from(wait.as_secs().saturating_add(1).unsigned_abs());
    response.headers_mut().insert(header::RETRY_AFTER, seconds);
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rule;

    #[test]
    fn whatever_a_link_opens_is_counted_so_that_nobody_tries_links_out() {
        for entry in crate::routes().table() {
            let is_link = matches!(entry.rule, Rule::Link(_));
            let path = entry.path.replace("{lang}", "de");
            assert_eq!(is_link, opens_a_link(&path), "{path}");
        }
    }
}
