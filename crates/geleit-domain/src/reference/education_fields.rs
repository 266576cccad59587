//! Fields of education by ISCED-F 2013: broad (two digits), narrow (three) and detailed (four),
//! with English labels.

use super::table::{self, Names};
use std::sync::LazyLock;

/// The code of two to four digits that somebody gave, or that of an exact English label. Where
/// a label stands on several levels, the most detailed code is meant.
#[must_use]
pub fn code_of(words: &str) -> Option<String> {
    let words = words.trim();
    let row = row_of_code(words).or_else(|| TABLE.names.find(words))?;
    Some(TABLE.rows[row].0.to_owned())
}

/// The English label of a code.
#[must_use]
pub fn label_en(code: &str) -> Option<&'static str> {
    row_of_code(code).map(|row| TABLE.rows[row].1)
}

/// The code as the list holds it, for comparisons by leading digits.
#[must_use]
pub(crate) fn by_code(code: &str) -> Option<&'static str> {
    row_of_code(code).map(|row| TABLE.rows[row].0)
}

fn row_of_code(code: &str) -> Option<usize> {
    TABLE.rows.binary_search_by_key(&code, |(code, _)| code).ok()
}

struct Table {
    rows: Vec<(&'static str, &'static str)>,
    names: Names,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut rows: Vec<_> = table::rows(include_str!("../../data/isced_f_2013.csv"))
        .map(|[code, label]| (code, label))
        .collect();
    rows.sort_unstable();
    let mut names = Names::default();
    for digits in (2..=4).rev() {
        for (row, (code, label)) in rows.iter().enumerate() {
            if code.len() == digits {
                names.add(label, row);
            }
        }
    }
    Table { rows, names }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_coded_by_its_code_or_its_exact_label_only() {
        assert_eq!(code_of("0613").as_deref(), Some("0613"));
        assert_eq!(code_of("06").as_deref(), Some("06"));
        assert_eq!(code_of("accounting and taxation").as_deref(), Some("0411"));
        for words in ["6", "0699999", "Informatik", ""] {
            assert_eq!(code_of(words), None, "{words}");
        }
        assert_eq!(label_en("0411"), Some("Accounting and taxation"));
    }
}
