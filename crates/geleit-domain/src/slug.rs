//! Short names in addresses and commands.

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

/// What every kind of name in an address points to.
pub use kind::Kind;

mod kind {
    crate::word::words! {
        /// What a slug names.
        Kind { Programme = "programme", Organisation = "organisation", Cohort = "cohort" }
    }
}
