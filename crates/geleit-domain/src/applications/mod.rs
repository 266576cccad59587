//! A mentee's application for one cohort (S1-38, S1-40).

mod answers;
pub mod completion;
pub mod decisions;
pub mod eligibility;
pub mod fields;
pub mod form;
pub mod funnel;
mod intake;
pub mod lifecycle;
pub mod reception;
mod reference;
pub mod waiting;

pub use answers::Answers;
pub use intake::{ANSWER_DAYS, Intake, Side};
pub use lifecycle::{Status, Verb};
pub use reference::reference;
