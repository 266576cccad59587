//! `geleit check` finds what guards and steps would never let happen, when somebody has changed
//! the database from outside; and nothing else.

use crate::partnerships::released;
use geleit_store::testing::{self, Place};
use geleit_store::{Location, both};
use sqlx::{Connection, Executor, SqliteConnection};

/// One change from outside and what must be said about it.
const DAMAGE: &[(&str, &str)] = &[
    ("UPDATE cohort SET status = 'closed'", "cohort: its status"),
    ("UPDATE application SET status = 'waitlisted'", "application: its status"),
    ("UPDATE mentor SET status = 'paused'", "mentor: the status"),
    ("UPDATE partnership SET status = 'completed'", "partnership: its status"),
    ("UPDATE status_fact SET known_until = known_from", "partnership: its status"),
    ("DELETE FROM person_version", "person: not exactly one version"),
    ("UPDATE application_version SET known_until = 1", "application: not exactly one version"),
    ("UPDATE mentor_version SET known_until = 1", "mentor: not exactly one version"),
    ("UPDATE cohort SET capacity = 1", "cohort: more open pairs than places"),
    ("UPDATE mentor SET capacity = 0", "mentor: more open pairs than places"),
    (
        "UPDATE partnership SET person_id = (SELECT MIN(person_id) FROM partnership)",
        "mentee: more open pairs than the programme allows",
    ),
    ("UPDATE proposal SET dual = dual + 1", "proposal: its bound"),
    ("UPDATE proposal SET total = total + 1", "proposal: its total"),
    ("UPDATE proposed_pair SET points = points + 1", "proposal: its total"),
    (
        "UPDATE proposed_pair SET points = points + CASE id
            WHEN (SELECT MIN(id) FROM proposed_pair) THEN 1
            WHEN (SELECT MAX(id) FROM proposed_pair) THEN -1 ELSE 0 END",
        "proposal: a pair has other points than its certificate proves",
    ),
    ("UPDATE proposal SET certificate = '{}'", "proposal: its certificate cannot be read"),
    (
        "UPDATE proposal SET certificate = '{\"valid\":true}'",
        "proposal: its certificate is not the one that was recorded",
    ),
    ("UPDATE entry SET at = at + 1 WHERE seq = 4", "the audit chain is broken at entry 4"),
    ("UPDATE job SET attempts = 11", "jobs were tried more than 10 times"),
    ("DELETE FROM region_group", "cohort: 1 rows point to nothing"),
];

pub(crate) async fn change_from_outside(place: &Place, sql: &str) {
    let Location::Folder(folder) = &place.location else { unreachable!() };
    let file = folder.join("geleit.sqlite");
    let mut db = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
    let guards: Vec<(String,)> =
        sqlx::query_as("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            .fetch_all(&mut db)
            .await
            .unwrap();
    for (guard,) in guards {
        let sql = sqlx::AssertSqlSafe(format!("DROP TRIGGER {guard}"));
        sqlx::query(sql).execute(&mut db).await.unwrap();
    }
    db.execute("PRAGMA foreign_keys = OFF").await.unwrap();
    db.execute(sqlx::AssertSqlSafe(sql.to_owned())).await.unwrap();
}

both! {
    async fn nothing_is_found_in_what_the_program_itself_wrote(place) {
        released(&place, 3).await;
        assert_eq!(place.store.damage().await.unwrap(), Vec::<String>::new());
    }
}

#[test]
fn every_damage_is_found_and_named() {
    testing::run(async {
        for (sql, meaning) in DAMAGE {
            let place = Place::sqlite().await;
            released(&place, 3).await;
            change_from_outside(&place, sql).await;
            let found = place.store.damage().await.unwrap();
            assert!(found.iter().any(|what| what.contains(meaning)), "{sql}: {found:?}");
        }
    });
}

#[test]
fn a_damaged_page_is_found() {
    testing::run(async {
        let place = Place::sqlite().await;
        released(&place, 3).await;
        place.store.close().await;
        let Location::Folder(folder) = &place.location else { unreachable!() };
        let file = folder.join("geleit.sqlite");
        // The first page of a table, by name: where a page lies in the file differs from run to
        // run, and the schema and the steps already taken must stay readable for it to open.
        let mut db = SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
        let (root, size): (i64, i64) = sqlx::query_as(
            "SELECT rootpage, page_size FROM sqlite_master, pragma_page_size
             WHERE name = 'person_version'",
        )
        .fetch_one(&mut db)
        .await
        .unwrap();
        db.close().await.unwrap();
        let (root, size) = (usize::try_from(root).unwrap(), usize::try_from(size).unwrap());
        let mut bytes = std::fs::read(&file).unwrap();
        bytes[(root - 1) * size..root * size].fill(0xaa);
        std::fs::write(&file, bytes).unwrap();
        let store = geleit_store::Store::open(&place.location).await.unwrap();
        let found = store.file_damage().await.unwrap();
        assert!(found.iter().any(|what| what.contains("damaged")), "{found:?}");
    });
}
