//! What an import says: the same document for the command, the page and the kept run.

use geleit_exchange::{Problem, ProblemKind};
use geleit_store::imports::{Outcome, RowOutcome, RowRefusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The answer of an import: `read = created + updated + unchanged + rejected`.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Answer {
    /// Rows below the header that are not blank.
    pub read: usize,
    /// New records. None when the whole file is refused.
    pub created: usize,
    /// Changed records. None when the whole file is refused.
    pub updated: usize,
    /// Rows that change nothing.
    pub unchanged: usize,
    /// Rows with problems.
    pub rejected: usize,
    /// Every problem of every refused row.
    pub problems: Vec<ProblemLine>,
    /// Headers that mean nothing here.
    pub unknown_columns: Vec<String>,
    /// For a header that is perhaps misspelt: the key of the column that it nearly names.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub perhaps_meant: BTreeMap<String, String>,
    /// What the person should know about how the file was read.
    pub notes: Vec<String>,
    /// The same notes for the page: the stable word and its argument.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub note_codes: Vec<(String, String)>,
    /// What becomes, or would become, of each good row.
    #[serde(default)]
    pub rows: Vec<OutcomeLine>,
}

/// One problem of one row.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct ProblemLine {
    /// The sheet's row (header = 1).
    pub row: u32,
    /// English key of the column.
    pub column: String,
    /// The whole cell.
    pub value: String,
    /// What was expected and what to do, in English.
    pub problem: String,
    /// The stable word by which pages translate.
    pub code: String,
    /// The arguments of the translated sentence.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub args: BTreeMap<String, String>,
}

/// What becomes of one good row.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct OutcomeLine {
    /// The sheet's row (header = 1).
    pub row: u32,
    /// The office's own number.
    pub reference: String,
    /// `created`, `updated` or `unchanged`.
    pub outcome: String,
    /// The columns that change.
    pub changed: Vec<String>,
    /// The person may be known already: by `email`, `phone` or `name_and_birth`.
    pub duplicate: Option<String>,
}

impl From<&Problem> for ProblemLine {
    fn from(problem: &Problem) -> Self {
        Self {
            row: problem.row,
            column: problem.column.clone(),
            value: problem.value.clone(),
            problem: problem.kind.to_string(),
            code: problem.kind.code().to_owned(),
            args: problem.kind.args().into_iter().map(|(n, v)| (n.to_owned(), v)).collect(),
        }
    }
}

impl Answer {
    /// Takes in what the store said about the good rows; the problems are complete already. When
    /// one row is refused and bad rows are not skipped, no row has changed anything.
    pub(super) fn with_outcomes(mut self, rows: &[RowOutcome], skip_bad_rows: bool) -> Self {
        let is_refused = self.rejected > 0 && !skip_bad_rows;
        for row in rows {
            let (outcome, changed): (_, &[&str]) = match &row.outcome {
                Outcome::Refused(_) => continue,
                Outcome::Created => ("created", &[]),
                Outcome::Updated(columns) => ("updated", columns),
                Outcome::Unchanged => ("unchanged", &[]),
            };
            match outcome {
                "created" if !is_refused => self.created += 1,
                "updated" if !is_refused => self.updated += 1,
                _ => self.unchanged += 1,
            }
            self.rows.push(OutcomeLine {
                row: row.row,
                reference: row.reference.clone(),
                outcome: outcome.to_owned(),
                changed: changed.iter().map(ToString::to_string).collect(),
                duplicate: row.duplicate.map(str::to_owned),
            });
        }
        self
    }

    /// Was the whole file refused because of single rows?
    #[must_use]
    pub fn is_refused(&self, skip_bad_rows: bool) -> bool {
        self.rejected > 0 && !skip_bad_rows
    }
}

/// The problem of a row that is right in itself but does not fit what is known.
pub(super) fn problem(
    row: &RowOutcome,
    organisation: Option<&str>,
    capacity: u32,
) -> Option<Problem> {
    let Outcome::Refused(refusal) = &row.outcome else { return None };
    let (column, value, kind) = match refusal {
        RowRefusal::OrganisationUnknown => (
            "organisation",
            organisation.unwrap_or_default().to_owned(),
            ProblemKind::OrganisationUnknown,
        ),
        RowRefusal::ReferenceOfAnotherPerson => {
            ("reference", row.reference.clone(), ProblemKind::ReferenceOfAnotherPerson)
        }
        RowRefusal::CapacityBelowOpenPairs => {
            ("capacity", capacity.to_string(), ProblemKind::CapacityBelowOpenPairs)
        }
    };
    Some(Problem { row: row.row, column: column.to_owned(), value, kind })
}
