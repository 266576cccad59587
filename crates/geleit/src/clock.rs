//! The only place where the program reads a clock. A trial folder has a clock of its own, which
//! was set once and runs on.

use jiff::{SignedDuration, Timestamp};

/// The system's clock, or one that runs beside it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clock {
    ahead_of_system: SignedDuration,
}

impl Clock {
    /// A clock that shows this time now.
    pub(crate) fn showing(now: Timestamp) -> Self {
        Self { ahead_of_system: now.duration_since(system()) }
    }

    /// The time.
    pub(crate) fn now(&self) -> Timestamp {
        system().saturating_add(self.ahead_of_system).unwrap_or(Timestamp::MAX)
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
fn system() -> Timestamp {
    Timestamp::now()
}
