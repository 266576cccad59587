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

impl Identity {
    /// What is known after somebody said this: what was left out stays as it is, and a whole
    /// birth date is not forgotten for its year.
    #[must_use]
    pub fn updated_by(&self, said: &Self) -> Self {
        let text = |known: &String, said: &String| {
            if said.trim().is_empty() { known.clone() } else { said.clone() }
        };
        let is_same_year = |a: Birth, b: Birth| a.year() == b.year();
        let birth = match (self.birth, said.birth) {
            (Some(known), Some(year @ Birth::Year(_))) if is_same_year(known, year) => Some(known),
            (known, said) => said.or(known),
        };
        Self {
            given_name: text(&self.given_name, &said.given_name),
            family_name: text(&self.family_name, &said.family_name),
            call_me: text(&self.call_me, &said.call_me),
            email: text(&self.email, &said.email),
            phone: text(&self.phone, &said.phone),
            gender: said.gender.or(self.gender),
            birth,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_leaves_out_stays_as_it_was_known() {
        let known = Identity {
            given_name: "Amal".into(),
            family_name: "Haddad".into(),
            email: "amal@example.org".into(),
            gender: Some(Gender::Female),
            birth: "1990-05-17".parse().ok(),
            ..Identity::default()
        };
        assert_eq!(known.updated_by(&Identity::default()), known);
        let said = Identity {
            family_name: "Leitner".into(),
            phone: "0664 123456".into(),
            birth: Some(Birth::Year(1990)),
            ..Identity::default()
        };
        let now = known.updated_by(&said);
        assert_eq!((now.given_name.as_str(), now.family_name.as_str()), ("Amal", "Leitner"));
        assert_eq!((now.email.as_str(), now.phone.as_str()), ("amal@example.org", "0664 123456"));
        assert_eq!((now.gender, now.birth), (known.gender, known.birth));
        let other = Identity { birth: Some(Birth::Year(1991)), ..Identity::default() };
        assert_eq!(known.updated_by(&other).birth, Some(Birth::Year(1991)));
    }
}
