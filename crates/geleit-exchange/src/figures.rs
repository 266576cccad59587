//! The figures of a cohort as a file.

use crate::csv_table;
use geleit_domain::figures::{CohortReport, Row};

const HEADER: [&str; 6] = ["figure", "cell", "count", "of", "percent", "suppressed"];

/// One line per number, with the words of the JSON. What is suppressed has no number and says
/// so. The first lines name the cohort, the day and the version of the definitions.
#[must_use]
pub fn report_csv(report: &CohortReport) -> Vec<u8> {
    let about = [
        ("cohort", report.cohort.clone()),
        ("number", report.number.to_string()),
        ("as_of", report.as_of.to_string()),
        ("known_at", report.known_at.to_string()),
        ("definitions_version", geleit_domain::figures::DEFINITIONS_VERSION.to_owned()),
    ];
    let about = about.map(|(what, value)| vec![what.to_owned(), value]);
    let rows: Vec<_> = about.into_iter().chain(report.rows().iter().map(line)).collect();
    csv_table(&HEADER, &rows)
}

fn line(row: &Row) -> Vec<String> {
    let number = |number: Option<u64>| number.map(|n| n.to_string()).unwrap_or_default();
    let suppressed = if row.count.is_none() { "yes" } else { "" };
    vec![
        row.figure.to_owned(),
        row.cell.clone(),
        number(row.count),
        number(row.of),
        number(row.percent),
        suppressed.to_owned(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use geleit_domain::applications::Status;
    use geleit_domain::figures::{Audience, Facts};
    use std::collections::BTreeMap;

    #[test]
    fn the_file_has_the_numbers_of_the_report_and_says_what_is_not_shown() {
        let facts = Facts {
            cohort: "wien-18".into(),
            number: 18,
            capacity: 100,
            as_of: "2024-01-23".parse().unwrap(),
            known_at: "2024-01-24T08:00:00Z".parse().unwrap(),
            pairs: vec![],
            applications: vec![(Status::Received, 7), (Status::Withdrawn, 1), (Status::Draft, 9)],
            lived: BTreeMap::new(),
            outcomes: Vec::new(),
            surveys: Vec::new(),
        };
        let file = report_csv(&CohortReport::new(facts, Audience::Public));
        let text = String::from_utf8(file).unwrap();
        let has = |line: &str| text.lines().any(|found| found == line);
        assert!(has("as_of;2024-01-23"), "{text}");
        assert!(has("capacity;;100;;;"), "{text}");
        assert!(has("female;;0;0;;"), "{text}");
        assert!(has("applications;draft;9;;;"), "{text}");
        assert!(has("applications;received;;;;yes"), "{text}");
        assert!(has("applications;withdrawn;;;;yes"), "{text}");
    }
}
