//! Who is asking: the cookie holds the programme and a random token, because the transaction
//! that looks for the token is opened for one programme.

use crate::{App, cookies};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use geleit_domain::actor::Actor;
use geleit_store::programmes::Programme;
use geleit_store::secrets::Secret;
use std::sync::Arc;

/// Who is signed in, and where. Cloning is cheap.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn {
    /// The account with its roles, as of this request.
    pub(crate) actor: Arc<Actor>,
    /// The name shown on the page.
    pub(crate) name: Arc<str>,
    /// The programme.
    pub(crate) programme: Arc<Programme>,
    /// The token, to end this very sign-in.
    pub(crate) secret: Arc<Secret>,
}

pub(super) async fn recognise(
    State(app): State<App>,
    mut request: Request,
    next: Next,
) -> Response {
    // Styles and fonts are the same for everybody; they cost no query.
    let is_asset = request.uri().path().starts_with("/assets/");
    let cookie =
        cookies::read(request.headers(), &app.config, cookies::SIGN_IN).filter(|_| !is_asset);
    if let Some(secret) = cookie.and_then(Secret::read) {
        match app.store.recognise(&secret, app.clock.now()).await {
            Ok(Some(found)) => {
                request.extensions_mut().insert(SignedIn {
                    actor: Arc::new(found.actor),
                    name: found.name.into(),
                    programme: Arc::new(found.programme),
                    secret: Arc::new(secret),
                });
            }
            Ok(None) => {}
            Err(error) => return crate::Error::from(error).into_response(),
        }
    }
    next.run(request).await
}
