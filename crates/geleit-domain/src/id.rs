//! One type per kind of id, so that a mentor's id can never stand where a cohort's is meant.
//! Ids are UUID v7, made by the store from `now`.

use uuid::Uuid;

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
    )+};
}

ids! {
    /// A programme, the only isolation boundary.
    ProgrammeId,
    /// A partner organisation of a programme.
    OrganisationId,
    /// A cohort.
    CohortId,
    /// A person: one record over all cohorts, roles and imports of a programme.
    PersonId,
    /// A mentee's application for one cohort.
    ApplicationId,
    /// A mentor of a programme.
    MentorId,
    /// One computed set of pairs.
    ProposalId,
    /// One pair inside a proposal.
    PairId,
    /// A released pair and what becomes of it.
    PartnershipId,
    /// A mentee of a pair is referred to somebody else.
    ReferralId,
    /// A warning about a pair.
    WarningId,
    /// A sign-in account.
    AccountId,
    /// One run of an import.
    ImportId,
    /// An application that somebody is still writing.
    DraftId,
    /// An interview with somebody who applies.
    InterviewId,
    /// A telephone consultation with a mentor.
    ConsultationId,
    /// A letter, résumé or scan.
    FileId,
    /// Something that people come together for.
    EventId,
    /// Somebody's invitation to an event, or place at it.
    SignUpId,
    /// What people of a cohort are asked at one point of it.
    SurveyId,
    /// A question of a survey.
    QuestionId,
    /// Somebody who is asked to answer a survey.
    InvitationId,
    /// What somebody is willing to tell.
    StoryId,
}
