//! What a handler answers when it cannot do what was asked. The page is drawn afterwards, by
//! `layers::error_pages`, because only there the reader's language is known.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use geleit_store::Refusal;

/// What a handler gives back.
pub(crate) type Answer = Result<Response, Error>;

/// Why a request was not answered as asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// There is no such page or record, or the reader may not know of it.
    NotFound,
    /// Nobody is signed in.
    NotSignedIn,
    /// The reader knows it but may not do this.
    Forbidden,
    /// Somebody else changed it first, or its status does not allow this.
    Conflict,
    /// A rule of the programme refuses it; nothing has changed.
    Refused(Refusal),
    /// A form that no page of ours sends.
    Invalid,
    /// A form or upload that is too large.
    TooLarge,
    /// Too many attempts; try again later.
    TooMany,
    /// Somebody else is writing for longer than one waits; try again later.
    Busy,
    /// The program itself failed.
    Failed,
}

impl Error {
    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotSignedIn => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::Refused(Refusal::Invalid { .. } | Refusal::ReasonMissing) | Self::Invalid => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Self::Conflict | Self::Refused(_) => StatusCode::CONFLICT,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Failed => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<geleit_store::Error> for Error {
    fn from(error: geleit_store::Error) -> Self {
        match error {
            geleit_store::Error::NotFound => Self::NotFound,
            geleit_store::Error::Forbidden => Self::Forbidden,
            geleit_store::Error::Outdated | geleit_store::Error::WrongStatus { .. } => {
                Self::Conflict
            }
            geleit_store::Error::Refused(refusal) => Self::Refused(refusal),
            geleit_store::Error::Busy => {
                tracing::warn!("the store is busy");
                Self::Busy
            }
            geleit_store::Error::Corrupt(_) | geleit_store::Error::Database(_) => {
                tracing::error!(%error, "the store failed: {error}");
                Self::Failed
            }
        }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        tracing::error!(%error, "a page could not be drawn: {error}");
        Self::Failed
    }
}

impl IntoResponse for Error {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if self == Self::Busy {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
        }
        response.extensions_mut().insert(self);
        response
    }
}
