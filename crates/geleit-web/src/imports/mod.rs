//! Imports of spreadsheets: one way from the bytes of a file to the answer, for the page and for
//! the command.

mod answer;
mod run;
mod watch;

pub use answer::{Answer, OutcomeLine, ProblemLine};
pub use run::{Failure, Imported, Request, import};
pub use watch::Watch;
