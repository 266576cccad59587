//! Links that lead to a record instead of an account, for people without an account.

crate::word::words! {
    /// To what kind of record a link leads.
    Door {
        /// An application that is still being written.
        Draft = "draft",
        /// An application that was sent: where it stands, what is missing, withdrawing it.
        Application = "application",
        /// A mentor's own page: where the enquiry stands, withdrawing (S1-39).
        Mentor = "mentor",
        /// The second part of a mentor's answers (S1-39).
        Questionnaire = "questionnaire",
        /// What one side of a released pair is asked: yes or no (S1-41).
        Offer = "offer",
        /// A pair as one of its sides sees it: whether they have met (S1-54).
        Partnership = "partnership",
        /// Somebody's invitation to an event, or place at it.
        Event = "event",
        /// The questions of a survey, for one who is asked.
        Survey = "survey",
        /// Somebody's dates, for a calendar program.
        Calendar = "calendar",
        /// Which letters somebody wants: a person's, or an account's.
        Letters = "letters",
    }
}
