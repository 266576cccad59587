//! Work fields: they put managers, professionals and technicians of one trade together, which
//! the ISCO codes themselves keep apart.

use crate::word::words;

words! {
    /// One of 20 work fields. An editorial grouping, see `data/README.md`.
    Field {
        Agriculture = "agri",
        Care = "care",
        Cleaning = "clean",
        Construction = "constr",
        Crafts = "craft",
        Education = "edu",
        Engineering = "eng",
        Finance = "fin",
        Food = "food",
        Health = "health",
        Hospitality = "hosp",
        HumanResources = "hr",
        Ict = "ict",
        Law = "law",
        Logistics = "log",
        Media = "media",
        Management = "mgmt",
        ArmedForces = "mil",
        Sales = "sales",
        Science = "sci",
    }
}

impl Field {
    /// The English name, for sentences.
    #[must_use]
    pub const fn name_en(self) -> &'static str {
        match self {
            Self::Agriculture => "agriculture, forestry, environment and animals",
            Self::Care => "social work and care",
            Self::Cleaning => "cleaning and elementary work",
            Self::Construction => "construction, architecture and real estate",
            Self::Crafts => "crafts in wood, textile, print and leather",
            Self::Education => "education",
            Self::Engineering => "engineering, electrical work and manufacturing",
            Self::Finance => "finance, accounting and insurance",
            Self::Food => "food production",
            Self::Health => "health",
            Self::Hospitality => "hospitality, tourism and personal services",
            Self::HumanResources => "human resources and training",
            Self::Ict => "information and communications technology",
            Self::Law => "law, public administration and security",
            Self::Logistics => "logistics and transport",
            Self::Media => "media, languages, arts, culture and design",
            Self::Management => "general management, consulting and administration",
            Self::ArmedForces => "the armed forces",
            Self::Sales => "marketing, sales and retail",
            Self::Science => "science and research",
        }
    }
}
