//! Backups: a copy while others write, restored into an empty folder, without the master key.

use crate::installation::Installation;

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

#[test]
fn postgresql_has_its_own_tools() {
    let installation = Installation::postgres();
    assert_eq!(installation.refused("backup copy"), "use_pg_dump");
    assert_eq!(installation.refused("restore copy"), "use_pg_restore");
    assert!(installation.run("backup copy").stderr.contains("pg_dump"));
}
