//! The questions and their order.

use super::super::Side;
use crate::profile::EducationLevel;
use crate::reference::finding::List;
use crate::word::words;

words! {
    /// One question of the form; several inputs such as day, month and year are one question.
    Field {
        GivenName = "given_name",
        FamilyName = "family_name",
        Birth = "birth",
        Email = "email",
        Phone = "phone",
        CountryOfOrigin = "country_of_origin",
        Gender = "gender",
        Postcode = "postcode",
        LabourMarketAccess = "labour_market_access",
        Occupation = "occupation",
        Industry = "industry",
        ExperienceYears = "experience_years",
        EducationLevel = "education_level",
        German = "german",
        Languages = "languages",
        Goals = "goals",
        /// The consent without which nobody may read the application.
        ConsentApplication = "consent_application",
        /// The consent that origin may count in matching (S1-44).
        ConsentOriginMatching = "consent_origin_matching",
        /// A mentor's company (S1-29).
        Company = "company",
        /// A mentor's position in it.
        Position = "position",
    }
}

words! {
    /// One page of the form with what belongs together.
    Step {
        Person = "person",
        Place = "place",
        Work = "work",
        Languages = "languages",
        Consents = "consents",
        /// How a mentor is reached.
        Contact = "contact",
        /// Where a mentor works, and the consent.
        Company = "company",
    }
}

/// How a question is answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line of own words.
    Words,
    /// A line of own words for which a code of a list is found; what was chosen is kept beside
    /// it, see `profile::Chosen`.
    Coded(List),
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A postcode.
    Postcode,
    /// A small whole number.
    Number,
    /// Day, month and year; the year alone is enough.
    Date,
    /// One of a few choices.
    OneOf,
    /// One of a long list.
    Listed,
    /// Some of several choices.
    SomeOf,
    /// Some languages, and others in own words under `languages-other`.
    Languages,
    /// One tick.
    Tick,
}

/// The levels of education that the form offers: the others are chosen by staff.
pub const LEVELS: &[EducationLevel] = &[
    EducationLevel::Compulsory,
    EducationLevel::Apprenticeship,
    EducationLevel::VocationalSchool,
    EducationLevel::Matura,
    EducationLevel::Bachelor,
    EducationLevel::Master,
    EducationLevel::Doctorate,
];

/// Languages that many applicants speak, offered as choices.
pub const LANGUAGES: &[&str] = &["ar", "en", "fa", "fr", "ru", "tr", "uk"];

/// The steps of a form in their order.
#[must_use]
pub fn steps(side: Side) -> &'static [Step] {
    use Step as S;
    match side {
        Side::Mentee => &[S::Person, S::Place, S::Work, S::Languages, S::Consents],
        Side::Mentor => &[S::Contact, S::Company],
    }
}

impl Step {
    /// The questions of the step, at most five.
    #[must_use]
    pub const fn fields(self) -> &'static [Field] {
        use Field as F;
        match self {
            Self::Person => &[F::GivenName, F::FamilyName, F::Birth, F::Email, F::Phone],
            Self::Place => &[F::CountryOfOrigin, F::Gender, F::Postcode, F::LabourMarketAccess],
            Self::Work => &[F::Occupation, F::Industry, F::ExperienceYears, F::EducationLevel],
            Self::Languages => &[F::German, F::Languages, F::Goals],
            Self::Consents => &[F::ConsentApplication, F::ConsentOriginMatching],
            Self::Contact => &[F::GivenName, F::FamilyName, F::Email, F::Phone],
            Self::Company => {
                &[F::Company, F::Position, F::Industry, F::Postcode, F::ConsentApplication]
            }
        }
    }
}

impl Field {
    /// How it is answered.
    #[must_use]
    pub const fn kind(self) -> Kind {
        match self {
            Self::GivenName | Self::FamilyName | Self::Company | Self::Position => Kind::Words,
            Self::Occupation => Kind::Coded(List::Occupations),
            Self::Email => Kind::Email,
            Self::Phone => Kind::Phone,
            Self::Postcode => Kind::Postcode,
            Self::ExperienceYears => Kind::Number,
            Self::Birth => Kind::Date,
            Self::Gender | Self::LabourMarketAccess | Self::EducationLevel | Self::German => {
                Kind::OneOf
            }
            Self::CountryOfOrigin | Self::Industry => Kind::Listed,
            Self::Goals => Kind::SomeOf,
            Self::Languages => Kind::Languages,
            Self::ConsentApplication | Self::ConsentOriginMatching => Kind::Tick,
        }
    }

    /// May it stay empty?
    #[must_use]
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::FamilyName | Self::Gender | Self::ConsentOriginMatching)
    }

    /// The names under which its inputs are typed and kept.
    #[must_use]
    pub const fn inputs(self) -> &'static [&'static str] {
        match self {
            Self::Birth => &["birth-day", "birth-month", "birth-year"],
            Self::Languages => &["languages", "languages-other"],
            Self::GivenName => &["given_name"],
            Self::FamilyName => &["family_name"],
            Self::Email => &["email"],
            Self::Phone => &["phone"],
            Self::CountryOfOrigin => &["country_of_origin"],
            Self::Gender => &["gender"],
            Self::Postcode => &["postcode"],
            Self::LabourMarketAccess => &["labour_market_access"],
            Self::Occupation => &["occupation", "occupation-code"],
            Self::Industry => &["industry"],
            Self::ExperienceYears => &["experience_years"],
            Self::EducationLevel => &["education_level"],
            Self::German => &["german"],
            Self::Goals => &["goals"],
            Self::ConsentApplication => &["consent_application"],
            Self::ConsentOriginMatching => &["consent_origin_matching"],
            Self::Company => &["company"],
            Self::Position => &["position"],
        }
    }
}

/// Fields of work to choose from, NACE Rev. 2.1; `unknown`: not known yet.
pub const INDUSTRIES: &[&str] = &[
    "A", "C", "F", "G", "H", "I", "J", "K", "L", "M", "69.1", "69.2", "70", "71", "72", "73", "O",
    "P", "Q", "R", "S", "T", UNKNOWN,
];

/// The answer that somebody does not know.
pub const UNKNOWN: &str = "unknown";
