//! The report as lines, for CSV, for text and for tables on pages.

use super::afterwards::key_of;
use super::breakdown::Breakdown;
use super::course::Course;
use super::report::{CohortReport, Share};

/// One number of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The figure, as its JSON key.
    pub figure: &'static str,
    /// The cell of a breakdown; empty for a figure of its own.
    pub cell: String,
    /// The number; nothing where it is suppressed.
    pub count: Option<u64>,
    /// The whole, for a share.
    pub of: Option<u64>,
    /// The share, rounded half up.
    pub percent: Option<u64>,
}

impl CohortReport {
    /// Every number in the order of the JSON. A withheld breakdown is one line without a number.
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let mut rows = vec![
            whole("pairs", self.pairs),
            whole("capacity", self.capacity),
            whole("mentees", self.mentees),
            whole("mentors", self.mentors),
            whole("countries_of_origin", self.countries_of_origin),
            share("female", self.female),
            share("academic", self.academic),
        ];
        for (figure, cells) in self.breakdowns() {
            if self.suppressed.iter().any(|path| path == figure) {
                rows.push(row(figure, String::new(), None));
            }
            rows.extend(cells.0.iter().map(|(cell, count)| row(figure, cell.clone(), *count)));
        }
        let Course { hours, warnings, dissolved, rematched } = self.course;
        let silent = warnings.silent_over_30_days_without_action;
        rows.extend([
            row("hours", "planned".to_owned(), Some(hours.planned)),
            row("hours", "actual".to_owned(), Some(hours.actual)),
            row("warnings", "open".to_owned(), warnings.open),
            row("warnings", "silent_over_30_days_without_action".to_owned(), silent),
            row("dissolved", String::new(), dissolved),
            row("rematched", String::new(), rematched),
        ]);
        for at in &self.afterwards.outcomes {
            let key = key_of(at.point);
            rows.push(row("outcomes", format!("{key}.of"), Some(at.of)));
            let cells = at.cells.0.iter();
            rows.extend(cells.map(|(cell, n)| row("outcomes", format!("{key}.{cell}"), *n)));
        }
        let shares = self.afterwards.surveys.iter();
        rows.extend(shares.map(|share| Row {
            figure: "surveys",
            cell: share.key.clone(),
            count: share.yes,
            of: share.of,
            percent: share.percent,
        }));
        rows
    }

    /// The breakdowns with their JSON keys, in the order of the JSON.
    #[must_use]
    pub fn breakdowns(&self) -> [(&'static str, &Breakdown); 6] {
        [
            ("industries", &self.industries),
            ("continents", &self.continents),
            ("company_sizes", &self.company_sizes),
            ("channels", &self.channels),
            ("referrals", &self.referrals),
            ("applications", &self.applications),
        ]
    }
}

fn row(figure: &'static str, cell: String, count: Option<u64>) -> Row {
    Row { figure, cell, count, of: None, percent: None }
}

fn whole(figure: &'static str, count: u64) -> Row {
    row(figure, String::new(), Some(count))
}

fn share(figure: &'static str, share: Share) -> Row {
    let whole = whole(figure, share.count);
    Row { of: Some(share.of), percent: share.percent, ..whole }
}
