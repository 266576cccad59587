//! The rows of a run: what would become, or became, of each, and what there is to say about it.

use super::{Answer as Said, OutcomeLine, ProblemLine, words};
use crate::language::Texts;
use geleit_store::imports::RunStatus;
use std::collections::BTreeMap;

/// A row as the page shows it.
pub(super) struct RowLine {
    pub(super) row: u32,
    pub(super) reference: String,
    pub(super) outcome: String,
    pub(super) tone: &'static str,
    pub(super) details: Vec<Detail>,
}

/// What there is to say about a row: for a problem with the column and what stood there.
pub(super) struct Detail {
    pub(super) column: String,
    pub(super) value: String,
    pub(super) text: String,
}

/// A row of the sheet with what is said about it.
pub(super) enum Line<'a> {
    Refused(u32, Vec<&'a ProblemLine>),
    Good(&'a OutcomeLine),
}

/// Every row: those with problems first, then by number.
pub(super) fn lines(said: &Said) -> Vec<Line<'_>> {
    let mut refused: BTreeMap<u32, Vec<&ProblemLine>> = BTreeMap::new();
    for problem in &said.problems {
        refused.entry(problem.row).or_default().push(problem);
    }
    let refused = refused.into_iter().map(|(row, problems)| Line::Refused(row, problems));
    refused.chain(said.rows.iter().map(Line::Good)).collect()
}

impl Line<'_> {
    pub(super) fn outcome(&self) -> &str {
        match self {
            Self::Refused(..) => "refused",
            Self::Good(line) => &line.outcome,
        }
    }

    pub(super) fn view(&self, t: Texts, status: RunStatus) -> RowLine {
        let tone = match self.outcome() {
            "refused" => "bad",
            "created" => "ok",
            "updated" => "info",
            _ => "mute",
        };
        // Before it is written, a row only would be new.
        let outcome = match status {
            RunStatus::Done => t.imports_outcome(self.outcome()),
            _ => t.imports_would(self.outcome()),
        };
        let (row, reference, details) = match self {
            Self::Refused(row, problems) => {
                (*row, String::new(), problems.iter().map(|line| problem(t, line)).collect())
            }
            Self::Good(line) => (line.row, line.reference.clone(), good(t, line)),
        };
        RowLine { row, reference, outcome, tone, details }
    }
}

fn problem(t: Texts, line: &ProblemLine) -> Detail {
    Detail {
        column: words::column_name(t, &line.column),
        value: line.value.clone(),
        text: words::problem(t, line),
    }
}

fn good(t: Texts, line: &OutcomeLine) -> Vec<Detail> {
    let say = |text| Detail { column: String::new(), value: String::new(), text };
    let mut details = Vec::new();
    if !line.changed.is_empty() {
        let names: Vec<_> = line.changed.iter().map(|key| words::column_name(t, key)).collect();
        details.push(say(t.imports_changes(names.join(", "))));
    }
    if let Some(because) = &line.duplicate {
        details.push(say(t.imports_duplicate(because)));
    }
    details
}
