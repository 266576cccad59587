//! Countries: ISO 3166-1 alpha-2 and XK, with names, regions of the UN (M49) and languages.

use super::clusters;
use super::table::{self, Names};
use crate::word::words;
use std::collections::HashMap;
use std::sync::LazyLock;

/// One country of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166-1 alpha-2, or XK.
    pub alpha2: &'static str,
    /// German name.
    pub name_de: &'static str,
    /// English name.
    pub name_en: &'static str,
    /// Arabic name.
    pub name_ar: &'static str,
    /// M49 region, for example 150 for Europe; Antarctica has none.
    pub region_m49: Option<u16>,
    /// M49 sub-region, for example 39 for Southern Europe; Antarctica has none.
    pub subregion_m49: Option<u16>,
    /// Official languages, BCP-47.
    pub official_languages: Vec<&'static str>,
    /// Languages of at least 5 % of the population: BCP-47 and the share in per mille.
    pub main_languages: Vec<(&'static str, u16)>,
    /// The same by clusters of close languages, for affinity.
    pub(super) clusters: Vec<(&'static str, u16)>,
}

impl Country {
    /// The name in a language of the pages: German, Arabic, else English.
    #[must_use]
    pub fn name(&self, language: &str) -> &'static str {
        match language {
            "de" => self.name_de,
            "ar" => self.name_ar,
            _ => self.name_en,
        }
    }
}

words! {
    /// The five continents of the figures (S1-25).
    Continent {
        Africa = "africa",
        Americas = "americas",
        Asia = "asia",
        Europe = "europe",
        Oceania = "oceania",
    }
}

/// Every country, in the order of the codes.
pub fn all() -> impl Iterator<Item = &'static Country> {
    TABLE.countries.iter()
}

/// The country of a code or of a German, English, Arabic or own name. States that no longer
/// exist are no countries: their people must be asked which one they mean.
#[must_use]
pub fn find(text: &str) -> Option<&'static Country> {
    TABLE.names.find(text).map(|row| &TABLE.countries[row])
}

/// The country of an ISO 3166-1 alpha-2 code (or XK) in capital letters.
#[must_use]
pub fn by_code(alpha2: &str) -> Option<&'static Country> {
    let countries = &TABLE.countries;
    countries.binary_search_by(|country| country.alpha2.cmp(alpha2)).ok().map(|i| &countries[i])
}

/// The continent of a country (S1-25); nothing for Antarctica and unknown codes.
#[must_use]
pub fn continent(alpha2: &str) -> Option<Continent> {
    Some(match by_code(alpha2)?.region_m49? {
        2 => Continent::Africa,
        19 => Continent::Americas,
        142 => Continent::Asia,
        150 => Continent::Europe,
        9 => Continent::Oceania,
        _ => return None,
    })
}

/// What a country is called besides the names of the pages: in its own languages, and otherwise.
pub(super) fn other_names(alpha2: &str) -> impl Iterator<Item = &'static str> {
    TABLE.others.get(alpha2).into_iter().flatten().copied()
}

struct Table {
    countries: Vec<Country>,
    names: Names,
    others: HashMap<&'static str, Vec<&'static str>>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut rows: Vec<[&'static str; 9]> =
        table::rows(include_str!("../../data/countries.csv")).collect();
    rows.sort_unstable();
    let countries: Vec<Country> = rows.iter().map(country).collect();
    let mut names = Names::default();
    // Codes first: a name never takes the place of a code.
    for (row, cells) in rows.iter().enumerate() {
        names.add(cells[0], row);
    }
    let mut others: HashMap<&'static str, Vec<&'static str>> = HashMap::new();
    for (row, [code, de, en, ar, native, ..]) in rows.iter().enumerate() {
        [de, en, ar].into_iter().for_each(|name| names.add(name, row));
        native.split(" / ").for_each(|name| names.add(name, row));
        let own = native.split(" / ").filter(|name| !name.is_empty());
        others.entry(*code).or_default().extend(own);
    }
    for [alpha2, alias] in table::rows(include_str!("../../data/country_aliases.csv")) {
        let row = countries.binary_search_by(|country| country.alpha2.cmp(alpha2));
        names.add(alias, row.expect("an alias names a listed country"));
        others.entry(alpha2).or_default().push(alias);
    }
    Table { countries, names, others }
});

