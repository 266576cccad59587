//! How the engines go about each statement: nothing is found by reading a whole table, and on
//! SQLite, which has no second wall, every access to a table starts with the programme.

use crate::matching::{Table, new_cohort};
use crate::now;
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
        for (name, _, steps) in sqlite_plans(&place, uuid::Uuid::nil()).await {
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
    "meeting",
    "meeting_ask",
    "warning",
    "agreement",
    "agreement_signature",
    "expectation",
    "fit_answer",
    "raised_hand",
    "dissolution",
    "contact_person",
    "extension",
    "referral",
    "supervision_note",
    "final_interview",
    "feedback",
    "closing_choice",
    "closing_ask",
    "outcome",
    "outcome_ask",
    "interview",
    "proposed_pair",
    "endorsement",
    "entry",
    "reason",
    "mail",
    "digest",
    "job",
    "status_fact",
    "event",
    "sign_up",
    "survey_invitation",
    "survey_sheet",
    "survey_answer",
    "story",
    "attendance",
    "event_file",
    "event_report",
    "event_waiver",
];

/// Statements that are meant to go through all records of a programme.
const WHOLE_PROGRAMME: &[(&str, &str)] = &[
    ("::check::", "a check looks at every record"),
    ("::matching::proven::", "a check looks at every proposal that holds"),
    ("::imports::OPEN_PAIRS", "an import compares capacities with all open pairs"),
    ("::persons::ALL", "an import compares its rows with everybody who is known"),
    ("::mentors::ALL", "an import compares its rows with everybody who is known"),
    ("::mentors::VERSIONS_NOW", "an import compares its rows with everybody who is known"),
    ("::figures::PAIRS_OF_PROGRAMME", "a report over all cohorts"),
    ("::cohorts::TALLIES", "counts of every cohort"),
    ("::mails::NEWEST", "in the order of its index, and only a page of it"),
    ("::events::AVAILABLE", "an invitation goes to every mentor who can take somebody on"),
    ("::mentors::LIST", "mentors stay on over the cohorts: the list is of all of them"),
    ("::partnerships::INSERT", "its guard counts the pairs of one cohort, here all there are"),
];

#[test]
fn on_sqlite_no_statement_of_a_page_goes_through_a_whole_programme() {
    run(async {
        let place = Place::sqlite().await;
        let table = Table::laid(&place.store, 60, 40).await;
        table.propose().await;
        table.all_agree().await;
        place.store.release(&table.coordinator, table.cohort, None, now()).await.unwrap();
        let next = new_cohort(&place.store, &table.operator, "wien-19", 19, 100).await;
        table.invite_mentees(next, 61..=90).await;
        table.invite_mentors(next, 41..=80, 1).await;
        place.store.propose(&table.coordinator, next, None, now()).await.unwrap();
        place.store.learn().await.unwrap();
        let mut wrong = Vec::new();
        for (name, sql, steps) in sqlite_plans(&place, table.programme.0).await {
            // Rights of one person are rare, and look everywhere.
            let is_meant =
                !name.contains("::") || WHOLE_PROGRAMME.iter().any(|(part, _)| name.contains(part));
            let whole = steps.iter().filter(|step| step.ends_with("(programme_id=?)"));
            let large = whole.filter(|step| is_large(sql, step) && !is_meant);
            wrong.extend(large.map(|step| format!("{name}: {step}")));
        }
        assert!(wrong.is_empty(), "{} accesses:\n{}", wrong.len(), wrong.join("\n"));
    });
}

/// Is the table of this step, which may go by an alias, a large one?
fn is_large(sql: &str, step: &str) -> bool {
    let name = step.split_whitespace().nth(1).unwrap();
    let words: Vec<_> = sql.split(|c: char| c.is_whitespace() || c == ',').collect();
    let is_alias = words.windows(2).any(|pair| pair[1] == name && LARGE.contains(&pair[0]));
    is_alias || LARGE.contains(&name)
}

/// The plan of each statement. Values are given, because the planner looks at them: without a
/// programme it believes that there are no rows.
async fn sqlite_plans(
    place: &Place,
    programme: uuid::Uuid,
) -> Vec<(&'static str, &'static str, Vec<String>)> {
    let geleit_store::Location::Folder(folder) = &place.location else { unreachable!() };
    let file = folder.join("geleit.sqlite");
    let mut at = sqlx::SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    let mut plans = Vec::new();
    for (name, sql) in geleit_store::statements() {
        let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        let mut query = sqlx::query(explain).bind(programme);
        for _ in (2..20).take_while(|n| sql.contains(&format!("${n}"))) {
            query = query.bind(uuid::Uuid::nil());
        }
        let steps = query.fetch_all(&mut at).await.unwrap();
        plans.push((name, sql, steps.iter().map(|step| step.get("detail")).collect()));
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
