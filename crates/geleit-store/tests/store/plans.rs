//! How the engines go about each statement: nothing is found by reading a whole table, and on
//! SQLite, which has no second wall, every access to a table starts with the programme.

use geleit_store::testing::{Place, run};
use sqlx::{AssertSqlSafe, Connection, Row};

/// Tables outside the wall: without personal data, they find the programme.
const OUTSIDE: &[&str] = &["slug", "installation", "account_place"];

/// The steps of a plan that could leave the programme.
fn leaving(steps: &[String]) -> impl Iterator<Item = &String> {
    // What the statement itself has put together before is no table.
    let made = steps.iter().filter_map(|step| {
        let (how, what) = step.split_once(' ')?;
        matches!(how, "MATERIALIZE" | "CO-ROUTINE").then_some(what)
    });
    let made: Vec<_> = made.chain(OUTSIDE.iter().copied()).collect();
    steps.iter().filter(move |step| {
        let mut words = step.split_whitespace();
        let is_access = matches!(words.next(), Some("SCAN" | "SEARCH"));
        let table = words.next().unwrap_or_default();
        let is_list = table.starts_with('(')
            || step.contains("VIRTUAL TABLE")
            || step.contains("CONSTANT ROW");
        is_access && !is_list && !made.contains(&table) && !step.contains("(programme_id=?")
    })
}

#[test]
fn on_sqlite_every_access_of_every_statement_starts_with_the_programme() {
    run(async {
        let place = Place::sqlite().await;
        let mut wrong = Vec::new();
        for (name, steps) in sqlite_plans(&place).await {
            wrong.extend(leaving(&steps).map(|step| format!("{name}: {step}")));
        }
        assert!(wrong.is_empty(), "{} accesses:\n{}", wrong.len(), wrong.join("\n"));
    });
}

/// Tables that grow with the years: reading one as a whole is slow one day.
const LARGE: &[&str] = &[
    "application",
    "application_version",
    "mentor",
    "mentor_version",
    "person",
    "person_version",
    "partnership",
    "proposed_pair",
    "entry",
    "mail",
    "status_fact",
];

async fn sqlite_plans(place: &Place) -> Vec<(&'static str, Vec<String>)> {
    let geleit_store::Location::Folder(folder) = &place.location else { unreachable!() };
    let file = folder.join("geleit.sqlite");
    let mut at = sqlx::SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    let mut plans = Vec::new();
    for (name, sql) in geleit_store::statements() {
        let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        let steps = sqlx::query(explain).fetch_all(&mut at).await.unwrap();
        plans.push((name, steps.iter().map(|step| step.get("detail")).collect()));
    }
    plans
}

#[test]
fn on_postgres_no_statement_has_to_read_a_large_table_as_a_whole() {
    run(async {
        let place = Place::postgres().await;
        let geleit_store::Location::Postgres(options) = &place.location else { unreachable!() };
        let mut at = sqlx::PgConnection::connect_with(options).await.unwrap();
        // A full table looks cheap while it is empty: it is planned only where nothing else is
        // possible, and for any values.
        let only_indexes = "SET enable_seqscan = off; SET plan_cache_mode = force_generic_plan;
            SET geleit.programme = '01900000-0000-7000-8000-000000000000'";
        sqlx::raw_sql(only_indexes).execute(&mut at).await.unwrap();
        let mut wrong = Vec::new();
        for (name, sql) in geleit_store::statements() {
            let plan = plan(&mut at, sql).await;
            let scans = plan.iter().filter_map(|step| step.split_once("Seq Scan on "));
            let tables = scans.map(|(_, rest)| rest.split(' ').next().unwrap());
            let large = tables.filter(|table| LARGE.contains(table));
            wrong.extend(large.map(|table| format!("{name} reads all of {table}")));
        }
        assert!(wrong.is_empty(), "{} scans:\n{}", wrong.len(), wrong.join("\n"));
    });
}

async fn plan(at: &mut sqlx::PgConnection, sql: &str) -> Vec<String> {
    let prepare = AssertSqlSafe(format!("PREPARE explained AS {sql}"));
    sqlx::raw_sql(prepare).execute(&mut *at).await.unwrap();
    let count = "SELECT cardinality(parameter_types) FROM pg_prepared_statements
        WHERE name = 'explained'";
    let (parameters,): (i32,) = sqlx::query_as(count).fetch_one(&mut *at).await.unwrap();
    let nulls = vec!["NULL"; usize::try_from(parameters).unwrap()].join(", ");
    let with = if nulls.is_empty() { String::new() } else { format!("({nulls})") };
    let explain = AssertSqlSafe(format!("EXPLAIN EXECUTE explained{with}"));
    let steps: Vec<(String,)> = sqlx::query_as(explain).fetch_all(&mut *at).await.unwrap();
    sqlx::raw_sql("DEALLOCATE explained").execute(at).await.unwrap();
    steps.into_iter().map(|(step,)| step).collect()
}
