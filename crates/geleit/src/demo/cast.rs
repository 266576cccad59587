//! The invented people of the demo: no dice, the same cast every time. The first hundred mentees
//! have exactly the published composition of the 18th cohort (S1-06, S1-07, S1-08, S1-09).

use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::mentors::CompanySize;
use geleit_domain::profile::{
    Access, Availability, Birth, Cefr, Coded, EducationLevel, Gender, Goal, Identity,
    LanguageSkill, Markets, MenteeProfile, MentorProfile, Origin,
};
use jiff::civil::Date;

/// Mentees in the published cohort.
pub(super) const PAIRED: usize = 100;
/// Women among them (S1-08).
const WOMEN: usize = 64;
/// Mentees among them without an academic degree; 94 have one (S1-06).
const NOT_ACADEMIC: [usize; 6] = [7, 23, 41, 58, 74, 90];

/// A country with its people's language and names.
struct Origins {
    country: &'static str,
    language: &'static str,
    count: usize,
    women: Vec<&'static str>,
    men: Vec<&'static str>,
    families: Vec<&'static str>,
}

/// A profession on both sides of a pair.
struct Profession {
    count: usize,
    education_field: &'static str,
    industry: &'static str,
    industry_words: &'static str,
    /// The words of a woman and of a man.
    mentee: (&'static str, &'static str),
    mentee_isco: &'static str,
    mentor: (&'static str, &'static str),
    mentor_isco: &'static str,
    company: &'static str,
}

/// Everybody who can be cast.
pub(super) struct Cast {
    origins: Vec<Origins>,
    professions: Vec<Profession>,
}

fn rows(csv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    csv.lines().skip(1).map(|line| line.split(';').collect())
}

fn number(text: &str) -> usize {
    text.parse().expect("the tables of the demo hold numbers")
}

impl Cast {
    pub(super) fn new() -> Self {
        let names = |text: &'static str| text.split(',').collect();
        let origins = rows(include_str!("origins.csv")).map(|row| Origins {
            country: row[0],
            language: row[1],
            count: number(row[2]),
            women: names(row[3]),
            men: names(row[4]),
            families: names(row[5]),
        });
        let professions = rows(include_str!("professions.csv")).map(|row| Profession {
            count: number(row[0]),
            education_field: row[1],
            industry: row[2],
            industry_words: row[8],
            mentee: both_forms(row[3]),
            mentee_isco: row[4],
            mentor: both_forms(row[5]),
            mentor_isco: row[6],
            company: row[7],
        });
        Self { origins: origins.collect(), professions: professions.collect() }
    }

    /// The country of a mentee: each as often as the table says in every hundred.
    fn origin(&self, index: usize) -> &Origins {
        let mut place = (index * 37) % PAIRED;
        for origins in &self.origins {
            if place < origins.count {
                return origins;
            }
            place -= origins.count;
        }
        unreachable!("the counts of the origins add up to a hundred")
    }

    fn profession(&self, index: usize) -> &Profession {
        let mut place = (index * 61) % PAIRED;
        for profession in &self.professions {
            if place < profession.count {
                return profession;
            }
            place -= profession.count;
        }
        unreachable!("the counts of the professions add up to a hundred")
    }

    /// The mentee with this number, from 0.
    pub(super) fn mentee(&self, index: usize, received_on: Date) -> MenteeRow {
        let origin = self.origin(index);
        let place = index % PAIRED;
        // Spreads the women evenly: exactly 64 in every hundred.
        let is_woman = (place + 1) * WOMEN / PAIRED > place * WOMEN / PAIRED;
        let profession = self.profession(index);
        let words = if is_woman { profession.mentee.0 } else { profession.mentee.1 };
        let given = pick(if is_woman { &origin.women } else { &origin.men }, index / 2);
        let family = pick(&origin.families, index / 3);
        MenteeRow {
            row: row(index),
            reference: format!("ÖIF-{:04}", 4001 + index),
            identity: Identity {
                given_name: given.to_owned(),
                family_name: family.to_owned(),
                call_me: String::new(),
                email: format!("mentee{}@example.org", index + 1),
                phone: format!("+43 660 55{:05}", 10_000 + index * 7),
                gender: Some(if is_woman { Gender::Female } else { Gender::Male }),
                birth: Some(birth(1972 + index % 27, index)),
            },
            profile: mentee_profile(index, origin, profession, words),
            received_on: Some(received_on),
            organisation: Some(pick(&["oeif", "ams"], index / 5).to_owned()),
        }
    }

