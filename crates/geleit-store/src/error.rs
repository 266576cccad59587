//! What can go wrong in the store. Foreign and missing records are the same: not found.

use geleit_domain::matching::overruling::Told;
use std::fmt;

/// The result of everything in the store.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What can go wrong in the store.
#[derive(Debug)]
pub enum Error {
    /// There is no such record, or the actor may not know of it.
    NotFound,
    /// The actor knows the record but may not do this.
    Forbidden,
    /// Somebody else changed the record first.
    Outdated,
    /// The record's status does not allow this verb.
    WrongStatus {
        /// The status it is in.
        status: &'static str,
        /// What was tried.
        verb: &'static str,
    },
    /// A rule of the programme refuses it; nothing has changed.
    Refused(Refusal),
    /// A stored value cannot be read: the database was changed from outside.
    Corrupt(&'static str),
    /// Somebody else is writing for longer than one waits, or the database does not answer.
    Busy,
    /// The database itself.
    Database(sqlx::Error),
}

/// A rule of the programme that refuses a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The slug is taken in this installation.
    SlugTaken,
    /// The text is no slug.
    SlugInvalid,
    /// The e-mail address has an account in this programme already.
    EmailTaken,
    /// The region group has a cohort with this number.
    NumberTaken,
    /// The mentor has no free place, over all cohorts.
    MentorFull,
    /// The mentee has an open pair already.
    MenteePaired,
    /// The mentor accompanies somebody now.
    MentorPaired,
    /// All places of the cohort are taken.
    CohortFull,
    /// The cohort has pairs that have not come to their end.
    PairsOpen,
    /// Exactly this pair is open already.
    PairOpen,
    /// The partnership has ended and cannot be opened again.
    PartnershipEnded,
    /// Organisations whose agreement is missing, by slug.
    AgreementMissing(Vec<String>),
    /// The organisation does not decide about pairs.
    NotDeciding,
    /// The pair is about whoever decides, or about people linked to them: others do.
    OwnPair,
    /// Hard rules speak against fixing the pair: what the actor is told of them.
    AgainstRules(Told),
    /// A reason is needed.
    ReasonMissing,
    /// The time in which a release can be withdrawn is over.
    ReleaseFinal,
    /// There is nothing to match: no accepted mentee or no available mentor.
    NobodyToMatch,
    /// A value does not fit: which field, and what was expected.
    Invalid {
        /// The field.
        field: &'static str,
        /// What was expected.
        expected: &'static str,
    },
    /// More people have a place at the event than it would have places.
    EventFull,
    /// The record holds as many files as it may.
    FilesFull,
    /// Somebody stopped the work; nothing has changed.
    Stopped,
    /// The database role may bypass the second wall.
    RoleTooStrong,
}

