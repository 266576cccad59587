//! A mentee's application for one cohort (S1-38, S1-40).

mod answers;
pub mod completion;
pub mod decisions;
pub mod eligibility;
mod intake;
pub mod lifecycle;

pub use answers::Answers;
pub use intake::{Intake, Side};
pub use lifecycle::{Status, Verb};
