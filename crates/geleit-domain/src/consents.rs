//! Consents: one tick, one purpose, given in words that have a version, and withdrawn as easily as
//! given (security.md 5).

crate::word::words! {
    /// What somebody agrees to.
    Purpose {
        /// The organisations of the programme read and decide the application.
        Application = "application",
        /// Origin may count in matching (S1-44).
        OriginMatching = "origin_matching",
        /// The organisations may ask again for the next cohort.
        NextCohort = "next_cohort",
    }
}

/// The version of the words that people agree to; a changed wording gets a new one.
pub const TEXT_VERSION: &str = "2026-12";
