//! The states of an event. A new date or place is a change of one that is not over.

use crate::word::words;

words! {
    /// Where an event stands.
    Status { Draft = "draft", Published = "published", Held = "held", Cancelled = "cancelled" }
}

words! {
    /// What moves an event on.
    Verb { Publish = "publish", Hold = "hold", Cancel = "cancel" }
}

use Status::{Cancelled, Draft, Held, Published};

/// Every allowed step of an event.
pub const TRANSITIONS: &[(Status, Verb, Status)] = &[
    (Draft, Verb::Publish, Published),
    // Nobody knows of it yet, so nobody is told.
    (Draft, Verb::Cancel, Cancelled),
    (Published, Verb::Hold, Held),
    (Published, Verb::Cancel, Cancelled),
];

impl Status {
    /// The status after a verb, or nothing when the verb is not possible now.
    #[must_use]
    pub fn after(self, verb: Verb) -> Option<Self> {
        crate::lifecycle::after(TRANSITIONS, self, verb)
    }

    /// Can date, venue and agenda still change?
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Draft | Published)
    }
}
