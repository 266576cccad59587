//! What the criteria read of a person, worked out once per person and not once per pair.

use super::Rules;
use crate::matching::candidates::{Mentee, Mentor};
use crate::names;
use crate::profile::{Cefr, Coded, LanguageSkill, Origin};
use crate::reference::countries::{self, Country};
use crate::reference::industries::{self, Industry};
use crate::reference::languages;
use crate::reference::occupations::{self, Occupation};
use crate::reference::postcodes::{self, Centroid};
use jiff::civil::Date;

/// A coded answer, ready for comparison: code against code, else words against words.
pub(in crate::matching) struct Subject<T> {
    pub(super) code: Option<T>,
    /// Folded; empty when nothing was written.
    pub(super) words: String,
}

/// A language and the level, if stated; in the order of the codes.
pub(super) type Skill = (&'static str, Option<Cefr>);

pub(in crate::matching) struct MenteeTraits<'a> {
    pub(super) mentee: &'a Mentee,
    /// What the programme demands; the same for everybody, and at hand where people are compared.
    pub(super) rules: &'a Rules,
    pub(super) reference: String,
    pub(super) exclusions: Vec<String>,
    /// The occupation aimed at, then the one so far.
    pub(super) occupations: Vec<Subject<Occupation>>,
    pub(super) industry: Option<Subject<Industry>>,
    pub(super) education: Option<Subject<&'static str>>,
    pub(super) languages: Vec<Skill>,
    /// The mentee has not said how good their German is.
    pub(super) german_unclear: bool,
    pub(super) markets: Vec<&'static Country>,
    pub(super) market_languages: Vec<&'static str>,
    /// Countries of origin, only with consent.
    pub(super) origins: Vec<&'static Country>,
    pub(super) centroid: Option<Centroid>,
    pub(super) employer: String,
    pub(super) goal_words: Vec<String>,
    pub(super) waiting_days: u32,
}

pub(in crate::matching) struct MentorTraits<'a> {
    pub(super) mentor: &'a Mentor,
    pub(super) reference: String,
    pub(super) exclusions: Vec<String>,
    pub(super) occupation: Option<Subject<Occupation>>,
    pub(super) industry: Option<Subject<Industry>>,
    pub(super) education: Option<Subject<&'static str>>,
    pub(super) languages: Vec<Skill>,
    pub(super) markets: Vec<&'static Country>,
    pub(super) centroid: Option<Centroid>,
    pub(super) employer: String,
    pub(super) topic_words: Vec<String>,
}

impl<'a> MenteeTraits<'a> {
    pub(in crate::matching) fn of(mentee: &'a Mentee, rules: &'a Rules, today: Date) -> Self {
        let profile = &mentee.profile;
        let languages = skills(&profile.languages, profile.german, None);
        let origins = if profile.consent_origin_matching { &profile.origin[..] } else { &[] };
        Self {
            mentee,
            rules,
            reference: names::search_text(&mentee.reference),
            exclusions: folded(&profile.exclusions),
            occupations: [&profile.target_occupation, &profile.occupation]
                .into_iter()
                .filter_map(|coded| subject(coded.as_ref(), occupations::by_code))
                .collect(),
            industry: subject(profile.industry.as_ref(), industries::by_code),
            education: subject(profile.education_field.as_ref(), education_code),
            german_unclear: !languages.iter().any(|(code, _)| *code == "de"),
            languages,
            markets: known_countries(&profile.markets.countries),
            market_languages: profile.markets.languages.iter().filter_map(|l| listed(l)).collect(),
            origins: origins.iter().filter_map(country_of_origin).collect(),
            centroid: profile.postcode.as_deref().and_then(postcodes::centroid),
            employer: employer(profile.last_employer.as_deref()),
            goal_words: folded(&profile.goal_words),
            waiting_days: days_between(mentee.received_on, today),
        }
    }
}

impl<'a> MentorTraits<'a> {
    pub(in crate::matching) fn of(mentor: &'a Mentor) -> Self {
        let profile = &mentor.profile;
        Self {
            mentor,
            reference: names::search_text(&mentor.reference),
            exclusions: folded(&profile.exclusions),
            occupation: subject(profile.occupation.as_ref(), occupations::by_code),
            industry: subject(profile.industry.as_ref(), industries::by_code),
            education: subject(profile.education_field.as_ref(), education_code),
            // A mentor's German is native unless listed.
            languages: skills(&profile.languages, None, Some(Cefr::Native)),
            markets: known_countries(&profile.target_markets),
            centroid: profile.postcode.as_deref().and_then(postcodes::centroid),
            employer: employer(profile.company.as_deref()),
            topic_words: folded(&profile.topic_words),
        }
    }
}

