//! The matching: a proposal of pairs with reasons, decided by people of every organisation
//! (S1-41, S1-42).

pub mod lifecycle;

pub use lifecycle::{Status, Verb};
