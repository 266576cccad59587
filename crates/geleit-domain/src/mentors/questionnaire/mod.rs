//! The questionnaire of a mentor, the second step of the intake (S1-39): what it asks, on which
//! page, and what cannot stay open. Staff ask the same on the telephone.

mod prefill;
mod reader;

#[cfg(test)]
mod tests;

pub use prefill::prefill;
pub use reader::{Answered, Fault, OCCUPATION_CODE, Problem, read};

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
    /// Own words with a code that is found while typing, kept under [`OCCUPATION_CODE`].
    Coded,
    /// Names of languages with a level, or of countries, separated by commas.
    Names,
    /// A small whole number.
    Number,
    /// A postcode.
    Postcode,
    /// One of a few choices.
    OneOf,
    /// One of a long list.
    Listed,
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
            Self::Occupation => Kind::Coded,
            Self::Languages | Self::TargetMarkets => Kind::Names,
            Self::ExperienceYears | Self::Capacity => Kind::Number,
            Self::Postcode => Kind::Postcode,
            Self::CompanySize | Self::OnlineOk | Self::MenteeGenderWish => Kind::OneOf,
            Self::Industry => Kind::Listed,
            Self::Availability | Self::Topics => Kind::SomeOf,
        }
    }

    /// The names under which its inputs are typed and kept.
    #[must_use]
    pub fn inputs(self) -> Vec<&'static str> {
        match self {
            Self::Occupation => vec![self.text(), OCCUPATION_CODE],
            _ => vec![self.text()],
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
