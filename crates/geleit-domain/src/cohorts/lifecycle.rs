//! The states of a cohort, from the draft over its opening to the end (S1-02, S1-03).

use crate::word::words;

words! {
    /// Where a cohort stands in its calendar.
    Status {
        Draft = "draft",
        Open = "open",
        ApplicationsClosed = "applications_closed",
        Matching = "matching",
        Confirmed = "confirmed",
        Running = "running",
        Closing = "closing",
        Closed = "closed",
        Cancelled = "cancelled",
    }
}

words! {
    /// What moves a cohort on.
    Verb {
        Open = "open",
        CloseApplications = "close_applications",
        Reopen = "reopen",
        StartMatching = "start_matching",
        Confirm = "confirm",
        Start = "start",
        BeginClosing = "begin_closing",
        Close = "close",
        Cancel = "cancel",
    }
}

use Status::{
    ApplicationsClosed, Cancelled, Closed, Closing, Confirmed, Draft, Matching, Open, Running,
};

/// Every allowed step of a cohort.
pub const TRANSITIONS: &[(Status, Verb, Status)] = &[
    (Draft, Verb::Open, Open),
    (Open, Verb::CloseApplications, ApplicationsClosed),
    (ApplicationsClosed, Verb::Reopen, Open),
    // People selected elsewhere may be imported into a draft, so matching may start from there.
    (Draft, Verb::StartMatching, Matching),
    (Open, Verb::StartMatching, Matching),
    (ApplicationsClosed, Verb::StartMatching, Matching),
    // A late sheet: applications open again, what was locked or vetoed stays.
    (Matching, Verb::Reopen, Open),
    (Matching, Verb::Confirm, Confirmed),
    // Places are left after a release: a second proposal fills them.
    (Confirmed, Verb::StartMatching, Matching),
    (Confirmed, Verb::Start, Running),
    (Running, Verb::BeginClosing, Closing),
    (Closing, Verb::Close, Closed),
    (Draft, Verb::Cancel, Cancelled),
    (Open, Verb::Cancel, Cancelled),
    (ApplicationsClosed, Verb::Cancel, Cancelled),
    (Matching, Verb::Cancel, Cancelled),
    (Confirmed, Verb::Cancel, Cancelled),
];

impl Status {
    /// The status after a verb, or nothing when the verb is not possible now.
    #[must_use]
    pub fn after(self, verb: Verb) -> Option<Self> {
        crate::lifecycle::after(TRANSITIONS, self, verb)
    }

    /// May applications and mentors still be imported or entered?
    #[must_use]
    pub fn takes_applications(self) -> bool {
        matches!(self, Draft | Open | ApplicationsClosed)
    }
}
