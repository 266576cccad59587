//! What somebody writes into a form must not run as a formula when a list is opened (P23).

use std::borrow::Cow;

/// Puts an apostrophe before a text that a spreadsheet program could take for a formula.
#[must_use]
pub fn neutralise(text: &str) -> Cow<'_, str> {
    if is_risky(text) { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

/// Begins with `=`, `+`, `-`, `@` (also full-width, also behind spaces, quotes or invisible
/// signs), or with a tab or line break.
pub(crate) fn is_risky(text: &str) -> bool {
    let ahead = |c: char| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '"' | '\'' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
    };
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(ahead).starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::neutralise;
    use proptest::prelude::*;

    #[test]
    fn text_that_no_program_computes_stays_as_it_is() {
        for text in ["Amal", "", "B2", "1-9", "محمد", "a@b.example", "Anna-Maria", " x"] {
            assert_eq!(neutralise(text), text);
        }
    }

    proptest! {
        #[test]
        fn no_text_begins_a_formula_after_it_was_neutralised(
            before in "[ \"'\u{a0}\u{feff}\u{200b}\t\r\n]{0,3}",
            sign in "[=+@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}-]",
            rest in ".{0,20}",
        ) {
            let text = format!("{before}{sign}{rest}");
            let safe = neutralise(&text);
            prop_assert!(safe.starts_with('\''));
            prop_assert_eq!(&safe[1..], text.as_str());
        }

        #[test]
        fn every_text_is_either_harmless_or_marked(text in any::<String>()) {
            let safe = neutralise(&text);
            let first = safe.chars().next().unwrap_or('x');
            prop_assert!(!"=+-@\t\r\n＝＋－＠".contains(first));
        }
    }
}
