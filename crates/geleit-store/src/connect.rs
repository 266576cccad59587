//! Opening the database: a SQLite file in a data folder, or PostgreSQL.

use crate::error::{Error, Refusal, Result};
use crate::tx::{Inner, Tx};
use crate::{ask, dialect, macros};
use geleit_domain::id::ProgrammeId;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{AssertSqlSafe, Executor, PgPool, SqlitePool};
use std::path::PathBuf;
use std::time::Duration;
use uuid::Uuid;

/// How many SQLite connections read at the same time.
const READERS: u32 = 4;
/// How many PostgreSQL connections one node holds.
const POSTGRES_CONNECTIONS: u32 = 12;

/// Where the data is.
#[derive(Clone, Debug)]
pub enum Location {
    /// A data folder with the SQLite file `geleit.sqlite`.
    Folder(PathBuf),
    /// A PostgreSQL address.
    Postgres(Box<PgConnectOptions>),
}

impl Location {
    /// PostgreSQL at a `postgres://` address.
    ///
    /// # Errors
    /// The address cannot be read.
    pub fn postgres(url: &str) -> Result<Self> {
        Ok(Self::Postgres(Box::new(url.parse::<PgConnectOptions>()?)))
    }
}

/// The open database. Cloning is cheap and shares the connections.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) pools: Pools,
}

#[derive(Clone, Debug)]
pub(crate) enum Pools {
    Sqlite { writer: SqlitePool, readers: SqlitePool },
    Postgres(PgPool),
}

impl Store {
    /// Opens the database without changing its schema.
    ///
    /// # Errors
    /// The folder or the server cannot be reached, or the PostgreSQL role could bypass the
    /// second wall ([`Refusal::RoleTooStrong`]).
    pub async fn open(location: &Location) -> Result<Self> {
        let pools = match location {
            Location::Folder(folder) => open_sqlite(folder.join("geleit.sqlite")).await?,
            Location::Postgres(options) => Pools::Postgres(open_postgres(options).await?),
        };
        Ok(Self { pools })
    }

    /// Refuses a PostgreSQL role that row-level security does not bind.
    ///
    /// # Errors
    /// [`Refusal::RoleTooStrong`], or the database cannot be asked.
    pub async fn refuse_strong_role(&self) -> Result<()> {
        if let Pools::Postgres(pool) = &self.pools {
            let (strong,): (bool,) =
                sqlx::query_as(dialect::ROLE_TOO_STRONG).fetch_one(pool).await?;
            if strong {
                return Err(Refusal::RoleTooStrong.into());
            }
        }
        Ok(())
    }

    /// A transaction that only reads the rows of one programme.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn read(&self, programme: ProgrammeId) -> Result<Tx> {
        let inner = match &self.pools {
            Pools::Sqlite { readers, .. } => Inner::Sqlite(ask::begin_read_sqlite(readers).await?),
            Pools::Postgres(pool) => {
                let begin = begin("BEGIN READ ONLY", programme);
                Inner::Postgres(ask::begin_postgres(pool, begin).await?)
            }
        };
        Ok(Tx { programme, inner, calendar: None })
    }

    /// A transaction that writes rows of one programme. On SQLite there is one at a time.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn write(&self, programme: ProgrammeId) -> Result<Tx> {
        let inner = match &self.pools {
            Pools::Sqlite { writer, .. } => Inner::Sqlite(ask::begin_write_sqlite(writer).await?),
            Pools::Postgres(pool) => {
                Inner::Postgres(ask::begin_postgres(pool, begin("BEGIN", programme)).await?)
            }
        };
        Ok(Tx { programme, inner, calendar: None })
    }

    /// A reading transaction outside the wall: it sees the directory and no programme.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn outside(&self) -> Result<Tx> {
        self.read(ProgrammeId(Uuid::nil())).await
    }

    /// Can the database be reached?
    ///
    /// # Errors
    /// It cannot.
    pub async fn ping(&self) -> Result<()> {
        let mut tx = self.outside().await?;
        let _: (i32,) = macros::one!(tx, "SELECT 1")?;
        Ok(())
    }

    /// Lets the query planner learn the data after much was written. Without it PostgreSQL joins
    /// everything with everything until it looks by itself: minutes for a list of 100 pairs.
    ///
    /// # Errors
    /// The database cannot be reached.
    pub async fn learn(&self) -> Result<()> {
        match &self.pools {
            Pools::Sqlite { writer, .. } => {
                sqlx::query(dialect::LEARN_SQLITE).execute(writer).await?;
            }
            Pools::Postgres(pool) => {
                sqlx::query(dialect::LEARN_POSTGRES).execute(pool).await?;
            }
        }
        Ok(())
    }

    /// Learns after an import, on PostgreSQL. SQLite plans well without statistics, and those of a
    /// first cohort, in which everybody takes part, would mislead it in the next ones.
    pub(crate) async fn learn_import(&self) -> Result<()> {
        match &self.pools {
            Pools::Sqlite { .. } => Ok(()),
            Pools::Postgres(_) => self.learn().await,
        }
    }

    /// Closes all connections; on SQLite this folds the write-ahead log into the file.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// The programme is set with BEGIN in one round trip; the id is hexadecimal, never outside text.
fn begin(begin: &str, programme: ProgrammeId) -> AssertSqlSafe<String> {
    AssertSqlSafe(format!("{begin}; SELECT set_config('geleit.programme', '{programme}', true)"))
}

async fn open_sqlite(file: PathBuf) -> Result<Pools> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // NORMAL loses acknowledged commits when the power fails.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("temp_store", "memory")
        .pragma("trusted_schema", "OFF")
        .pragma("secure_delete", "ON")
        .pragma("cache_size", "-8000");
    let pool = |connections: u32| {
        SqlitePoolOptions::new()
            .max_connections(connections)
            .acquire_timeout(Duration::from_secs(10))
            .test_before_acquire(false)
            .idle_timeout(None)
            .max_lifetime(None)
    };
    let writer = pool(1).connect_with(options.clone()).await?;
    let readers = pool(READERS).connect_with(options.pragma("query_only", "ON")).await?;
    Ok(Pools::Sqlite { writer, readers })
}

/// PostgreSQL tries the orders of so many tables; further ones are read in the order in which they
/// stand in the statement. With its own limit of eight it thinks for 50 ms about eight tables that
/// it then reads in less than one, with five for three.
const ORDERS: &str = "SET join_collapse_limit = 5";

async fn open_postgres(options: &PgConnectOptions) -> Result<PgPool> {
    PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(10))
        .after_connect(|connection, _| {
            Box::pin(async move { connection.execute(ORDERS).await.map(|_| ()) })
        })
        .connect_with(options.clone().application_name("geleit"))
        .await
        .map_err(Error::from)
}
