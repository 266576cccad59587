//! The questionnaire of a mentor, the second step of the intake (S1-39): what it asks, on which
//! page, and what cannot stay open. Staff ask the same on the telephone.

mod prefill;
mod reader;

#[cfg(test)]
pub(super) mod tests;

pub use prefill::prefill;
pub use reader::{Answered, Fault, Problem, read, read_so_far};

use crate::profile::MentorProfile;
use crate::reference::finding::List;
use crate::word::words;

words! {
    /// One question. The words are those of the spreadsheet's columns.
    Field {
        Company = "company",
        CompanySize = "company_size",
        Position = "position",
        Occupation = "occupation",
        Industry = "industry",
        ExperienceYears = "experience_years",
        Languages = "languages",
        TargetMarkets = "target_markets",
        Postcode = "postcode",
        OnlineOk = "online_ok",
        Availability = "availability",
        Capacity = "capacity",
        Topics = "topics",
        TopicWords = "topic_words",
        MenteeGenderWish = "mentee_gender_wish",
    }
}

words! {
    /// One page with what belongs together.
    Page {
        Work = "work",
        Knowledge = "knowledge",
        Meeting = "meeting",
        Topics = "topics",
    }
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line of own words.
    Words,
    /// Own words with a code that is found while typing, kept under [`Field::code_input`].
    Coded(List),
    /// Names of languages with a level, or of countries, separated by commas and found while
    /// typing.
    Names(List),
    /// A small whole number.
    Number,
    /// A postcode.
    Postcode,
    /// One of a few choices.
    OneOf,
    /// Some of several choices.
    SomeOf,
}

impl Page {
    /// The questions of the page, at most five.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::Work => &[F::Company, F::CompanySize, F::Position, F::Occupation, F::Industry],
            Self::Knowledge => &[F::ExperienceYears, F::Languages, F::TargetMarkets],
            Self::Meeting => &[F::Postcode, F::OnlineOk, F::Availability, F::Capacity],
            Self::Topics => &[F::Topics, F::TopicWords, F::MenteeGenderWish],
        }
    }
}

impl Field {
    /// How it is answered.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::Company | Self::Position | Self::TopicWords => Kind::Words,
            Self::Occupation => Kind::Coded(List::Occupations),
            Self::Industry => Kind::Coded(List::Industries),
            Self::Languages => Kind::Names(List::Languages),
            Self::TargetMarkets => Kind::Names(List::Countries),
            Self::ExperienceYears | Self::Capacity => Kind::Number,
            Self::Postcode => Kind::Postcode,
            Self::CompanySize | Self::OnlineOk | Self::MenteeGenderWish => Kind::OneOf,
            Self::Availability | Self::Topics => Kind::SomeOf,
        }
    }

    /// The names under which its inputs are typed and kept.
    #[must_use]
    pub fn inputs(self) -> Vec<&'static str> {
        std::iter::once(self.text()).chain(self.code_input()).collect()
    }

    /// The input in which the code of own words is kept.
    #[must_use]
    pub const fn code_input(self) -> Option<&'static str> {
        match self {
            Self::Occupation => Some("occupation-code"),
            Self::Industry => Some("industry-code"),
            _ => None,
        }
    }

    /// May it stay empty? What the matching cannot do without may not.
    #[must_use]
    pub const fn is_optional(self) -> bool {
        !matches!(
            self,
            Self::Company
                | Self::Occupation
                | Self::Industry
                | Self::Postcode
                | Self::Availability
                | Self::Capacity
                | Self::Topics
        )
    }
}

/// What the matching needs and nobody has answered yet; shown, and never in the way of what is
/// known.
#[must_use]
pub fn missing(profile: &MentorProfile) -> Vec<Field> {
    let known = prefill(profile, 1, "en");
    let is_missing = |field: &Field| !field.is_optional() && known.get(field.text()).is_empty();
    Field::ALL.iter().copied().filter(is_missing).collect()
}
