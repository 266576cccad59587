//! How close a market is to a country or language that somebody knows: the same country, a
//! language that both speak (English left out), or a neighbouring region of the UN's M49.

use super::clusters::cluster;
use super::countries::{self, Country};

/// Why two countries are close; the strongest ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Ground {
    /// Another sub-region of the same region.
    Region,
    /// The same sub-region.
    Subregion,
    /// A language, or close languages, spoken in both.
    Language,
    /// It is the same country.
    Same,
}

/// How close a known country or language is to a market: 1 to 10,000 and the ground.
pub type Affinity = (u32, Ground);

/// The affinity of two countries:
/// `1 if same else max(0.8·L + 0.1·[same sub-region], G)`, where L is the highest
/// `sqrt(min(share, share))` of a shared language cluster and G 0.5 or 0.2 by region.
#[must_use]
pub fn of_countries(market: &Country, known: &Country) -> Option<Affinity> {
    if market.alpha2 == known.alpha2 {
        return Some((10_000, Ground::Same));
    }
    let same = |a: Option<u16>, b: Option<u16>| a.is_some() && a == b;
    let same_subregion = same(market.subregion_m49, known.subregion_m49);
    let region = if same_subregion {
        Some((5_000, Ground::Subregion))
    } else {
        same(market.region_m49, known.region_m49).then_some((2_000, Ground::Region))
    };
    let language = shared_language(market, known).map(|strength| {
        (strength * 8 / 10 + if same_subregion { 1_000 } else { 0 }, Ground::Language)
    });
    region.max(language)
}

/// The affinity of a market to a language that somebody names as a market: how much of the
/// population speaks it or a close one.
#[must_use]
pub fn of_language(market: &Country, language: &str) -> Option<Affinity> {
    let wanted = cluster(language);
    let (_, share) = market.clusters.iter().find(|(cluster, _)| *cluster == wanted)?;
    Some((root(*share) * 8 / 10, Ground::Language))
}

/// The strongest shared cluster, 0 to 10,000.
fn shared_language(a: &Country, b: &Country) -> Option<u32> {
    a.clusters
        .iter()
        .filter_map(|(cluster, share)| {
            let (_, other) = b.clusters.iter().find(|(other, _)| other == cluster)?;
            Some(*share.min(other))
        })
        .max()
        .map(root)
}

/// The square root of a share in per mille, times 10,000: exact, in integers.
fn root(permille: u16) -> u32 {
    (u32::from(permille.min(1_000)) * 100_000).isqrt()
}

/// The affinity of two alpha-2 codes, for callers that hold codes only.
#[must_use]
pub fn of_codes(market: &str, known: &str) -> Option<Affinity> {
    of_countries(countries::by_code(market)?, countries::by_code(known)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves S1-44.
    #[test]
    fn the_affinity_of_known_pairs_is_the_published_one() {
        // Market, country of origin and the affinity, worked out by another program.
        for (market, origin, expected) in [
            ("RS", "RS", 100),
            ("RS", "BA", 90),
            ("RS", "HR", 90),
            ("RS", "XK", 50),
            ("RS", "MK", 50),
            ("RS", "SI", 72),
            ("RS", "UA", 20),
            ("AE", "SY", 81),
            ("SA", "EG", 78),
            ("TR", "AZ", 85),
            ("TR", "SY", 50),
            ("IR", "AF", 67),
            ("IR", "TJ", 69),
            ("UA", "RU", 64),
            ("PL", "UA", 50),
            ("RO", "MD", 73),
            ("DE", "AT", 86),
            ("DE", "CH", 80),
            ("BR", "PT", 76),
            ("MX", "CO", 83),
            ("IN", "PK", 61),
            ("CN", "TW", 86),
            ("FR", "CM", 66),
            ("FR", "MA", 48),
            ("US", "NG", 0),
            ("BG", "MK", 65),
            ("AL", "XK", 87),
            ("HU", "RS", 20),
            ("KZ", "UA", 54),
            ("RS", "SY", 0),
        ] {
            let (of_10_000, _) = of_codes(market, origin).unwrap_or((0, Ground::Region));
            assert!(of_10_000.abs_diff(expected * 100) <= 100, "{market} {origin}: {of_10_000}");
        }
    }

    #[test]
    fn a_language_opens_the_markets_where_it_is_spoken() {
        let serbia = countries::by_code("RS").unwrap();
        assert_eq!(of_language(serbia, "bs").map(|(_, ground)| ground), Some(Ground::Language));
        assert!(of_language(serbia, "bs") > of_language(serbia, "sq"));
        assert_eq!(of_language(serbia, "ar"), None);
        assert_eq!(of_language(countries::by_code("US").unwrap(), "en"), None);
    }
}
