//! The report of a cohort and that of a tandem programme, in the order of their JSON keys.

use super::DEFINITIONS_VERSION;
use super::afterwards::{Afterwards, ByPoint, ByQuestion};
use super::breakdown::{Breakdown, NO_ANSWER};
use super::counting::{Counts, Pair, words_of};
use super::course::{Course, Lived};
use super::industry_groups::IndustryGroup;
use super::suppression::{Audience, Keys, SMALLEST_SHOWN, SMALLEST_SHOWN_OF_ORIGIN, suppress};
use crate::applications::Status;
use crate::id::PartnershipId;
use crate::mentors::CompanySize;
use crate::partnerships::outcomes::AtPoint;
use crate::reference::countries::Continent;
use crate::surveys::SurveyShare;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::collections::BTreeMap;

/// A part of a whole. Persons without an answer stay in the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Share {
    /// How many.
    pub count: u64,
    /// Of how many.
    pub of: u64,
    /// Rounded half up; nothing of nobody.
    pub percent: Option<u64>,
}

impl Share {
    /// `count` of `of`.
    #[must_use]
    pub fn new(count: u64, of: u64) -> Self {
        // Half up in whole numbers: floor((100 · count / of) + 1/2).
        let percent = (of > 0).then(|| (200 * count + of) / (2 * of));
        Self { count, of, percent }
    }
}

/// What a report is made from: facts as of a day, as known at a time.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Slug of the cohort.
    pub cohort: String,
    /// Its number within the region group (S1-01).
    pub number: u32,
    /// Places in pairs (S1-05).
    pub capacity: u64,
    /// Facts dated up to this day count.
    pub as_of: Date,
    /// Only what was recorded by then counts.
    pub known_at: Timestamp,
    /// Every partnership of the cohort.
    pub pairs: Vec<Pair>,
    /// Applications by the status they had.
    pub applications: Vec<(Status, u64)>,
    /// What is known of the course of the pairs.
    pub lived: BTreeMap<PartnershipId, Lived>,
    /// What has become of the mentees, per time point.
    pub outcomes: Vec<AtPoint>,
    /// What both sides have said in surveys.
    pub surveys: Vec<SurveyShare>,
}

/// The figures of one cohort.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CohortReport {
    /// Slug of the cohort.
    pub cohort: String,
    /// Its number within the region group (S1-01).
    pub number: u32,
    /// Facts dated up to this day count.
    pub as_of: Date,
    /// Only what was recorded by then counts.
    pub known_at: Timestamp,
    /// Pairs released and not declined; a successor is not counted again (S1-05).
    pub pairs: u64,
    /// Places in pairs (S1-05).
    pub capacity: u64,
    /// Distinct mentees in these pairs.
    pub mentees: u64,
    /// Distinct mentors in these pairs.
    pub mentors: u64,
    /// Distinct first-named countries of origin (S1-07).
    pub countries_of_origin: u64,
    /// Women among the mentees (S1-08).
    pub female: Share,
    /// Mentees with an academic degree (S1-06).
    pub academic: Share,
    /// Mentees by industry group, the most frequent first (S1-09).
    pub industries: Breakdown,
    /// Mentees by continent of the first-named country (S1-25).
    pub continents: Breakdown,
    /// Mentors by size of their company (S1-30).
    pub company_sizes: Breakdown,
    /// Mentors by the way they were won (S1-36).
    pub channels: Breakdown,
    /// Mentees by who referred them (S1-37).
    pub referrals: Breakdown,
    /// Applications by status; every status word stands here.
    pub applications: Breakdown,
    /// Hours, warnings and early ends.
    pub course: Course,
    /// Outcomes and the shares of surveys.
    pub afterwards: Afterwards,
    /// Paths of the numbers that are not shown.
    pub suppressed: Vec<String>,
}

impl CohortReport {
    /// Counts the facts for a reader.
    #[must_use]
    pub fn new(facts: Facts, audience: Audience) -> Self {
        let counts = Counts::of(&facts.pairs);
        let links: Vec<_> = facts.pairs.iter().map(|pair| pair.link).collect();
        let of_mentees = |count| Share::new(count, counts.mentees);
        let mut report = Self {
            cohort: facts.cohort,
            number: facts.number,
            as_of: facts.as_of,
            known_at: facts.known_at,
            pairs: counts.pairs,
            capacity: facts.capacity,
            mentees: counts.mentees,
            mentors: counts.mentors,
            countries_of_origin: counts.countries,
            female: of_mentees(counts.female),
            academic: of_mentees(counts.academic),
            industries: counts.industries,
            continents: counts.continents,
            company_sizes: counts.company_sizes,
            channels: counts.channels,
            referrals: counts.referrals,
            applications: by_status(&facts.applications),
            course: Course::of(&links, &facts.lived, facts.as_of),
            afterwards: Afterwards::of(facts.outcomes, facts.surveys),
            suppressed: Vec::new(),
        };
        if audience != Audience::Internal {
            report.suppress_small_cells();
        }
        rank(&mut report.industries);
        report
    }

