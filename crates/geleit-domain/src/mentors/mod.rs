//! A mentor of a programme: volunteer, professional or colleague at work (S1-27, S1-31).

pub mod companies;
pub mod joining;
pub mod lifecycle;
pub mod questionnaire;
pub mod suitability;

pub use lifecycle::{Status, Verb};

/// The most mentees that one mentor may take on at the same time.
pub const CAPACITY_MAX: u32 = 20;

/// A questionnaire that is not back after so many days is asked for again: as long as the
/// programmes waited that sent theirs by mail (S1-39).
pub const REMIND_AFTER_DAYS: i64 = 5;

crate::word::words! {
    /// In which capacity somebody is a mentor; the sources use one word for all three.
    Engagement {
        Volunteer = "volunteer",
        Professional = "professional",
        Workforce = "workforce",
    }
}

crate::word::words! {
    /// How many people work at the mentor's company (S1-30).
    CompanySize {
        Micro = "1_9",
        Small = "10_49",
        Medium = "50_249",
        Large = "250_plus",
    }
}

impl CompanySize {
    /// The class of a head count.
    #[must_use]
    pub fn of_head_count(count: u32) -> Self {
        match count {
            0..=9 => Self::Micro,
            10..=49 => Self::Small,
            50..=249 => Self::Medium,
            _ => Self::Large,
        }
    }
}
