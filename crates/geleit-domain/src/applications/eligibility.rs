//! Who may take part (S1-22 to S1-24): the programme's rules as data, and what they find in an
//! application. A finding advises a person; nobody is refused by the program itself.

use crate::names::search_text;
use crate::profile::{Access, Cefr, EducationLevel, MenteeProfile};
use crate::reference::states;
use crate::word::words;

words! {
    /// What a rule looks at.
    Criterion {
        /// A completed apprenticeship or higher education (S1-22).
        Education = "education",
        /// Enough German (S1-23).
        German = "german",
        /// Access to the labour market (S1-24).
        Access = "labour_market_access",
        /// Living in a region of the cohort (S1-01).
        Region = "region",
        /// Living in the country of the programme.
        Residence = "residence",
    }
}

words! {
    /// What a rule finds.
    Outcome { Met = "met", Unclear = "unclear", NotMet = "not_met" }
}

words! {
    /// Why a rule finds it.
    Because {
        /// As the rule asks, or more.
        Enough = "enough",
        /// The question has no answer.
        NoAnswer = "no_answer",
        /// The person does not know.
        Unknown = "unknown",
        /// The same level, but not of the kind that the rule names.
        OtherKind = "other_kind",
        /// One level below: a talk tells more.
        JustBelow = "just_below",
        /// Further below.
        Below = "below",
        /// Answered with no.
        AnsweredNo = "answered_no",
        /// The postcode lies in another region.
        ElsewhereRegion = "elsewhere_region",
        /// The postcode lies in another country.
        ElsewhereCountry = "elsewhere_country",
    }
}

/// The rules of a programme. What asks nothing finds nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The least completed education.
    pub education_min: Option<EducationLevel>,
    /// The least German.
    pub german_min: Option<Cefr>,
    /// Is access to the labour market needed?
    pub needs_access: bool,
    /// Does somebody have to live in a region of the cohort?
    pub needs_region: bool,
    /// The country to live in.
    pub residence: Option<Residence>,
}

words! {
    /// A country whose postcodes are known.
    Residence { Austria = "AT", Germany = "DE" }
}

impl Default for Rules {
    /// What the programme has published of itself (S1-22, S1-23, S1-24), with B1 as the level of
    /// German at which somebody can work.
    fn default() -> Self {
        Self {
            education_min: Some(EducationLevel::Apprenticeship),
            german_min: Some(Cefr::B1),
            needs_access: true,
            needs_region: true,
            residence: None,
        }
    }
}

/// Levels of education that a rule may ask for.
pub const EDUCATION_MIN: &[EducationLevel] = &[
    EducationLevel::Compulsory,
    EducationLevel::Apprenticeship,
    EducationLevel::Matura,
    EducationLevel::Bachelor,
    EducationLevel::Master,
];

/// What one rule finds in an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What it looks at.
    pub criterion: Criterion,
    /// What it finds.
    pub outcome: Outcome,
    /// Why.
    pub because: Because,
}

/// What the rules find in the answers, for a cohort of these regions; one finding per rule.
#[must_use]
pub fn check(rules: &Rules, profile: &MenteeProfile, regions: &[String]) -> Vec<Finding> {
    let found = [
        (Criterion::Education, rules.education_min.map(|min| education(min, profile))),
        (Criterion::German, rules.german_min.map(|min| german(min, profile.german))),
        (Criterion::Access, rules.needs_access.then(|| access(profile.labour_market_access))),
        (Criterion::Region, rules.needs_region.then(|| region(profile, regions))),
        (Criterion::Residence, rules.residence.map(|country| residence(country, profile))),
    ];
    let asked = found.into_iter().filter_map(|(criterion, found)| found.map(|f| (criterion, f)));
    asked.map(|(criterion, (outcome, because))| Finding { criterion, outcome, because }).collect()
}

/// All of them together: the worst one. It advises; a person decides.
#[must_use]
pub fn advice(findings: &[Finding]) -> Outcome {
    findings.iter().map(|finding| finding.outcome).max().unwrap_or(Outcome::Met)
}

type Found = (Outcome, Because);

const MET: Found = (Outcome::Met, Because::Enough);
const NO_ANSWER: Found = (Outcome::Unclear, Because::NoAnswer);

fn education(min: EducationLevel, profile: &MenteeProfile) -> Found {
    let Some(level) = profile.education_level else { return NO_ANSWER };
    let is_trade_asked = min == EducationLevel::Apprenticeship;
    // General schools end on the level of an apprenticeship without one (S1-22).
    let is_general = matches!(level, EducationLevel::Matura | EducationLevel::Isced3);
    let is_degree_missing = min.is_academic() && !level.is_academic();
    match level.isced().cmp(&min.isced()) {
        std::cmp::Ordering::Less => (Outcome::NotMet, Because::Below),
        std::cmp::Ordering::Equal if is_trade_asked && is_general => {
            (Outcome::Unclear, Because::OtherKind)
        }
        _ if is_degree_missing => (Outcome::Unclear, Because::OtherKind),
        _ => MET,
    }
}

fn german(min: Cefr, level: Option<Cefr>) -> Found {
    let Some(level) = level else { return NO_ANSWER };
    let place = |level: Cefr| Cefr::ALL.iter().position(|other| *other == level);
    match (place(level), place(min)) {
        (have, need) if have >= need => MET,
        (have, need) if have.map(|have| have + 1) == need => (Outcome::Unclear, Because::JustBelow),
        _ => (Outcome::NotMet, Because::Below),
    }
}

fn access(answer: Option<Access>) -> Found {
    match answer {
        Some(Access::Yes) => MET,
        Some(Access::No) => (Outcome::NotMet, Because::AnsweredNo),
        Some(Access::Unknown) => (Outcome::Unclear, Because::Unknown),
        None => NO_ANSWER,
    }
}

/// The region in the person's own words counts first, then the postcode. Whoever lives elsewhere
/// may still move or travel: that is for a person to find out.
fn region(profile: &MenteeProfile, regions: &[String]) -> Found {
    let is_ours = |name: &str| regions.iter().any(|ours| search_text(ours) == search_text(name));
    let of_postcode = profile.postcode.as_deref().and_then(states::by_postcode);
    let named = profile.region.as_deref().filter(|region| !region.trim().is_empty());
    match (named, of_postcode) {
        (Some(named), _) if is_ours(named) => MET,
        (_, Some(state)) if is_ours(state.name) => MET,
        (None, None) => NO_ANSWER,
        _ => (Outcome::Unclear, Because::ElsewhereRegion),
    }
}

fn residence(country: Residence, profile: &MenteeProfile) -> Found {
    match profile.postcode.as_deref().and_then(states::by_postcode) {
        Some(state) if state.country == country.text() => MET,
        Some(_) => (Outcome::NotMet, Because::ElsewhereCountry),
        None => NO_ANSWER,
    }
}

#[cfg(test)]
mod tests;
