//! Import runs from the page: the sealed file, what a dry run said, and what became of it.

use super::{Import, RunStatus};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, row};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, ImportId, OrganisationId};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::{SignedDuration, Timestamp};
use std::time::Duration;
use uuid::Uuid;

macro_rules! columns {
    () => {
        "r.id, r.cohort_id, r.side, r.file_name, r.status, r.as_status, r.organisation_id,
        r.skip_bad_rows, r.created_at, r.finished_at, c.number AS cohort_number,
        g.name AS region_group"
    };
}

pub(super) const INSERT: &str = "
    INSERT INTO import_run (programme_id, id, cohort_id, side, file_name, sealed_file, status,
        as_status, organisation_id, answer, account_id, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, 'checked', $7, $8, $9, $10, $11)";
pub(super) const INSERT_DONE: &str = "
    INSERT INTO import_run (programme_id, id, cohort_id, side, file_name, sealed_file, status,
        as_status, organisation_id, skip_bad_rows, answer, created_at, finished_at)
    VALUES ($1, $2, $3, $4, $5, $6, 'done', $7, $8, $9, '{}', $10, $11)";
pub(super) const LOAD: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM import_run r
    JOIN cohort c ON c.programme_id = r.programme_id AND c.id = r.cohort_id
    JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
    WHERE r.programme_id = $1 AND r.id = $2"
);
pub(super) const LIST: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM import_run r
    JOIN cohort c ON c.programme_id = r.programme_id AND c.id = r.cohort_id
    JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
    WHERE r.programme_id = $1 ORDER BY r.created_at DESC, r.id DESC LIMIT $2"
);
pub(super) const FILE: &str =
    "SELECT sealed_file FROM import_run WHERE programme_id = $1 AND id = $2";
pub(super) const ANSWER: &str = "SELECT answer FROM import_run WHERE programme_id = $1 AND id = $2";
pub(super) const BEGIN: &str = "
    UPDATE import_run SET status = 'running', skip_bad_rows = $3, begun_at = $4, alive_until = $5
    WHERE programme_id = $1 AND id = $2 AND status = 'checked'";
pub(super) const ALIVE: &str = "
    UPDATE import_run SET alive_until = $3
    WHERE programme_id = $1 AND id = $2 AND status = 'running'";
pub(super) const DONE: &str = "
    UPDATE import_run SET status = 'done', finished_at = $3
    WHERE programme_id = $1 AND id = $2 AND status = 'running'";
// A run that is done became so with its rows; only what is said about them follows.
pub(super) const END: &str = "
    UPDATE import_run SET status = $3, answer = COALESCE($4, answer), finished_at = $5
    WHERE programme_id = $1 AND id = $2 AND status IN ('running', $3)";
pub(super) const INTERRUPTED: &str = "
    UPDATE import_run SET status = 'stopped', finished_at = $2
    WHERE programme_id = $1 AND status = 'running' AND alive_until < $2";

/// How often whoever writes a run says that it goes on.
pub const HEARTBEAT: Duration = Duration::from_secs(5);
/// A run that nobody has spoken of for so long is dead. On SQLite nobody can speak while the rows
/// are being written, so this is longer than the largest import takes.
const LEASE: SignedDuration = SignedDuration::from_secs(60);

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
        /// The organisation of rows that name none.
        pub organisation_id: Option<Uuid>,
        /// Were bad rows skipped?
        pub skip_bad_rows: bool,
        /// Begun, µs since the epoch.
        pub created_at: i64,
        /// Ended, µs since the epoch.
        pub finished_at: Option<i64>,
        /// Number of the cohort.
        pub cohort_number: i64,
        /// Name of the cohort's region group.
        pub region_group: String,
    }
}

impl ImportRun {
    /// Where it stands.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn status(&self) -> Result<RunStatus> {
        RunStatus::from_text(&self.status).ok_or(Error::Corrupt("import_run.status"))
    }
}

impl Tx {
    /// Keeps the file of a command as a run that is done with this transaction.
    pub(super) async fn keep_done(&mut self, import: &Import, now: Timestamp) -> Result<()> {
        let (Some(run), Some(file)) = (import.run, &import.file) else { return Ok(()) };
        execute!(
            self,
            INSERT_DONE,
            self.programme.0,
            run.0,
            import.cohort.0,
            file.side,
            &file.name,
            &file.sealed,
            import.as_status(),
            import.organisation.map(|id| id.0),
            import.skip_bad_rows,
            micros(now),
            micros(now)
        )?;
        Ok(())
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
    /// The organisation of rows that name none.
    pub organisation: Option<OrganisationId>,
    /// What a dry run said, JSON.
    pub answer: &'a str,
}

impl Store {
    /// Keeps a file with what a dry run said about it.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn keep_import(
        &self,
        actor: &Actor,
        new: NewImportRun<'_>,
        now: Timestamp,
    ) -> Result<ImportId> {
        permit(actor, Action::Create)?;
        let import = id(now);
        let mut tx = self.write(actor.programme).await?;
        execute!(
            tx,
            INSERT,
            actor.programme.0,
            import,
            new.cohort.0,
            new.side,
            new.file_name,
            new.sealed_file,
            new.as_status,
            new.organisation.map(|id| id.0),
            new.answer,
            actor.account.map(|account| account.0),
            micros(now)
        )?;
        tx.commit().await?;
        Ok(ImportId(import))
    }

