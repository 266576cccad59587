//! Imports of whole sheets: every row is decided first against what is known, then all rows are
//! written in one transaction, or none.

mod choices;
mod decision;
mod known;
mod mentees;
mod mentors;
mod run_status;
mod runs;
mod whole;

pub use choices::ImportChoices;
pub use run_status::RunStatus;
pub use runs::{HEARTBEAT, ImportRun, NewImportRun};

use crate::macros::statements;
use decision::Decision;
use geleit_domain::id::{CohortId, ImportId, OrganisationId};
use std::ops::ControlFlow;
use std::sync::Arc;

statements! {
    OPEN_PAIRS = known::OPEN_PAIRS;
    RUN_INSERT = runs::INSERT;
    RUN_INSERT_DONE = runs::INSERT_DONE;
    RUN_LOAD = runs::LOAD;
    RUN_LIST = runs::LIST;
    RUN_FILE = runs::FILE;
    RUN_ANSWER = runs::ANSWER;
    RUN_BEGIN = runs::BEGIN;
    RUN_END = runs::END;
    RUN_ALIVE = runs::ALIVE;
    RUN_DONE = runs::DONE;
    RUN_INTERRUPTED = runs::INTERRUPTED;
}

/// How an import is to be done.
#[derive(Clone, Debug)]
pub struct Import {
    /// Into this cohort.
    pub cohort: CohortId,
    /// New applications become `accepted` ("selected elsewhere"), else `received`.
    pub accepted: bool,
    /// The organisation of rows that name none.
    pub organisation: Option<OrganisationId>,
    /// Write the good rows although others are refused.
    pub skip_bad_rows: bool,
    /// Rows that were refused before they came here.
    pub bad_rows: usize,
    /// Only say what would happen.
    pub dry_run: bool,
    /// The run from the page that is done with it; its end is written with the rows.
    pub run: Option<ImportId>,
    /// A file to be kept as a finished run, in the transaction of its rows, if they change
    /// anything: columns that mean nothing here stay with it.
    pub file: Option<Arc<KeptFile>>,
}

/// A file that came by a command.
#[derive(Debug)]
pub struct KeptFile {
    /// `mentees` or `mentors`.
    pub side: &'static str,
    /// Name of the file as it came.
    pub name: String,
    /// The file, sealed under the master key.
    pub sealed: Vec<u8>,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A new record.
    Created,
    /// These columns change.
    Updated(Vec<&'static str>),
    /// Nothing to do.
    Unchanged,
    /// The row is refused.
    Refused(RowRefusal),
}

/// Why a row that is right in itself does not fit what is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowRefusal {
    /// No organisation of the programme has this slug.
    OrganisationUnknown,
    /// The reference belongs to somebody else: e-mail, birth and name all differ.
    ReferenceOfAnotherPerson,
    /// The mentor has more open pairs than the new capacity.
    CapacityBelowOpenPairs,
}

/// A row with what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOutcome {
    /// The sheet's row (header = 1).
    pub row: u32,
    /// The office's own number.
    pub reference: String,
    /// What becomes of it.
    pub outcome: Outcome,
    /// The person may be known already: by `email`, `phone` or `name_and_birth`.
    pub duplicate: Option<&'static str>,
}

/// Called with the number of rows written so far; may stop the import.
pub type Progress<'a> = &'a mut (dyn FnMut(u64) -> ControlFlow<()> + Send);

impl Import {
    /// Into a cohort: applications as received, whole or not at all.
    #[must_use]
    pub fn into(cohort: CohortId) -> Self {
        Self {
            cohort,
            accepted: false,
            organisation: None,
            skip_bad_rows: false,
            bad_rows: 0,
            dry_run: false,
            run: None,
            file: None,
        }
    }

    /// The status of applications that it creates.
    #[must_use]
    pub fn as_status(&self) -> &'static str {
        if self.accepted { "accepted" } else { "received" }
    }

    /// Is anything written at all?
    fn is_written<R>(&self, decided: &[Decision<R>]) -> bool {
        let is_bad = |made: &Decision<R>| matches!(made.row.outcome, Outcome::Refused(_));
        !self.dry_run && (self.skip_bad_rows || (self.bad_rows == 0 && !decided.iter().any(is_bad)))
    }
}
