//! What `geleit import` says of a file and keeps of it.

use crate::installation::{Installation, on_both};
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, ImportId};
use geleit_domain::slug::Kind;
use geleit_store::seal::{Content, Seal};
use geleit_store::testing;
use serde_json::json;

const MENTEES: &str = "Aktenzahl;Vorname;email;Deutch;Parkplatz\nE-1;Amal;amal@example.org;B2;7\n";

fn import(installation: &Installation, options: &str) -> serde_json::Value {
    installation.done(&format!("import mentees m.csv --cohort wien-1 {options}"))
}

/// The kept files and their status, newest first.
fn kept(installation: &Installation) -> Vec<(Vec<u8>, String)> {
    let key = installation.folder.join(if installation.folder.join("data").is_dir() {
        "data/master.key"
    } else {
        "geleit-data/master.key"
    });
    testing::run(async {
        let store = installation.store().await;
        let (programme, _) = store.find_slug("wien-1", Kind::Cohort).await.unwrap().unwrap();
        let actor = Actor::operator(programme);
        let mut kept = Vec::new();
        for run in store.import_runs(&actor, 10).await.unwrap() {
            let sealed = store.import_file(&actor, ImportId(run.id)).await.unwrap();
            kept.push((
                Seal::from_key_file(&key)
                    .unwrap()
                    .open(&sealed, Content::ImportFile(CohortId(run.cohort_id)))
                    .unwrap(),
                run.status,
            ));
        }
        store.close().await;
        kept
    })
}

on_both! {
    /// Proves S1-37.
    fn the_file_of_an_import_is_kept_sealed_with_its_unknown_columns(installation) {
        let installation = installation.with_programme();
        std::fs::write(installation.folder.join("m.csv"), MENTEES).unwrap();
        import(&installation, "--dry-run");
        assert_eq!(kept(&installation), []);
        import(&installation, "");
        let once = vec![(MENTEES.as_bytes().to_vec(), "done".to_owned())];
        assert_eq!(kept(&installation), once);
        // The same file again changes nothing, so there is nothing to keep.
        import(&installation, "");
        assert_eq!(kept(&installation), once);
    }
}

/// Proves S1-37.
#[test]
fn a_misspelt_column_is_named_with_the_one_that_is_perhaps_meant() {
    let installation = Installation::sqlite().with_programme();
    std::fs::write(installation.folder.join("m.csv"), MENTEES).unwrap();
    let said = import(&installation, "--dry-run");
    assert_eq!(said["unknown_columns"], json!(["Deutch", "Parkplatz"]));
    assert_eq!(said["perhaps_meant"], json!({"Deutch": "german"}));
    let said = installation.run("import mentees m.csv --cohort wien-1 --dry-run");
    assert!(said.stdout.contains("“Deutch” means nothing here"), "{said:?}");
    assert!(said.stdout.contains("is “german” meant?"), "{said:?}");
}

/// Proves S1-37.
#[test]
fn a_refusal_names_the_file_and_the_row() {
    let installation = Installation::sqlite().with_programme();
    std::fs::write(installation.folder.join("m.csv"), MENTEES.replace("amal@", "")).unwrap();
    let said = installation.run("import mentees m.csv --cohort wien-1");
    assert_eq!(said.code, 2);
    assert!(said.stdout.contains("row 2, email “example.org”"), "{said:?}");
    assert!(said.stderr.contains("m.csv: 1 of 1 rows are refused"), "{said:?}");
}
