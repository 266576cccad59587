//! Every kind of letter with its class. A new kind says here when it may go out and why it comes;
//! without that it does not compile.

use jiff::SignedDuration;

/// What is nearer than this cannot wait for the digest.
pub const NEAR: SignedDuration = SignedDuration::from_hours(48);

crate::word::words! {
    /// A kind of letter; the word is its template, or how its template begins.
    Kind {
        SignIn = "sign_in",
        Enrolment = "enrolment",
        /// What the operator did on the server; the command follows.
        Operator = "operator",
        DraftLink = "draft_link",
        ApplicationReceived = "application_received",
        /// A decision about an application; verb and reason follow.
        Decided = "decided",
        /// What an application lacks; the items follow.
        Missing = "missing",
        InterviewSetMentee = "interview_set_mentee",
        InterviewMovedMentee = "interview_moved_mentee",
        InterviewCancelledMentee = "interview_cancelled_mentee",
        InterviewMissedMentee = "interview_missed_mentee",
        InterviewSetStaff = "interview_set_staff",
        InterviewMovedStaff = "interview_moved_staff",
        InterviewCancelledStaff = "interview_cancelled_staff",
        MentorReceived = "mentor_received",
        MentorWithdrawn = "mentor_withdrawn",
        /// Why somebody does not become a mentor now; the reason follows.
        MentorDeclined = "mentor_declined",
        Questionnaire = "questionnaire",
        QuestionnaireReminder = "questionnaire_reminder",
        PairReleasedMentee = "pair_released_mentee",
        PairReleasedMentor = "pair_released_mentor",
        PairReminder = "pair_reminder",
        PairAccepted = "pair_accepted",
        PairApart = "pair_apart",
        PairDissolved = "pair_dissolved",
        PairStarted = "pair_started",
        AgreementProposed = "agreement_proposed",
        AgreementSigned = "agreement_signed",
        ExpectationsAsked = "expectations_asked",
        ExpectationsReady = "expectations_ready",
        MeetingAsked = "meeting_asked",
        MeetingNoted = "meeting_noted",
        FitAsked = "fit_asked",
        HandRaised = "hand_raised",
        ClosingAsked = "closing_asked",
        ClosingReminded = "closing_reminded",
        ClosingGiven = "closing_given",
        OutcomeAsked = "outcome_asked",
        SurveyAsked = "survey_asked",
        SurveyReminded = "survey_reminded",
        VotesReminder = "votes_reminder",
        EventInvited = "event_invited",
        EventPlaced = "event_placed",
        EventWaiting = "event_waiting",
        EventMovedUp = "event_moved_up",
        EventChanged = "event_changed",
        EventCancelled = "event_cancelled",
        /// What has waited, in one letter.
        Digest = "digest",
    }
}

crate::word::words! {
    /// Why a letter comes that nobody can switch off.
    Why {
        /// The reader has just asked for it.
        Asked = "asked",
        /// It is about the reader's account.
        Account = "account",
        /// The reader has applied or signed up, and this is the answer.
        Application = "application",
        /// The reader has an appointment.
        Appointment = "appointment",
        /// The reader is one side of a pair.
        Pair = "pair",
        /// The reader has a duty in the programme.
        Duty = "duty",
    }
}

crate::word::words! {
    /// What the one button of a letter says.
    Button {
        Open = "open",
        Answer = "answer",
        SignIn = "sign_in",
        SetUp = "set_up",
        GoOn = "go_on",
    }
}

/// When letters of a kind go out, and whether somebody can do without them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Necessary, and at any hour: security, a released pair, what somebody has just asked for.
    AtOnce(Why),
    /// Necessary: at once when it is about something nearer than [`NEAR`], or so soon after closed
    /// days that the next digest would come too late, else like [`Soon`].
    ///
    /// [`Soon`]: Class::Soon
    Near(Why),
    /// Necessary, with the digest of the next morning, whatever rhythm somebody has chosen.
    Soon(Why),
    /// With the digest in the rhythm that somebody has chosen, or not at all.
    Digest,
}

impl Class {
    /// The words of all classes, for language keys.
    pub const TEXTS: [&str; 4] = ["at_once", "near", "soon", "digest"];

    /// The word in language keys.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::AtOnce(_) => Self::TEXTS[0],
            Self::Near(_) => Self::TEXTS[1],
            Self::Soon(_) => Self::TEXTS[2],
            Self::Digest => Self::TEXTS[3],
        }
    }

    /// Why it comes; nothing: somebody can do without it.
    #[must_use]
    pub const fn why(self) -> Option<Why> {
        match self {
            Self::AtOnce(why) | Self::Near(why) | Self::Soon(why) => Some(why),
            Self::Digest => None,
        }
    }
}

