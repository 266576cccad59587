//! The published figures in words: four headlines, the industries by rank, what both sides say at
//! the end (S1-61), who carries it.

use crate::language::Texts;
use crate::ui::figures::percent;
use geleit_domain::surveys::{Published, SurveyShare, Wave};
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
    /// What both sides say at the end: the share, the question and the side.
    pub(crate) said: Vec<Said>,
    /// Who carries the programme, as a list in words; may be empty.
    pub(crate) carriers: String,
    /// Something is not shown.
    pub(crate) has_hidden: bool,
}

/// The share of those who agree to a question that every programme asks.
pub(crate) struct Said {
    pub(crate) percent: String,
    pub(crate) question: String,
    pub(crate) side: String,
}

impl Said {
    /// Nothing of another time than the end, nor of few answers.
    fn of(t: Texts, share: &SurveyShare) -> Option<Self> {
        let (side, question) = share.key.split_once("s_")?;
        let percent = share.percent.filter(|_| share.wave == Wave::End)?;
        Some(Self {
            percent: t.percent(percent * 10),
            question: t.answers_question(Published::from_text(question)?),
            side: t.public_cohorts_side(side),
        })
    }
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
            said: report.afterwards.surveys.iter().filter_map(|share| Said::of(t, share)).collect(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use geleit_domain::figures::Share;
    use geleit_domain::programmes::GenderSpelling;

    /// Proves S1-61.
    #[test]
    fn the_public_page_says_how_many_draw_an_advantage_and_nothing_of_few_or_of_another_time() {
        let t = Texts::new(Language::De, GenderSpelling::Colon);
        let key = "mentors_personal_advantage".to_owned();
        let said =
            |wave, yes, of| Said::of(t, &SurveyShare::new(key.clone(), wave, Share::new(yes, of)));
        let shown = said(Wave::End, 17, 20).unwrap();
        assert!(shown.percent.starts_with("85"), "{}", shown.percent);
        assert!(shown.question.contains("Vorteil") && shown.side.starts_with("Mentor"));
        assert!(said(Wave::End, 4, 4).is_none(), "too few");
        assert!(said(Wave::Week3, 17, 20).is_none(), "long before the end");
    }
}
