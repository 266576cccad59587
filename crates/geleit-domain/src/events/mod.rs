//! What people of a programme come together for (S1-50, S1-51): evenings, trainings, the opening
//! and the closing, with a venue, an agenda and places.

mod agenda;
mod attendance;
mod lifecycle;
mod pictures;
mod places;
mod sign_up;
mod venue;

use crate::word::words;

pub use agenda::{AGENDA_MAX, Agenda, Session, TITLE_MAX};
pub use attendance::{Attendance, Role, Ties, may_note, noted, role};
pub use lifecycle::{Status, TRANSITIONS, Verb};
pub use pictures::{FileKind, PictureConsent, Right, WORDS_MAX};
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

impl Kind {
    /// Must whoever misses it make up for it? Both sides are prepared before they meet (S1-50).
    #[must_use]
    pub fn is_required(self) -> bool {
        matches!(
            self,
            Self::InformationMentees
                | Self::InformationMentors
                | Self::TrainingMentees
                | Self::TrainingMentors
        )
    }
}

words! {
    /// Whom an invitation goes to.
    Group {
        /// Both sides of the open pairs of the cohort.
        Both = "both",
        /// The mentees of these pairs.
        Mentees = "mentees",
        /// The mentors of these pairs.
        Mentors = "mentors",
        /// Whoever is accepted into the cohort, also without a pair.
        Accepted = "accepted",
        /// Mentors who can take somebody on.
        Available = "available",
        /// Both sides of the open pairs of every cohort (S1-55).
        AllPairs = "all_pairs",
        /// Both sides of the completed pairs: of the cohort, or of every one (S1-59).
        Completed = "completed",
        /// Everybody who acts for a partner organisation.
        Organisations = "organisations",
    }
}

impl Group {
    /// Are they those of one cohort?
    #[must_use]
    pub fn is_of_cohort(self) -> bool {
        matches!(self, Self::Both | Self::Mentees | Self::Mentors | Self::Accepted)
    }
}
