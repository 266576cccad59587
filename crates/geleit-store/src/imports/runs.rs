//! Import runs from the page: the sealed file, what a dry run said, and what became of it.

use crate::error::{Error, Result};
use crate::macros::{all, execute, one, row};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, ImportId};
use jiff::Timestamp;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "r.id, r.cohort_id, r.side, r.file_name, r.status, r.as_status, r.skip_bad_rows, r.answer,
        r.created_at, r.finished_at, c.number AS cohort_number, c.slug AS cohort_slug"
    };
}

pub(super) const INSERT: &str = "
    INSERT INTO import_run (programme_id, id, cohort_id, side, file_name, sealed_file, status,
        as_status, skip_bad_rows, answer, account_id, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, 'checked', $7, $8, $9, $10, $11)";
pub(super) const LOAD: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM import_run r
    JOIN cohort c ON c.programme_id = r.programme_id AND c.id = r.cohort_id
    WHERE r.programme_id = $1 AND r.id = $2"
);
pub(super) const LIST: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM import_run r
    JOIN cohort c ON c.programme_id = r.programme_id AND c.id = r.cohort_id
    WHERE r.programme_id = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT $2"
);
pub(super) const FILE: &str =
    "SELECT sealed_file FROM import_run WHERE programme_id = $1 AND id = $2";
pub(super) const STEP: &str = "
    UPDATE import_run SET status = $4, skip_bad_rows = $5, answer = $6, finished_at = $7
    WHERE programme_id = $1 AND id = $2 AND status = $3";
pub(super) const INTERRUPTED: &str = "
    UPDATE import_run SET status = 'stopped' WHERE programme_id = $1 AND status = 'running'";

/// Where a run stands: checked, running, done, refused or stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunStatus {
    /// A dry run has said what would happen.
    Checked,
    /// It is being written.
    Running,
    /// Everything is written.
    Done,
    /// A row was refused; nothing is written.
    Refused,
    /// Somebody stopped it, or the program ended; nothing is written.
    Stopped,
}

impl RunStatus {
    /// The word in the database.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Done => "done",
            Self::Refused => "refused",
            Self::Stopped => "stopped",
        }
    }
}

row! {
    /// A run of an import from the page.
    pub struct ImportRun {
        /// The run.
        pub id: Uuid,
        /// Into this cohort.
        pub cohort_id: Uuid,
        /// `mentees` or `mentors`.
        pub side: String,
        /// Name of the file as it came.
        pub file_name: String,
        /// Status word.
        pub status: String,
        /// `received` or `accepted`.
        pub as_status: String,
        /// Were bad rows skipped?
        pub skip_bad_rows: bool,
        /// What became of the rows, JSON.
        pub answer: String,
        /// Begun, µs since the epoch.
        pub created_at: i64,
        /// Ended, µs since the epoch.
        pub finished_at: Option<i64>,
        /// Number of the cohort.
        pub cohort_number: i64,
        /// Slug of the cohort.
        pub cohort_slug: String,
    }
}

/// What a new run keeps.
#[derive(Clone, Copy, Debug)]
pub struct NewImportRun<'a> {
    /// Into this cohort.
    pub cohort: CohortId,
    /// `mentees` or `mentors`.
    pub side: &'a str,
    /// Name of the file as it came.
    pub file_name: &'a str,
    /// The file, sealed under the master key.
    pub sealed_file: &'a [u8],
    /// `received` or `accepted`.
    pub as_status: &'a str,
    /// Skip bad rows.
    pub skip_bad_rows: bool,
    /// What a dry run said, JSON.
    pub answer: &'a str,
}

impl Tx {
    /// Keeps a file with what a dry run said about it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn keep_import(
        &mut self,
        actor: &Actor,
        new: NewImportRun<'_>,
        now: Timestamp,
    ) -> Result<ImportId> {
        let import = id(now);
        execute!(
            self,
            INSERT,
            self.programme.0,
            import,
            new.cohort.0,
            new.side,
            new.file_name,
            new.sealed_file,
            new.as_status,
            new.skip_bad_rows,
            new.answer,
            actor.account.map(|account| account.0),
            micros(now)
        )?;
        Ok(ImportId(import))
    }

    /// One run.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn import_run(&mut self, import: ImportId) -> Result<ImportRun> {
        one!(self, LOAD, self.programme.0, import.0)
    }

    /// The newest runs.
    ///
    /// # Errors
    /// The database failed.
    pub async fn import_runs(&mut self, limit: i64) -> Result<Vec<ImportRun>> {
        all!(self, LIST, self.programme.0, limit)
    }

    /// The sealed file of a run.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn import_file(&mut self, import: ImportId) -> Result<Vec<u8>> {
        let (file,): (Vec<u8>,) = one!(self, FILE, self.programme.0, import.0)?;
        Ok(file)
    }

    /// Moves a run on.
    ///
    /// # Errors
    /// [`Error::Outdated`] when it is not in the status `from` any more.
    pub async fn step_import(
        &mut self,
        import: ImportId,
        from: RunStatus,
        to: RunStatus,
        skip_bad_rows: bool,
        answer: &str,
        now: Timestamp,
    ) -> Result<()> {
        let ended = (to != RunStatus::Running).then(|| micros(now));
        let changed = execute!(
            self,
            STEP,
            self.programme.0,
            import.0,
            from.text(),
            to.text(),
            skip_bad_rows,
            answer,
            ended
        )?;
        if changed == 0 { Err(Error::Outdated) } else { Ok(()) }
    }

    /// Runs that were being written when the program ended: their transaction is gone.
    ///
    /// # Errors
    /// The database failed.
    pub async fn note_interrupted_imports(&mut self) -> Result<u64> {
        execute!(self, INTERRUPTED, self.programme.0)
    }
}
