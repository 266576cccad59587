//! What a mentoring programme is: its types, lifecycles, criteria, permissions and figures.
//! Nothing here does I/O, reads a clock or draws a random number: the same input gives the
//! same answer, byte for byte.
//!
//! `S1-41` and the like name the requirement from which a rule comes (`docs/requirements.tsv`).
//! Words are used as in `GLOSSARY.md`: a *veto* rules a pair out for the cohort, an *objection*
//! is a vote that can be taken back.

mod word;

pub mod actor;
pub mod applications;
pub mod cohorts;
pub mod consents;
pub mod events;
pub mod figures;
pub mod files;
pub mod id;
pub mod imports;
pub mod interviews;
pub mod letters;
pub mod lifecycle;
pub mod matching;
pub mod mentors;
pub mod names;
pub mod organisations;
pub mod partnerships;
pub mod phones;
pub mod policy;
pub mod profile;
pub mod programmes;
pub mod reference;
pub mod secret_links;
pub mod slug;
pub mod surveys;

pub use word::UnknownWord;