impl Refusal {
    /// The word for it in the answers of commands.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::SlugTaken => "slug_taken",
            Self::SlugInvalid => "slug_invalid",
            Self::EmailTaken => "email_taken",
            Self::NumberTaken => "number_taken",
            Self::MentorFull => "mentor_full",
            Self::MenteePaired => "mentee_paired",
            Self::MentorPaired => "mentor_paired",
            Self::CohortFull => "cohort_full",
            Self::PairsOpen => "pairs_open",
            Self::PairOpen => "pair_open",
            Self::PartnershipEnded => "partnership_ended",
            Self::AgreementMissing(_) => "agreement_missing",
            Self::NotDeciding => "not_deciding",
            Self::OwnPair => "own_pair",
            Self::AgainstRules(_) => "against_rules",
            Self::ReasonMissing => "reason_missing",
            Self::ReleaseFinal => "release_final",
            Self::NobodyToMatch => "nobody_to_match",
            Self::Invalid { .. } => "invalid",
            Self::EventFull => "event_full",
            Self::FilesFull => "files_full",
            Self::Stopped => "stopped",
            Self::RoleTooStrong => "role_too_strong",
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("not found"),
            Self::Forbidden => f.write_str("not permitted"),
            Self::Outdated => f.write_str("somebody else changed this first; load it again"),
            Self::WrongStatus { status, verb } => {
                write!(f, "`{verb}` is not possible in the status `{status}`")
            }
            Self::Refused(refusal) => refusal.fmt(f),
            Self::Corrupt(what) => write!(f, "the database holds a wrong value: {what}"),
            Self::Busy => f.write_str(
                "the database does not answer in time: a long import or another command is \
                 writing, or it cannot be reached; nothing has changed, try again later",
            ),
            Self::Database(error) => write!(f, "the database failed: {error}"),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SlugTaken => "this slug is taken in this installation; choose another one",
            Self::SlugInvalid => {
                "a slug is 1 to 60 lower-case letters, digits and single hyphens inside"
            }
            Self::EmailTaken => "this e-mail address has an account in this programme already",
            Self::NumberTaken => "the region group has a cohort with this number already",
            Self::MentorFull => "the mentor has no free place",
            Self::MenteePaired => "the mentee has an open pair already",
            Self::MentorPaired => "the mentor has an open pair; end it first",
            Self::CohortFull => "all places of the cohort are taken",
            Self::PairsOpen => "the cohort has open pairs; complete or end them first",
            Self::PairOpen => "this pair is open already",
            Self::PartnershipEnded => "the partnership has ended",
            Self::AgreementMissing(missing) => {
                let missing = missing.join(", ");
                let what = "let them agree on their page, or record it with `geleit endorse`";
                return write!(f, "the agreement of {missing} is missing; {what}");
            }
            Self::NotDeciding => {
                "this organisation does not decide about pairs; give it the duty `decide` first"
            }
            Self::OwnPair => {
                "nobody decides about themselves or people close to them; somebody else has to"
            }
            Self::AgainstRules(told) if told.is_protected => {
                "a rule that protects one of the two speaks against this pair"
            }
            Self::AgainstRules(told) => {
                let rules: Vec<_> = told.rules.iter().map(|rule| rule.text()).collect();
                let rules = rules.join(", ");
                return write!(f, "the pair breaks rules: {rules}; the office may overrule them");
            }
            Self::ReasonMissing => "a reason is needed",
            Self::ReleaseFinal => "the letters have fallen due; the release cannot be withdrawn",
            Self::NobodyToMatch => {
                "there is nobody to match; import accepted mentees and available mentors first"
            }
            Self::EventFull => "more people have a place at the event already",
            Self::FilesFull => "the record holds as many files as it may; remove one first",
            Self::Stopped => "stopped; nothing has changed",
            Self::Invalid { field, expected } => {
                return write!(f, "`{field}` must be {expected}");
            }
            Self::RoleTooStrong => {
                "the database role is a superuser, bypasses row-level security or owns the \
                 tables; serve with a role that is only a member of geleit_app"
            }
        })
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Database(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<sqlx::Error> for Error {
    /// Guards in the database speak in words (`guard:mentor_full`), so that both engines are
    /// understood alike; unique indexes are known by their names or columns.
    fn from(error: sqlx::Error) -> Self {
        let refusal =
            error.as_database_error().and_then(|e| refusal_of(e.message(), e.constraint()));
        match (refusal, error) {
            (Some(refusal), _) => Self::Refused(refusal),
            (None, sqlx::Error::RowNotFound) => Self::NotFound,
            (None, error) if is_busy(&error) => Self::Busy,
            (None, error) => Self::Database(error),
        }
    }
}

/// SQLITE_BUSY with its kin, or no free connection in time.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(sqlx::error::DatabaseError::code);
    matches!(error, sqlx::Error::PoolTimedOut)
        || matches!(code.as_deref(), Some("5" | "261" | "517" | "773"))
}

fn refusal_of(message: &str, constraint: Option<&str>) -> Option<Refusal> {
    let is = |index: &str, columns: &str| constraint == Some(index) || message.contains(columns);
    if message.contains("guard:mentor_full") {
        Some(Refusal::MentorFull)
    } else if message.contains("guard:mentee_paired") {
        Some(Refusal::MenteePaired)
    } else if message.contains("guard:cohort_full") {
        Some(Refusal::CohortFull)
    } else if message.contains("guard:event_full") {
        Some(Refusal::EventFull)
    } else if message.contains("guard:partnership_ended") {
        Some(Refusal::PartnershipEnded)
    } else if is("slug_pkey", "UNIQUE constraint failed: slug.slug") {
        Some(Refusal::SlugTaken)
    } else if is("account_email", "account.programme_id, account.email_key") {
        Some(Refusal::EmailTaken)
    } else if is("cohort_number", "cohort.region_group_id, cohort.number") {
        Some(Refusal::NumberTaken)
    } else if is("partnership_open_once", "partnership.application_id, partnership.mentor_id") {
        Some(Refusal::PairOpen)
    } else {
        None
    }
}
