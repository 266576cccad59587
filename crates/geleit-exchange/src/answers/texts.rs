//! Answers in people's own words, and those with a shape: addresses, numbers, references.

use crate::problem::ProblemKind;
use crate::sheet::Cell;
use geleit_domain::names::is_allowed;
use geleit_domain::profile::{Coded, list_items};
use geleit_domain::slug::is_slug;

/// The longest text of a cell, in characters.
const TEXT_LENGTH_MAX: usize = 2_000;
/// The longest reference, in characters.
const REFERENCE_LENGTH_MAX: usize = 100;
/// The longest e-mail address (RFC 5321), in bytes.
const EMAIL_LENGTH_MAX: usize = 254;
/// The longest telephone number as written, in characters.
const PHONE_LENGTH_MAX: usize = 60;

/// The cell as text. A date is refused: it was a text before the spreadsheet program took it
/// for a date, and what it was is lost.
pub(crate) fn text(cell: &Cell) -> Result<String, ProblemKind> {
    limited(cell, TEXT_LENGTH_MAX)
}

fn limited(cell: &Cell, max: usize) -> Result<String, ProblemKind> {
    if matches!(cell, Cell::Date(_)) {
        return Err(ProblemKind::DateInText);
    }
    let text = cell.text().into_owned();
    if text.chars().count() > max {
        return Err(ProblemKind::TooLong { max });
    }
    let turns = |c| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let control = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    if text.chars().any(|c| turns(c) || control(c)) {
        return Err(ProblemKind::NotAText);
    }
    Ok(text)
}

pub(crate) fn reference(cell: &Cell) -> Result<String, ProblemKind> {
    let text = limited(cell, REFERENCE_LENGTH_MAX)?;
    if text.chars().any(char::is_control) { Err(ProblemKind::NotAText) } else { Ok(text) }
}

/// A name of any language and any length up to 200; a line break is none.
pub(crate) fn name(cell: &Cell) -> Result<String, ProblemKind> {
    if matches!(cell, Cell::Date(_)) {
        return Err(ProblemKind::DateInText);
    }
    let text = cell.text().into_owned();
    if is_allowed(&text) { Ok(text) } else { Err(ProblemKind::NotAName) }
}

/// Only the shape is looked at: whether mail arrives, only mail shows.
pub(crate) fn email(cell: &Cell) -> Result<String, ProblemKind> {
    let text = text(cell)?;
    let text = text.strip_prefix("mailto:").unwrap_or(&text);
    let plain = |c: char| !c.is_whitespace() && !matches!(c, ',' | ';' | '<' | '>' | '"' | '@');
    let labels =
        |domain: &str| domain.contains('.') && domain.split('.').all(|label| !label.is_empty());
    match text.split_once('@') {
        Some((local, domain))
            if !local.is_empty()
                && text.len() <= EMAIL_LENGTH_MAX
                && local.chars().all(plain)
                && domain.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'))
                && labels(domain) =>
        {
            Ok(text.to_owned())
        }
        _ => Err(ProblemKind::NotAnEmail),
    }
}

pub(crate) fn phone(cell: &Cell) -> Result<String, ProblemKind> {
    let text = limited(cell, PHONE_LENGTH_MAX)?;
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    if digits >= 3 { Ok(text) } else { Err(ProblemKind::NotAPhone) }
}

/// Text, because postcodes begin with zeros and some hold letters; the country sign of “A-1010”
/// is left out so that distances are found.
pub(crate) fn postcode(cell: &Cell) -> Result<String, ProblemKind> {
    let text = text(cell)?;
    let bare = ["AT-", "A-", "DE-", "D-"].iter().find_map(|sign| text.strip_prefix(sign));
    let code = bare.unwrap_or(&text).trim();
    let shaped = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-');
    let fits = (3..=10).contains(&code.len())
        && code.starts_with(|c: char| c.is_ascii_alphanumeric())
        && code.chars().all(shaped)
        && code.contains(|c: char| c.is_ascii_digit());
    if fits { Ok(code.to_owned()) } else { Err(ProblemKind::NotAPostcode) }
}

pub(crate) fn organisation(cell: &Cell) -> Result<String, ProblemKind> {
    let slug = text(cell)?.to_lowercase();
    if is_slug(&slug) { Ok(slug) } else { Err(ProblemKind::NotASlug) }
}

/// Items between `;` or on lines of their own, each once.
pub(crate) fn items(cell: &Cell) -> Result<Vec<String>, ProblemKind> {
    let text = text(cell)?;
    let mut items: Vec<String> = Vec::new();
    for item in text.lines().flat_map(list_items) {
        if !items.iter().any(|known| known == item) {
            items.push(item.to_owned());
        }
    }
    Ok(items)
}

/// The person's words, and the code where one entry of the list fits. Spreadsheet programs cut
/// the zero at the start of a code, so a number without entry is tried with it.
pub(crate) fn coded(
    cell: &Cell,
    code_of: impl Fn(&str) -> Option<String>,
) -> Result<Coded, ProblemKind> {
    let words = text(cell)?;
    let cut = !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit());
    let code = code_of(&words).or_else(|| cut.then(|| code_of(&format!("0{words}"))).flatten());
    Ok(Coded { words, code })
}
