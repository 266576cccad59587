//! The published figures in words: four headlines, the industries by rank, who carries it.

use crate::language::Texts;
use crate::ui::figures::percent;
use geleit_store::figures::{PublicCohort, PublishedCohort};

/// How many industries are named.
const INDUSTRIES_NAMED: usize = 3;

/// The figures as everybody reads them.
pub(crate) struct PublicFigures {
    /// Number of the cohort.
    pub(crate) number: i64,
    /// Slug of the cohort.
    pub(crate) slug: String,
    /// Number and what it counts.
    pub(crate) headlines: Vec<(String, String)>,
    /// The most frequent industry groups, the first first.
    pub(crate) industries: Vec<String>,
    /// Continents with their number; nothing where it is suppressed.
    pub(crate) continents: Vec<(String, Option<u64>)>,
    /// Who carries the programme, as a list in words; may be empty.
    pub(crate) carriers: String,
    /// Something is not shown.
    pub(crate) has_hidden: bool,
}

impl PublicFigures {
    pub(crate) fn new(t: Texts, cohort: &PublicCohort) -> Self {
        let report = &cohort.report;
        let number = cohort.cohort.number;
        let pairs = match report.pairs == report.capacity {
            true => t.public_cohorts_pairs_full(number),
            false => t.public_cohorts_pairs(number),
        };
        let shown = report.industries.0.iter().filter(|(_, count)| count.is_some());
        let named = shown.filter(|(group, _)| !["other", "no_answer"].contains(&group.as_str()));
        let continents = report.continents.0.iter();
        Self {
            number,
            slug: cohort.cohort.slug.clone(),
            headlines: vec![
                (t.number(report.pairs), pairs),
                (percent(t, report.academic), t.figure_words_academic()),
                (t.number(report.countries_of_origin), t.figure_words_countries()),
                (percent(t, report.female), t.figure_words_female()),
            ],
            industries: named
                .take(INDUSTRIES_NAMED)
                .map(|(group, _)| t.figure_words_industry(group))
                .collect(),
            continents: continents.map(|(key, n)| (t.figure_words_continent(key), *n)).collect(),
            carriers: t.listed(&cohort.carriers),
            has_hidden: !report.suppressed.is_empty(),
        }
    }
}

/// When the cohort began and until when it lasts; the opening event comes first (S1-03).
pub(super) fn lead(t: Texts, cohort: &PublishedCohort) -> String {
    let day = |text: &str| text.parse().map_or_else(|_| text.to_owned(), |day| t.date(day));
    let end = day(&cohort.ends_on);
    match &cohort.opening_on {
        Some(opening) => t.public_cohorts_lead().opening(day(opening)).end(end),
        None => t.public_cohorts_lead_start().start(day(&cohort.starts_on)).end(end),
    }
}
