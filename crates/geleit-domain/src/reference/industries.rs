//! Industries by NACE Rev. 2.1: sections and divisions. Groups and classes
//! (`62.1`, `62.10`) are accepted under their division. A code of Rev. 2 says so in front
//! (`rev2:62.01`) and stands for its division of Rev. 2.1, so that both are comparable.

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

impl Industry {
    /// The code of the list: the division if it is known, else the section.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.division.unwrap_or(self.section)
    }
}

/// The code that somebody gave (`J`, `62`, `62.1`, `62.10`), or the one that the words name
/// exactly, see [`finding::code_of`].
#[must_use]
pub fn code_of(words: &str) -> Option<String> {
    let words = words.trim();
    let code = words.to_ascii_uppercase();
    if let Some(code) = OF_REV2.iter().find_map(|name| code.strip_prefix(name)) {
        let code = format!("{REV2}{}", code.trim_start_matches([':', ' ']));
        return by_code(&code).map(|_| code);
    }
    if by_code(&code).is_some() {
        return Some(code);
    }
    finding::code_of(List::Industries, words).map(str::to_owned)
}

/// The section and division of a code, of Rev. 2.1 also where the code is of Rev. 2.
#[must_use]
pub fn by_code(code: &str) -> Option<Industry> {
    if let Some(code) = code.strip_prefix(REV2) {
        return of_rev2(code);
    }
    let row = &ROWS[row_of_code(code)?];
    let division = (row.code != row.section).then_some(row.code);
    Some(Industry { section: row.section, division })
}

/// What stands in front of a code of Rev. 2.
const REV2: &str = "rev2:";

/// How sheets and people name Rev. 2: by its European, Austrian and German edition.
const OF_REV2: &[&str] = &["REV2:", "NACE REV. 2:", "NACE 2008", "ÖNACE 2008", "WZ 2008"];

/// Rev. 2.1 splits section J of Rev. 2, so all later sections have moved by one letter. The
/// divisions kept their numbers, besides 45, which was dissolved into trade and repair.
fn of_rev2(code: &str) -> Option<Industry> {
    if let [letter] = code.as_bytes() {
        return match letter {
            b'A'..=b'I' => by_code(code),
            b'K'..=b'U' => by_code(char::from(letter + 1).encode_utf8(&mut [0; 4])),
            // Media are J now and telecommunication and IT are K: the letter J alone is both.
            _ => None,
        };
    }
    match code.split_once('.').unwrap_or((code, "")) {
        ("45", rest) if rest.starts_with('2') => by_code("95"),
        ("45", _) => by_code("G"),
        _ => by_code(code),
    }
}

fn row_of_code(code: &str) -> Option<usize> {
    if let Some(code) = code.strip_prefix(REV2) {
        let industry = of_rev2(code)?;
        return row_of_code(industry.division.unwrap_or(industry.section));
    }
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
    fn a_code_of_rev_2_stands_for_its_division_of_rev_2_1() {
        for (words, code, division, section) in [
            ("NACE 2008 62.01", "rev2:62.01", Some("62"), "K"),
            ("rev2:64", "rev2:64", Some("64"), "L"),
            ("WZ 2008: 45.20", "rev2:45.20", Some("95"), "T"),
            ("ÖNACE 2008 45", "rev2:45", None, "G"),
            ("NACE Rev. 2: K", "rev2:K", None, "L"),
            ("rev2:F", "rev2:F", None, "F"),
        ] {
            assert_eq!(code_of(words).as_deref(), Some(code), "{words}");
            assert_eq!(by_code(code), Some(Industry { section, division }), "{words}");
        }
        for words in ["rev2:J", "rev2:V", "rev2:", "rev2:44", "NACE 2008 Dienst"] {
            assert_eq!(code_of(words), None, "{words}");
        }
        assert_eq!(List::Industries.title("rev2:62", "en"), List::Industries.title("62", "en"));
    }

    #[test]
    fn a_longer_code_has_the_title_and_section_of_its_division() {
        let title = List::Industries.title("69.1", "en");
        assert_eq!(title, Some("Legal and accounting activities"));
        assert_eq!(by_code("69.1"), Some(Industry { section: "N", division: Some("69") }));
        assert_eq!(by_code("N"), Some(Industry { section: "N", division: None }));
    }
}
