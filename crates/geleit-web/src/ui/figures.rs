//! A report in words and bars, for the pages that show one.

use crate::language::Texts;
use geleit_domain::figures::{
    Afterwards, Breakdown, CohortReport, Course, NO_ANSWER, OutcomesAt, Share,
};
use geleit_domain::partnerships::outcomes::Kind;
use geleit_domain::surveys::{Published, SurveyShare};

/// One of the figures that a programme publishes, with how it is counted.
pub(crate) struct Headline {
    pub(crate) label: String,
    pub(crate) value: String,
    /// What the value is a part of; may be empty.
    pub(crate) part: String,
    pub(crate) definition: String,
}

/// One total split by a question.
pub(crate) struct Bars {
    /// The JSON key, also the id on the page.
    pub(crate) name: &'static str,
    pub(crate) title: String,
    pub(crate) definition: String,
    /// Every number in it is small.
    pub(crate) is_withheld: bool,
    pub(crate) bars: Vec<Bar>,
    /// The longest bar.
    pub(crate) largest: u64,
}

/// One cell as a line; without a number where it is suppressed.
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) count: Option<u64>,
    /// Of all people counted; empty where nothing may be said.
    pub(crate) percent: String,
}

/// How each figure of a report is counted, as its page says it: label and definition.
#[must_use]
pub fn definitions(t: Texts, report: &CohortReport) -> Vec<(String, String)> {
    let mut figures = headlines(t, report);
    figures.extend(course(t, report));
    figures.extend(afterwards(t, report));
    let figures = figures.into_iter().map(|figure| (figure.label, figure.definition));
    let bars = breakdowns(t, report).into_iter().map(|bars| (bars.title, bars.definition));
    figures.chain(bars).collect()
}

/// The headline figures of a report.
pub(crate) fn headlines(t: Texts, report: &CohortReport) -> Vec<Headline> {
    let of = |label, figure: &str, value: String, part: String| Headline {
        label,
        value,
        part,
        definition: t.reports_definition(figure),
    };
    let share = |label, figure, share: Share| {
        let part = t.figure_words_share_of().count(t.number(share.count)).of(t.number(share.of));
        of(label, figure, percent(t, share), part)
    };
    let number = |label, figure, count| of(label, figure, t.number(count), String::new());
    let places =
        t.figure_words_pairs_of().pairs(t.number(report.pairs)).capacity(t.number(report.capacity));
    vec![
        of(t.figure_words_pairs(), "pairs", t.number(report.pairs), places),
        share(t.figure_words_academic(), "academic", report.academic),
        number(t.figure_words_countries(), "countries_of_origin", report.countries_of_origin),
        share(t.figure_words_female(), "female", report.female),
        number(t.figure_words_mentees(), "mentees", report.mentees),
        number(t.figure_words_mentors(), "mentors", report.mentors),
    ]
}

/// What becomes of the pairs, for those who run the programme.
pub(crate) fn course(t: Texts, report: &CohortReport) -> Vec<Headline> {
    let Course { hours, warnings, dissolved, rematched } = report.course;
    let of = |figure: &str, value: String, part: String| Headline {
        label: t.reports_course_label(figure),
        value,
        part,
        definition: t.reports_definition(figure),
    };
    let number = |figure, count: Option<u64>| {
        of(figure, count.map_or_else(|| "–".to_owned(), |count| t.number(count)), String::new())
    };
    let (actual, planned) = (t.number(hours.actual), t.number(hours.planned));
    vec![
        of("hours", t.reports_course_hours().actual(actual).planned(planned), String::new()),
        number("warnings", warnings.open),
        number("silent", warnings.silent_over_30_days_without_action),
        number("dissolved", dissolved),
        number("rematched", rematched),
    ]
}

