//! For tests only: a fresh database per test on a real engine. `both!` writes one test for
//! SQLite and one for PostgreSQL.

use crate::connect::{Location, Store};
use crate::seal::Seal;
use geleit_domain::id::ProgrammeId;
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// A fresh, migrated database; the folder is removed when it is dropped.
#[derive(Debug)]
pub struct Place {
    /// The open store, under the role that the program itself uses.
    pub store: Store,
    /// Where it is.
    pub location: Location,
    folder: Option<PathBuf>,
}

/// Declares a test that runs on SQLite and on PostgreSQL.
#[macro_export]
macro_rules! both {
    ($($(#[$meta:meta])* async fn $name:ident($place:ident) $body:block)+) => {$(
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            $(#[$meta])*
            #[test]
            fn sqlite() {
                $crate::testing::run(async {
                    let $place = $crate::testing::Place::sqlite().await;
                    $body
                });
            }

            $(#[$meta])*
            #[test]
            fn postgres() {
                $crate::testing::run(async {
                    let $place = $crate::testing::Place::postgres().await;
                    $body
                });
            }
        }
    )+};
}

/// Runs a test on its own runtime.
///
/// # Panics
/// When the runtime cannot start.
pub fn run<F: Future>(test: F) -> F::Output {
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime starts")
        .block_on(test)
}

/// A new empty folder for one test.
///
/// # Panics
/// When the folder cannot be made.
#[must_use]
pub fn folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = std::env::temp_dir().join(format!("geleit-test-{}-{number}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    folder
}

/// A seal with the same key in every test.
///
/// # Panics
/// When the temporary folder cannot be written.
#[must_use]
pub fn seal() -> Seal {
    let folder = folder();
    let file = folder.join("master.key");
    std::fs::write(&file, "5e".repeat(32)).expect("the temporary folder can be written");
    let seal = Seal::from_key_file(&file).expect("64 hexadecimal digits are a key");
    let _ = std::fs::remove_dir_all(folder);
    seal
}

impl Place {
    /// A fresh SQLite database.
    ///
    /// # Panics
    /// When it cannot be made.
    pub async fn sqlite() -> Self {
        let folder = folder();
        let location = Location::Folder(folder.clone());
        let store = Store::open(&location).await.expect("SQLite opens");
        crate::migrate(&store).await.expect("the schema is made");
        Self { store, location, folder: Some(folder) }
    }

    /// A fresh PostgreSQL database, copied from a migrated template.
    ///
    /// # Panics
    /// When `GELEIT_TEST_POSTGRES` is not set or the server does not answer: a test on the second
    /// engine is never skipped.
    pub async fn postgres() -> Self {
        let server = std::env::var("GELEIT_TEST_POSTGRES").expect(
            "set GELEIT_TEST_POSTGRES to the owner's address; `bin/postgres start` prints it",
        );
        let owner: sqlx::postgres::PgConnectOptions = server.parse().expect("an address");
        let template = template(&owner).await;
        let name = format!("t_{}", uuid::Uuid::from_bytes(random()).simple());
        let mut admin = PgConnection::connect_with(&owner).await.expect("PostgreSQL answers");
        let create = format!("CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        sqlx::query(AssertSqlSafe(create)).execute(&mut admin).await.expect("a database is made");
        let options = owner.database(&name).username("geleit_web").password("geleit_web");
        let location = Location::Postgres(Box::new(options));
        let store = Store::open(&location).await.expect("PostgreSQL opens");
        store.refuse_strong_role().await.expect("the tests run under the weak role");
        Self { store, location, folder: None }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

fn random() -> [u8; 16] {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

/// The migrated template of this schema, made once by whichever test comes first.
async fn template(owner: &sqlx::postgres::PgConnectOptions) -> String {
    let name = format!("geleit_template_{:x}", crate::migrations::fingerprint());
    let mut admin = PgConnection::connect_with(owner).await.expect("PostgreSQL answers");
    // One test at a time makes the template; the others wait here.
    sqlx::query("SELECT pg_advisory_lock(7411)").execute(&mut admin).await.expect("a lock");
    let found: Option<(i32,)> =
        sqlx::query_as("SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate")
            .bind(&name)
            .fetch_optional(&mut admin)
            .await
            .expect("an answer");
    if found.is_none() {
        for sql in [format!("DROP DATABASE IF EXISTS {name}"), format!("CREATE DATABASE {name}")] {
            sqlx::query(AssertSqlSafe(sql)).execute(&mut admin).await.expect("a database");
        }
        let location = Location::Postgres(Box::new(owner.clone().database(&name)));
        let store = Store::open(&location).await.expect("PostgreSQL opens");
        crate::migrate(&store).await.expect("the schema is made");
        store.close().await;
        let mark = format!("ALTER DATABASE {name} WITH IS_TEMPLATE true");
        sqlx::query(AssertSqlSafe(mark)).execute(&mut admin).await.expect("a template");
    }
    sqlx::query("SELECT pg_advisory_unlock(7411)").execute(&mut admin).await.expect("unlocked");
    name
}

/// Suspends the account with this address.
///
/// # Panics
/// When the database fails.
pub async fn suspend(store: &Store, programme: ProgrammeId, email: &str) {
    const SUSPEND: &str = "UPDATE account SET status = 'suspended'
        WHERE programme_id = $1 AND email_key = $2";
    let mut tx = store.write(programme).await.expect("a transaction");
    let changed = crate::macros::execute!(tx, SUSPEND, programme.0, email).expect("an update");
    assert_eq!(changed, 1, "{email} has an account");
    tx.commit().await.expect("it lasts");
}

/// The value of a pragma on every connection of the pools, taken out all at once.
///
/// # Panics
/// On PostgreSQL.
pub async fn pragma(store: &Store, name: &str) -> Vec<String> {
    let crate::connect::Pools::Sqlite { writer, readers } = &store.pools else {
        panic!("pragmas are SQLite's")
    };
    let mut connections = vec![writer.acquire().await.expect("the writer")];
    for _ in 0..readers.options().get_max_connections() {
        connections.push(readers.acquire().await.expect("a reader"));
    }
    let mut values = Vec::new();
    for connection in &mut connections {
        let sql = AssertSqlSafe(format!("SELECT CAST({name} AS TEXT) FROM pragma_{name}"));
        let (value,): (String,) =
            sqlx::query_as(sql).fetch_one(&mut **connection).await.expect("a pragma");
        values.push(value);
    }
    values
}

/// Changes rows of one programme behind the back of the store and gives how many.
///
/// # Panics
/// When the database refuses.
pub async fn execute(store: &Store, programme: ProgrammeId, sql: &'static str) -> u64 {
    let mut tx = store.write(programme).await.expect("a transaction");
    let changed = crate::macros::execute!(tx, sql).expect("a statement that fits");
    tx.commit().await.expect("the change lasts");
    changed
}

/// Notes that a letter has gone out, as the worker does it with a digest.
///
/// # Panics
/// When the database fails; it is for tests.
pub async fn sent(store: &Store, programme: ProgrammeId, mail: uuid::Uuid, at: jiff::Timestamp) {
    let mut tx = store.write(programme).await.expect("a transaction");
    let sql = "UPDATE mail SET sent_at = $3 WHERE programme_id = $1 AND id = $2";
    crate::macros::execute!(tx, sql, programme.0, mail, crate::time::micros(at))
        .expect("a statement that fits");
    tx.commit().await.expect("the change lasts");
}
