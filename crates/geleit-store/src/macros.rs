//! A few small macros instead of a framework: named statements, rows, and one call for both
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

/// Asks the engine of the transaction: `run!(tx, fetch_all, all, SQL, a, b)` fetches and reads.
macro_rules! run {
    ($tx:expr, $fetch:ident, $read:ident, $sql:expr $(, $arg:expr)* $(,)?) => {
        match &mut $tx.inner {
            $crate::tx::Inner::Sqlite(t) => {
                $crate::ask::sqlite::$fetch(sqlx::query($sql)$(.bind($arg))*, &mut **t)
                    .await.and_then($crate::ask::sqlite::$read)
            }
            $crate::tx::Inner::Postgres(t) => {
                $crate::ask::postgres::$fetch(sqlx::query($sql)$(.bind($arg))*, &mut **t)
                    .await.and_then($crate::ask::postgres::$read)
            }
        }
    };
}

/// All rows.
macro_rules! all {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::macros::run!($tx, fetch_all, all, $sql $(, $arg)*)
    };
}

/// One row or none.
macro_rules! optional {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::macros::run!($tx, fetch_optional, optional, $sql $(, $arg)*)
    };
}

/// Exactly one row.
macro_rules! one {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        $crate::macros::run!($tx, fetch_optional, one, $sql $(, $arg)*)
    };
}

/// Runs a statement and gives the number of rows it changed.
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $arg:expr)* $(,)?) => {
        match &mut $tx.inner {
            $crate::tx::Inner::Sqlite(t) => {
                $crate::ask::sqlite::execute(sqlx::query($sql)$(.bind($arg))*, &mut **t).await
            }
            $crate::tx::Inner::Postgres(t) => {
                $crate::ask::postgres::execute(sqlx::query($sql)$(.bind($arg))*, &mut **t).await
            }
        }
    };
}

/// Inserts many rows with the statement of one: `insert_all!(tx, SQL, rows, |row| row.a, row.b)`.
macro_rules! insert_all {
    ($tx:expr, $sql:expr, $rows:expr, |$row:pat_param| $($value:expr),+ $(,)?) => {
        for rows in $rows.chunks($crate::macros::ROWS_AT_ONCE) {
            match &mut $tx.inner {
                $crate::tx::Inner::Sqlite(t) => {
                    // SQLite looks for each named place among all of them; these have no names.
                    let sql = $crate::macros::for_rows($sql, rows.len(), |_| "?".to_owned());
                    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
                    for $row in rows { $(query = query.bind($value);)+ }
                    $crate::ask::sqlite::execute(query, &mut **t).await?;
                }
                $crate::tx::Inner::Postgres(t) => {
                    let sql = $crate::macros::for_rows($sql, rows.len(), |n| format!("${n}"));
                    let mut query = sqlx::query(sqlx::AssertSqlSafe(sql));
                    for $row in rows { $(query = query.bind($value);)+ }
                    $crate::ask::postgres::execute(query, &mut **t).await?;
                }
            }
        }
    };
}

/// How many rows one statement inserts. The widest table has 33 columns, and one statement may
/// have 32,766 values.
pub(crate) const ROWS_AT_ONCE: usize = 50;

/// The text of an INSERT of one row, for many: `($1, $2)` becomes `($1, $2), ($3, $4)`. How a
/// place for a value is written differs.
pub(crate) fn for_rows(sql: &str, rows: usize, place: fn(usize) -> String) -> String {
    let (head, values) = sql.rsplit_once("VALUES (").expect("an INSERT of one row");
    let width = values.matches('$').count();
    debug_assert_eq!(values.split(',').count(), width, "every value is bound: {sql}");
    let row = |row| {
        let values: Vec<_> = (1..=width).map(|n| place(row * width + n)).collect();
        format!("({})", values.join(", "))
    };
    format!("{head}VALUES {}", (0..rows).map(row).collect::<Vec<_>>().join(", "))
}

pub(crate) use {all, execute, insert_all, one, optional, row, run, statements};

#[cfg(test)]
mod tests {
    use super::for_rows;

    #[test]
    fn an_insert_of_one_row_becomes_one_of_many() {
        let one = "INSERT INTO t (a, b) VALUES ($1, $2)";
        let numbered = |n| format!("${n}");
        assert_eq!(for_rows(one, 1, numbered), one);
        let three = "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6)";
        assert_eq!(for_rows(one, 3, numbered), three);
        let unnamed = "INSERT INTO t (a, b) VALUES (?, ?), (?, ?)";
        assert_eq!(for_rows(one, 2, |_| "?".to_owned()), unnamed);
    }
}
