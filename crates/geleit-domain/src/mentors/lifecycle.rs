//! The states of a mentor, from the enquiry to being available (S1-39).

use crate::word::words;

words! {
    /// Where a mentor stands.
    Status {
        Enquiry = "enquiry",
        Consulted = "consulted",
        QuestionnaireSent = "questionnaire_sent",
        Available = "available",
        Paused = "paused",
        Declined = "declined",
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What moves a mentor on.
    Verb {
        Consult = "consult",
        SendQuestionnaire = "send_questionnaire",
        MakeAvailable = "make_available",
        SelectElsewhere = "select_elsewhere",
        Pause = "pause",
        Resume = "resume",
        Return = "return",
        Decline = "decline",
        Withdraw = "withdraw",
        Join = "join",
    }
}

use Status::{Available, Consulted, Declined, Enquiry, Paused, QuestionnaireSent, Withdrawn};

/// Every allowed step of a mentor.
pub const TRANSITIONS: &[(Status, Verb, Status)] = &[
    (Enquiry, Verb::Consult, Consulted),
    (Consulted, Verb::SendQuestionnaire, QuestionnaireSent),
    (QuestionnaireSent, Verb::MakeAvailable, Available),
    // An organisation hands in a list of mentors it has already spoken to.
    (Enquiry, Verb::SelectElsewhere, Available),
    (Available, Verb::Pause, Paused),
    (Paused, Verb::Resume, Available),
    // Somebody who had left takes part again in a later cohort (S1-62).
    (Withdrawn, Verb::Return, Available),
    (Declined, Verb::Return, Available),
    (Enquiry, Verb::Decline, Declined),
    (Consulted, Verb::Decline, Declined),
    (QuestionnaireSent, Verb::Decline, Declined),
    // The sign-up of somebody who is known: it goes on in the record that was there before.
    (Enquiry, Verb::Join, Withdrawn),
    (Consulted, Verb::Join, Withdrawn),
    (QuestionnaireSent, Verb::Join, Withdrawn),
    (Enquiry, Verb::Withdraw, Withdrawn),
    (Consulted, Verb::Withdraw, Withdrawn),
    (QuestionnaireSent, Verb::Withdraw, Withdrawn),
    (Available, Verb::Withdraw, Withdrawn),
    (Paused, Verb::Withdraw, Withdrawn),
];

impl Status {
    /// The status after a verb, or nothing when the verb is not possible now.
    #[must_use]
    pub fn after(self, verb: Verb) -> Option<Self> {
        crate::lifecycle::after(TRANSITIONS, self, verb)
    }
}
