//! What a keyboard of another script types: digits of every script people use here, and spaces.

/// The text without spaces around, its Arabic and Persian digits as Latin ones.
pub(crate) fn latin_digits(text: &str) -> String {
    text.trim().chars().map(latin_digit).collect()
}

fn latin_digit(c: char) -> char {
    let zero = match c {
        '\u{0660}'..='\u{0669}' => '\u{0660}',
        '\u{06F0}'..='\u{06F9}' => '\u{06F0}',
        '\u{0966}'..='\u{096F}' => '\u{0966}',
        '\u{FF10}'..='\u{FF19}' => '\u{FF10}',
        _ => return c,
    };
    char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c)
}

/// Does the text hold something that turns the writing direction, or cannot be seen at all?
pub(crate) fn is_plain(text: &str) -> bool {
    !text.chars().any(|c| {
        c.is_control()
            || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200E}'
                | '\u{200F}' | '\u{061C}' | '\u{FEFF}')
    })
}
