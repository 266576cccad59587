//! A sheet goes in whole or not at all: what is decided before, what is written, and how long
//! others wait for it.

use super::decision::Decision;
use super::mentees::Mentees;
use super::mentors::Mentors;
use super::{Import, Outcome, Progress, RowOutcome};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::ROWS_AT_ONCE;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::imports::{MenteeRow, MentorRow};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;

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
        rows: &[MenteeRow],
        progress: Progress<'_>,
        now: Timestamp,
    ) -> Result<Vec<RowOutcome>> {
        self.import::<Mentees>(actor, import, rows, progress, now).await
    }

    /// Imports mentors and gives what became of each row.
    ///
    /// # Errors
    /// As [`Store::import_mentees`].
    pub async fn import_mentors(
        &self,
        actor: &Actor,
        import: &Import,
        rows: &[MentorRow],
        progress: Progress<'_>,
        now: Timestamp,
    ) -> Result<Vec<RowOutcome>> {
        self.import::<Mentors>(actor, import, rows, progress, now).await
    }

    /// Decides while others read and write, and writes what was decided if nothing has changed
    /// since; else it decides once more, now that everybody else waits.
    async fn import<S: Side>(
        &self,
        actor: &Actor,
        import: &Import,
        rows: &[S::Row],
        progress: Progress<'_>,
        now: Timestamp,
    ) -> Result<Vec<RowOutcome>> {
        let mut tx = self.read(actor.programme).await?;
        let seen = tx.trail_length().await?;
        let mut today = tx.permit_import(actor, import, now).await?;
        let mut decided = S::decide(&mut tx, import, rows, now).await?;
        drop(tx);
        if import.is_written(&decided) {
            let mut tx = self.write(actor.programme).await?;
            if tx.take_turn().await? != seen {
                today = tx.permit_import(actor, import, now).await?;
                decided = S::decide(&mut tx, import, rows, now).await?;
            }
            if import.is_written(&decided) {
                let by = By { actor, import, today, now };
                write_all::<S>(&mut tx, &by, rows, &decided, progress).await?;
                finish(tx, &by, &decided).await?;
                // What is written stays, whatever the planner learns of it.
                let _ = self.learn_import().await;
            }
        }
        Ok(decided.into_iter().map(|decision| decision.row).collect())
    }
}

/// What differs between the two sides of an import.
pub(super) trait Side {
    /// A row of the sheet.
    type Row: Sync;
    /// What a row joins.
    type Record: Send + Sync;

    /// Decides every row against what is known.
    async fn decide(
        tx: &mut Tx,
        import: &Import,
        rows: &[Self::Row],
        now: Timestamp,
    ) -> Result<Vec<Decision<Self::Record>>>;

    /// Writes rows that are created or updated.
    async fn write(
        tx: &mut Tx,
        by: &By<'_>,
        rows: &[(&Self::Row, &Decision<Self::Record>)],
    ) -> Result<()>;
}

/// Who imports what, and when.
pub(super) struct By<'a> {
    pub(super) actor: &'a Actor,
    pub(super) import: &'a Import,
    pub(super) today: Date,
    pub(super) now: Timestamp,
}

impl Tx {
    /// Today, if the actor may import into the cohort and it takes applications.
    async fn permit_import(
        &mut self,
        actor: &Actor,
        import: &Import,
        now: Timestamp,
    ) -> Result<Date> {
        let cohort = self.cohort(import.cohort).await?;
        if !actor.may(Tie::Programme, Action::Create, Resource::Import) {
            return Err(Error::Forbidden);
        }
        let status = cohort.status()?;
        if !status.takes_applications() {
            return Err(Error::WrongStatus { status: status.text(), verb: "import" });
        }
        Ok(self.programme().await?.today(now))
    }
}

async fn write_all<S: Side>(
    tx: &mut Tx,
    by: &By<'_>,
    rows: &[S::Row],
    decided: &[Decision<S::Record>],
    progress: Progress<'_>,
) -> Result<()> {
    let pairs: Vec<_> = rows.iter().zip(decided).collect();
    for (part, rows) in pairs.chunks(ROWS_AT_ONCE).enumerate() {
        let done = u64::try_from(part * ROWS_AT_ONCE).unwrap_or(u64::MAX);
        if progress(done).is_break() {
            return Err(Refusal::Stopped.into());
        }
        let rows: Vec<_> = rows.iter().copied().filter(|(_, made)| made.is_written()).collect();
        if !rows.is_empty() {
            S::write(tx, by, &rows).await?;
        }
    }
    Ok(())
}

async fn finish<R>(mut tx: Tx, by: &By<'_>, decided: &[Decision<R>]) -> Result<()> {
    let count = |is: fn(&Outcome) -> bool| decided.iter().filter(|d| is(&d.row.outcome)).count();
    let created = count(|outcome| matches!(outcome, Outcome::Created));
    let updated = count(|outcome| matches!(outcome, Outcome::Updated(_)));
    let (cohort, now) = (by.import.cohort.0, by.now);
    if created + updated > 0 {
        let entry = Entry {
            verb: "import.run",
            subject_kind: "cohort",
            subject: cohort,
            detail: &format!("created {created} updated {updated}"),
            reason: None,
        };
        tx.record(by.actor, entry, now).await?;
        tx.notify_coordinators(by.actor, "operator_import", cohort, now).await?;
        tx.keep_done(by.import, now).await?;
    }
    if let (Some(run), None) = (by.import.run, &by.import.file) {
        tx.finish_import_run(run, now).await?;
    }
    tx.commit().await
}
