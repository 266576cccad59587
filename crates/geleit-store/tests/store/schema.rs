//! Every statement is understood by both engines, and both schemas have the same columns.

use geleit_store::testing::Place;
use sqlx::{Column, Executor, SqlSafeStr, Statement, TypeInfo};

async fn sqlite(place: &Place) -> sqlx::SqliteConnection {
    use sqlx::Connection;
    let geleit_store::Location::Folder(folder) = &place.location else { unreachable!() };
    let file = folder.join("geleit.sqlite");
    sqlx::SqliteConnection::connect(file.to_str().unwrap()).await.unwrap()
}

async fn postgres(place: &Place) -> sqlx::PgConnection {
    use sqlx::Connection;
    let geleit_store::Location::Postgres(options) = &place.location else { unreachable!() };
    sqlx::PgConnection::connect_with(options).await.unwrap()
}

/// The types of a column that mean the same on both engines.
fn alike(sqlite: &str, postgres: &str) -> bool {
    matches!(
        (sqlite, postgres),
        ("BLOB", "UUID" | "BYTEA") | ("TEXT", "TEXT") | ("INTEGER", "INT8" | "BOOL" | "INT4")
    )
        // SQLite does not know the type of an expression before it runs.
        || sqlite == "NULL"
}

#[test]
fn every_statement_is_prepared_on_both_engines_with_the_same_columns() {
    geleit_store::testing::run(async {
        let (on_sqlite, on_postgres) = (Place::sqlite().await, Place::postgres().await);
        let (mut a, mut b) = (sqlite(&on_sqlite).await, postgres(&on_postgres).await);
        let statements = geleit_store::statements();
        for (name, sql) in &statements {
            let left = (&mut a).prepare(sql.into_sql_str()).await;
            let left = left.unwrap_or_else(|e| panic!("{name} on SQLite: {e}"));
            let right = (&mut b).prepare(sql.into_sql_str()).await;
            let right = right.unwrap_or_else(|e| panic!("{name} on PostgreSQL: {e}"));
            let names = |c: &[String]| c.join(" ");
            let of_left: Vec<_> = left.columns().iter().map(|c| c.name().to_owned()).collect();
            let of_right: Vec<_> = right.columns().iter().map(|c| c.name().to_owned()).collect();
            assert_eq!(names(&of_left), names(&of_right), "{name}");
            for (l, r) in left.columns().iter().zip(right.columns()) {
                let (l, r, column) = (l.type_info().name(), r.type_info().name(), l.name());
                assert!(alike(l, r), "{name}: {column} is {l} on SQLite, {r} on PostgreSQL");
            }
        }
        println!("{} statements prepared on both engines", statements.len());
    });
}

/// Tables that stand outside the wall and hold no personal data.
const OUTSIDE: &[&str] = &["slug", "installation", "account_place"];

#[test]
fn every_statement_names_the_programme() {
    for (name, sql) in geleit_store::statements() {
        let is_outside = OUTSIDE.iter().any(|table| sql.contains(&format!(" {table} ")));
        assert!(sql.contains("programme_id") || is_outside, "{name} may cross the wall: {sql}");
    }
}
