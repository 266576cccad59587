//! What a sheet states about people, row by row, before it is decided what becomes of it.

use crate::profile::{Identity, MenteeProfile, MentorProfile};
use jiff::civil::Date;

/// An application of a mentee as the sheet states it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenteeRow {
    /// The sheet's row (header = 1).
    pub row: u32,
    /// The office's own number, unique in the cohort.
    pub reference: String,
    /// Names, contact, gender and birth.
    pub identity: Identity,
    /// Everything else that matching and figures read.
    pub profile: MenteeProfile,
    /// The day on which the application came in; nothing: today.
    pub received_on: Option<Date>,
    /// The slug of the organisation that supplies the person.
    pub organisation: Option<String>,
}

/// A mentor as the sheet states them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MentorRow {
    /// The sheet's row (header = 1).
    pub row: u32,
    /// The office's own number, unique in the cohort.
    pub reference: String,
    /// Names, contact, gender and birth.
    pub identity: Identity,
    /// Everything else that matching and figures read.
    pub profile: MentorProfile,
    /// How many mentees the mentor takes at the same time, 0 to 20 (S1-31).
    pub capacity: u32,
    /// The day on which the mentor was won; nothing: today.
    pub received_on: Option<Date>,
    /// The slug of the organisation that found the mentor.
    pub organisation: Option<String>,
}
