//! Names of files as they are shown: no folders, nothing that turns the writing direction or
//! cannot be seen, and the ending of what the file really is.

use geleit_domain::files::Media;

/// The longest name without its ending, in characters.
const LENGTH_MAX: usize = 100;

/// A name that may be shown and given to a computer.
#[must_use]
pub fn clean_name(sent: &str, media: Media) -> String {
    let last = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let seen: String = last.chars().filter(|c| is_allowed(*c)).collect();
    let stem = without_ending(&seen).trim_start_matches([' ', '.']);
    let stem: String = stem.chars().take(LENGTH_MAX).collect();
    // What is cut off may leave a new ending behind.
    let stem = Some(without_ending(&stem)).filter(|stem| !stem.is_empty()).unwrap_or("file");
    format!("{stem}.{}", media.ending())
}

fn is_allowed(c: char) -> bool {
    !c.is_control()
        && !"<>:\"|?*".contains(c)
        && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}' | '\u{2029}' | '\u{061C}' | '\u{FEFF}')
}

/// The name in front of endings: `letter.pdf.exe` is a `letter`.
fn without_ending(name: &str) -> &str {
    let name = name.trim_end_matches([' ', '.']);
    match name.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => without_ending(stem),
        _ => name,
    }
}

/// Two to five letters or digits, among them a letter: `Meier 2.0` and `12.5.2024` have none.
fn is_ending(text: &str) -> bool {
    (2..=5).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric())
        && text.bytes().any(|b| b.is_ascii_alphabetic())
}