impl Kind {
    /// The kind of a template: what follows a colon, and the operator's command, is about the
    /// letter.
    #[must_use]
    pub fn of(template: &str) -> Option<Self> {
        let word = template.split(':').next().unwrap_or_default();
        match word.starts_with("operator_") {
            true => Some(Self::Operator),
            false => Self::from_text(word),
        }
    }

    /// When it may go out, and why it comes.
    #[must_use]
    pub const fn class(self) -> Class {
        match self {
            Self::SignIn
            | Self::DraftLink
            | Self::ApplicationReceived
            | Self::MentorReceived
            | Self::MentorWithdrawn
            | Self::Questionnaire
            | Self::EventPlaced
            | Self::EventWaiting => Class::AtOnce(Why::Asked),
            Self::Enrolment | Self::Operator => Class::AtOnce(Why::Account),
            // Both have said yes or no just now, and wait for what comes of it.
            Self::PairReleasedMentee
            | Self::PairReleasedMentor
            | Self::PairAccepted
            | Self::PairApart => Class::AtOnce(Why::Pair),
            // The day is near, or somebody asks for help: a digest would come too late.
            Self::VotesReminder | Self::HandRaised => Class::AtOnce(Why::Duty),
            // What is moved is as near as the nearer one of its two times.
            Self::InterviewMovedMentee
            | Self::InterviewMovedStaff
            | Self::EventChanged
            | Self::InterviewSetMentee
            | Self::InterviewSetStaff
            | Self::InterviewCancelledMentee
            | Self::InterviewCancelledStaff
            | Self::EventMovedUp
            | Self::EventCancelled => Class::Near(Why::Appointment),
            Self::InterviewMissedMentee => Class::Soon(Why::Appointment),
            Self::Decided | Self::Missing | Self::MentorDeclined => Class::Soon(Why::Application),
            Self::PairReminder | Self::PairStarted | Self::PairDissolved => Class::Soon(Why::Pair),
            Self::QuestionnaireReminder
            | Self::AgreementProposed
            | Self::AgreementSigned
            | Self::ExpectationsAsked
            | Self::ExpectationsReady
            | Self::MeetingAsked
            | Self::MeetingNoted
            | Self::FitAsked
            | Self::ClosingAsked
            | Self::ClosingReminded
            | Self::ClosingGiven
            | Self::OutcomeAsked
            | Self::SurveyAsked
            | Self::SurveyReminded
            | Self::EventInvited
            // It is made when it is time, and holds what could wait.
            | Self::Digest => Class::Digest,
        }
    }

    /// Does its reader sit in front of a screen and wait for it? It goes before all others.
    #[must_use]
    pub const fn is_awaited(self) -> bool {
        matches!(self.class(), Class::AtOnce(Why::Asked))
    }

    /// May a letter of this kind be a line of a digest?
    #[must_use]
    pub const fn may_wait(self) -> bool {
        !matches!(self.class(), Class::AtOnce(_)) && !matches!(self, Self::Digest)
    }

    /// What its button says.
    #[must_use]
    pub const fn button(self) -> Button {
        match self {
            Self::SignIn => Button::SignIn,
            Self::Enrolment => Button::SetUp,
            Self::DraftLink => Button::GoOn,
            Self::Missing
            | Self::Questionnaire
            | Self::QuestionnaireReminder
            | Self::PairReleasedMentee
            | Self::PairReleasedMentor
            | Self::PairReminder
            | Self::AgreementProposed
            | Self::ExpectationsAsked
            | Self::MeetingAsked
            | Self::FitAsked
            | Self::ClosingAsked
            | Self::ClosingReminded
            | Self::OutcomeAsked
            | Self::SurveyAsked
            | Self::SurveyReminded
            | Self::EventInvited => Button::Answer,
            _ => Button::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_with_more_behind_it_is_of_its_kind() {
        assert_eq!(Kind::of("decided:accept:fits_programme"), Some(Kind::Decided));
        assert_eq!(Kind::of("missing:german+postcode"), Some(Kind::Missing));
        assert_eq!(Kind::of("mentor_declined:field_full"), Some(Kind::MentorDeclined));
        assert_eq!(Kind::of("operator_import"), Some(Kind::Operator));
        assert_eq!(Kind::of("pair_reminder"), Some(Kind::PairReminder));
        assert_eq!(Kind::of("pair_reminders"), None);
    }

    #[test]
    fn whatever_cannot_wait_has_a_reason_why_it_comes() {
        for kind in Kind::ALL {
            assert_eq!(kind.class().why().is_none(), kind.class() == Class::Digest, "{kind}");
        }
    }
}
