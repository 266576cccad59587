//! 97 mentors under English headers.

use crate::Value;
use crate::draw::Draw;
use crate::people::{PLACES, WORKS};

const COUNT: u32 = 97;

pub(crate) const HEADER: &[&str] = &[
    "reference",
    "given_name",
    "family_name",
    "email",
    "phone",
    "gender",
    "birth_date",
    "company",
    "company_size",
    "position",
    "occupation",
    "industry",
    "education_field",
    "target_markets",
    "languages",
    "postcode",
    "region",
    "online_ok",
    "availability",
    "capacity",
    "experience_years",
    "topics",
    "mentee_gender_wish",
    "channel",
    "exclusions",
    "received_on",
    "organisation",
];

const WOMEN: &[&str] = &[
    "Brigitte",
    "Gerlinde",
    "Sabine",
    "Katharina",
    "Martina",
    "Ulrike",
    "Nermin",
    "Zsuzsanna",
    "Vesna",
    "Astrid",
];
const MEN: &[&str] =
    &["Wolfgang", "Gernot", "Markus", "Jürgen", "Friedrich", "Goran", "Ahmet", "Tomáš", "Günther"];
const FAMILIES: &[&str] = &[
    "Aigner",
    "Brandstätter",
    "Czerny",
    "Dörfler",
    "Eßlinger",
    "Fürst",
    "Gruber-Öhlinger",
    "Hrdlička",
    "Ivanković",
    "Jägersberger",
    "Königshofer",
    "Lackner",
    "Moosbrugger",
    "Novotny",
    "Özkan",
    "Pölzl",
    "Rauscher",
    "Strobl",
    "Überbacher",
    "Wögerbauer",
    "Zehetner",
];
const POSITIONS: &[&str] =
    &["Geschäftsführung", "Abteilungsleitung", "Projektleitung", "Fachexpertin", "Inhaberin", "HR"];
const MARKETS: &[&str] = &[
    "",
    "",
    "RS; BA; HR",
    "Ukraine",
    "Türkei",
    "UA; PL",
    "SY; EG; MA",
    "IN",
    "CN; VN",
    "BR; MX",
    "Hungary; Romania",
    "Nigeria; Ghana; Kenya",
];
const LANGUAGES: &[&str] = &[
    "en:C1",
    "en:B2",
    "Englisch C1, Französisch B1",
    "en:C1; sr:C2",
    "en:B2; tr:native",
    "Englisch C2; Spanisch B2",
    "",
    "en:B2; ar:B1",
    "en:C1; de:C2",
    "Englisch B2, Russisch C1",
];
const TIMES: &[&str] = &["evenings", "mornings; evenings", "afternoons", "weekends", ""];
const TOPICS: &[&str] = &[
    "application; network",
    "network",
    "orientation; network",
    "recognition; further_training",
    "self_employment",
    "Bewerbung; Fachsprache",
    "confidence",
];
const CHANNELS: &[&str] =
    &["Gespräch", "Mailing", "Internet", "Medien", "Empfehlung", "war schon Mentor:in"];

pub(crate) fn rows() -> Vec<Vec<Value>> {
    let mut draw = Draw::from(2_024);
    (1..=COUNT).map(|number| row(number, &mut draw)).collect()
}

fn row(number: u32, draw: &mut Draw) -> Vec<Value> {
    let mut cells = person(number, draw);
    cells.extend(company(draw));
    cells.extend(offer(number, draw));
    cells
}

fn person(number: u32, draw: &mut Draw) -> Vec<Value> {
    let woman = draw.percent(52);
    let birth = match number % 6 {
        0 => String::new(),
        1 => format!("{}", 1955 + draw.below(35)),
        _ => {
            format!("{:02}.{:02}.{}", 1 + draw.below(28), 1 + draw.below(12), 1955 + draw.below(35))
        }
    };
    vec![
        format!("T-18-{number:03}").into(),
        (*draw.one(if woman { WOMEN } else { MEN })).into(),
        (*draw.one(FAMILIES)).into(),
        format!("mentor{number:03}@example.org").into(),
        if draw.percent(60) {
            format!("+43 1 {:07}", draw.below(10_000_000))
        } else {
            String::new()
        }
        .into(),
        if woman { "f" } else { "m" }.into(),
        birth.into(),
    ]
}

fn company(draw: &mut Draw) -> Vec<Value> {
    let work = draw.one(WORKS);
    let (postcode, region) = draw.one(PLACES);
    let size = match draw.below(5) {
        0 => "1-9".into(),
        1 => "10-49".into(),
        2 => "50-249".into(),
        3 => "250+".into(),
        _ => Value::from(3 + draw.below(900)),
    };
    vec![
        format!("Muster {} GmbH", 1 + draw.below(80)).into(),
        size,
        (*draw.one(POSITIONS)).into(),
        work.occupation.into(),
        work.industry.into(),
        work.field.into(),
        (*draw.one(MARKETS)).into(),
        (*draw.one(LANGUAGES)).into(),
        (*postcode).into(),
        (*region).into(),
    ]
}

fn offer(number: u32, draw: &mut Draw) -> Vec<Value> {
    // 97 mentors with 119 places: 79 take one (some of them leave the cell empty), 14 two, 4 three.
    let capacity = match number {
        n if n.is_multiple_of(24) => Value::from(3),
        n if n.is_multiple_of(6) || n.is_multiple_of(37) => Value::from(2),
        n if n.is_multiple_of(5) => "".into(),
        _ => Value::from(1),
    };
    vec![
        if draw.percent(80) { "yes" } else { "no" }.into(),
        (*draw.one(TIMES)).into(),
        capacity,
        (5 + draw.below(30)).into(),
        (*draw.one(TOPICS)).into(),
        if draw.percent(4) { "f" } else { "" }.into(),
        (*draw.one(CHANNELS)).into(),
        if number.is_multiple_of(48) { "M-18-012; M-18-100" } else { "" }.into(),
        format!("2023-{:02}-{:02}", 8 + draw.below(3), 1 + draw.below(28)).into(),
        "wko".into(),
    ]
}
