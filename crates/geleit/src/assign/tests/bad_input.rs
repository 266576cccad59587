//! Bad input: a message that says what to do, and no file written.
#![allow(clippy::unwrap_used)]

use super::files::Folder;
use super::{EDGES, folder};

/// Refused by the caller's fault, with a message that ends like this, and nothing written.
#[track_caller]
fn assert_refused(folder: &Folder, message: &str) {
    let before = folder.files();
    let error = folder.run().unwrap_err();
    let text = error.to_string();
    let (_, shown) = text.rsplit_once('/').unwrap_or(("", &text));
    assert_eq!(shown, message);
    assert_eq!(error.exit_code(), 2);
    assert_eq!(folder.files(), before, "something was written");
}

#[track_caller]
fn assert_row_refused(row: &str, message: &str) {
    let name = format!("row {}", row.replace(|c: char| !c.is_alphanumeric(), "-"));
    let folder = folder(&name);
    folder.write("edges.csv", format!("{EDGES}{row}\n"));
    assert_refused(&folder, message);
}

#[test]
fn a_row_that_is_no_possible_pair_is_refused_with_its_number() {
    assert_row_refused(
        "Farid,Brigitte,-3",
        "edges.csv, row 7: column score is \"-3\"; expected an integer from 0 to 1000000",
    );
    assert_row_refused(
        "Farid,Brigitte,1000001",
        "edges.csv, row 7: column score is \"1000001\"; expected an integer from 0 to 1000000",
    );
    assert_row_refused(
        "Farid,Brigitte,4.5",
        "edges.csv, row 7: column score is \"4.5\"; expected an integer from 0 to 1000000",
    );
    assert_row_refused(
        "Farid,Brigitte",
        "edges.csv, row 7: expected 3 fields (mentee,mentor,score), found 2",
    );
    assert_row_refused(
        ",Brigitte,4",
        "edges.csv, row 7: column mentee is \"\"; expected an id: any text without comma",
    );
    assert_row_refused(
        "Amal,Brigitte,4",
        "edges.csv, row 7: \"Amal\" and \"Brigitte\" are already listed in row 4; keep one of \
         the two",
    );
}

#[test]
fn the_row_is_the_one_an_editor_shows_however_lines_end() {
    let folder = folder("line ends");
    for text in [
        "mentee,mentor,score\r\nAmal,Brigitte,1\r\n\r\nElif,Brigitte,x\r\nDilan,Gerhard,1\r\n",
        "mentee,mentor,score\r\nAmal,Brigitte,1\r\n\r\nElif,Brigitte,x",
        "mentee,mentor,score\nAmal,Brigitte,1\n\nElif,Brigitte,x\nDilan,Gerhard,1\n",
        "mentee,mentor,score\n\nAmal,Brigitte,1\nElif,Brigitte,x",
    ] {
        folder.write("edges.csv", text);
        assert_refused(
            &folder,
            "edges.csv, row 4: column score is \"x\"; expected an integer from 0 to 1000000",
        );
    }
}

#[test]
fn an_unknown_mentor_is_named_with_the_file_that_lacks_him() {
    let folder = folder("unknown mentor");
    folder.write("edges.csv", format!("{EDGES}Amal,Horst,4\n"));
    let text = folder.run().unwrap_err().to_string();
    assert!(text.contains("edges.csv, row 7: mentor \"Horst\" is not in "), "{text}");
    assert!(text.ends_with("capacities.csv; add it there or remove the row"), "{text}");
}

#[test]
fn capacities_are_refused_when_too_large_negative_or_given_twice() {
    let folder = folder("capacities");
    let refused = |rows: &str, message: &str| {
        folder.write("capacities.csv", format!("mentor,capacity\n{rows}"));
        assert_refused(&folder, message);
    };
    refused(
        "Brigitte,1001\n",
        "capacities.csv, row 2: column capacity is \"1001\"; expected an integer from 0 to 1000",
    );
    refused(
        "Brigitte,1\nGerhard,-1\n",
        "capacities.csv, row 3: column capacity is \"-1\"; expected an integer from 0 to 1000",
    );
    refused(
        "Brigitte,1\nGerhard,1\nBrigitte,2\n",
        "capacities.csv, row 4: \"Brigitte\" is already in row 2; keep one of the two",
    );
}

