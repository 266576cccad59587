//! Occupations by ISCO-08 code, and how close two of them are. English titles are those of ESCO.

mod fields;
mod similarity;

pub use fields::Field;
pub use similarity::{Similarity, similarity};

use super::finding::{self, List};
use super::table;
use std::sync::LazyLock;

/// An ISCO-08 code of the list, ready for comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occupation {
    /// One to four digits.
    pub code: &'static str,
    /// The work field; nothing for a short code whose unit groups lie in several fields.
    pub field: Option<Field>,
    /// The row in the table of unit groups, for a code of four digits.
    unit_group: Option<u16>,
}

/// The ISCO-08 code of one to four digits that somebody gave, or the one that the words name
/// exactly, see [`finding::code_of`].
#[must_use]
pub fn code_of(words: &str) -> Option<String> {
    let found = by_code(words.trim()).map(|occupation| occupation.code);
    found.or_else(|| finding::code_of(List::Occupations, words)).map(str::to_owned)
}

/// The occupation of a code.
#[must_use]
pub fn by_code(code: &str) -> Option<Occupation> {
    let rows = &TABLE.rows;
    let row = rows.binary_search_by_key(&code, |(occupation, _)| occupation.code).ok()?;
    Some(rows[row].0)
}

/// The codes with their English titles.
pub(super) fn english() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.rows.iter().map(|(occupation, en)| (occupation.code, *en))
}

struct Table {
    /// Every occupation with its English title, in the order of the codes.
    rows: Vec<(Occupation, &'static str)>,
    /// The codes of four digits with their field, in the order of the codes.
    unit_groups: Vec<(&'static str, Field)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut unit_groups: Vec<(&'static str, Field)> =
        table::rows(include_str!("../../../data/isco08_fields.csv"))
            .map(|[code, field]| (code, field.parse().expect("the file names known fields")))
            .collect();
    unit_groups.sort_unstable();
    let mut rows: Vec<_> = table::rows(include_str!("../../../data/isco08.csv"))
        .map(|[code, en]| (occupation(code, &unit_groups), en))
        .collect();
    rows.sort_unstable_by_key(|(occupation, _)| occupation.code);
    Table { rows, unit_groups }
});

/// The occupation of a code of the list; the unit groups are those of four digits, in order.
fn occupation(code: &'static str, unit_groups: &[(&'static str, Field)]) -> Occupation {
    let from = unit_groups.partition_point(|(group, _)| *group < code);
    let own = unit_groups[from..].iter().take_while(|(group, _)| group.starts_with(code));
    let mut fields = own.map(|(_, field)| *field);
    let first = fields.next();
    let field = if fields.all(|field| Some(field) == first) { first } else { None };
    let unit_group = unit_groups.binary_search_by_key(&code, |(group, _)| group).ok();
    Occupation { code, field, unit_group: unit_group.and_then(|row| row.try_into().ok()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_occupation_is_coded_by_its_code_or_by_what_names_it_exactly() {
        assert_eq!(code_of(" 2512 ").as_deref(), Some("2512"));
        assert_eq!(code_of("25").as_deref(), Some("25"));
        assert_eq!(code_of("software developers").as_deref(), Some("2512"));
        assert_eq!(code_of("Softwareentwicklerin").as_deref(), Some("2512"));
        assert_eq!(code_of("Cooks").as_deref(), Some("5120"), "not the minor group 512");
        for words in ["9999", "25123", "developer", "Entwickl", ""] {
            assert_eq!(code_of(words), None, "{words}");
        }
        assert_eq!(List::Occupations.title("2512", "en"), Some("Software developers"));
        assert_eq!(List::Occupations.title("2500", "en"), None);
    }

    #[test]
    fn a_short_code_has_a_field_only_where_all_its_unit_groups_share_it() {
        assert_eq!(by_code("2512").unwrap().field, Some(Field::Ict));
        assert_eq!(by_code("251").unwrap().field, Some(Field::Ict));
        assert_eq!(by_code("2").unwrap().field, None);
    }
}
