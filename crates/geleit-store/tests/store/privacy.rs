//! Every column has a class, every table with personal columns an arm, and erasing leaves no
//! trace of a person in the live database.

use crate::imports::{amal, brigitte, cohort, import, mentees, mentors};
use crate::{now, programme};
use geleit_domain::id::{AccountId, PersonId};
use geleit_domain::policy::Role;
use geleit_store::accounts::NewAccount;
use geleit_store::privacy::{arms, classes};
use geleit_store::testing::Place;
use geleit_store::{Location, both};
use sqlx::{Connection, Row};
use std::collections::{BTreeMap, BTreeSet};

async fn columns(place: &Place) -> BTreeSet<(String, String)> {
    let rows = match &place.location {
        Location::Folder(folder) => {
            let file = folder.join("geleit.sqlite");
            let mut db = sqlx::SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
            sqlx::query_as(
                "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c
                 WHERE m.type = 'table' AND m.name NOT LIKE '\\_%' ESCAPE '\\'
                     AND m.name NOT LIKE 'sqlite%'",
            )
            .fetch_all(&mut db)
            .await
            .unwrap()
        }
        Location::Postgres(options) => {
            let mut db = sqlx::PgConnection::connect_with(options).await.unwrap();
            let sql = "SELECT c.relname::text, a.attname::text FROM pg_attribute a
                JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = 'public' AND c.relkind = 'r' AND a.attnum > 0
                    AND NOT a.attisdropped AND c.relname NOT LIKE '\\_%'";
            sqlx::query_as(sql).fetch_all(&mut db).await.unwrap()
        }
    };
    rows.into_iter().collect()
}

both! {
    async fn every_column_has_a_class_and_every_class_a_column(place) {
        let declared: BTreeSet<_> =
            classes().map(|c| (c.table.to_owned(), c.column.to_owned())).collect();
        let found = columns(&place).await;
        let missing: Vec<_> = found.difference(&declared).collect();
        let stale: Vec<_> = declared.difference(&found).collect();
        assert!(missing.is_empty(), "add to classes.tsv: {missing:?}");
        assert!(stale.is_empty(), "no such column: {stale:?}");
        for class in classes() {
            assert!(class.data.len() == 2 && class.data.starts_with('F'), "{class:?}");
            assert!(class.deletion.starts_with('L') && !class.purpose.is_empty(), "{class:?}");
        }
    }
}

#[test]
fn every_column_in_subject_access_is_exported_by_the_arm_of_its_table() {
    let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for class in classes().filter(|class| class.in_access) {
        wanted.entry(class.table).or_default().insert(class.column);
    }
    for (table, columns) in wanted {
        let arm = arms().find(|arm| arm.table == table);
        let arm = arm.unwrap_or_else(|| panic!("{table} has personal columns and no arm"));
        let sql = arm.export.split_whitespace().collect::<Vec<_>>().join(" ");
        let list = sql.trim_start_matches("SELECT ").split(" FROM ").next().unwrap();
        let exported: BTreeSet<&str> = list.split(',').map(str::trim).collect();
        assert_eq!(exported, columns, "{table}");
    }
}

/// Everything in the database as one text, personal files and hashes included.
async fn everything(place: &Place, tables: &BTreeSet<String>) -> String {
    let mut all = String::new();
    for table in tables {
        let sql = format!("SELECT * FROM {table}");
        match &place.location {
            Location::Folder(folder) => {
                let file = folder.join("geleit.sqlite");
                let mut db = sqlx::SqliteConnection::connect(file.to_str().unwrap()).await.unwrap();
                for row in sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_all(&mut db).await.unwrap() {
                    for place in 0..row.len() {
                        if let Ok(text) = row.try_get::<String, _>(place) {
                            all.push_str(&text);
                            all.push('\n');
                        }
                    }
                }
            }
            Location::Postgres(options) => {
                let owner = options.clone().username("geleit_owner").password("geleit_owner");
                let mut db = sqlx::PgConnection::connect_with(&owner).await.unwrap();
                let off = "SELECT set_config('geleit.programme', programme_id::text, false)
                    FROM slug LIMIT 1";
                sqlx::query(off).execute(&mut db).await.unwrap();
                let sql = format!("SELECT t::text FROM {table} t");
                let rows: Vec<(String,)> =
                    sqlx::query_as(sqlx::AssertSqlSafe(sql)).fetch_all(&mut db).await.unwrap();
                rows.into_iter().for_each(|(text,)| all.push_str(&text));
            }
        }
    }
    all
}

both! {
    async fn an_erased_person_leaves_no_word_behind_and_the_others_keep_theirs(place) {
        let (id, actor) = programme(&place.store).await;
        let cohort = cohort(&place, &actor, "c", 1).await;
        let mut canary = amal(2);
        canary.reference = "CANARY-reference".into();
        canary.identity.given_name = "CANARY-given".into();
        canary.identity.family_name = "CANARY-family".into();
        canary.identity.email = "canary-mail@example.org".into();
        canary.identity.phone = "+43 1 CANARY-phone".into();
        canary.profile.last_employer = Some("CANARY-employer".into());
        canary.profile.goal_words = vec!["CANARY-goal".into()];
        canary.profile.exclusions = vec!["CANARY-exclusion".into()];
        mentees(&place, &actor, &import(cohort), &[canary, amal(3)]).await.unwrap();
        mentors(&place, &actor, &import(cohort), &[brigitte(2, 1)]).await;
        let mut tx = place.store.read(id).await.unwrap();
        let application = tx.applications_of(cohort).await.unwrap()
            .into_iter().find(|a| a.reference.starts_with("CANARY")).unwrap();
        drop(tx);
        let person = PersonId(application.person_id);
        let account = NewAccount {
            email: "canary-account@example.org",
            name: "CANARY-account",
            role: Role::Mentee,
            organisation: None,
            person: Some(person),
            language: "de",
        };
        let _: (AccountId, String) =
            place.store.create_account(&actor, &account, now()).await.unwrap();
        let tables: BTreeSet<String> =
            columns(&place).await.into_iter().map(|(table, _)| table).collect();
        let before = everything(&place, &tables).await;
        assert!(before.contains("CANARY-family") && before.contains("canary-account"));

        let mut tx = place.store.write(id).await.unwrap();
        let bundle = tx.export_person(person).await.unwrap();
        let text = serde_json::to_string(&bundle).unwrap();
        for word in ["CANARY-reference", "CANARY-given", "canary-mail", "CANARY-goal",
            "CANARY-account", "CANARY-exclusion"] {
            assert!(text.contains(word), "{word} is missing in the bundle");
        }
        tx.erase_person(&actor, person, "asked by letter", now()).await.unwrap();
        tx.commit().await.unwrap();

        let after = everything(&place, &tables).await.to_lowercase();
        assert!(!after.contains("canary"), "a trace is left");
        assert!(after.contains("haddad 3") && after.contains("brigitte2@example.org"));
        let mut tx = place.store.read(id).await.unwrap();
        assert_eq!(tx.broken_entry().await.unwrap(), None);
    }
}
