//! Backups: a copy while others write, restored into an empty folder, without the master key.

use crate::installation::{Installation, on_both};
use crate::server::Server;
use std::os::unix::fs::PermissionsExt;

#[test]
fn a_backup_taken_while_others_write_is_whole() {
    let installation = Installation::sqlite().with_programme();
    let writer = |round: u32| {
        let line = format!("programme create --kind tandem --name P --slug p-{round}");
        installation.run(&line).code
    };
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| (0..30).map(writer).collect::<Vec<_>>());
        for copy in 0..5 {
            installation.done(&format!("backup copy-{copy}"));
        }
        assert!(writing.join().unwrap().iter().all(|code| *code == 0));
    });
    for copy in 0..5 {
        let said = installation.run(&format!("restore copy-{copy} --data restored-{copy}"));
        assert_eq!(said.code, 0, "{said:?}");
        let said = installation.run(&format!("check --data restored-{copy}"));
        assert_eq!((said.code, said.stdout.trim()), (0, "nothing found"));
        let taken =
            format!("programme create --kind tandem --name W --slug wien --data restored-{copy}");
        assert_eq!(installation.refused(&taken), "slug_taken", "the data is there");
    }
}

#[test]
fn a_backup_overwrites_nothing_and_leaves_no_draft() {
    let installation = Installation::sqlite().with_programme();
    std::fs::write(installation.folder.join("copy"), "precious").unwrap();
    assert_eq!(installation.refused("backup copy"), "file_exists");
    assert_eq!(std::fs::read(installation.folder.join("copy")).unwrap(), b"precious");
    assert_eq!(installation.run("backup nowhere/copy").code, 1);
    let names = std::fs::read_dir(&installation.folder).unwrap().count();
    assert_eq!(names, 2, "the data folder and the precious file");
}

#[test]
fn only_a_whole_backup_is_restored_and_only_into_an_empty_folder() {
    let installation = Installation::sqlite().with_programme();
    installation.done("backup copy");
    assert_eq!(installation.refused("restore copy"), "folder_not_empty");
    assert_eq!(installation.refused("restore missing --data new"), "unreadable_file");

    let whole = std::fs::read(installation.folder.join("copy")).unwrap();
    let mut bent = whole.clone();
    for page in bent.chunks_mut(4096).skip(2) {
        page[..64].fill(0xaa);
    }
    for (name, bytes) in [
        ("empty", &[][..]),
        ("text", b"this is no database, but it is long enough to look like one".as_slice()),
        ("half", &whole[..whole.len() / 2]),
        ("bent", &bent),
    ] {
        std::fs::write(installation.folder.join(name), bytes).unwrap();
        let code = installation.refused(&format!("restore {name} --data new"));
        assert_eq!(code, "broken_backup", "{name}");
        let left = std::fs::read_dir(installation.folder.join("new"));
        assert!(left.is_ok_and(|mut names| names.next().is_none()), "{name} leaves nothing");
    }
    // The master key is kept apart and may be there already.
    std::fs::write(installation.folder.join("new/master.key"), "key").unwrap();
    installation.done("restore copy --data new");
}

on_both! {
    fn data_is_served_with_its_own_master_key_only(installation) {
        let installation = installation.with_programme();
        let key = installation.folder.join("keys/master.key");
        let at = |name: &'static str| format!("GELEIT_MASTER_KEY_FILE=keys/{name}");
        let check = |name| installation.run_with(&at(name), "check");
        assert_eq!(check("master.key").code, 0, "nothing is sealed yet");
        assert!(!key.exists(), "looking makes no key");
        Server::start_with(&installation, |program| {
            program.env("GELEIT_MASTER_KEY_FILE", "keys/master.key");
        });
        assert_eq!(key.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(check("master.key").code, 0);

        std::fs::write(key.with_file_name("other.key"), "7a".repeat(32)).unwrap();
        for (name, words) in [("other.key", "is not the one of this data"), ("none", "is missing")] {
            let found = check(name);
            assert_eq!(found.code, 1, "{found:?}");
            assert!(found.stdout.contains(words), "{found:?}");
            let refused = installation.run_with(&at(name), "serve --listen 127.0.0.1:0");
            assert_eq!(refused.code, 2, "{refused:?}");
            assert!(refused.stderr.contains(words), "{refused:?}");
            assert!(refused.stderr.contains("keys/"), "it says where: {refused:?}");
        }
        assert!(!key.with_file_name("none").exists(), "no second key is made");
    }
}

#[test]
fn a_restored_backup_says_whether_its_master_key_is_there() {
    let installation = Installation::sqlite().with_programme();
    Server::start(&installation);
    installation.done("backup copy");
    let said = installation.run("restore copy --data new");
    assert_eq!(said.code, 0, "{said:?}");
    assert!(said.stdout.contains("the master key of this data is missing"), "{said:?}");
    assert_eq!(installation.refused("serve --data new"), "master_key_missing");

    let at = |folder: &str| installation.folder.join(folder).join("master.key");
    std::fs::create_dir(installation.folder.join("again")).unwrap();
    std::fs::copy(at("data"), at("again")).unwrap();
    let said = installation.run("restore copy --data again");
    assert!(said.stdout.contains("the master key fits"), "{said:?}");
    assert_eq!(installation.run("check --data again").code, 0);
}

#[test]
fn postgresql_has_its_own_tools() {
    let installation = Installation::postgres();
    assert_eq!(installation.refused("backup copy"), "use_pg_dump");
    assert_eq!(installation.refused("restore copy"), "use_pg_restore");
    assert!(installation.run("backup copy").stderr.contains("pg_dump"));
}
