//! What two people are to each other outside of the programme, so that nobody is matched with
//! somebody they live with, work for or are related to. Staff note it; the two are never told
//! of it by the program, and matching only knows that they do not go together.

use crate::word::words;

words! {
    /// What links two people.
    LinkKind {
        Couple = "couple",
        Relative = "relative",
        Colleague = "colleague",
        Other = "other",
    }
}
