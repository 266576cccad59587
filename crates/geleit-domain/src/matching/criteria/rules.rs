//! What a programme measures pairs by: how much each criterion counts, and the rules that it has
//! switched on. Both are data of the programme and change together, in versions.

use super::Weights;
use crate::matching::proposal::Objective;
use crate::profile::Cefr;
use crate::reference::countries::{self, Country};
use std::str::FromStr;

/// How a programme measures pairs. A proposal keeps the version that it was made with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Yardstick {
    /// How much each criterion counts.
    pub weights: Weights,
    /// What the programme demands beyond the rules of the house.
    pub rules: Rules,
    /// What it wants beside the most pairs and the highest points.
    pub objective: Objective,
}

/// Rules that a programme switches on. The default switches on none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// In which level of a common language both have to be able to work (S1-45).
    pub language_min: Cefr,
    /// Only pairs within the mentee's reach: nobody is sent online.
    pub in_person: bool,
    /// Only mentors who have worked at least as long as the mentee.
    pub more_experience: bool,
    /// Countries that never count for each other as markets (S1-44). Comes before everything
    /// that people state.
    pub denied: Vec<Denied>,
}

/// The levels that a programme may ask for. Below B1 two people cannot work together (S1-45).
pub const LANGUAGE_LEVELS: &[Cefr] = &[Cefr::B1, Cefr::B2, Cefr::C1];

impl Default for Rules {
    fn default() -> Self {
        Self {
            language_min: LANGUAGE_LEVELS[0],
            in_person: false,
            more_experience: false,
            denied: Vec::new(),
        }
    }
}

impl Rules {
    /// May the country that a mentee knows or comes from not count for this market?
    pub(super) fn denies(&self, market: &Country, known: &Country) -> bool {
        self.denied.iter().any(|denied| denied.holds(market, Some(known)))
    }

    /// May this market not count at all?
    pub(super) fn denies_market(&self, market: &Country) -> bool {
        self.denied.iter().any(|denied| denied.holds(market, None))
    }
}

/// Two countries that never count for each other, or one that never counts: `RU-UA`, `RU`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Denied {
    one: &'static str,
    other: Option<&'static str>,
}

impl Denied {
    fn holds(self, market: &Country, known: Option<&Country>) -> bool {
        let is = |code, country: Option<&Country>| country.is_some_and(|c| c.alpha2 == code);
        match self.other {
            None => is(self.one, Some(market)) || is(self.one, known),
            Some(other) => {
                is(self.one, Some(market)) && is(other, known)
                    || is(other, Some(market)) && is(self.one, known)
            }
        }
    }
}

impl std::fmt::Display for Denied {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.one)?;
        self.other.map_or(Ok(()), |other| write!(f, "-{other}"))
    }
}

impl FromStr for Denied {
    type Err = crate::UnknownWord;

    /// Reads what `Display` writes; the order of the two does not matter.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let known = |code: &str| {
            let code = code.trim().to_ascii_uppercase();
            countries::by_code(&code).map(|country| country.alpha2).ok_or(crate::UnknownWord)
        };
        let Some((one, other)) = text.split_once('-') else {
            return Ok(Self { one: known(text)?, other: None });
        };
        let (one, other) = (known(one)?, known(other)?);
        Ok(match one.cmp(other) {
            std::cmp::Ordering::Less => Self { one, other: Some(other) },
            std::cmp::Ordering::Equal => Self { one, other: None },
            std::cmp::Ordering::Greater => Self { one: other, other: Some(one) },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> &'static Country {
        countries::by_code(code).unwrap()
    }

    #[test]
    fn two_denied_countries_are_denied_in_both_directions_and_one_in_every() {
        let rules = |text: &str| Rules { denied: vec![text.parse().unwrap()], ..Rules::default() };
        let (ru, ua, pl) = (country("RU"), country("UA"), country("PL"));
        let both = rules("ua - ru");
        assert_eq!(both.denied[0].to_string(), "RU-UA");
        assert!(both.denies(ru, ua) && both.denies(ua, ru));
        assert!(!both.denies(ru, pl) && !both.denies(ru, ru) && !both.denies_market(ru));
        let one = rules("RU");
        assert!(one.denies(ru, pl) && one.denies(pl, ru) && one.denies_market(ru));
        assert!(!one.denies(pl, ua));
    }

    #[test]
    fn a_country_that_is_none_is_refused() {
        for text in ["", "RU-", "Russland", "RU-XX", "RU-UA-PL"] {
            assert!(text.parse::<Denied>().is_err(), "{text}");
        }
    }
}
