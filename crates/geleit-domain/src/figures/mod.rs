//! The figures of a cohort (S1-05 to S1-09): counted from dated facts, named by a version of
//! their definitions, and without small cells for everybody outside the programme.

mod afterwards;
mod breakdown;
mod counting;
mod course;
mod industry_groups;
mod report;
mod rows;
mod suppression;
pub mod weeks;

pub use afterwards::{Afterwards, OutcomesAt, key_of};
pub use breakdown::{Breakdown, NO_ANSWER};
pub use counting::{Link, MenteeAnswers, MentorAnswers, Pair, counted};
pub use course::{Course, Hours, Lived, Warned};
pub use industry_groups::{IndustryGroup, group_of};
pub use report::{CohortReport, Facts, ProgrammeReport, Share};
pub use rows::Row;
pub use suppression::{Audience, SMALLEST_SHOWN, SMALLEST_SHOWN_OF_ORIGIN};

pub(crate) use suppression::{Keys, suppress};

/// The version of the definitions and of the table of industry groups, valid since
/// 2024-01-01. Every change of a rule in this module makes a new one, and the report names it.
pub const DEFINITIONS_VERSION: &str = "1";
