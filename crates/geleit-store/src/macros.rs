//! Three small macros instead of a framework: named statements, rows, and one call for both
//! engines.

/// Declares SQL constants and the list `STATEMENTS` of them.
macro_rules! statements {
    ($($(#[$meta:meta])* $name:ident = $sql:expr;)+) => {
        $($(#[$meta])* const $name: &str = $sql;)+

        /// Every statement of this module with its name.
        pub(crate) const STATEMENTS: &[(&str, &str)] = &[
            $((concat!(module_path!(), "::", stringify!($name)), $name)),+
        ];
    };
}

/// Declares a struct that is read from the columns of the same names, on either engine.
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$note:meta])* $fvis:vis $field:ident: $ty:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        $vis struct $name { $($(#[$note])* $fvis $field: $ty),+ }

        impl<'r, R: sqlx::Row> sqlx::FromRow<'r, R> for $name
        where
            &'static str: sqlx::ColumnIndex<R>,
            $($ty: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,)+
        {
            fn from_row(row: &'r R) -> Result<Self, sqlx::Error> {
                Ok(Self { $($field: row.try_get(stringify!($field))?),+ })
            }
        }
    };
}

/// Runs one query on the engine of the transaction: `run!(tx, fetch_all, query_as(SQL), a, b)`.
macro_rules! run {
    ($tx:expr, $how:ident, $query:ident($sql:expr) $(, $arg:expr)* $(,)?) => {
        match &mut $tx.inner {
            $crate::tx::Inner::Sqlite(t) => {
                sqlx::$query($sql)$(.bind($arg))*.$how(&mut **t).await.map_err($crate::Error::from)
            }
            $crate::tx::Inner::Postgres(t) => {
                sqlx::$query($sql)$(.bind($arg))*.$how(&mut **t).await.map_err($crate::Error::from)
            }
        }
    };
}

/// All rows.
macro_rules! all {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::macros::run!($tx, fetch_all, query_as($sql) $(, $arg)*)
    };
}

/// One row or none.
macro_rules! optional {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::macros::run!($tx, fetch_optional, query_as($sql) $(, $arg)*)
    };
}

/// Exactly one row.
macro_rules! one {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::macros::run!($tx, fetch_one, query_as($sql) $(, $arg)*)
    };
}

/// Runs a statement and gives the number of rows it changed.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        match &mut $tx.inner {
            $crate::tx::Inner::Sqlite(t) => sqlx::query($sql)$(.bind($arg))*
                .execute(&mut **t).await.map(|done| done.rows_affected())
                .map_err($crate::Error::from),
            $crate::tx::Inner::Postgres(t) => sqlx::query($sql)$(.bind($arg))*
                .execute(&mut **t).await.map(|done| done.rows_affected())
                .map_err($crate::Error::from),
        }
    };
}

pub(crate) use {all, execute, one, optional, row, run, statements};
