//! Counts: years, kilometres, places for mentees, people at a company.

use crate::problem::ProblemKind;
use crate::sheet::Cell;
use geleit_domain::mentors::{CAPACITY_MAX, CompanySize};

/// The most years of professional experience.
pub(crate) const EXPERIENCE_YEARS_MAX: u32 = 80;
/// The farthest way that somebody can state, km.
pub(crate) const MOBILITY_KM_MAX: u32 = 2_000;

/// A number from 0 to `max`; parts of a unit are left out (2.5 years are 2 whole years).
pub(crate) fn whole(cell: &Cell, max: u32) -> Result<u32, ProblemKind> {
    let number = number(cell).filter(|number| (0.0..=f64::from(max)).contains(number));
    number.map(floor).ok_or(ProblemKind::NotANumber { max })
}

/// Whole places from 0 to 20.
pub(crate) fn capacity(cell: &Cell) -> Result<u32, ProblemKind> {
    let number = number(cell)
        .filter(|number| number.fract() == 0.0 && (0.0..=f64::from(CAPACITY_MAX)).contains(number));
    number.map(floor).ok_or(ProblemKind::NotACapacity { max: CAPACITY_MAX })
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bounded above")]
fn floor(number: f64) -> u32 {
    number as u32
}

fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Number(number) => Some(*number),
        Cell::Text(text) => {
            let text = text.strip_suffix("km").unwrap_or(text).trim();
            let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-'));
            if plain { text.replacen(',', ".", 1).parse().ok() } else { None }
        }
        _ => None,
    }
}

/// A class such as 10-49, or how many people work there.
pub(crate) fn company_size(cell: &Cell) -> Result<CompanySize, ProblemKind> {
    let size = match cell {
        // Spreadsheet programs take 1-9 for a day and 10-49 for October 1949.
        Cell::Date(date) if matches!((date.month(), date.day()), (1, 9) | (9, 1)) => {
            Some(CompanySize::Micro)
        }
        Cell::Date(date) if (date.year(), date.month()) == (1949, 10) => Some(CompanySize::Small),
        Cell::Number(number) if (0.0..=f64::from(u32::MAX)).contains(number) => {
            Some(CompanySize::of_head_count(floor(*number)))
        }
        Cell::Text(text) => size_of(text),
        _ => None,
    };
    size.ok_or(ProblemKind::NotACompanySize)
}

fn size_of(text: &str) -> Option<CompanySize> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    match text.replace(['–', '—', '_'], "-").to_lowercase().as_str() {
        "1-9" | "<10" => Some(CompanySize::Micro),
        "10-49" => Some(CompanySize::Small),
        "50-249" => Some(CompanySize::Medium),
        "250+" | "250-plus" | ">=250" | "≥250" => Some(CompanySize::Large),
        count => thousands(count).map(CompanySize::of_head_count),
    }
}

/// `1200`, `1.200`, `1,200` or `1'200`.
fn thousands(text: &str) -> Option<u32> {
    let mut groups = text.split(['.', ',', '\'', '’']);
    let mut digits = groups.next()?.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        digits.push_str(group);
    }
    if digits.bytes().all(|byte| byte.is_ascii_digit()) { digits.parse().ok() } else { None }
}
