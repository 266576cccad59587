//! A partnership: a released pair and what becomes of it.

pub mod agreement;
pub mod card;
pub mod closing;
pub mod dissolution;
pub mod expectations;
pub mod extension;
pub mod final_interview;
pub mod fit;
pub mod free_text;
pub mod lifecycle;
pub mod meetings;
pub mod offer;
pub mod outcomes;
pub mod phases;
pub mod pseudonym;
pub mod referrals;
pub mod warnings;

pub use lifecycle::{Status, Verb};
