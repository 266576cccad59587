//! Imports of whole sheets: every row is decided first against what is known, then all rows are
//! written in one transaction, or none.

mod choices;
mod known;
mod mentees;
mod mentors;
mod runs;

pub use choices::ImportChoices;
pub use mentees::MenteeEntry;
pub use mentors::MentorEntry;
pub use runs::{ImportRun, NewImportRun, RunStatus};

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::statements;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, OrganisationId};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use std::ops::ControlFlow;

statements! {
    OPEN_PAIRS = known::OPEN_PAIRS;
    RUN_INSERT = runs::INSERT;
    RUN_LOAD = runs::LOAD;
    RUN_LIST = runs::LIST;
    RUN_FILE = runs::FILE;
    RUN_ANSWER = runs::ANSWER;
    RUN_BEGIN = runs::BEGIN;
    RUN_END = runs::END;
    RUN_INTERRUPTED = runs::INTERRUPTED;
}

/// How an import is to be done.
#[derive(Clone, Copy, Debug)]
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

/// How often `Progress` is called, in rows.
const PROGRESS_ROWS: usize = 20;

impl Store {
    /// Imports applications of mentees and gives what became of each row.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] when the cohort takes no
    /// applications, [`Refusal::Stopped`]. Nothing is written then, nor when a row is refused and
    /// bad rows are not skipped.
    pub async fn import_mentees(
        &self,
        actor: &Actor,
        import: &Import,
        entries: &[MenteeEntry],
        progress: Progress<'_>,
        now: Timestamp,
    ) -> Result<Vec<RowOutcome>> {
        let (mut tx, today) = self.begin_import(actor, import, now).await?;
        let mut known = known::Known::load(&mut tx).await?;
        let decided = mentees::decide(&mut tx, import, entries, &mut known, now).await?;
        if import.is_written(&decided.iter().map(|d| &d.row).collect::<Vec<_>>()) {
            for (done, (entry, decision)) in entries.iter().zip(&decided).enumerate() {
                report(done, progress)?;
                mentees::write(&mut tx, actor, import, entry, decision, today, now).await?;
            }
            finish(tx, actor, import, decided.iter().map(|d| &d.row), now).await?;
        }
        Ok(decided.into_iter().map(|decision| decision.row).collect())
    }

    /// Imports mentors and gives what became of each row.
    ///
    /// # Errors
    /// As [`Store::import_mentees`].
    pub async fn import_mentors(
        &self,
        actor: &Actor,
        import: &Import,
        entries: &[MentorEntry],
        progress: Progress<'_>,
        now: Timestamp,
    ) -> Result<Vec<RowOutcome>> {
        let (mut tx, today) = self.begin_import(actor, import, now).await?;
        let mut known = known::Known::load(&mut tx).await?;
        let decided = mentors::decide(&mut tx, import, entries, &mut known, now).await?;
        if import.is_written(&decided.iter().map(|d| &d.row).collect::<Vec<_>>()) {
            for (done, (entry, decision)) in entries.iter().zip(&decided).enumerate() {
                report(done, progress)?;
                mentors::write(&mut tx, actor, import, entry, decision, today, now).await?;
            }
            finish(tx, actor, import, decided.iter().map(|d| &d.row), now).await?;
        }
        Ok(decided.into_iter().map(|decision| decision.row).collect())
    }

    async fn begin_import(
        &self,
        actor: &Actor,
        import: &Import,
        now: Timestamp,
    ) -> Result<(Tx, Date)> {
        let mut tx = match import.dry_run {
            true => self.read(actor.programme).await?,
            false => self.write(actor.programme).await?,
        };
        let cohort = tx.cohort(import.cohort).await?;
        if !actor.may(Tie::Programme, Action::Create, Resource::Import) {
            return Err(Error::Forbidden);
        }
        let status = cohort.status()?;
        if !status.takes_applications() {
            return Err(Error::WrongStatus { status: status.text(), verb: "import" });
        }
        let today = tx.programme().await?.today(now);
        Ok((tx, today))
    }
}

impl Import {
    /// Is anything written at all?
    fn is_written(&self, rows: &[&RowOutcome]) -> bool {
        let is_bad = |row: &&RowOutcome| matches!(row.outcome, Outcome::Refused(_));
        !self.dry_run && (self.skip_bad_rows || (self.bad_rows == 0 && !rows.iter().any(is_bad)))
    }
}

fn report(done: usize, progress: Progress<'_>) -> Result<()> {
    if done.is_multiple_of(PROGRESS_ROWS) {
        let done = u64::try_from(done).unwrap_or(u64::MAX);
        if progress(done).is_break() {
            return Err(Refusal::Stopped.into());
        }
    }
    Ok(())
}

async fn finish(
    mut tx: Tx,
    actor: &Actor,
    import: &Import,
    rows: impl Iterator<Item = &RowOutcome>,
    now: Timestamp,
) -> Result<()> {
    let (mut created, mut updated) = (0, 0);
    for row in rows {
        match row.outcome {
            Outcome::Created => created += 1,
            Outcome::Updated(_) => updated += 1,
            Outcome::Unchanged | Outcome::Refused(_) => {}
        }
    }
    if created + updated > 0 {
        let entry = Entry {
            verb: "import.run",
            subject_kind: "cohort",
            subject: import.cohort.0,
            detail: &format!("created {created} updated {updated}"),
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.notify_coordinators(actor, "operator_import", import.cohort.0, now).await?;
    }
    tx.commit().await
}
