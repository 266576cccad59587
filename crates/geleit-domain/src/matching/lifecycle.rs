//! The states of one pair inside a proposal: people decide, and nothing is assigned by itself
//! (S1-41, S1-42).

use crate::word::words;

words! {
    /// Where a proposed pair stands.
    Status {
        Proposed = "proposed",
        Agreed = "agreed",
        Vetoed = "vetoed",
        Released = "released",
    }
}

words! {
    /// What moves a proposed pair on.
    Verb {
        Agree = "agree",
        Reconsider = "reconsider",
        Veto = "veto",
        Restore = "restore",
        Release = "release",
        WithdrawRelease = "withdraw_release",
    }
}

use Status::{Agreed, Proposed, Released, Vetoed};

/// Every allowed step of a proposed pair.
pub const TRANSITIONS: &[(Status, Verb, Status)] = &[
    // The last organisation that decides has agreed (S1-41).
    (Proposed, Verb::Agree, Agreed),
    // One of them objects after all, or takes its agreement back.
    (Agreed, Verb::Reconsider, Proposed),
    (Proposed, Verb::Veto, Vetoed),
    (Agreed, Verb::Veto, Vetoed),
    // Whoever vetoed takes it back; nobody has agreed to the pair since.
    (Vetoed, Verb::Restore, Proposed),
    (Agreed, Verb::Release, Released),
    // Possible until the letters fall due.
    (Released, Verb::WithdrawRelease, Agreed),
];

impl Status {
    /// The status after a verb, or nothing when the verb is not possible now.
    #[must_use]
    pub fn after(self, verb: Verb) -> Option<Self> {
        crate::lifecycle::after(TRANSITIONS, self, verb)
    }
}