fn subject<T>(coded: Option<&Coded>, find: fn(&str) -> Option<T>) -> Option<Subject<T>> {
    let coded = coded?;
    let code = coded.code.as_deref().and_then(find);
    Some(Subject { code, words: same_for_all_genders(&coded.words) })
}

fn education_code(code: &str) -> Option<&'static str> {
    crate::reference::education_fields::by_code(code)
}

/// Own words without case, marks, punctuation and German feminine endings, so that Köchin,
/// Koch:in and Koch are one. Only ever compared as a whole.
fn same_for_all_genders(words: &str) -> String {
    let words = tokens(words);
    let kept = words.iter().filter(|word| !matches!(word.as_str(), "in" | "innen"));
    kept.map(|word| word.strip_suffix("in").unwrap_or(word)).collect::<Vec<_>>().join(" ")
}

fn tokens(words: &str) -> Vec<String> {
    let text = names::search_text(words).replace('.', "");
    let parts = text.split(|c: char| !c.is_alphanumeric());
    parts.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// A company's name without its legal form: Beispiel GmbH & Co. KG is Beispiel. Empty when
/// nothing was stated.
fn employer(name: Option<&str>) -> String {
    const LEGAL_FORMS: &[&str] = &[
        "ag", "bv", "co", "corp", "doo", "eg", "egen", "eu", "ev", "gbr", "gesmbh", "gmbh", "inc",
        "kg", "kgaa", "llc", "llp", "ltd", "mbh", "nv", "og", "ohg", "plc", "sa", "sarl", "sas",
        "se", "spa", "srl", "ug", "und",
    ];
    let all = tokens(name.unwrap_or_default());
    let kept: Vec<_> = all.iter().filter(|word| !LEGAL_FORMS.contains(&word.as_str())).collect();
    let kept = if kept.is_empty() { all.iter().collect() } else { kept };
    kept.into_iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// The listed languages by code. German from its own field comes before German in the list;
/// `default_german` stands where neither says anything.
fn skills(
    stated: &[LanguageSkill],
    german: Option<Cefr>,
    default_german: Option<Cefr>,
) -> Vec<Skill> {
    let mut skills: Vec<Skill> = german.map(|level| ("de", Some(level))).into_iter().collect();
    // A language that the list does not know counts like an empty cell.
    skills.extend(stated.iter().filter_map(|skill| Some((listed(&skill.language)?, skill.level))));
    if let Some(level) = default_german
        && !skills.iter().any(|(code, _)| *code == "de")
    {
        skills.push(("de", Some(level)));
    }
    // Stable: of two entries for one language the first counts.
    skills.sort_by_key(|(code, _)| *code);
    skills.dedup_by_key(|(code, _)| *code);
    skills
}

fn listed(code: &str) -> Option<&'static str> {
    languages::by_code(code).map(|language| language.bcp47)
}

fn known_countries(codes: &[String]) -> Vec<&'static Country> {
    codes.iter().filter_map(|code| countries::by_code(code)).collect()
}

fn country_of_origin(origin: &Origin) -> Option<&'static Country> {
    match origin {
        Origin::Country(code) => countries::by_code(code),
        Origin::Stateless | Origin::Unknown => None,
    }
}

fn folded(words: &[String]) -> Vec<String> {
    words.iter().map(|text| names::search_text(text)).filter(|text| !text.is_empty()).collect()
}

fn days_between(from: Date, to: Date) -> u32 {
    u32::try_from(to.duration_since(from).as_hours() / 24).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_for_all_genders() {
        for words in ["Koch", "Köchin", "KOCH:IN", "Koch/in", "köch*innen"] {
            assert_eq!(same_for_all_genders(words), "koch", "{words}");
        }
        assert_ne!(same_for_all_genders("Koch"), same_for_all_genders("Kellner"));
    }

    #[test]
    fn a_company_is_the_same_under_every_legal_form() {
        for name in ["Beispiel GmbH", "BEISPIEL Ges.m.b.H.", "Beispiel GmbH & Co. KG", "beispiel"] {
            assert_eq!(employer(Some(name)), "beispiel", "{name}");
        }
        assert_eq!(employer(Some("AG")), "ag");
        assert_eq!(employer(None), "");
    }
}
