//! The answers of mentees and mentors, as applications, questionnaires and sheets state them.

use super::{Cefr, Coded, EducationLevel, Gender, LanguageSkill};
use crate::mentors::CompanySize;
use crate::word::words;

/// One country of origin as stated, or the statement that there is none or that it is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// ISO 3166-1 alpha-2 (and XK).
    Country(String),
    /// No state considers the person its national.
    Stateless,
    /// Nobody knows.
    Unknown,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Country(code) => code,
            Self::Stateless => "stateless",
            Self::Unknown => "unknown",
        })
    }
}

impl From<&str> for Origin {
    /// Reads what `Display` writes.
    fn from(text: &str) -> Self {
        match text {
            "stateless" => Self::Stateless,
            "unknown" => Self::Unknown,
            code => Self::Country(code.to_owned()),
        }
    }
}

words! {
    /// Access to the labour market as far as it is known (S1-24).
    Access { Yes = "yes", No = "no", Unknown = "unknown" }
}

words! {
    /// When somebody has time.
    Availability {
        Mornings = "mornings",
        Afternoons = "afternoons",
        Evenings = "evenings",
        Weekends = "weekends",
    }
}

words! {
    /// What a mentee wants to reach, and what a mentor offers to help with (S1-21, S1-63).
    Goal {
        Application = "application",
        Network = "network",
        Orientation = "orientation",
        Recognition = "recognition",
        FurtherTraining = "further_training",
        SelfEmployment = "self_employment",
        Confidence = "confidence",
    }
}

/// Countries and languages whose markets somebody says they know.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markets {
    /// ISO 3166-1 alpha-2.
    pub countries: Vec<String>,
    /// BCP-47.
    pub languages: Vec<String>,
}

/// What a mentee's application says beyond the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MenteeProfile {
    /// Countries of origin; the first named counts in figures (S1-07).
    pub origin: Vec<Origin>,
    /// Markets the person knows; needs no further consent (S1-44).
    pub markets: Markets,
    /// May origin count in matching? Only an explicit yes.
    pub consent_origin_matching: bool,
    /// Access to the labour market (S1-24).
    pub labour_market_access: Option<Access>,
    /// Highest completed education (S1-22).
    pub education_level: Option<EducationLevel>,
    /// Field of education, ISCED-F 2013 (S1-26).
    pub education_field: Option<Coded>,
    /// Occupation so far, ISCO-08.
    pub occupation: Option<Coded>,
    /// Occupation aimed at, ISCO-08.
    pub target_occupation: Option<Coded>,
    /// Industry, NACE Rev. 2.1 (S1-09).
    pub industry: Option<Coded>,
    /// Whole years of professional experience.
    pub experience_years: Option<u32>,
    /// German (S1-23).
    pub german: Option<Cefr>,
    /// Other languages.
    pub languages: Vec<LanguageSkill>,
    /// Postcode of the home.
    pub postcode: Option<String>,
    /// Federal state or region, as written.
    pub region: Option<String>,
    /// How far the person can travel, km.
    pub mobility_km: Option<u32>,
    /// Would meet online.
    pub online_ok: Option<bool>,
    /// When the person has time; empty: no answer.
    pub availability: Vec<Availability>,
    /// Wish for a woman or a man as mentor.
    pub mentor_gender_wish: Option<Gender>,
    /// Goals from the list.
    pub goals: Vec<Goal>,
    /// Goals in own words.
    pub goal_words: Vec<String>,
    /// References of mentors who must not be proposed.
    pub exclusions: Vec<String>,
    /// The last employer, so that nobody is matched into the same firm.
    pub last_employer: Option<String>,
    /// Needs childcare for meetings.
    pub childcare: Option<bool>,
    /// Which office or association referred the person (S1-37).
    pub referral: Option<String>,
}

/// What a mentor says beyond the person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MentorProfile {
    /// The company (S1-29).
    pub company: Option<String>,
    /// Its size (S1-30).
    pub company_size: Option<CompanySize>,
    /// Position in the company (S1-67).
    pub position: Option<String>,
    /// Occupation, ISCO-08.
    pub occupation: Option<Coded>,
    /// Industry, NACE Rev. 2.1 (S1-43).
    pub industry: Option<Coded>,
    /// Field of education, ISCED-F 2013.
    pub education_field: Option<Coded>,
    /// Countries the company does business with, ISO 3166-1 alpha-2 (S1-44).
    pub target_markets: Vec<String>,
    /// Languages; German is native unless listed.
    pub languages: Vec<LanguageSkill>,
    /// Postcode of the place where the mentor can meet.
    pub postcode: Option<String>,
    /// Federal state or region, as written.
    pub region: Option<String>,
    /// Would meet online.
    pub online_ok: Option<bool>,
    /// When the mentor has time; empty: no answer.
    pub availability: Vec<Availability>,
    /// References of mentees who must not be proposed.
    pub exclusions: Vec<String>,
    /// Whole years of professional experience.
    pub experience_years: Option<u32>,
    /// Topics from the list.
    pub topics: Vec<Goal>,
    /// Topics in own words.
    pub topic_words: Vec<String>,
    /// Wish for a woman or a man as mentee.
    pub mentee_gender_wish: Option<Gender>,
    /// How the mentor was won (S1-36).
    pub channel: Option<String>,
}