#[test]
fn locks_that_cannot_be_kept_are_refused() {
    let mut folder = folder("bad locks");
    let mut refused = |rows: &str, message: &str| {
        folder.lock(&format!("mentee,mentor\n{rows}"));
        assert_refused(&folder, message);
    };
    refused(
        "Elif,Gerhard\n",
        "locks.csv, row 2: \"Elif\" and \"Gerhard\" are not listed as a possible pair; list them \
         with a score or remove the lock",
    );
    refused(
        "Farid,Gerhard\n",
        "locks.csv, row 2: \"Farid\" is in no possible pair; list it or remove the lock",
    );
    refused(
        "Elif,Brigitte\nAmal,Brigitte\n",
        "locks.csv, row 3: \"Brigitte\" has a capacity of 1 but more locks; raise it or remove a \
         lock",
    );
    refused(
        "Amal,Brigitte\nAmal,Gerhard\n",
        "locks.csv, row 3: \"Amal\" is already locked; remove one of its locks",
    );
    folder.lock("mentee,mentor\nAmal,Gerhard\nElif,Brigitte\n");
    folder.options.max_pairs = Some(1);
    assert_refused(
        &folder,
        "--max-pairs 1: 2 pairs are locked but only 1 are allowed; allow more pairs",
    );
}

#[test]
fn a_file_of_another_kind_is_refused_with_what_was_expected() {
    let folder = folder("kind");
    let expected = "expected the header \"mentee,mentor,score\"";
    let how = "the file must be UTF-8 text with commas between the columns";
    let refused = |bytes: &[u8], found: &str| {
        folder.write("edges.csv", bytes);
        let message = format!("edges.csv, row 1: {expected}, found \"{found}\"; {how}");
        assert_refused(&folder, &message);
    };
    refused(b"", "");
    refused(b"mentee;mentor;score\nAmal;Brigitte;3\n", "mentee;mentor;score");
    refused(b"mentee,mentor,points\n", "mentee,mentor,points");
    refused(b"PK\x03\x04", "PK\u{3}\u{4}");
    folder.write("edges.csv", b"mentee,mentor,score\n\xd6zlem,Brigitte,3\n");
    assert_refused(
        &folder,
        "edges.csv, row 2: column mentee is \"\u{fffd}zlem\"; expected UTF-8 text; save the file \
         as UTF-8",
    );
    folder.write("edges.csv", EDGES);
    std::fs::remove_file(folder.path("capacities.csv")).unwrap();
    assert_refused(&folder, "capacities.csv: there is no such file; check the path");
}

#[test]
fn a_call_that_cannot_be_meant_is_refused() {
    let mut folder = folder("call");
    folder.options.threads = 0;
    assert_refused(&folder, "--threads must be at least 1");
    folder.options.threads = 1;
    folder.options.certificate = folder.options.out.clone();
    assert_refused(&folder, "--out and --certificate name the same file");
    folder.options.certificate = folder.path("").parent().map(Into::into);
    assert!(folder.run().unwrap_err().to_string().ends_with("name a file to write"));
}

#[test]
fn a_result_that_cannot_be_written_leaves_no_other_result_behind() {
    let mut folder = folder("half");
    folder.write("pairs.csv", "the last result");
    folder.options.certificate = Some(folder.path("missing").join("certificate.csv"));
    let before = folder.files();
    assert_eq!(folder.run().unwrap_err().exit_code(), 1);
    assert_eq!(folder.files(), before);
    assert_eq!(folder.read("pairs.csv"), "the last result");
}

#[test]
fn a_mentor_without_places_takes_nobody_and_no_lock() {
    let mut folder = folder("no places");
    folder.write("capacities.csv", "mentor,capacity\nGerhard,0\nBrigitte,0\n");
    assert_eq!(folder.run().unwrap().pairs, 0);
    assert_eq!(folder.read("pairs.csv"), "mentee,mentor,score\n");
    folder.lock("mentee,mentor\nAmal,Gerhard\n");
    assert_refused(
        &folder,
        "locks.csv, row 2: \"Gerhard\" has a capacity of 0 but more locks; raise it or remove a \
         lock",
    );
}

#[test]
fn empty_files_are_refused_one_by_one() {
    let mut folder = folder("empty files");
    folder.lock("");
    for (file, header) in [
        ("locks.csv", "mentee,mentor"),
        ("capacities.csv", "mentor,capacity"),
        ("edges.csv", "mentee,mentor,score"),
    ] {
        let text = if file == "locks.csv" { "mentee,mentor\n".into() } else { folder.read(file) };
        folder.write(file, "");
        assert_refused(
            &folder,
            &format!(
                "{file}, row 1: expected the header \"{header}\", found \"\"; the file must be \
                 UTF-8 text with commas between the columns"
            ),
        );
        folder.write(file, text);
    }
    assert_eq!(folder.run().unwrap().pairs, 2);
}
