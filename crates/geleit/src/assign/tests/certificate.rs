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

/// The same throws every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}

/// Any instance: mentors without places and with nothing but locks among them, and limits that
/// locks have used up.
fn any_solved(name: &str, dice: &mut Dice) -> Folder {
    let mut folder = Folder::new(name);
    let (mentees, mentors) = (1 + dice.below(9), 1 + dice.below(5));
    let score_max = [1, 3, 100, 1_000_001][usize::try_from(dice.below(4)).unwrap()];
    let mut edges = String::from("mentee,mentor,score\n");
    let mut capacities = String::from("mentor,capacity\n");
    let mut locks = String::from("mentee,mentor\n");
    let mut lock_count = 0;
    for mentor in 0..mentors {
        let mut places = dice.below(4);
        writeln!(capacities, "m{mentor},{places}").unwrap();
        for mentee in (0..mentees).filter(|_| dice.below(3) > 0).collect::<Vec<_>>() {
            writeln!(edges, "e{mentee},m{mentor},{}", dice.below(score_max)).unwrap();
            let is_locked = locks.contains(&format!("e{mentee},"));
            if places > 0 && !is_locked && dice.below(5) == 0 {
                writeln!(locks, "e{mentee},m{mentor}").unwrap();
                (places, lock_count) = (places - 1, lock_count + 1);
            }
        }
    }
    folder.write("edges.csv", edges);
    folder.write("capacities.csv", capacities);
    folder.lock(&locks);
    folder.options.max_pairs = (dice.below(2) == 0).then(|| lock_count + dice.below(3));
    folder.run().unwrap();
    folder
}

#[test]
fn an_outside_program_refuses_any_number_of_any_result_that_is_another() {
    let rounds = if std::env::var_os("GELEIT_LONG").is_some() { 1_000 } else { 25 };
    let mut dice = Dice(4);
    for round in 0..rounds {
        let folder = any_solved(&format!("outside any {round}"), &mut dice);
        assert_eq!(check(&folder).status.code(), Some(0), "{:?}", check(&folder));
        let (file, skip) = [("certificate.csv", 0), ("pairs.csv", 1)][usize::from(round % 3 == 0)];
        let text = folder.read(file);
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let Some(choices) = (lines.len() as u64).checked_sub(skip).filter(|&rest| rest > 0) else {
            continue;
        };
        let line = &mut lines[usize::try_from(skip + dice.below(choices)).unwrap()];
        let (names, number) = line.rsplit_once(',').unwrap();
        let size = 10_u64.pow(u32::try_from(dice.below(8)).unwrap());
        let change = 1 + i64::try_from(dice.below(size)).unwrap();
        let change = if dice.below(2) == 0 { change } else { -change };
        let changed = format!("{names},{}", number.parse::<i64>().unwrap() + change);
        let was = std::mem::replace(line, changed);
        folder.write(file, lines.join("\n") + "\n");
        let verdict = check(&folder);
        let told = String::from_utf8_lossy(&verdict.stderr).into_owned();
        assert_eq!(verdict.status.code(), Some(1), "round {round}: {was} + {change}: {told}");
        assert!(told.starts_with("refused: "), "{told}");
    }
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
