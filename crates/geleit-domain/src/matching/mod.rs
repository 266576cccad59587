//! The matching: a proposal of pairs with reasons, decided by people of every organisation
//! (S1-41, S1-42).

pub mod candidates;
pub mod conflicts;
pub mod criteria;
pub mod decisions;
pub mod fairness;
pub mod lifecycle;
pub mod overruling;
pub mod proposal;
pub mod voting;

#[cfg(test)]
mod people;

pub use lifecycle::{Status, Verb};
