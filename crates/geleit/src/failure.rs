//! Why a command did not do what was asked: a code for programs, a sentence for people, and the
//! exit code: 1 when something failed, 2 when the caller can put it right.

use geleit_store::Error;
use std::path::Path;

const FAILED: u8 = 1;
const REFUSED: u8 = 2;

/// Why a command did not do what was asked. With exit code 2 nothing has changed.
#[derive(Debug)]
pub(crate) struct Failure {
    /// Stable word for programs.
    pub(crate) code: &'static str,
    /// What was expected and what to do.
    pub(crate) message: String,
    /// The exit code.
    pub(crate) exit: u8,
}

impl Failure {
    /// The command was used in a way that cannot be meant.
    pub(crate) fn usage(message: impl Into<String>) -> Self {
        Self::refused("usage", message)
    }

    /// A rule refuses it; nothing has changed.
    pub(crate) fn refused(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), exit: REFUSED }
    }

    /// Something went wrong that the caller did not do.
    pub(crate) fn failed(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), exit: FAILED }
    }

    /// The system refused; `what` says what was tried.
    pub(crate) fn io(what: &str, error: &std::io::Error) -> Self {
        Self::failed("io", format!("{what}: {error}"))
    }

    /// No record of this kind has the slug.
    pub(crate) fn unknown(kind: &str, slug: &str) -> Self {
        let message = format!("there is no {kind} with the slug `{slug}`; check the spelling");
        Self::refused("unknown_slug", message)
    }

    /// A file that was named on the command line cannot be read.
    pub(crate) fn unreadable(file: &Path, error: &std::io::Error) -> Self {
        let message = format!("{} cannot be read: {error}", file.display());
        Self::refused("unreadable_file", message)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let message = error.to_string();
        match error {
            Error::NotFound => Self::refused("not_found", message),
            Error::Forbidden => Self::refused("forbidden", message),
            Error::Outdated => Self::refused("outdated", message),
            Error::WrongStatus { .. } => Self::refused("wrong_status", message),
            Error::Refused(refusal) => Self::refused(refusal.code(), message),
            Error::Corrupt(_) => Self::failed("corrupt", message),
            Error::Busy => Self::failed("busy", message),
            Error::Database(_) => Self::failed("database", message),
        }
    }
}
