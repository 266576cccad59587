//! The certificate in the hands of a program that shares no code with the solver.
#![allow(clippy::unwrap_used)]

use std::fmt::Write;
use std::process::{Command, Output};

use super::files::Folder;

const CHECKER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/assign/check_certificate.py");

/// 12 mentees, 6 mentors with 1 to 3 places, two locks, and 8 pairs at most.
fn solved(name: &str, limit: Option<u64>) -> Folder {
    let mut folder = Folder::new(name);
    let mut edges = String::from("mentee,mentor,score\n");
    for mentee in 0..12 {
        for mentor in (0..6).filter(|mentor| (mentee + mentor) % 3 != 1) {
            let score = (mentee * 37 + mentor * 59 + mentee * mentor * 11) % 100;
            writeln!(edges, "e{mentee},m{mentor},{score}").unwrap();
        }
    }
    folder.write("edges.csv", edges);
    folder.write("capacities.csv", "mentor,capacity\nm0,3\nm1,1\nm2,2\nm3,1\nm4,3\nm5,2\n");
    folder.lock("mentee,mentor\ne3,m0\ne8,m4\n");
    folder.options.max_pairs = limit;
    folder.run().unwrap();
    folder
}

fn check(folder: &Folder) -> Output {
    let mut python = Command::new("python3");
    python.arg(CHECKER);
    python.args(
        ["edges.csv", "capacities.csv", "pairs.csv", "certificate.csv"]
            .map(|file| folder.path(file)),
    );
    python.arg("--locks").arg(folder.path("locks.csv"));
    if let Some(limit) = folder.options.max_pairs {
        python.arg("--max-pairs").arg(limit.to_string());
    }
    python.output().expect("python3 is needed by this test")
}

/// Both files with one number changed by one, every number in turn.
#[track_caller]
fn assert_every_changed_number_is_refused(folder: &Folder, file: &str, skip: usize) {
    let text = folder.read(file);
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate().skip(skip) {
        let (names, number) = line.rsplit_once(',').unwrap();
        let step = if at % 2 == 0 { 1 } else { -1 };
        let changed = format!("{names},{}", number.parse::<i64>().unwrap() + step);
        let mut other = lines.clone();
        other[at] = &changed;
        folder.write(file, other.join("\n") + "\n");
        let verdict = check(folder);
        let reason = String::from_utf8(verdict.stderr).unwrap();
        assert_eq!(verdict.status.code(), Some(1), "{line} → {changed} was accepted");
        assert!(reason.starts_with("refused: "), "{reason}");
    }
    folder.write(file, text);
}

#[track_caller]
fn assert_proved_only_as_it_is(folder: &Folder, optimum: &str) {
    let verdict = check(folder);
    assert_eq!(String::from_utf8(verdict.stderr).unwrap(), "");
    assert_eq!(String::from_utf8(verdict.stdout).unwrap(), format!("optimal: {optimum}\n"));
    assert_every_changed_number_is_refused(folder, "certificate.csv", 0);
    assert_every_changed_number_is_refused(folder, "pairs.csv", 1);
}

#[test]
fn an_outside_program_confirms_the_optimum_and_refuses_any_changed_number() {
    assert_proved_only_as_it_is(&solved("outside", None), "12 pairs, total 808");
}

#[test]
fn an_outside_program_confirms_the_optimum_under_a_limit() {
    assert_proved_only_as_it_is(&solved("outside limit", Some(8)), "8 pairs, total 652");
}

#[test]
fn an_outside_program_refuses_an_assignment_with_a_pair_less() {
    let folder = solved("outside pairs", None);
    let text = folder.read("pairs.csv");
    let fewer: Vec<&str> = text.lines().filter(|line| !line.starts_with("e5,")).collect();
    folder.write("pairs.csv", fewer.join("\n"));
    let reason = String::from_utf8(check(&folder).stderr).unwrap();
    assert!(reason.starts_with("refused: "), "{reason}");
}
