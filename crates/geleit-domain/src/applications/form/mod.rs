//! The form of an application: which questions stand on which step, and how typed answers are
//! read. The pages of mentees, of mentors and of staff draw their fields from here.

mod field;
mod mentee;
mod mentor;
mod person;
mod reader;
pub(crate) mod typed;

pub use field::{Field, INDUSTRIES, Kind, LANGUAGES, LEVELS, Step, UNKNOWN, steps};
pub use mentee::{MenteeForm, language_names, read_asked, read_mentee};
pub use mentor::{MentorForm, read_mentor};
pub use person::{ADULT_YEARS, is_address, is_under_age};
pub use reader::{Fault, Problem};

#[cfg(test)]
mod tests;
