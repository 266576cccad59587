//! 212 applications of mentees under German headers.

use crate::Value;
use crate::draw::Draw;
use crate::people::{HOMES, Home, PLACES, WORKS};

const COUNT: u32 = 212;

pub(crate) const HEADER: &[&str] = &[
    "Aktenzahl",
    "Vorname",
    "Nachname",
    "Rufname",
    "E-Mail",
    "Telefon",
    "Geschlecht",
    "Geburtsdatum",
    "Herkunftsland",
    "Märkte",
    "consent_origin_matching",
    "Arbeitsmarktzugang",
    "Bildungsniveau",
    "education_field",
    "Beruf",
    "Zielberuf",
    "Branche",
    "Berufsjahre",
    "Deutsch",
    "Sprachen",
    "PLZ",
    "Bundesland",
    "mobility_km",
    "online_ok",
    "availability",
    "mentor_gender_wish",
    "Ziele",
    "exclusions",
    "last_employer",
    "childcare",
    "Zubringer",
    "received_on",
    "organisation",
    "Anmerkung",
];

const EDUCATIONS: &[&str] = &[
    "Master",
    "Magister",
    "Diplom",
    "Bachelor",
    "Bachelor",
    "Master",
    "7",
    "ISCED 6",
    "Promotion",
    "Master",
    "Bachelor",
    "HTL",
    "Matura",
    "Lehre",
];
const LEVELS: &[&str] = &["B1", "B1", "B2", "B2", "B2", "C1", "C1", "c2", "A2"];
const GOALS: &[&str] = &[
    "Bewerbung; Netzwerk",
    "Netzwerk; Orientierung",
    "Anerkennung",
    "Weiterbildung; Bewerbung",
    "Selbständigkeit",
    "Netzwerk; Fachsprache üben",
    "confidence; application",
];
const TIMES: &[&str] =
    &["vormittags", "abends", "abends; Wochenende", "nachmittags", "evenings", ""];
const REFERRALS: &[&str] = &["AMS", "AMS", "ÖIF", "ÖIF", "Verein", "NGO", "Bekannte"];

pub(crate) fn rows() -> Vec<Vec<Value>> {
    let mut draw = Draw::from(18);
    (1..=COUNT).map(|number| row(number, &mut draw)).collect()
}

fn row(number: u32, draw: &mut Draw) -> Vec<Value> {
    let home = &HOMES[usize::try_from(number).unwrap_or(0) % HOMES.len()];
    let mut cells = person(number, home, draw);
    cells.extend(origin(home, draw));
    cells.extend(profession(draw));
    cells.extend(circumstances(home, draw));
    cells.extend(application(number, draw));
    cells
}

fn person(number: u32, home: &Home, draw: &mut Draw) -> Vec<Value> {
    let woman = draw.percent(64);
    let given = *draw.one(if woman { home.women } else { home.men });
    let family = if home.families.is_empty() { "" } else { *draw.one(home.families) };
    let (month, day) = (1 + draw.below(12), 1 + draw.below(28));
    let year = 1972 + draw.below(28);
    let birth = match number % 9 {
        0 => Value::from(year),
        1 => Value::from(format!("{day:02}.{month:02}.{year}")),
        2 => Value::from(format!("{year}-{month:02}-{day:02}")),
        _ => date(year, month, day),
    };
    let gender = match (number % 53, woman) {
        (0, _) => "x",
        (_, true) => "w",
        (_, false) => "m",
    };
    let phone = if number.is_multiple_of(4) { String::new() } else { phone(draw) };
    vec![
        format!("M-18-{number:03}").into(),
        given.into(),
        family.into(),
        if number.is_multiple_of(31) { given.chars().take(3).collect() } else { String::new() }
            .into(),
        format!("mentee{number:03}@example.org").into(),
        phone.into(),
        gender.into(),
        birth,
    ]
}

fn date(year: u32, month: u32, day: u32) -> Value {
    let small = |number| u8::try_from(number).unwrap_or(1);
    Value::Date(u16::try_from(year).unwrap_or(1990), small(month), small(day))
}

fn phone(draw: &mut Draw) -> String {
    format!("+43 660 {:07}", draw.below(10_000_000))
}

fn origin(home: &Home, draw: &mut Draw) -> Vec<Value> {
    let markets = if draw.percent(40) && home.country != "staatenlos" { home.country } else { "" };
    vec![
        home.country.into(),
        markets.into(),
        if draw.percent(70) { "ja" } else { "" }.into(),
        if draw.percent(93) { "ja" } else { "unbekannt" }.into(),
    ]
}

fn profession(draw: &mut Draw) -> Vec<Value> {
    let work = draw.one(WORKS);
    let target = if draw.percent(75) { work } else { draw.one(WORKS) };
    vec![
        (*draw.one(EDUCATIONS)).into(),
        work.field.into(),
        work.occupation.into(),
        target.occupation.into(),
        if draw.percent(90) { work.industry } else { "" }.into(),
        (1 + draw.below(22)).into(),
        (*draw.one(LEVELS)).into(),
    ]
}

fn circumstances(home: &Home, draw: &mut Draw) -> Vec<Value> {
    let english = if home.language.to_lowercase().starts_with("en") { "" } else { "; en:B2" };
    let (postcode, region) = draw.one(PLACES);
    vec![
        format!("{} C2{}", home.language, if draw.percent(70) { english } else { "" }).into(),
        (*postcode).into(),
        (*region).into(),
        (*draw.one(&[10_u32, 20, 30, 50, 80])).into(),
        if draw.percent(85) { "ja" } else { "nein" }.into(),
        (*draw.one(TIMES)).into(),
        if draw.percent(8) { "f" } else { "" }.into(),
    ]
}

fn application(number: u32, draw: &mut Draw) -> Vec<Value> {
    vec![
        (*draw.one(GOALS)).into(),
        if number.is_multiple_of(70) { "T-18-007" } else { "" }.into(),
        if draw.percent(30) { format!("Firma {}", 1 + draw.below(60)) } else { String::new() }
            .into(),
        if draw.percent(15) { "ja" } else { "nein" }.into(),
        (*draw.one(REFERRALS)).into(),
        date(2023, 9 + draw.below(2), 1 + draw.below(28)),
        (*draw.one(&["oeif", "oeif", "ams"])).into(),
        if number.is_multiple_of(25) { "bitte anrufen" } else { "" }.into(),
    ]
}
