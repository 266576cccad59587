//! What a keyboard of another script types: digits of every script people use here, and spaces.

/// The text without spaces around and without signs that nobody sees, its Arabic and Persian
/// digits as Latin ones, every space and dash as the plain one. A number that is copied out of a
/// telephone's contacts carries marks of the writing direction: who pastes it sees a right number.
pub(crate) fn latin_digits(text: &str) -> String {
    let seen: String = text.chars().filter(|c| !takes_no_room(*c)).collect();
    seen.trim().chars().map(latin_sign).collect()
}

/// Does the text show nothing at all?
pub(crate) fn is_unseen(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || takes_no_room(c))
}

/// A sign that nobody sees. One that turns letters around is seen by what it does: it is refused
/// wherever it stands.
fn takes_no_room(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{180E}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202C}' | '\u{2060}'..='\u{206F}'
        | '\u{2800}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}')
}

fn latin_sign(c: char) -> char {
    let zero = match c {
        _ if c.is_whitespace() => return ' ',
        '\u{2010}'..='\u{2015}' => return '-',
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
