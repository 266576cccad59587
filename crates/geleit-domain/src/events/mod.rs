//! What people of a programme come together for (S1-50, S1-51): evenings, trainings, the opening
//! and the closing, with a venue, an agenda and places.

mod agenda;
mod lifecycle;
mod places;
mod sign_up;
mod venue;

use crate::word::words;

pub use agenda::{AGENDA_MAX, Agenda, Session, TITLE_MAX};
pub use lifecycle::{Status, TRANSITIONS, Verb};
pub use places::{CAPACITY, moving_up, seat};
pub use sign_up::{Status as Standing, TRANSITIONS as STANDINGS, Verb as Step};
pub use venue::{StepFree, Venue, VenueProblem};

/// How long an event may take, in minutes: an excursion goes on for days.
pub const MINUTES: std::ops::RangeInclusive<i64> = 15..=10_080;

words! {
    /// What an event is.
    Kind {
        InformationMentees = "information_mentees",
        InformationMentors = "information_mentors",
        TrainingMentees = "training_mentees",
        TrainingMentors = "training_mentors",
        Opening = "opening",
        Workshop = "workshop",
        Seminar = "seminar",
        Excursion = "excursion",
        CompanyVisit = "company_visit",
        Exchange = "exchange",
        Closing = "closing",
    }
}

words! {
    /// Whom of the open pairs of a cohort an invitation goes to.
    Group { Both = "both", Mentees = "mentees", Mentors = "mentors" }
}

impl Group {
    /// Does it go to mentees?
    #[must_use]
    pub fn has_mentees(self) -> bool {
        matches!(self, Self::Both | Self::Mentees)
    }

    /// Does it go to mentors?
    #[must_use]
    pub fn has_mentors(self) -> bool {
        matches!(self, Self::Both | Self::Mentors)
    }
}
