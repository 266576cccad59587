//! A partnership: a released pair and what becomes of it.

pub mod lifecycle;

pub use lifecycle::{Status, Verb};