    /// The mentor with this number, from 0.
    pub(super) fn mentor(&self, index: usize, capacity: u32, received_on: Date) -> MentorRow {
        let profession = self.profession(index);
        let is_woman = index % 5 < 2;
        let given = if is_woman { pick(WOMEN_AT, index) } else { pick(MEN_AT, index) };
        let title = if is_woman { profession.mentor.0 } else { profession.mentor.1 };
        MentorRow {
            row: row(index),
            reference: format!("WKO-{:04}", 701 + index),
            identity: Identity {
                given_name: given.to_owned(),
                family_name: pick(FAMILIES_AT, index * 7).to_owned(),
                call_me: String::new(),
                email: format!("mentor{}@example.org", index + 1),
                phone: format!("+43 676 44{:05}", 20_000 + index * 11),
                gender: Some(if is_woman { Gender::Female } else { Gender::Male }),
                birth: Some(birth(1958 + index % 28, index * 3)),
            },
            profile: mentor_profile(index, self.origin(index * 3), profession, title),
            capacity,
            received_on: Some(received_on),
            organisation: Some("wko".to_owned()),
        }
    }
}

fn mentee_profile(
    index: usize,
    origin: &Origins,
    profession: &Profession,
    words: &str,
) -> MenteeProfile {
    let speaks_english = index % 4 != 3;
    let native = skill(origin.language, Cefr::Native);
    let english = skill("en", pick(&[Cefr::B1, Cefr::B2, Cefr::C1], index));
    let languages = if speaks_english && origin.language != "en" {
        vec![native, english]
    } else {
        vec![native]
    };
    let knows_market = index.is_multiple_of(3);
    MenteeProfile {
        origin: vec![Origin::Country(origin.country.to_owned())],
        markets: Markets {
            countries: if knows_market { vec![origin.country.to_owned()] } else { vec![] },
            languages: vec![],
        },
        consent_origin_matching: index.is_multiple_of(2),
        labour_market_access: Some(Access::Yes),
        education_level: Some(education(index)),
        education_field: Some(code(profession.education_field)),
        occupation: Some(coded(words, profession.mentee_isco)),
        target_occupation: Some(coded(words, profession.mentee_isco)),
        industry: Some(coded(profession.industry_words, profession.industry)),
        experience_years: u32::try_from(2 + index % 13).ok(),
        german: Some(pick(&[Cefr::B1, Cefr::B2, Cefr::B2, Cefr::C1], index)),
        languages,
        postcode: Some(pick(POSTCODES, index * 3).to_owned()),
        region: Some(region(pick(POSTCODES, index * 3)).to_owned()),
        mobility_km: Some(80),
        online_ok: Some(true),
        availability: both(pick(Availability::ALL, index), Availability::Evenings),
        mentor_gender_wish: None,
        goals: both(pick(Goal::ALL, index), Goal::Network),
        goal_words: vec![],
        exclusions: vec![],
        last_employer: None,
        childcare: Some(index.is_multiple_of(6)),
        referral: Some((pick(&["AMS", "ÖIF", "Caritas", "Verein"], index)).to_owned()),
    }
}

