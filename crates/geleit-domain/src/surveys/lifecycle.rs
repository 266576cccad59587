//! The states of a survey. Its questions change only while it is a draft, so that everybody
//! answers the same ones.

use crate::word::words;

words! {
    /// Where a survey stands.
    Status {
        Draft = "draft",
        Planned = "planned",
        Open = "open",
        Closed = "closed",
        Dropped = "dropped",
    }
}

words! {
    /// What moves a survey on.
    Verb { Plan = "plan", Revise = "revise", Open = "open", Close = "close", Drop = "drop" }
}

use Status::{Closed, Draft, Dropped, Open, Planned};

/// Every allowed step of a survey.
pub const TRANSITIONS: &[(Status, Verb, Status)] = &[
    (Draft, Verb::Plan, Planned),
    // The calendar opens it on its day; nobody has been asked before.
    (Planned, Verb::Open, Open),
    (Planned, Verb::Revise, Draft),
    (Open, Verb::Close, Closed),
    (Draft, Verb::Drop, Dropped),
    (Planned, Verb::Drop, Dropped),
];

impl Status {
    /// The status after a verb, or nothing when the verb is not possible now.
    #[must_use]
    pub fn after(self, verb: Verb) -> Option<Self> {
        crate::lifecycle::after(TRANSITIONS, self, verb)
    }
}
