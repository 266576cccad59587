//! Tells open boards that something has changed, and nothing else: a number that grows with every
//! decision. What has changed each page asks for itself, and gets what its reader may see. A
//! board on this server hears at once; one on another server, and one whose change came from a
//! command, within a second.

use super::watching::Taken;
use crate::error::Answer;
use crate::extract::{At, By};
use crate::layers::SignedIn;
use crate::{App, Error};
use axum::Extension;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures_util::stream::unfold;
use geleit_domain::id::CohortId;
use std::convert::Infallible;
use std::pin::Pin;
use std::time::Duration;
use tokio::sync::watch;

/// How often the database is asked for what happened elsewhere.
const ASK_EVERY: Duration = Duration::from_secs(1);
/// Keeps proxies from closing a quiet board.
const ALIVE_EVERY: Duration = Duration::from_secs(15);
/// After so many questions without a change: does the sign-in still last?
const QUIET_MAX: u32 = 10;

pub(super) async fn show(
    State(app): State<App>,
    By(actor): By,
    At(cohort): At<CohortId>,
    Extension(reader): Extension<SignedIn>,
    headers: HeaderMap,
) -> Answer {
    let state = app.store.matching_state(&actor, cohort).await?;
    if !wants_stream(&headers) {
        return Ok(state.to_string().into_response());
    }
    let account = actor.account.ok_or(Error::Forbidden)?;
    let place = app.watching.place(account).ok_or(Error::TooMany)?;
    let board = Board {
        decided: app.watching.decisions(),
        end: Box::pin(app.watching.end()),
        app,
        reader,
        cohort,
        // The first answer is the present state: the page knows whether it has drawn it.
        told: None,
        quiet: 0,
        _place: place,
    };
    let events = unfold(board, |mut board| async move {
        let state = board.next().await?;
        let event = Event::default().id(state.to_string()).data(state.to_string());
        Some((Ok::<_, Infallible>(event), board))
    });
    Ok(streamed(Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE_EVERY))))
}

fn wants_stream(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|kinds| kinds.to_str().ok());
    accepted.is_some_and(|kinds| kinds.contains("text/event-stream"))
}

fn streamed(stream: impl IntoResponse) -> Response {
    let mut response = stream.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // Proxies that collect answers before they pass them on would hold everything back.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

/// One open board.
struct Board {
    app: App,
    reader: SignedIn,
    cohort: CohortId,
    decided: watch::Receiver<()>,
    end: Pin<Box<dyn Future<Output = ()> + Send>>,
    told: Option<i64>,
    quiet: u32,
    _place: Taken,
}

impl Board {
    /// The next state that has not been told, or nothing when the board has to close.
    async fn next(&mut self) -> Option<i64> {
        loop {
            if self.told.is_some() && !self.wait().await {
                return None;
            }
            // A role or a sign-in may have ended meanwhile; the board must not outlive it.
            if self.quiet >= QUIET_MAX && !self.is_signed_in().await {
                return None;
            }
            let store = &self.app.store;
            let state = store.matching_state(&self.reader.actor, self.cohort).await.ok()?;
            if self.told == Some(state) {
                self.quiet += 1;
                continue;
            }
            if !self.is_signed_in().await {
                return None;
            }
            self.told = Some(state);
            return Some(state);
        }
    }

    /// Waits for the next moment to ask; `false` when the server stops.
    async fn wait(&mut self) -> bool {
        tokio::select! {
            () = &mut self.end => false,
            _ = self.decided.changed() => true,
            () = tokio::time::sleep(ASK_EVERY) => true,
        }
    }

    async fn is_signed_in(&mut self) -> bool {
        self.quiet = 0;
        let now = self.app.clock.now();
        let lasts = self.app.store.sign_in_lasts(&self.reader.secret, now).await;
        matches!(lasts, Ok(Some(roles)) if roles == self.reader.actor.roles)
    }
}