fn mentor_profile(
    index: usize,
    market: &Origins,
    profession: &Profession,
    title: &str,
) -> MentorProfile {
    let home = skill("de", Cefr::Native);
    let english = skill("en", pick(&[Cefr::C1, Cefr::B2, Cefr::C2], index));
    let third = skill(market.language, Cefr::B1);
    let languages = if index.is_multiple_of(5) && market.language != "en" {
        vec![home, english, third]
    } else {
        vec![home, english]
    };
    MentorProfile {
        company: Some(profession.company.to_owned()),
        company_size: Some(pick(CompanySize::ALL, index)),
        position: Some(title.to_owned()),
        occupation: Some(coded(title, profession.mentor_isco)),
        industry: Some(coded(profession.industry_words, profession.industry)),
        education_field: Some(code(profession.education_field)),
        target_markets: if index % 3 == 1 { vec![] } else { vec![market.country.to_owned()] },
        languages,
        postcode: Some(pick(POSTCODES, index * 5).to_owned()),
        region: Some(region(pick(POSTCODES, index * 5)).to_owned()),
        online_ok: Some(!index.is_multiple_of(4)),
        availability: vec![Availability::Evenings],
        exclusions: vec![],
        experience_years: u32::try_from(8 + index % 25).ok(),
        topics: both(pick(Goal::ALL, index), Goal::Network),
        topic_words: vec![],
        mentee_gender_wish: None,
        channel: Some((pick(CHANNELS, index)).to_owned()),
    }
}

fn education(index: usize) -> EducationLevel {
    let place = index % PAIRED;
    if NOT_ACADEMIC.contains(&place) {
        let levels = [
            EducationLevel::Apprenticeship,
            EducationLevel::VocationalMatura,
            EducationLevel::MasterCraftsman,
        ];
        return pick(&levels, place);
    }
    let levels = [
        EducationLevel::Master,
        EducationLevel::Bachelor,
        EducationLevel::Master,
        EducationLevel::Isced7,
        EducationLevel::Doctorate,
    ];
    pick(&levels, index)
}

/// `Juristin / Jurist`; one form serves both.
fn both_forms(words: &'static str) -> (&'static str, &'static str) {
    words.split_once(" / ").unwrap_or((words, words))
}

/// Both, or one of them when they are the same.
fn both<T: PartialEq>(one: T, other: T) -> Vec<T> {
    if one == other { vec![one] } else { vec![one, other] }
}

fn pick<T: Copy>(list: &[T], index: usize) -> T {
    list[index % list.len()]
}

fn row(index: usize) -> u32 {
    u32::try_from(index + 2).expect("a sheet has fewer rows")
}

fn birth(year: usize, index: usize) -> Birth {
    let (month, day) = (index % 12 + 1, index * 5 % 28 + 1);
    let text = format!("{year}-{month:02}-{day:02}");
    text.parse().expect("every month has 28 days")
}

fn skill(language: &str, level: Cefr) -> LanguageSkill {
    LanguageSkill { language: language.to_owned(), level: Some(level) }
}

fn coded(words: &str, code: &str) -> Coded {
    Coded { words: words.to_owned(), code: Some(code.to_owned()) }
}

fn code(code: &str) -> Coded {
    coded(code, code)
}

fn region(postcode: &str) -> &'static str {
    if postcode.starts_with('1') { "Wien" } else { "Niederösterreich" }
}

const POSTCODES: &[&str] = &[
    "1010", "1020", "1030", "1070", "1090", "1100", "1120", "1160", "1200", "1210", "1220", "2340",
    "2500", "2700", "3100", "3400",
];
const CHANNELS: &[&str] =
    &["persönliches Gespräch", "Medien", "Aussendung", "Internet", "persönliches Gespräch"];
const WOMEN_AT: &[&str] = &[
    "Petra",
    "Ruth",
    "Sabine",
    "Eva",
    "Ingrid",
    "Monika",
    "Claudia",
    "Doris",
    "Birgit",
    "Renate",
    "Katharina",
    "Verena",
];
const MEN_AT: &[&str] = &[
    "Jan", "Lukas", "Karl", "Franz", "Markus", "Georg", "Wolfgang", "Stefan", "Helmut", "Bernhard",
    "Robert", "Johannes", "Clemens",
];
const FAMILIES_AT: &[&str] = &[
    "Leitner",
    "Steiner",
    "Novak",
    "Hofer",
    "Bauer",
    "Moser",
    "Aigner",
    "Pichler",
    "Gruber",
    "Fuchs",
    "Orth",
    "Kurz",
    "Wolf",
    "Eder",
    "Lang",
    "Winkler",
    "Schwarz",
    "Brunner",
    "Egger",
    "Zöchling",
    "Übelacker",
    "Ostermann",
    "Rieder",
];
