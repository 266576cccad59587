//! Wrong use exits 2 and says what was expected, as text and as JSON.

use crate::installation::{Installation, on_both};
use geleit_domain::slug::Kind;
use geleit_store::testing;

on_both! {
    fn an_unknown_slug_exits_2_and_changes_nothing(installation) {
        let installation = installation.with_programme();
        let lines = [
            "organisation create --programme graz --name Kammer --slug k",
            "cohort create --programme graz --slug g-1 --number 1 --regions Graz \
             --starts 2027-02-01 --ends 2027-08-01 --capacity 10",
        ];
        for line in lines {
            assert_eq!(installation.refused(line), "unknown_slug", "{line}");
        }
        // A slug of another kind is unknown as well.
        let line = "organisation create --programme wien-1 --name Kammer --slug k";
        assert_eq!(installation.refused(line), "unknown_slug");
    }
}

#[test]
fn results_go_to_stdout_and_refusals_to_stderr() {
    let installation = Installation::sqlite();
    let line = "programme create --kind tandem --name Wien --slug wien";
    let said = installation.run(line);
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
    assert!(said.stdout.contains("wien"));
    let said = installation.run(line);
    assert_eq!((said.code, said.stdout.as_str()), (2, ""));
    assert!(said.stderr.contains("choose another one"), "{said:?}");
}

#[test]
fn a_misspelt_command_exits_2_also_in_json() {
    let installation = Installation::sqlite();
    for line in ["programm", "programme create --kind tandem", "check --farmat json", ""] {
        let said = installation.run(line);
        assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{line}");
        assert!(said.stderr.to_lowercase().contains("usage"), "{said:?}");
    }
    assert_eq!(installation.refused("programm"), "usage");
    let said = installation.run("--help");
    assert_eq!((said.code, said.stderr.as_str()), (0, ""));
}

#[test]
fn values_that_do_not_fit_exit_2() {
    let installation = Installation::sqlite().with_programme();
    let cohort = "cohort create --programme wien --slug w-2 --number 2 --regions Wien";
    for rest in [
        "--starts 2027-02-01 --ends 2027-02-01 --capacity 10",
        "--starts 2027-02-01 --ends 2027-08-01 --capacity 0",
        "--starts 2027-02-30 --ends 2027-08-01 --capacity 10",
        "--starts 2027-02-01 --ends 2027-08-01 --capacity -1",
    ] {
        installation.refused(&format!("{cohort} {rest}"));
    }
    installation.refused("programme create --kind friends --name Wien --slug wien-2");
    installation.refused("organisation create --programme wien --name K --slug k --duties cook");
}

#[test]
fn an_unknown_setting_is_refused_and_a_file_of_settings_applies() {
    let installation = Installation::sqlite();
    let file = installation.folder.join("geleit.toml");
    std::fs::write(&file, "lisen = \"127.0.0.1:0\"\n").unwrap();
    let said = installation.run("check --config geleit.toml");
    assert_eq!(said.code, 2);
    assert!(said.stderr.contains("lisen"), "{said:?}");

    std::fs::write(&file, "data = \"elsewhere\"\nlog_level = \"loud\"\n").unwrap();
    let said = installation
        .program()
        .env_remove("GELEIT_DATA")
        .args(["check", "--config", "geleit.toml"])
        .output()
        .unwrap();
    assert_eq!(said.status.code(), Some(1), "check finds the wrong log level");
    assert!(installation.folder.join("elsewhere/geleit.sqlite").is_file());
}

/// A writer waits for another one, but not for ever, and then says what is the matter.
#[test]
fn a_database_in_which_somebody_writes_for_long_is_busy() {
    let installation = Installation::sqlite().with_programme();
    let line = "organisation create --programme wien --name ÖIF --slug oeif --duties decide";
    testing::run(async {
        let store = installation.store().await;
        let (programme, _) = store.find_slug("wien", Kind::Programme).await.unwrap().unwrap();
        let writing = store.write(programme).await.unwrap();
        let said = installation.run(&format!("{line} --format json"));
        assert_eq!((said.code, said.error_code().as_str()), (1, "busy"), "{said:?}");
        drop(writing);
        store.close().await;
    });
    installation.done(line);
}
