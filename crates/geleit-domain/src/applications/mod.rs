//! A mentee's application for one cohort (S1-38, S1-40).

pub mod lifecycle;

pub use lifecycle::{Status, Verb};
