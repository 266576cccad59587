//! Industries by NACE Rev. 2.1: sections and divisions. Groups and classes
//! (`62.1`, `62.10`) are accepted under their division.

use super::finding::{self, List};
use super::table;
use std::sync::LazyLock;

/// A code of the list, ready for comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Industry {
    /// The letter, for example `K`.
    pub section: &'static str,
    /// Two digits; nothing where only the section is known.
    pub division: Option<&'static str>,
}

/// The code that somebody gave (`J`, `62`, `62.1`, `62.10`), or the one that the words name
/// exactly, see [`finding::code_of`].
#[must_use]
pub fn code_of(words: &str) -> Option<String> {
    let words = words.trim();
    let code = words.to_ascii_uppercase();
    if by_code(&code).is_some() {
        return Some(code);
    }
    finding::code_of(List::Industries, words).map(str::to_owned)
}

/// The section and division of a code.
#[must_use]
pub fn by_code(code: &str) -> Option<Industry> {
    let row = &ROWS[row_of_code(code)?];
    let division = (row.code != row.section).then_some(row.code);
    Some(Industry { section: row.section, division })
}

fn row_of_code(code: &str) -> Option<usize> {
    let (listed, deeper) = code.split_once('.').unwrap_or((code, "0"));
    let is_deeper = (1..=2).contains(&deeper.len()) && deeper.bytes().all(|b| b.is_ascii_digit());
    let row = ROWS.binary_search_by_key(&listed, |row| row.code).ok()?;
    // A section has no groups of its own.
    (is_deeper && (code == listed || listed.len() == 2)).then_some(row)
}

/// The section or division of the list that a code is or belongs to.
pub(super) fn listed(code: &str) -> Option<&'static str> {
    row_of_code(code).map(|row| ROWS[row].code)
}

/// The codes with their English titles.
pub(super) fn english() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.iter().map(|row| (row.code, row.title))
}

struct Row {
    code: &'static str,
    section: &'static str,
    title: &'static str,
}

static ROWS: LazyLock<Vec<Row>> = LazyLock::new(|| {
    let mut rows: Vec<Row> = table::rows(include_str!("../../data/nace_rev2_1.csv"))
        .map(|[code, section, title]| Row { code, section, title })
        .collect();
    rows.sort_unstable_by_key(|row| row.code);
    rows
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_industry_is_coded_by_its_code_or_by_what_names_it_exactly() {
        for (words, expected) in [
            ("62", "62"),
            ("62.1", "62.1"),
            ("62.10", "62.10"),
            ("j", "J"),
            ("01", "01"),
            ("computer programming, consultancy and related activities", "62"),
            ("Construction", "F"),
            ("Education", "85"),
        ] {
            assert_eq!(code_of(words).as_deref(), Some(expected), "{words}");
        }
        for words in ["62.", "62.123", "62.x", "J.1", "04", "W", "Dienst", ""] {
            assert_eq!(code_of(words), None, "{words}");
        }
    }

    #[test]
    fn a_longer_code_has_the_title_and_section_of_its_division() {
        let title = List::Industries.title("69.1", "en");
        assert_eq!(title, Some("Legal and accounting activities"));
        assert_eq!(by_code("69.1"), Some(Industry { section: "N", division: Some("69") }));
        assert_eq!(by_code("N"), Some(Industry { section: "N", division: None }));
    }
}
