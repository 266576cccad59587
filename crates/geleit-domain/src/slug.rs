//! Short names in addresses and commands.

use crate::names;

/// The longest slug, in characters.
pub const LENGTH_MAX: usize = 60;

/// Is the text a slug: lower-case letters, digits and single hyphens inside?
#[must_use]
pub fn is_slug(text: &str) -> bool {
    let ends = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    !text.is_empty()
        && text.len() <= LENGTH_MAX
        && text.starts_with(ends)
        && text.ends_with(ends)
        && !text.contains("--")
        && text.chars().all(|c| ends(c) || c == '-')
}

/// A slug for a name, as somebody would write it: `Wien, Niederösterreich 18` becomes
/// `wien-niederoesterreich-18`. Empty when the name has no Latin letter and no digit.
#[must_use]
pub fn suggest(name: &str) -> String {
    let mut spelt = String::with_capacity(name.len());
    for c in name.to_lowercase().chars() {
        match c {
            'ä' => spelt.push_str("ae"),
            'ö' => spelt.push_str("oe"),
            'ü' => spelt.push_str("ue"),
            c => spelt.push(c),
        }
    }
    let mut slug = String::new();
    for c in names::search_text(&spelt).chars() {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.truncate(LENGTH_MAX);
    slug.trim_end_matches('-').to_owned()
}

/// What every kind of name in an address points to.
pub use kind::Kind;

mod kind {
    crate::word::words! {
        /// What a slug names.
        Kind {
            Programme = "programme",
            Organisation = "organisation",
            Cohort = "cohort",
            Event = "event",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suggested_slug_is_one() {
        for (name, slug) in [
            ("Wien, Niederösterreich 18", "wien-niederoesterreich-18"),
            (
                "Österreichischer Integrationsfonds (ÖIF)",
                "oesterreichischer-integrationsfonds-oeif",
            ),
            ("Straße & Bahn", "strasse-bahn"),
            ("École Łódź", "ecole-lodz"),
        ] {
            assert_eq!(suggest(name), slug);
            assert!(is_slug(slug));
        }
        assert_eq!(suggest("الجمعية"), "");
        assert!(is_slug(&suggest(&"a ".repeat(80))));
    }
}