fn country(cells: &[&'static str; 9]) -> Country {
    let [alpha2, name_de, name_en, name_ar, _, region, subregion, official, main] = *cells;
    let main_languages: Vec<_> = main.split_whitespace().filter_map(share).collect();
    Country {
        alpha2,
        name_de,
        name_en,
        name_ar,
        region_m49: region.parse().ok(),
        subregion_m49: subregion.parse().ok(),
        official_languages: official.split_whitespace().collect(),
        clusters: clusters::of_country(&main_languages),
        main_languages,
    }
}

/// `fa:5.9` is Persian with 59 per mille.
fn share(text: &'static str) -> Option<(&'static str, u16)> {
    let (language, percent) = text.split_once(':')?;
    let (whole, tenth) = percent.split_once('.').unwrap_or((percent, "0"));
    Some((language, whole.parse::<u16>().ok()? * 10 + tenth.parse::<u16>().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        find(text).map(|country| country.alpha2)
    }

    #[test]
    fn a_country_is_found_by_code_and_by_any_of_its_names() {
        for text in ["TR", "tr", "Türkei", "TÜRKEI", "Tuerkei", "Turkey", "Türkiye", "turkiye"] {
            assert_eq!(code(text), Some("TR"), "{text}");
        }
        for text in ["SY", "Syrien", "Syria", "سوريا", "Syrian Arab Republic"] {
            assert_eq!(code(text), Some("SY"), "{text}");
        }
        for (text, expected) in [
            ("UK", "GB"),
            ("U.K.", "GB"),
            ("USA", "US"),
            ("U.S.A.", "US"),
            ("Elfenbeinküste", "CI"),
            ("Cote d'Ivoire", "CI"),
            ("Kosovo", "XK"),
            ("Bosnien", "BA"),
            ("Bosnien-Herzegowina", "BA"),
            ("Bosnia & Herzegovina", "BA"),
            ("  Österreich ", "AT"),
            ("Oesterreich", "AT"),
            ("україна", "UA"),
            ("भारत", "IN"),
            ("Iran (Islamic Republic of)", "IR"),
            ("Saudi Arabia", "SA"),
        ] {
            assert_eq!(code(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn former_states_and_ambiguous_names_are_no_countries() {
        for text in
            ["Yugoslavia", "Jugoslawien", "USSR", "UdSSR", "Czechoslovakia", "Kongo", "Korea", ""]
        {
            assert_eq!(code(text), None, "{text}");
        }
    }

    #[test]
    fn every_country_is_found_by_each_of_its_own_names() {
        for country in all() {
            for name in [country.alpha2, country.name_de, country.name_en, country.name_ar] {
                assert_eq!(code(name), Some(country.alpha2), "{name}");
            }
        }
        assert_eq!(all().count(), 250);
    }

    #[test]
    fn an_alias_never_means_a_second_country() {
        for [alpha2, alias] in table::rows(include_str!("../../data/country_aliases.csv")) {
            assert_eq!(code(alias), Some(alpha2), "{alias}");
        }
    }

    /// Proves S1-25.
    #[test]
    fn each_country_lies_on_one_continent() {
        for (alpha2, expected) in [
            ("NG", Continent::Africa),
            ("BR", Continent::Americas),
            ("SY", Continent::Asia),
            ("XK", Continent::Europe),
            ("NZ", Continent::Oceania),
        ] {
            assert_eq!(continent(alpha2), Some(expected), "{alpha2}");
        }
        let without: Vec<_> =
            all().filter(|country| continent(country.alpha2).is_none()).map(|c| c.alpha2).collect();
        assert_eq!(without, ["AQ"]);
    }

    #[test]
    fn shares_are_per_mille() {
        let nigeria = by_code("NG").unwrap();
        assert!(nigeria.main_languages.contains(&("en", 530)));
        assert!(nigeria.main_languages.contains(&("fuv", 67)));
        assert_eq!(by_code("ng"), None);
    }
}
