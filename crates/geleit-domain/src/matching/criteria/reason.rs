//! A reason: which criterion, how many points, and why, as a code with arguments that each
//! page turns into a sentence in the reader's language.

use crate::profile::{Availability, Cefr, Goal};
use crate::reference::occupations::Field;
use crate::word::words;

words! {
    /// What pairs are compared by.
    Criterion {
        Occupation = "occupation",
        Industry = "industry",
        Education = "education",
        Seniority = "seniority",
        Markets = "markets",
        Languages = "languages",
        Goals = "goals",
        Waiting = "waiting",
        Wishes = "wishes",
    }
}

words! {
    /// How a reason is shown on the board: it fits, it needs a thought, or it is just so.
    Chip { Fits = "fits", Mind = "mind", Fact = "fact" }
}

/// One reason of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The criterion that gives the points.
    pub criterion: Criterion,
    /// The reason's part of the pair's points; 0 for what is only to be kept in mind.
    pub points: u32,
    /// The ground.
    pub why: Why,
}

/// The ground of a reason. Codes are those of `reference`: ISCO-08, NACE Rev. 2.1, ISCED-F,
/// ISO 3166-1 alpha-2 and BCP-47.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The mentor works in the occupation that the mentee has or aims at.
    SameOccupation {
        /// ISCO-08.
        code: &'static str,
    },
    /// Different occupations of one work field, often a manager and a professional (S1-47).
    SameField {
        /// The field.
        field: Field,
    },
    /// Different fields, but shared skills or a shared group of occupations.
    NearOccupation {
        /// ISCO-08 of the mentor.
        code: &'static str,
    },
    /// Both wrote the same occupation in their own words.
    SameOccupationWords,
    /// The mentee aims at a regulated occupation, the mentor has another one.
    RegulatedOccupation {
        /// ISCO-08 of the mentee.
        code: &'static str,
    },
    /// The same division of NACE.
    SameIndustry {
        /// Two digits.
        division: &'static str,
    },
    /// Different divisions of one section, or only the section is known.
    SameSection {
        /// The letter.
        section: &'static str,
    },
    /// Both wrote the same industry in their own words.
    SameIndustryWords,
    /// The same broad, narrow or detailed field of education.
    SameEducation {
        /// The digits that both share, two to four.
        code: &'static str,
    },
    /// Both wrote the same field of education in their own words.
    SameEducationWords,
    /// The mentor has worked longer.
    MoreExperience {
        /// By so many years.
        years: u32,
    },
    /// The mentee says they know a market of the mentor's company, or a close one.
    OwnMarket {
        /// The mentor's market.
        market: &'static str,
        /// The country that the mentee knows.
        country: &'static str,
    },
    /// The mentee names a language that is spoken in a market of the mentor's company.
    OwnMarketLanguage {
        /// The mentor's market.
        market: &'static str,
        /// The language that the mentee named.
        language: &'static str,
    },
    /// The mentee comes from a market of the mentor's company or a close country, and agreed
    /// that this may count (S1-44).
    OriginMarket {
        /// The mentor's market.
        market: &'static str,
        /// The country of origin.
        origin: &'static str,
    },
    /// A language in which both can work (S1-45).
    CommonLanguage {
        /// The language.
        language: &'static str,
        /// The lower of the two levels; nothing where one of them named no level.
        level: Option<Cefr>,
    },
    /// No common working language is known, because the mentee left an answer out.
    LanguageUnclear,
    /// The mentor offers help with a goal of the mentee.
    SharedGoal {
        /// The goal.
        goal: Goal,
    },
    /// The same, in the mentee's own words.
    SharedTopic {
        /// As the mentee wrote it.
        words: String,
    },
    /// The mentee has been waiting.
    Waiting {
        /// Days since the application was received.
        days: u32,
    },
    /// The mentor is a woman or a man as the mentee wished.
    MenteeWishKept,
    /// The mentee is a woman or a man as the mentor wished.
    MentorWishKept,
    /// Somebody wished for a woman or a man, and the other has not said.
    WishUnclear,
    /// They can meet.
    Near {
        /// Great-circle distance of their postcodes.
        km: u32,
    },
    /// Too far to travel: they would have to meet online.
    OnlineOnly {
        /// Great-circle distance of their postcodes.
        km: u32,
    },
    /// Both have time then.
    SharedTime {
        /// The first time of day that both named.
        time: Availability,
    },
}

impl Why {
    /// The criterion that a ground belongs to.
    #[must_use]
    pub fn criterion(&self) -> Criterion {
        match self {
            Self::SameOccupation { .. }
            | Self::SameField { .. }
            | Self::NearOccupation { .. }
            | Self::SameOccupationWords
            | Self::RegulatedOccupation { .. } => Criterion::Occupation,
            Self::SameIndustry { .. } | Self::SameSection { .. } | Self::SameIndustryWords => {
                Criterion::Industry
            }
            Self::SameEducation { .. } | Self::SameEducationWords => Criterion::Education,
            Self::MoreExperience { .. } => Criterion::Seniority,
            Self::OwnMarket { .. } | Self::OwnMarketLanguage { .. } | Self::OriginMarket { .. } => {
                Criterion::Markets
            }
            Self::CommonLanguage { .. } | Self::LanguageUnclear => Criterion::Languages,
            Self::SharedGoal { .. } | Self::SharedTopic { .. } => Criterion::Goals,
            Self::Waiting { .. } => Criterion::Waiting,
            Self::MenteeWishKept
            | Self::MentorWishKept
            | Self::WishUnclear
            | Self::Near { .. }
            | Self::OnlineOnly { .. }
            | Self::SharedTime { .. } => Criterion::Wishes,
        }
    }

    /// How the ground is shown.
    #[must_use]
    pub fn chip(&self) -> Chip {
        match self {
            Self::RegulatedOccupation { .. }
            | Self::LanguageUnclear
            | Self::WishUnclear
            | Self::OnlineOnly { .. } => Chip::Mind,
            Self::Waiting { .. } | Self::MoreExperience { .. } | Self::Near { .. } => Chip::Fact,
            _ => Chip::Fits,
        }
    }
}
