//! Countries of origin, target markets, and the markets that somebody knows.

use super::{folded, items};
use crate::problem::ProblemKind;
use crate::sheet::Cell;
use geleit_domain::profile::{Markets, Origin};
use geleit_domain::reference::{countries, languages};

/// States that people of working age were born in and that are no more.
const FORMER_STATES: &[&str] = &[
    "yugoslavia",
    "jugoslawien",
    "former yugoslavia",
    "ehemaliges jugoslawien",
    "ex jugoslawien",
    "yu",
    "yug",
    "soviet union",
    "sowjetunion",
    "ussr",
    "udssr",
    "su",
    "czechoslovakia",
    "tschechoslowakei",
    "cssr",
    "serbia and montenegro",
    "serbien und montenegro",
    "scg",
    "ddr",
    "gdr",
    "east germany",
    "german democratic republic",
    "deutsche demokratische republik",
];

/// Countries of origin in the order stated; the first counts in figures.
pub(crate) fn origin(cell: &Cell) -> Result<Vec<Origin>, ProblemKind> {
    let mut origins = Vec::new();
    for item in items(cell)? {
        let origin = match folded(&item).as_str() {
            "stateless" | "staatenlos" => Origin::Stateless,
            "unknown" | "unbekannt" => Origin::Unknown,
            _ => Origin::Country(country(&item)?),
        };
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    Ok(origins)
}

/// Countries by code or name.
pub(crate) fn countries(cell: &Cell) -> Result<Vec<String>, ProblemKind> {
    let mut codes = Vec::new();
    for item in items(cell)? {
        let code = country(&item)?;
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    Ok(codes)
}

fn country(item: &str) -> Result<String, ProblemKind> {
    if FORMER_STATES.contains(&folded(item).as_str()) {
        return Err(ProblemKind::FormerState { item: item.to_owned() });
    }
    match countries::find(item) {
        Some(country) => Ok(country.alpha2.to_owned()),
        None => Err(ProblemKind::NotACountry { item: item.to_owned() }),
    }
}

/// Countries and languages in one cell. Some codes mean both (AR is Argentina, ar is Arabic):
/// two small letters are a language where there is one, everything else first a country.
pub(crate) fn markets(cell: &Cell) -> Result<Markets, ProblemKind> {
    let mut markets = Markets::default();
    for item in items(cell)? {
        let small = item.len() <= 3 && item.bytes().all(|byte| byte.is_ascii_lowercase());
        let language = || languages::find(&item).map(|language| language.bcp47.to_owned());
        let first = if small { language() } else { None };
        let (list, code) = match first {
            Some(code) => (&mut markets.languages, code),
            None => match (country(&item), language()) {
                (Ok(code), _) => (&mut markets.countries, code),
                (Err(_), Some(code)) => (&mut markets.languages, code),
                (Err(former @ ProblemKind::FormerState { .. }), None) => return Err(former),
                (Err(_), None) => return Err(ProblemKind::NotAMarket { item }),
            },
        };
        if !list.contains(&code) {
            list.push(code);
        }
    }
    Ok(markets)
}
