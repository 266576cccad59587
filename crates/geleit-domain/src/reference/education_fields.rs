//! Fields of education by ISCED-F 2013: broad (two digits), narrow (three) and detailed (four).

use super::finding::{self, List};
use super::table;
use std::sync::LazyLock;

/// The code of two to four digits that somebody gave, or the one that the words name exactly,
/// see [`finding::code_of`].
#[must_use]
pub fn code_of(words: &str) -> Option<String> {
    let found = by_code(words.trim());
    found.or_else(|| finding::code_of(List::EducationFields, words)).map(str::to_owned)
}

/// The code as the list holds it, for comparisons by leading digits.
#[must_use]
pub(crate) fn by_code(code: &str) -> Option<&'static str> {
    ROWS.binary_search_by_key(&code, |(code, _)| code).ok().map(|row| ROWS[row].0)
}

/// The codes with their English titles.
pub(super) fn english() -> impl Iterator<Item = (&'static str, &'static str)> {
    ROWS.iter().copied()
}

static ROWS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let mut rows: Vec<_> = table::rows(include_str!("../../data/isced_f_2013.csv"))
        .map(|[code, label]| (code, label))
        .collect();
    rows.sort_unstable();
    rows
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_coded_by_its_code_or_by_what_names_it_exactly() {
        assert_eq!(code_of("0613").as_deref(), Some("0613"));
        assert_eq!(code_of("06").as_deref(), Some("06"));
        assert_eq!(code_of("accounting and taxation").as_deref(), Some("0411"));
        for words in ["6", "0699999", "Buchhalt", ""] {
            assert_eq!(code_of(words), None, "{words}");
        }
        let title = List::EducationFields.title("0411", "en");
        assert_eq!(title, Some("Accounting and taxation"));
    }
}
