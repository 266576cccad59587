//! Education levels as offices name them.

use super::{folded, texts::text};
use crate::problem::ProblemKind;
use crate::sheet::Cell;
use geleit_domain::profile::EducationLevel as Level;

/// ISCED 0 to 8, or a named level; several names with `/` must mean the same.
pub(crate) fn education_level(cell: &Cell) -> Result<Level, ProblemKind> {
    let text = text(cell)?;
    let known = || -> Option<Level> {
        if let Some(level) = isced(&text).or_else(|| named(&folded(&text))) {
            return Some(level);
        }
        let mut parts = text.split('/').map(|part| named(&folded(part)));
        let first = parts.next()??;
        parts.all(|part| part == Some(first)).then_some(first)
    };
    known().ok_or(ProblemKind::NotAnEducation)
}

/// `6`, `ISCED 6`, `isced_6`.
fn isced(text: &str) -> Option<Level> {
    let text = text.to_lowercase();
    let number = match text.strip_prefix("isced") {
        Some(rest) => rest.trim_start_matches([' ', '-', '_', ':', '\u{a0}']),
        None => &text,
    };
    let one_digit = number.len() == 1;
    one_digit.then(|| number.parse().ok().and_then(Level::of_isced)).flatten()
}

fn named(word: &str) -> Option<Level> {
    Some(match word {
        "pflichtschule"
        | "pflichtschulabschluss"
        | "hauptschule"
        | "mittelschule"
        | "compulsory"
        | "compulsory school" => Level::Compulsory,
        "lehre"
        | "lehrabschluss"
        | "lehrabschlussprufung"
        | "berufsausbildung"
        | "apprenticeship" => Level::Apprenticeship,
        "fachschule" | "bms" | "handelsschule" | "vocational school" => Level::VocationalSchool,
        "meister"
        | "meisterin"
        | "meisterprufung"
        | "werkmeister"
        | "master craftsman"
        | "master craftswoman"
        | "master craftsperson" => Level::MasterCraftsman,
        "matura" | "abitur" | "ahs" | "ahs matura" | "reifeprufung" | "upper secondary"
        | "secondary school" | "high school" | "a levels" => Level::Matura,
        "bhs" | "htl" | "hak" | "hlw" | "bhs matura" | "htl matura" | "hak matura"
        | "vocational matura" | "vocational college" => Level::VocationalMatura,
        "bachelor" | "bakkalaureat" | "ba" | "bsc" | "b a" | "b sc" | "bachelor s degree"
        | "bachelors degree" | "bachelor degree" => Level::Bachelor,
        "master" | "diplom" | "magister" | "magistra" | "mag" | "dipl ing" | "di" | "ma"
        | "msc" | "m a" | "m sc" | "master s degree" | "masters degree" | "master degree"
        | "diploma" | "diplomstudium" => Level::Master,
        "doktorat" | "promotion" | "doktor" | "dr" | "phd" | "ph d" | "doctorate"
        | "doctoral degree" => Level::Doctorate,
        _ => return None,
    })
}
