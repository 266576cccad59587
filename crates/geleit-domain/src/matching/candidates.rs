//! Who stands for matching: accepted mentees without a mentor, and mentors with free places.

use crate::id::{ApplicationId, MentorId, OrganisationId};
use crate::profile::{Gender, MenteeProfile, MentorProfile};
use jiff::civil::Date;

/// A mentee who is to get a mentor. No birth date, name or family: none of it is a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentee {
    /// The application for the cohort.
    pub application: ApplicationId,
    /// The office's own number, by which exclusion lists name the mentee.
    pub reference: String,
    /// The organisation that supplied the mentee.
    pub organisation: Option<OrganisationId>,
    /// Counts only where somebody wishes for a woman or a man.
    pub gender: Option<Gender>,
    /// The answers of the application.
    pub profile: MenteeProfile,
    /// Mentors who stand too close to the mentee outside of the programme. Why is not known here.
    pub conflicts: Vec<MentorId>,
    /// Since when the mentee waits.
    pub received_on: Date,
}

/// A mentor whom mentees can be proposed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mentor {
    /// The mentor.
    pub mentor: MentorId,
    /// The office's own number, by which exclusion lists name the mentor.
    pub reference: String,
    /// Counts only where somebody wishes for a woman or a man.
    pub gender: Option<Gender>,
    /// The answers of the questionnaire.
    pub profile: MentorProfile,
    /// How many more mentees the mentor takes, over all parallel cohorts.
    pub capacity_free: u32,
}
