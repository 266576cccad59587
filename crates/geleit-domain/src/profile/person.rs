//! Who somebody is: names, contact, gender and birth.

use crate::word::words;
use jiff::civil::Date;

words! {
    /// Gender as the person states it; no answer is `None`.
    Gender { Female = "f", Male = "m", Diverse = "x" }
}

/// A birth date, or only the year where a person or an office knows no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Birth {
    /// The whole date.
    Date(Date),
    /// Only the year.
    Year(i16),
}

impl Birth {
    /// The year, for age bands.
    #[must_use]
    pub fn year(self) -> i16 {
        match self {
            Self::Date(date) => date.year(),
            Self::Year(year) => year,
        }
    }
}

impl std::fmt::Display for Birth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Date(date) => date.fmt(f),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

impl std::str::FromStr for Birth {
    type Err = jiff::Error;

    /// Reads what `Display` writes: `1990-05-17` or `1990`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.len() == 4
            && let Ok(year) = text.parse()
        {
            return Ok(Self::Year(year));
        }
        text.parse().map(Self::Date)
    }
}

/// Names and contact of one person, as an application or a sheet states them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Identity {
    /// Given name; one name is enough.
    pub given_name: String,
    /// Family name; empty for people with one name.
    pub family_name: String,
    /// How the person wants to be addressed; empty: by the given name.
    pub call_me: String,
    /// E-mail address; empty when only a telephone is known.
    pub email: String,
    /// Telephone number as written; empty when only an address is known.
    pub phone: String,
    /// Gender as stated.
    pub gender: Option<Gender>,
    /// Birth date or year.
    pub birth: Option<Birth>,
}
