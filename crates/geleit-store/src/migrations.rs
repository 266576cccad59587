//! The schema, step by step. Both engines take the same numbers from one list, so that a number
//! which exists for one only does not compile.

use crate::connect::{Pools, Store};
use crate::error::{Error, Result};
use sqlx::SqlSafeStr;
use sqlx::migrate::{Migration, MigrationType, Migrator};

macro_rules! migrations {
    ($($version:literal $file:literal),+ $(,)?) => {
        fn sqlite() -> Vec<Migration> {
            vec![$(step($version, $file, include_str!(
                concat!("../migrations/sqlite/", $file, ".sql")))),+]
        }
        fn postgres() -> Vec<Migration> {
            vec![$(step($version, $file, include_str!(
                concat!("../migrations/postgres/", $file, ".sql")))),+]
        }
        /// The newest version of the schema.
        const NEWEST: i64 = { let versions = [$($version),+]; versions[versions.len() - 1] };
    };
}

migrations! {
    1 "0001_house",
    2 "0002_intake",
    3 "0003_mentors",
    4 "0004_desk",
    5 "0005_weights",
    6 "0006_votes",
    7 "0007_overrulings",
    8 "0008_meetings",
    9 "0009_events",
    10 "0010_warnings",
    11 "0011_ends",
    12 "0012_agreements",
    13 "0013_closing",
    14 "0014_post",
    15 "0015_surveys",
    16 "0016_attendance",
    17 "0017_paper",
    18 "0018_closing_notes",
    19 "0019_awaited",
    20 "0020_pauses",
    21 "0021_meeting_words",
    22 "0022_noted_answers",
    23 "0023_links_over",
    24 "0024_languages_of_letters",
}

fn step(version: i64, name: &'static str, sql: &'static str) -> Migration {
    Migration::new(version, name.into(), MigrationType::Simple, sql.into_sql_str(), false)
}

/// Brings the schema to the newest version; needs the owner's rights on PostgreSQL.
///
/// # Errors
/// A step failed or the database is newer than this program; nothing of that step has happened.
pub async fn migrate(store: &Store) -> Result<()> {
    let done = match &store.pools {
        Pools::Sqlite { writer, .. } => Migrator::with_migrations(sqlite()).run(writer).await,
        Pools::Postgres(pool) => Migrator::with_migrations(postgres()).run(pool).await,
    };
    done.map_err(|error| Error::Database(sqlx::Error::Migrate(Box::new(error))))
}

/// Is the schema the one this program was built for?
///
/// # Errors
/// The database cannot be reached.
pub async fn is_current(store: &Store) -> Result<bool> {
    let newest = "SELECT COALESCE(MAX(version), 0) FROM _sqlx_migrations";
    let found: std::result::Result<(i64,), sqlx::Error> = match &store.pools {
        Pools::Sqlite { readers, .. } => sqlx::query_as(newest).fetch_one(readers).await,
        Pools::Postgres(pool) => sqlx::query_as(newest).fetch_one(pool).await,
    };
    match found {
        Ok((version,)) => Ok(version == NEWEST),
        // No table yet: a database without a schema.
        Err(sqlx::Error::Database(_)) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// A number that changes with every step of the schema.
#[cfg(feature = "testing")]
pub(crate) fn fingerprint() -> u64 {
    use sha2::{Digest, Sha256};
    let mut hash = Sha256::new();
    for step in postgres() {
        hash.update(step.version.to_le_bytes());
        hash.update(&step.checksum);
    }
    hash.finalize().iter().take(8).fold(0, |sum, byte| (sum << 8) | u64::from(*byte))
}
