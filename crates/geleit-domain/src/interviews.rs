//! Interviews with people who apply (S1-38, S1-40): planned, held or not, with notes along a guide
//! and one recommendation per interviewer.

mod appointment;
mod notes;

use crate::word::words;

pub use appointment::{MINUTES, instant, monday, overlaps, slots};
pub use notes::Notes;

/// What came of an interview, and what each interviewer recommends, is written down within so
/// many days, while it is remembered: then a decision is possible before an application has
/// waited for too long.
pub const RECORD_WITHIN_DAYS: i64 = 3;

words! {
    /// Where an interview stands.
    Status { Planned = "planned", Held = "held", Missed = "missed", Cancelled = "cancelled" }
}

words! {
    /// What moves an interview on.
    Verb { Hold = "hold", Miss = "miss", Cancel = "cancel" }
}

words! {
    /// How people meet for it.
    Mode { OnSite = "on_site", Phone = "phone", Video = "video" }
}

words! {
    /// What an interviewer recommends; the decision is taken afterwards and by itself.
    Recommendation {
        Accept = "accept",
        Waitlist = "waitlist",
        NotAccept = "not_accept",
        Unsure = "unsure",
    }
}

words! {
    /// What the guide asks about; each has one box for notes.
    Topic {
        Motivation = "motivation",
        Experience = "experience",
        Goals = "goals",
        German = "german",
        Time = "time",
        Expectations = "expectations",
    }
}

use Status::{Cancelled, Held, Missed, Planned};

/// Every allowed step of an interview. A new date is a change of a planned one; after a missed
/// one another is planned.
pub const TRANSITIONS: &[(Status, Verb, Status)] = &[
    (Planned, Verb::Hold, Held),
    (Planned, Verb::Miss, Missed),
    (Planned, Verb::Cancel, Cancelled),
];

impl Status {
    /// The status after a verb, or nothing when the verb is not possible now.
    #[must_use]
    pub fn after(self, verb: Verb) -> Option<Self> {
        crate::lifecycle::after(TRANSITIONS, self, verb)
    }
}
