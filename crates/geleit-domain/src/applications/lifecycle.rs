//! The states of an application, from the draft to the decision (S1-38, S1-40).

use crate::word::words;

words! {
    /// Where an application stands.
    Status {
        Draft = "draft",
        Received = "received",
        Incomplete = "incomplete",
        Eligible = "eligible",
        Ineligible = "ineligible",
        InterviewSet = "interview_set",
        Interviewed = "interviewed",
        Accepted = "accepted",
        Waitlisted = "waitlisted",
        NotAccepted = "not_accepted",
        Deferred = "deferred",
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What moves an application on.
    Verb {
        Submit = "submit",
        AskForMore = "ask_for_more",
        Complete = "complete",
        FindEligible = "find_eligible",
        FindIneligible = "find_ineligible",
        SetInterview = "set_interview",
        CancelInterview = "cancel_interview",
        MissInterview = "miss_interview",
        RecordInterview = "record_interview",
        Accept = "accept",
        SelectElsewhere = "select_elsewhere",
        Waitlist = "waitlist",
        NotAccept = "not_accept",
        Defer = "defer",
        Withdraw = "withdraw",
    }
}

use Status::{
    Accepted, Deferred, Draft, Eligible, Incomplete, Ineligible, InterviewSet, Interviewed,
    NotAccepted, Received, Waitlisted, Withdrawn,
};

/// Every allowed step of an application.
pub const TRANSITIONS: &[(Status, Verb, Status)] = &[
    (Draft, Verb::Submit, Received),
    (Received, Verb::AskForMore, Incomplete),
    (Incomplete, Verb::Complete, Received),
    (Received, Verb::FindEligible, Eligible),
    (Received, Verb::FindIneligible, Ineligible),
    (Eligible, Verb::SetInterview, InterviewSet),
    (InterviewSet, Verb::RecordInterview, Interviewed),
    // Another interview can be planned.
    (InterviewSet, Verb::CancelInterview, Eligible),
    (InterviewSet, Verb::MissInterview, Eligible),
    (Interviewed, Verb::Accept, Accepted),
    (Interviewed, Verb::Waitlist, Waitlisted),
    (Interviewed, Verb::NotAccept, NotAccepted),
    (Waitlisted, Verb::Accept, Accepted),
    (Waitlisted, Verb::NotAccept, NotAccepted),
    // An organisation selected the person outside this program and hands in a list.
    (Received, Verb::SelectElsewhere, Accepted),
    (Received, Verb::Defer, Deferred),
    (Eligible, Verb::Defer, Deferred),
    (Interviewed, Verb::Defer, Deferred),
    (Waitlisted, Verb::Defer, Deferred),
    (Draft, Verb::Withdraw, Withdrawn),
    (Received, Verb::Withdraw, Withdrawn),
    (Incomplete, Verb::Withdraw, Withdrawn),
    (Eligible, Verb::Withdraw, Withdrawn),
    (InterviewSet, Verb::Withdraw, Withdrawn),
    (Interviewed, Verb::Withdraw, Withdrawn),
    (Accepted, Verb::Withdraw, Withdrawn),
    (Waitlisted, Verb::Withdraw, Withdrawn),
    (Deferred, Verb::Withdraw, Withdrawn),
];

impl Status {
    /// The status after a verb, or nothing when the verb is not possible now.
    #[must_use]
    pub fn after(self, verb: Verb) -> Option<Self> {
        crate::lifecycle::after(TRANSITIONS, self, verb)
    }
}
