//! Looking for damage: the file itself, the invariants that guards and steps uphold, the audit
//! chain, the proofs of proposals, jobs that never succeed. Finding nothing is the normal case.

use crate::connect::{Pools, Store};
use crate::dialect;
use crate::error::Result;
use crate::macros::{all, statements};
use crate::tx::Tx;
use geleit_domain::id::ProgrammeId;
use uuid::Uuid;

/// A job that was tried more often than this will not succeed by itself.
const ATTEMPTS_MAX: i64 = 10;

/// The condition that no known status fact of a record is its newest and equals its status.
/// Newest by date, or by the time of recording: a correction may date a fact back.
macro_rules! status_without_fact {
    ($table:literal) => {
        concat!(
            "SELECT r.id FROM ",
            $table,
            " r WHERE r.programme_id = $1 AND NOT EXISTS (
            SELECT 1 FROM status_fact f
            WHERE f.programme_id = r.programme_id AND f.kind = '",
            $table,
            "' AND f.subject_id = r.id AND f.status = r.status AND f.known_until IS NULL
              AND (NOT EXISTS (
                SELECT 1 FROM status_fact l
                WHERE l.programme_id = f.programme_id AND l.kind = f.kind
                  AND l.subject_id = f.subject_id AND l.known_until IS NULL
                  AND (l.on_date > f.on_date
                    OR (l.on_date = f.on_date AND l.seq > f.seq)))
              OR NOT EXISTS (
                SELECT 1 FROM status_fact l
                WHERE l.programme_id = f.programme_id AND l.kind = f.kind
                  AND l.subject_id = f.subject_id AND l.known_until IS NULL
                  AND l.seq > f.seq)))
            ORDER BY r.id"
        )
    };
}

macro_rules! without_version {
    ($table:literal) => {
        concat!(
            "SELECT r.id FROM ",
            $table,
            " r WHERE r.programme_id = $1 AND 1 <> (
            SELECT COUNT(*) FROM ",
            $table,
            "_version v WHERE v.programme_id = r.programme_id AND v.",
            $table,
            "_id = r.id AND v.known_until IS NULL)
            ORDER BY r.id"
        )
    };
}

statements! {
    COHORT_STATUS = status_without_fact!("cohort");
    APPLICATION_STATUS = status_without_fact!("application");
    MENTOR_STATUS = status_without_fact!("mentor");
    PARTNERSHIP_STATUS = status_without_fact!("partnership");
    PERSON_VERSION = without_version!("person");
    APPLICATION_VERSION = without_version!("application");
    MENTOR_VERSION = without_version!("mentor");
    COHORT_OVERFULL = "SELECT c.id FROM cohort c WHERE c.programme_id = $1 AND c.capacity < (
            SELECT COUNT(*) FROM partnership p
            WHERE p.programme_id = c.programme_id AND p.cohort_id = c.id
              AND p.status IN ('offered', 'accepted', 'running', 'paused'))
        ORDER BY c.id";
    MENTOR_OVERFULL = "SELECT m.id FROM mentor m WHERE m.programme_id = $1 AND m.capacity < (
            SELECT COUNT(*) FROM partnership p
            WHERE p.programme_id = m.programme_id AND p.mentor_id = m.id
              AND p.status IN ('offered', 'accepted', 'running', 'paused'))
        ORDER BY m.id";
    MENTEE_OVERFULL = "SELECT p.person_id FROM partnership p
        WHERE p.programme_id = $1 AND p.status IN ('offered', 'accepted', 'running', 'paused')
        GROUP BY p.person_id
        HAVING COUNT(*) > (SELECT g.pairs_per_mentee FROM programme g WHERE g.programme_id = $1)
        ORDER BY p.person_id";
}

/// What must be empty in every programme, and what it means if not.
const INVARIANTS: &[(&str, &str)] = &[
    (COHORT_STATUS, "cohort: its status is not its newest known fact"),
    (APPLICATION_STATUS, "application: its status is not its newest known fact"),
    (MENTOR_STATUS, "mentor: the status is not the newest known fact"),
    (PARTNERSHIP_STATUS, "partnership: its status is not its newest known fact"),
    (PERSON_VERSION, "person: not exactly one version is current"),
    (APPLICATION_VERSION, "application: not exactly one version is current"),
    (MENTOR_VERSION, "mentor: not exactly one version is current"),
    (COHORT_OVERFULL, "cohort: more open pairs than places"),
    (MENTOR_OVERFULL, "mentor: more open pairs than places"),
    (MENTEE_OVERFULL, "mentee: more open pairs than the programme allows"),
];

impl Store {
    /// Everything that is wrong, one sentence each; empty when all is well.
    ///
    /// # Errors
    /// The database cannot be read at all.
    pub async fn damage(&self) -> Result<Vec<String>> {
        let mut found = self.file_damage().await?;
        if !found.is_empty() {
            // What is read from a damaged file proves nothing.
            return Ok(found);
        }
        for (programme, slug) in self.programmes().await? {
            let damage = self.programme_damage(programme).await?;
            found.extend(damage.into_iter().map(|what| format!("{slug}: {what}")));
        }
        Ok(found)
    }

    /// What SQLite itself finds wrong with its file; PostgreSQL looks after its own.
    ///
    /// # Errors
    /// The file cannot be read at all.
    pub async fn file_damage(&self) -> Result<Vec<String>> {
        let Pools::Sqlite { readers, .. } = &self.pools else { return Ok(vec![]) };
        let pages: Result<Vec<(String,)>, sqlx::Error> =
            sqlx::query_as(dialect::INTEGRITY_CHECK).fetch_all(readers).await;
        let pages = match pages {
            // The damage is so bad that the check itself cannot go on.
            Err(sqlx::Error::Database(error)) => {
                return Ok(vec![format!("the file is damaged: {}", error.message())]);
            }
            pages => pages?,
        };
        let damaged: Vec<String> = pages
            .into_iter()
            .filter(|(line,)| line != "ok")
            .map(|(line,)| format!("the file is damaged: {line}"))
            .collect();
        if !damaged.is_empty() {
            return Ok(damaged);
        }
        let orphans: Vec<(String, i64)> =
            sqlx::query_as(dialect::FOREIGN_KEY_CHECK).fetch_all(readers).await?;
        let orphans = orphans
            .into_iter()
            .map(|(table, rows)| format!("{table}: {rows} rows point to nothing"));
        Ok(orphans.collect())
    }

    async fn programme_damage(&self, programme: ProgrammeId) -> Result<Vec<String>> {
        let mut tx = self.read(programme).await?;
        let mut found = Vec::new();
        for (sql, meaning) in INVARIANTS {
            let ids = tx.ids(sql).await?;
            found.extend(ids.into_iter().map(|id| format!("{meaning} ({id})")));
        }
        found.extend(tx.unproven().await?);
        if let Some(seq) = tx.broken_entry().await? {
            found.push(format!("the audit chain is broken at entry {seq}"));
        }
        let stuck = tx.jobs_tried_more_than(ATTEMPTS_MAX).await?;
        if stuck > 0 {
            found.push(format!("{stuck} jobs were tried more than {ATTEMPTS_MAX} times"));
        }
        Ok(found)
    }
}

impl Tx {
    async fn ids(&mut self, sql: &'static str) -> Result<Vec<Uuid>> {
        let rows: Vec<(Uuid,)> = all!(self, sql, self.programme.0)?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }
}