    /// The headline figures stay: they are what the programme publishes.
    fn suppress_small_cells(&mut self) {
        let groups = words_of(IndustryGroup::ALL, IndustryGroup::text);
        let mut continents = words_of(Continent::ALL, Continent::text);
        let mut sizes = words_of(CompanySize::ALL, CompanySize::text);
        continents.push(NO_ANSWER);
        sizes.push(NO_ANSWER);
        let statuses = words_of(Status::ALL, Status::text);
        let (few, few_of_origin) = (SMALLEST_SHOWN, SMALLEST_SHOWN_OF_ORIGIN);
        self.suppressed = [
            suppress("industries", &mut self.industries, few, Keys::Listed(&groups)),
            suppress("continents", &mut self.continents, few_of_origin, Keys::Listed(&continents)),
            suppress("company_sizes", &mut self.company_sizes, few, Keys::Listed(&sizes)),
            suppress("channels", &mut self.channels, few, Keys::Free),
            suppress("referrals", &mut self.referrals, few, Keys::Free),
            suppress("applications", &mut self.applications, few, Keys::Listed(&statuses)),
            self.course.suppress_small_cells(),
            self.afterwards.suppress_small_cells(),
        ]
        .concat();
    }
}

fn by_status(applications: &[(Status, u64)]) -> Breakdown {
    let count = |status| {
        let of_status = applications.iter().filter(|(known, _)| *known == status);
        of_status.map(|(_, count)| count).sum()
    };
    Breakdown(Status::ALL.iter().map(|s| (s.text().to_owned(), Some(count(*s)))).collect())
}

/// The most frequent first, equal ones by their word. What is suppressed comes last, because
/// its place among the others would tell its size.
fn rank(industries: &mut Breakdown) {
    industries.0.sort_by(|a, b| (b.1, &a.0).cmp(&(a.1, &b.0)));
}

#[derive(serde::Serialize)]
struct Ranked<'a> {
    group: &'a str,
    count: Option<u64>,
}

impl Serialize for CohortReport {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let industries = self.industries.0.iter();
        let industries: Vec<_> =
            industries.map(|(group, count)| Ranked { group, count: *count }).collect();
        let mut json = to.serialize_struct("CohortReport", 25)?;
        json.serialize_field("cohort", &self.cohort)?;
        json.serialize_field("number", &self.number)?;
        json.serialize_field("as_of", &self.as_of.to_string())?;
        json.serialize_field("known_at", &self.known_at.to_string())?;
        json.serialize_field("definitions_version", DEFINITIONS_VERSION)?;
        json.serialize_field("pairs", &self.pairs)?;
        json.serialize_field("capacity", &self.capacity)?;
        json.serialize_field("mentees", &self.mentees)?;
        json.serialize_field("mentors", &self.mentors)?;
        json.serialize_field("countries_of_origin", &self.countries_of_origin)?;
        json.serialize_field("female", &self.female)?;
        json.serialize_field("academic", &self.academic)?;
        json.serialize_field("industries", &industries)?;
        json.serialize_field("continents", &self.continents)?;
        json.serialize_field("company_sizes", &self.company_sizes)?;
        json.serialize_field("channels", &self.channels)?;
        json.serialize_field("referrals", &self.referrals)?;
        json.serialize_field("applications", &self.applications)?;
        json.serialize_field("hours", &self.course.hours)?;
        json.serialize_field("warnings", &self.course.warnings)?;
        json.serialize_field("dissolved", &self.course.dissolved)?;
        json.serialize_field("rematched", &self.course.rematched)?;
        json.serialize_field("outcomes", &ByPoint(&self.afterwards.outcomes))?;
        json.serialize_field("surveys", &ByQuestion(&self.afterwards.surveys))?;
        json.serialize_field("suppressed", &self.suppressed)?;
        json.end()
    }
}

/// The figures of a tandem programme over all its cohorts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgrammeReport {
    /// Slug of the programme.
    pub programme: String,
    /// Facts dated up to this day count.
    pub as_of: Date,
    /// Only what was recorded by then counts.
    pub known_at: Timestamp,
    /// Cohorts that have pairs.
    pub cohorts: u64,
    /// Their pairs.
    pub pairs: u64,
}

impl Serialize for ProgrammeReport {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut json = to.serialize_struct("ProgrammeReport", 6)?;
        json.serialize_field("programme", &self.programme)?;
        json.serialize_field("as_of", &self.as_of.to_string())?;
        json.serialize_field("known_at", &self.known_at.to_string())?;
        json.serialize_field("definitions_version", DEFINITIONS_VERSION)?;
        json.serialize_field("cohorts", &self.cohorts)?;
        json.serialize_field("pairs", &self.pairs)?;
        json.end()
    }
}
