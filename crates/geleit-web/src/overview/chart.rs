//! Applications against places, week by week, as a drawing and as a table of the same values.

use crate::language::Texts;
use geleit_domain::figures::weeks::Week;
use geleit_store::overview::Series;
use std::fmt::Write;

/// The plot inside the drawing of 600 by 280, which leaves room for the words around it.
const LEFT: f64 = 56.0;
const RIGHT: f64 = 560.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 236.0;
/// The most words below the drawing, and the most lines in it: on a phone letters are large.
const WEEKS_NAMED_MAX: usize = 4;
const LINES_MAX: u64 = 5;

/// A word in the drawing.
pub(super) struct Mark {
    pub(super) at: String,
    pub(super) text: String,
}

/// One week in the table.
pub(super) struct Row {
    pub(super) week: String,
    pub(super) applications: u64,
    pub(super) places: u64,
}

pub(super) struct Chart {
    /// What the drawing says, for whoever does not see it.
    pub(super) title: String,
    pub(super) applications: String,
    pub(super) places: String,
    pub(super) target: String,
    pub(super) grid: String,
    /// Where the two lines end.
    pub(super) ends: [(String, String); 2],
    pub(super) numbers: Vec<Mark>,
    pub(super) weeks: Vec<Mark>,
    pub(super) rows: Vec<Row>,
    /// The last values and the target.
    pub(super) last: (u64, u64, u64),
}

impl Chart {
    pub(super) fn of(t: Texts, series: &Series, capacity: u64) -> Option<Self> {
        let last = |weeks: &[Week]| weeks.last().map(|week| week.total);
        let (applications, places) = (last(&series.applications)?, last(&series.places)?);
        let weeks = &series.applications;
        let step = step(applications.max(places).max(capacity));
        let top = step * applications.max(places).max(capacity).div_ceil(step).max(1);
        let plot = Plot { count: weeks.len(), top };
        let lines = (0..=top / step).map(|line| line * step);
        let grid = lines.clone().fold(String::new(), |grid, value| grid + &plot.across(value));
        let end = |total: u64| (format!("{:.1}", plot.x(weeks.len() - 1)), plot.y_text(total));
        let words = t.overview_chart_words();
        let words = words.applications(t.number(applications)).places(t.number(places));
        Some(Self {
            title: words.capacity(t.number(capacity)),
            applications: plot.line(&series.applications),
            places: plot.line(&series.places),
            target: plot.across(capacity),
            grid,
            ends: [end(applications), end(places)],
            numbers: lines
                .map(|value| Mark { at: plot.y_text(value), text: t.number(value) })
                .collect(),
            weeks: plot.named(t, weeks),
            rows: rows(t, series),
            last: (applications, places, capacity),
        })
    }
}

struct Plot {
    count: usize,
    /// The value at the top.
    top: u64,
}

#[expect(clippy::cast_precision_loss, reason = "a drawing of at most 53 weeks and 10,000 people")]
impl Plot {
    fn x(&self, week: usize) -> f64 {
        let steps = self.count.saturating_sub(1).max(1);
        LEFT + (RIGHT - LEFT) * week as f64 / steps as f64
    }

    fn y(&self, value: u64) -> f64 {
        BOTTOM - (BOTTOM - TOP) * value as f64 / self.top as f64
    }

    fn y_text(&self, value: u64) -> String {
        format!("{:.1}", self.y(value))
    }

    fn across(&self, value: u64) -> String {
        format!("M{LEFT} {0:.1}H{RIGHT}", self.y(value))
    }

    /// A line through the weeks; one week alone is a line across.
    fn line(&self, weeks: &[Week]) -> String {
        let mut path = String::new();
        for (at, week) in weeks.iter().enumerate() {
            let letter = if at == 0 { 'M' } else { 'L' };
            write!(path, "{letter}{:.1} {:.1}", self.x(at), self.y(week.total)).expect("memory");
        }
        if weeks.len() == 1 {
            write!(path, "H{RIGHT}").expect("memory");
        }
        path
    }

    /// Some weeks by their numbers, evenly spread, the last among them.
    fn named(&self, t: Texts, weeks: &[Week]) -> Vec<Mark> {
        let every = weeks.len().div_ceil(WEEKS_NAMED_MAX).max(1);
        let named = weeks.iter().enumerate().rev().step_by(every);
        let mark = |(at, week): (usize, &Week)| Mark {
            at: format!("{:.1}", self.x(at)),
            text: t.overview_week(week.iso().1),
        };
        named.map(mark).collect()
    }
}

/// The distance between two lines: 1, 2 or 5 and zeros, so that there are few of them.
fn step(largest: u64) -> u64 {
    let scales = std::iter::successors(Some(1), |scale: &u64| scale.checked_mul(10));
    let mut steps = scales.flat_map(|scale| [1, 2, 5].map(|one| one * scale));
    steps.find(|step| step * LINES_MAX >= largest).unwrap_or(largest)
}

fn rows(t: Texts, series: &Series) -> Vec<Row> {
    let both = series.applications.iter().zip(&series.places);
    let row = |(applications, places): (&Week, &Week)| Row {
        week: t.overview_week_of().week(applications.iso().1).day(t.date(applications.monday)),
        applications: applications.total,
        places: places.total,
    };
    both.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use geleit_domain::programmes::GenderSpelling;

    #[test]
    fn lines_are_few_and_round() {
        let steps = [0, 1, 4, 5, 9, 40, 41, 212, 10_000].map(step);
        assert_eq!(steps, [1, 1, 1, 1, 2, 10, 10, 50, 2_000]);
    }

    #[test]
    fn the_drawing_ends_where_its_numbers_do() {
        let week = |day: &str, total| Week { monday: day.parse().unwrap(), total };
        let series = Series {
            applications: vec![week("2026-11-02", 50), week("2026-11-09", 200)],
            places: vec![week("2026-11-02", 0), week("2026-11-09", 100)],
        };
        let t = Texts::new(Language::De, GenderSpelling::Colon);
        let chart = Chart::of(t, &series, 100).unwrap();
        assert_eq!(chart.applications, "M56.0 181.0L560.0 16.0");
        assert_eq!(chart.places, "M56.0 236.0L560.0 126.0");
        assert_eq!(chart.target, "M56 126.0H560");
        assert_eq!(chart.ends[0], ("560.0".to_owned(), "16.0".to_owned()));
        let weeks: Vec<_> =
            chart.weeks.iter().map(|mark| crate::language::plain(&mark.text)).collect();
        assert_eq!(weeks, ["KW 46", "KW 45"]);
        assert_eq!(chart.rows[1].applications, 200);
    }
}
