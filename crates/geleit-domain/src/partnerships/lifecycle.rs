//! The states of a partnership, from the release to its end or dissolution (S1-49). Having met
//! (S1-04), the agreement, being at risk and feedback are dated facts and never states.

use crate::word::words;

words! {
    /// Where a partnership stands.
    Status {
        Offered = "offered",
        Accepted = "accepted",
        Running = "running",
        Paused = "paused",
        Completed = "completed",
        Dissolved = "dissolved",
        Declined = "declined",
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What moves a partnership on.
    Verb {
        Accept = "accept",
        Decline = "decline",
        Start = "start",
        Pause = "pause",
        Resume = "resume",
        Complete = "complete",
        Dissolve = "dissolve",
        Withdraw = "withdraw",
        Retract = "retract",
    }
}

use Status::{Accepted, Completed, Declined, Dissolved, Offered, Paused, Running, Withdrawn};

/// Every allowed step of a partnership.
pub const TRANSITIONS: &[(Status, Verb, Status)] = &[
    (Offered, Verb::Accept, Accepted),
    (Offered, Verb::Decline, Declined),
    (Accepted, Verb::Decline, Declined),
    (Accepted, Verb::Start, Running),
    (Running, Verb::Pause, Paused),
    (Paused, Verb::Resume, Running),
    (Running, Verb::Complete, Completed),
    // A pause can last until the end.
    (Paused, Verb::Complete, Completed),
    // The pair ends early: both people go back into the pool of this cohort (S1-49).
    (Running, Verb::Dissolve, Dissolved),
    (Paused, Verb::Dissolve, Dissolved),
    // The release is taken back, or somebody leaves before the start.
    (Offered, Verb::Withdraw, Withdrawn),
    (Accepted, Verb::Withdraw, Withdrawn),
    // The pair was recorded by mistake: it never was. Only a correction does this.
    (Offered, Verb::Retract, Withdrawn),
    (Accepted, Verb::Retract, Withdrawn),
    (Running, Verb::Retract, Withdrawn),
    (Paused, Verb::Retract, Withdrawn),
];

impl Status {
    /// The status after a verb, or nothing when the verb is not possible now.
    #[must_use]
    pub fn after(self, verb: Verb) -> Option<Self> {
        crate::lifecycle::after(TRANSITIONS, self, verb)
    }

    /// Does the pair still take a place of the mentor, the mentee and the cohort?
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Offered | Accepted | Running | Paused)
    }

    /// Do both take part: have they said yes, and nobody has left?
    #[must_use]
    pub fn is_together(self) -> bool {
        matches!(self, Accepted | Running | Paused)
    }
}
