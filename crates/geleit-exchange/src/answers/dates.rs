//! Dates as offices write them.

use crate::problem::ProblemKind;
use crate::sheet::Cell;
use geleit_domain::profile::Birth;
use jiff::civil::Date;

/// Nobody who applies was born before this year.
const BIRTH_YEAR_MIN: i16 = 1900;

/// A birth date or year: 1990-05-17, 17.05.1990, a spreadsheet date, or 1990.
pub(crate) fn birth(cell: &Cell, today: Date) -> Result<Birth, ProblemKind> {
    let birth = match (year(cell), date_of(cell)) {
        (Some(year), _) => Birth::Year(year),
        (None, Some(date)) => Birth::Date(date),
        (None, None) => return Err(ProblemKind::NotABirthDate),
    };
    let future = match birth {
        Birth::Date(date) => date > today,
        Birth::Year(year) => year > today.year(),
    };
    if future || birth.year() < BIRTH_YEAR_MIN {
        return Err(ProblemKind::BirthImplausible { until: today.year() });
    }
    Ok(birth)
}

/// A whole date.
pub(crate) fn date(cell: &Cell) -> Result<Date, ProblemKind> {
    date_of(cell).ok_or(ProblemKind::NotADate)
}

/// Four digits are a year.
fn year(cell: &Cell) -> Option<i16> {
    let text = cell.text();
    let digits = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}

fn date_of(cell: &Cell) -> Option<Date> {
    match cell {
        Cell::Date(date) => Some(*date),
        Cell::Text(text) => iso(text).or_else(|| dotted(text)),
        _ => None,
    }
}

/// `1990-05-17`, also with the midnight that programs append.
fn iso(text: &str) -> Option<Date> {
    let (date, time) = text.split_at_checked(10)?;
    let midnight = |time: &str| {
        let digits = time.trim_start_matches([' ', 'T']).trim_end_matches('Z');
        !digits.is_empty() && digits.chars().all(|c| matches!(c, '0' | ':' | '.'))
    };
    let shaped = date.bytes().filter(|byte| *byte == b'-').count() == 2;
    let plain = shaped && (time.is_empty() || midnight(time));
    if plain { date.parse().ok() } else { None }
}

/// `17.05.1990`, also `17.5.1990` and `17. 5. 1990`. A year of two digits is refused: nobody
/// should guess a century.
fn dotted(text: &str) -> Option<Date> {
    let mut parts = text.split('.').map(str::trim);
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, most| {
        (1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.next().is_some() || !digits(day, 2) || !digits(month, 2) || year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}