/// What has become of the mentees, and what both sides say: one line per time point and question.
pub(crate) fn afterwards(t: Texts, report: &CohortReport) -> Vec<Headline> {
    let hidden = || "–".to_owned();
    let number = |count: Option<u64>| count.map_or_else(hidden, |count| t.number(count));
    let outcome = |at: &OutcomesAt| {
        let kinds = Kind::ALL.iter().map(|kind| {
            format!("{}: {}", t.follow_ups_kind(kind), number(at.cells.get(kind.text())))
        });
        let known = number(at.cells.get("known"));
        Headline {
            label: t.reports_outcome(t.follow_ups_point_word(at.point)),
            value: t.reports_outcome_known().known(known).of(t.number(at.of)),
            part: String::new(),
            definition: t.reports_outcome_kinds(kinds.collect::<Vec<_>>().join(", ")),
        }
    };
    let said = |share: &SurveyShare| {
        let (side, question) = share.key.split_once("s_")?;
        let published = Published::from_text(question)?;
        let part = share
            .yes
            .zip(share.of)
            .map(|(yes, of)| t.figure_words_share_of().count(t.number(yes)).of(t.number(of)));
        let percent = share.percent.map(|percent| t.percent(percent * 10));
        Some(Headline {
            label: format!("{} ({})", t.answers_question(published), t.surveys_side(side)),
            value: match (percent, part) {
                (Some(percent), Some(part)) => format!("{percent}, {part}"),
                _ => t.reports_hidden_share(),
            },
            part: String::new(),
            definition: t.in_a_row(
                [t.surveys_definition(published), t.surveys_asked_at(t.surveys_wave(share.wave))]
                    .into_iter()
                    .chain(share.wave.asks_who_has_finished().then(|| t.surveys_asked_parted())),
            ),
        })
    };
    let Afterwards { outcomes, surveys } = &report.afterwards;
    outcomes.iter().map(outcome).chain(surveys.iter().filter_map(said)).collect()
}

/// A percentage, or a dash where there is nobody.
pub(crate) fn percent(t: Texts, share: Share) -> String {
    share.percent.map_or_else(|| "–".to_owned(), |percent| t.percent(percent * 10))
}

/// Every breakdown of a report.
pub(crate) fn breakdowns(t: Texts, report: &CohortReport) -> Vec<Bars> {
    let bars = report.breakdowns().map(|(name, cells)| {
        let whole = whole(name, cells, report);
        let bars = cells.0.iter().map(|(key, count)| Bar {
            label: label(t, name, key),
            count: *count,
            percent: part_of(t, *count, whole),
        });
        Bars {
            name,
            title: t.reports_breakdown(name),
            definition: t.reports_definition(name),
            is_withheld: report.suppressed.iter().any(|path| path == name)
                || (!cells.is_empty() && cells.0.iter().all(|(_, count)| count.is_none())),
            bars: bars.collect(),
            largest: cells.0.iter().filter_map(|(_, count)| *count).max().unwrap_or(0),
        }
    });
    bars.into()
}

/// All that were counted; unknown where their number is not published and a cell is hidden.
fn whole(name: &str, cells: &Breakdown, report: &CohortReport) -> Option<u64> {
    match name {
        "company_sizes" | "channels" => Some(report.mentors),
        "applications" => cells.0.iter().map(|(_, count)| *count).sum(),
        _ => Some(report.mentees),
    }
}

fn part_of(t: Texts, count: Option<u64>, whole: Option<u64>) -> String {
    let share = count.zip(whole).map(|(count, whole)| Share::new(count, whole));
    share.filter(|share| share.of > 0).map(|share| percent(t, share)).unwrap_or_default()
}

fn label(t: Texts, name: &str, key: &str) -> String {
    match name {
        "industries" => t.figure_words_industry(key),
        "continents" => t.figure_words_continent(key),
        "company_sizes" => t.reports_company_size(format_args!("s{key}")),
        "applications" => t.applications_status(key),
        _ if key == NO_ANSWER => t.figure_words_none(),
        _ => key.to_owned(),
    }
}
