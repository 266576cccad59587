//! How close two occupations are. Comparing ISCO prefixes alone finds nothing between mentors,
//! who are mostly managers (1xxx), and mentees, who are professionals (2xxx); so the work field
//! and the skills that ESCO lists count too.

use super::{Field, Occupation, TABLE};
use crate::reference::table;
use std::sync::LazyLock;

/// The closeness of two occupations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Similarity {
    /// 0 to 10,000.
    pub of_10_000: u32,
    /// The work field that both share.
    pub field: Option<Field>,
    /// Is it the same unit group?
    pub same: bool,
}

/// 1 for the same unit group, else 0.45 for the same field, up to 0.35 for shared skills
/// (cosine, full from 0.6 on) and 0.05 for each leading digit in common; in integers, so that
/// every machine gives the same points.
#[must_use]
pub fn similarity(a: Occupation, b: Occupation) -> Similarity {
    let field = if a.field == b.field { a.field } else { None };
    if let (Some(a), Some(b)) = (a.unit_group, b.unit_group) {
        if a == b {
            return Similarity { of_10_000: 10_000, field, same: true };
        }
        let skills = COSINES.of(a, b).min(6_000) * 3_500 / 6_000;
        return Similarity {
            of_10_000: of_field(field) + skills + of_digits(a, b),
            field,
            same: false,
        };
    }
    let digits = shared_digits(a.code, b.code);
    Similarity { of_10_000: of_field(field) + 500 * digits, field, same: false }
}

fn of_field(field: Option<Field>) -> u32 {
    if field.is_some() { 4_500 } else { 0 }
}

fn of_digits(a: u16, b: u16) -> u32 {
    let code = |row: u16| TABLE.unit_groups[usize::from(row)].0;
    500 * shared_digits(code(a), code(b))
}

fn shared_digits(a: &str, b: &str) -> u32 {
    a.bytes().zip(b.bytes()).map(|(a, b)| a == b).take_while(|same| *same).map(u32::from).sum()
}

/// Cosines of the unit groups' skills times 10,000; 0 where the pair is not in the list.
struct Cosines {
    groups: usize,
    values: Vec<u16>,
}

impl Cosines {
    fn of(&self, a: u16, b: u16) -> u32 {
        u32::from(self.values[usize::from(a) * self.groups + usize::from(b)])
    }
}

static COSINES: LazyLock<Cosines> = LazyLock::new(|| {
    let units = &TABLE.unit_groups;
    let row = |code: &str| {
        units.binary_search_by_key(&code, |(group, _)| group).expect("neighbours are unit groups")
    };
    let mut values = vec![0; units.len() * units.len()];
    for [a, b, cosine] in table::rows(include_str!("../../../data/isco08_neighbours.csv")) {
        let decimals = cosine.strip_prefix("0.").expect("a cosine below 1");
        let value = decimals.parse().expect("a cosine has four decimals");
        // The list holds the ten nearest of each group, so most pairs stand in it once only.
        values[row(a) * units.len() + row(b)] = value;
        values[row(b) * units.len() + row(a)] = value;
    }
    Cosines { groups: units.len(), values }
});

#[cfg(test)]
mod tests {
    use super::super::by_code;
    use super::*;

    fn of(a: &str, b: &str) -> u32 {
        similarity(by_code(a).unwrap(), by_code(b).unwrap()).of_10_000
    }

    /// Proves S1-43.
    #[test]
    fn the_closeness_of_known_pairs_is_the_published_one() {
        // Two occupations and their closeness, worked out from ESCO by another program.
        for (a, b, expected) in [
            ("2512", "2512", 10_000),
            ("2512", "2514", 9_500),
            ("2512", "2511", 9_030),
            ("2512", "1330", 5_590),
            ("2512", "3512", 5_490),
            ("2411", "1211", 8_000),
            ("2411", "3313", 6_770),
            ("2431", "1221", 7_170),
            ("2423", "1212", 6_160),
            ("2421", "1120", 5_270),
            ("2142", "3112", 6_010),
            ("2142", "2144", 3_960),
            ("2211", "2221", 5_600),
            ("2261", "2211", 5_580),
            ("2611", "2422", 5_410),
            ("5120", "3434", 8_000),
            ("7231", "8332", 290),
            ("4321", "1324", 4_910),
            ("2512", "5120", 0),
            ("2611", "7112", 0),
        ] {
            assert!(of(a, b).abs_diff(expected) <= 500, "{a} {b}: {}", of(a, b));
            assert_eq!(of(a, b), of(b, a), "{a} {b}");
        }
    }

    #[test]
    fn a_short_code_is_close_by_field_and_digits() {
        assert_eq!(of("251", "2512"), 4_500 + 1_500);
        assert_eq!(of("251", "251"), 4_500 + 1_500);
        assert_eq!(of("1", "2"), 0);
    }
}
