//! A cohort: numbered within its region group, with a calendar and a capacity in pairs
//! (S1-01, S1-02, S1-05).

pub mod lifecycle;
pub mod opening;
pub mod phases;

pub use lifecycle::{Status, Verb};
pub use opening::Opening;

/// The most pairs that one cohort may plan for.
pub const CAPACITY_MAX: u32 = 10_000;