    /// One run with what is said about its rows, JSON.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn import_run(&self, actor: &Actor, id: ImportId) -> Result<(ImportRun, String)> {
        permit(actor, Action::Show)?;
        let mut tx = self.read(actor.programme).await?;
        let run = one!(tx, LOAD, actor.programme.0, id.0)?;
        let (answer,) = one!(tx, ANSWER, actor.programme.0, id.0)?;
        Ok((run, answer))
    }

    /// The newest runs.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn import_runs(&self, actor: &Actor, limit: i64) -> Result<Vec<ImportRun>> {
        permit(actor, Action::List)?;
        let mut tx = self.read(actor.programme).await?;
        all!(tx, LIST, actor.programme.0, limit)
    }

    /// The sealed file of a run.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn import_file(&self, actor: &Actor, import: ImportId) -> Result<Vec<u8>> {
        permit(actor, Action::Show)?;
        let mut tx = self.read(actor.programme).await?;
        let (file,): (Vec<u8>,) = one!(tx, FILE, actor.programme.0, import.0)?;
        Ok(file)
    }

    /// Notes that a checked run is being written now.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`] when it was begun already.
    pub async fn begin_import_run(
        &self,
        actor: &Actor,
        import: ImportId,
        skip_bad_rows: bool,
        now: Timestamp,
    ) -> Result<ImportRun> {
        permit(actor, Action::Create)?;
        let mut tx = self.write(actor.programme).await?;
        let run = one!(tx, LOAD, actor.programme.0, import.0)?;
        let (programme, alive_until) = (actor.programme.0, micros(now + LEASE));
        let begun =
            execute!(tx, BEGIN, programme, import.0, skip_bad_rows, micros(now), alive_until)?;
        if begun == 0 {
            return Err(Error::Outdated);
        }
        tx.commit().await?;
        Ok(run)
    }

    /// Says that a run is still being written, every [`HEARTBEAT`].
    ///
    /// # Errors
    /// [`Error::Outdated`] when it is not running any more: its rows must not be written.
    pub async fn keep_import_alive(
        &self,
        actor: &Actor,
        import: ImportId,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        if execute!(tx, ALIVE, actor.programme.0, import.0, micros(now + LEASE))? == 0 {
            return Err(Error::Outdated);
        }
        tx.commit().await
    }

    /// Notes how a run ended; without an answer that of the dry run stays.
    ///
    /// # Errors
    /// [`Error::Outdated`] when it is not running.
    pub async fn end_import_run(
        &self,
        actor: &Actor,
        import: ImportId,
        status: RunStatus,
        answer: Option<&str>,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let (programme, status) = (actor.programme.0, status.text());
        if execute!(tx, END, programme, import.0, status, answer, micros(now))? == 0 {
            return Err(Error::Outdated);
        }
        tx.commit().await
    }
}

/// A run belongs to nobody in particular, only to the programme.
pub(super) fn permit(actor: &Actor, action: Action) -> Result<()> {
    let is_permitted = actor.may(Tie::Programme, action, Resource::Import);
    if is_permitted { Ok(()) } else { Err(Error::Forbidden) }
}

impl Tx {
    /// Notes that a run is done, in the transaction of its rows: either both last or nothing.
    ///
    /// # Errors
    /// [`Refusal::Stopped`] when it was given up for dead in the meantime.
    pub(super) async fn finish_import_run(&mut self, run: ImportId, now: Timestamp) -> Result<()> {
        match execute!(self, DONE, self.programme.0, run.0, micros(now))? {
            1 => Ok(()),
            _ => Err(Refusal::Stopped.into()),
        }
    }
}

impl Store {
    /// Notes the end of runs whose writer has died, on this node or another; nothing of them was
    /// written. Called when the program starts and every minute.
    ///
    /// # Errors
    /// The database failed.
    pub async fn end_interrupted_imports(&self, now: Timestamp) -> Result<()> {
        for (programme, _) in self.programmes().await? {
            let mut tx = self.write(programme).await?;
            execute!(tx, INTERRUPTED, programme.0, micros(now))?;
            tx.commit().await?;
        }
        Ok(())
    }
}
