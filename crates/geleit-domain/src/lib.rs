//! What a mentoring programme is: its types, lifecycles, criteria, permissions and figures.
//! Nothing here does I/O, reads a clock or draws a random number: the same input gives the
//! same answer, byte for byte.

mod word;

pub mod actor;
pub mod applications;
pub mod cohorts;
pub mod figures;
pub mod id;
pub mod lifecycle;
pub mod matching;
pub mod mentors;
pub mod names;
pub mod organisations;
pub mod partnerships;
pub mod policy;
pub mod profile;
pub mod programmes;
pub mod reference;
pub mod slug;

pub use word::UnknownWord;
