//! What handlers take: `By(actor)`, `Now(now)`, `At(id)`, `Language`.

use crate::language::Language;
use crate::layers::SignedIn;
use crate::routes::Audience;
use crate::{App, Error, cookies};
use axum::extract::{FromRequestParts, RawPathParams};
use axum::http::header;
use axum::http::request::Parts;
use geleit_domain::actor::Actor;
use jiff::Timestamp;
use std::convert::Infallible;
use std::str::FromStr;
use std::sync::Arc;

/// Who acts. Only routes with `Rule::May` can take it.
pub(crate) struct By(pub(crate) Arc<Actor>);

impl FromRequestParts<App> for By {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Error> {
        let signed_in = parts.extensions.get::<SignedIn>().ok_or(Error::NotSignedIn)?;
        Ok(Self(Arc::clone(&signed_in.actor)))
    }
}

/// What time it is.
pub(crate) struct Now(pub(crate) Timestamp);

impl FromRequestParts<App> for Now {
    type Rejection = Infallible;
    async fn from_request_parts(_: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self(app.clock.now()))
    }
}

/// The placeholder of the path; nonsense in it is a page that does not exist.
pub(crate) struct At<T>(pub(crate) T);

impl<T: FromStr> FromRequestParts<App> for At<T> {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let found = placeholders(parts, app).await?;
        let [(_, value)] = found.as_slice() else { return Err(Error::NotFound) };
        Ok(Self(value.parse().map_err(|_| Error::NotFound)?))
    }
}

/// Both placeholders of the path, in their order.
pub(crate) struct AtBoth<A, B>(pub(crate) A, pub(crate) B);

impl<A: FromStr, B: FromStr> FromRequestParts<App> for AtBoth<A, B> {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let found = placeholders(parts, app).await?;
        let [(_, first), (_, second)] = found.as_slice() else { return Err(Error::NotFound) };
        let first = first.parse().map_err(|_| Error::NotFound)?;
        Ok(Self(first, second.parse().map_err(|_| Error::NotFound)?))
    }
}

/// All three placeholders of the path, in their order.
pub(crate) struct AtThree<A, B, C>(pub(crate) A, pub(crate) B, pub(crate) C);

impl<A: FromStr, B: FromStr, C: FromStr> FromRequestParts<App> for AtThree<A, B, C> {
    type Rejection = Error;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let found = placeholders(parts, app).await?;
        let [(_, a), (_, b), (_, c)] = found.as_slice() else { return Err(Error::NotFound) };
        let (a, b) = (a.parse().map_err(|_| Error::NotFound)?, b.parse());
        Ok(Self(a, b.map_err(|_| Error::NotFound)?, c.parse().map_err(|_| Error::NotFound)?))
    }
}

async fn placeholders(parts: &mut Parts, app: &App) -> Result<Vec<(String, String)>, Error> {
    let found = RawPathParams::from_request_parts(parts, app).await;
    let found = found.map_err(|_| Error::NotFound)?;
    Ok(found.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
}

/// The path's own language comes first, then what the reader chose, then what the browser
/// asks for, then German; always one that the page is offered in.
impl FromRequestParts<App> for Language {
    type Rejection = Infallible;
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let path = parts.uri.path();
        if let Some(language) = path.split('/').nth(1).and_then(Self::from_tag) {
            return Ok(language);
        }
        let offered = Self::offered(Audience::of(path));
        let chosen = cookies::read(&parts.headers, &app.config, cookies::LANGUAGE)
            .and_then(Self::from_tag)
            .filter(|language| offered.contains(language));
        let asked = || {
            let header = parts.headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
            Self::accepted(header, offered)
        };
        Ok(chosen.or_else(asked).unwrap_or(Self::De))
    }
}
