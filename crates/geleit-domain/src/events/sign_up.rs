//! Where somebody stands towards an event: invited, with a place, waiting for one, or not coming.
//! Whoever says no may change their mind, and then stands at the end of the list.

use crate::word::words;

words! {
    /// Where somebody stands towards an event.
    Status {
        Invited = "invited",
        Placed = "placed",
        Waiting = "waiting",
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What moves somebody on.
    Verb { Place = "place", Wait = "wait", MoveUp = "move_up", Withdraw = "withdraw" }
}

use Status::{Invited, Placed, Waiting, Withdrawn};

/// Every allowed step of a sign-up.
pub const TRANSITIONS: &[(Status, Verb, Status)] = &[
    (Invited, Verb::Place, Placed),
    (Invited, Verb::Wait, Waiting),
    (Invited, Verb::Withdraw, Withdrawn),
    (Waiting, Verb::MoveUp, Placed),
    (Waiting, Verb::Withdraw, Withdrawn),
    (Placed, Verb::Withdraw, Withdrawn),
    (Withdrawn, Verb::Place, Placed),
    (Withdrawn, Verb::Wait, Waiting),
];

impl Status {
    /// The status after a verb, or nothing when the verb is not possible now.
    #[must_use]
    pub fn after(self, verb: Verb) -> Option<Self> {
        crate::lifecycle::after(TRANSITIONS, self, verb)
    }

    /// Does somebody want to come?
    #[must_use]
    pub fn is_signed_up(self) -> bool {
        matches!(self, Placed | Waiting)
    }
}
