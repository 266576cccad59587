//! One statement or transaction, asked of one engine, behind a plain function.
//!
//! An `async fn` is compiled anew in every crate that awaits it, and with it whatever it awaits
//! itself. What the drivers do for a query is large; boxed here it is compiled once.

use crate::error::{Error, Result};
use sqlx::{AssertSqlSafe, PgPool, Postgres, Sqlite, SqlitePool, Transaction};
use std::pin::Pin;

/// An answer on its way.
pub(crate) type Asked<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

macro_rules! engine {
    ($(#[$meta:meta])* $name:ident, $engine:ty, $arguments:ty, $row:ty, $connection:ty) => {
        $(#[$meta])*
        pub(crate) mod $name {
            use super::{Asked, Error, Result};
            use sqlx::FromRow;
            use sqlx::query::Query;

            type Question<'a> = Query<'a, $engine, $arguments>;

            pub(crate) fn fetch_all<'a>(
                query: Question<'a>,
                connection: &'a mut $connection,
            ) -> Asked<'a, Vec<$row>> {
                Box::pin(async { query.fetch_all(connection).await.map_err(Error::from) })
            }

            pub(crate) fn fetch_optional<'a>(
                query: Question<'a>,
                connection: &'a mut $connection,
            ) -> Asked<'a, Option<$row>> {
                Box::pin(async { query.fetch_optional(connection).await.map_err(Error::from) })
            }

            /// The number of rows that the statement changed.
            pub(crate) fn execute<'a>(
                query: Question<'a>,
                connection: &'a mut $connection,
            ) -> Asked<'a, u64> {
                Box::pin(async {
                    let done = query.execute(connection).await.map_err(Error::from)?;
                    Ok(done.rows_affected())
                })
            }

            pub(crate) fn all<T>(rows: Vec<$row>) -> Result<Vec<T>>
            where
                T: for<'r> FromRow<'r, $row>,
            {
                Ok(rows.iter().map(T::from_row).collect::<sqlx::Result<_>>()?)
            }

            pub(crate) fn optional<T>(row: Option<$row>) -> Result<Option<T>>
            where
                T: for<'r> FromRow<'r, $row>,
            {
                Ok(row.as_ref().map(T::from_row).transpose()?)
            }

            pub(crate) fn one<T>(row: Option<$row>) -> Result<T>
            where
                T: for<'r> FromRow<'r, $row>,
            {
                optional(row)?.ok_or(Error::NotFound)
            }
        }
    };
}

engine!(
    /// SQLite.
    sqlite, sqlx::Sqlite, sqlx::sqlite::SqliteArguments, sqlx::sqlite::SqliteRow,
    sqlx::SqliteConnection
);
engine!(
    /// PostgreSQL.
    postgres, sqlx::Postgres, sqlx::postgres::PgArguments, sqlx::postgres::PgRow,
    sqlx::PgConnection
);

pub(crate) fn begin_read_sqlite(pool: &SqlitePool) -> Asked<'_, Transaction<'static, Sqlite>> {
    Box::pin(async { Ok(pool.begin().await?) })
}

pub(crate) fn begin_write_sqlite(pool: &SqlitePool) -> Asked<'_, Transaction<'static, Sqlite>> {
    Box::pin(async { Ok(pool.begin_with("BEGIN IMMEDIATE").await?) })
}

pub(crate) fn begin_postgres(
    pool: &PgPool,
    begin: AssertSqlSafe<String>,
) -> Asked<'_, Transaction<'static, Postgres>> {
    Box::pin(async { Ok(pool.begin_with(begin).await?) })
}

pub(crate) fn commit_sqlite(tx: Transaction<'static, Sqlite>) -> Asked<'static, ()> {
    Box::pin(async { Ok(tx.commit().await?) })
}

pub(crate) fn commit_postgres(tx: Transaction<'static, Postgres>) -> Asked<'static, ()> {
    Box::pin(async { Ok(tx.commit().await?) })
}
