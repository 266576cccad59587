//! Killed at a random moment under writing load: whatever was acknowledged is there afterwards,
//! and nothing is half done. Five rounds per engine; `GELEIT_LONG=1` makes it two hundred.
//!
//! That this test can fail is shown by a program built to answer before it commits:
//! `cargo test --workspace --features geleit/answer-before-commit --test commands crash`
//! wants losses.

mod load;

use crate::installation::{Installation, on_both};
use load::{Load, Totals};
use std::io::Write;
use std::time::Duration;

fn rounds() -> u32 {
    if std::env::var_os("GELEIT_LONG").is_some() { 200 } else { 5 }
}

/// Past the capture of the test harness: the figures are wanted when all is well, too.
fn tell(totals: &Totals) {
    std::io::stdout().write_all(format!("{totals}\n").as_bytes()).unwrap();
}

fn kill_and_look(installation: &Installation, rounds: u32) -> Totals {
    let load = Load::prepare(installation);
    let mut totals = Totals::default();
    while totals.rounds < rounds {
        let round = load.until_killed();
        // A kill between two requests proves nothing; it is repeated.
        if round.open == 0 {
            continue;
        }
        totals.add(&round, &load.lost(&round));
        let check = installation.run("check");
        assert_eq!((check.code, check.stdout.trim()), (0, "nothing found"), "{check:?}");
    }
    totals
}

#[cfg(not(feature = "answer-before-commit"))]
on_both! {
    fn nothing_acknowledged_is_lost(installation) {
        let totals = kill_and_look(&installation, rounds());
        tell(&totals);
        assert_eq!(totals.lost, Vec::<String>::new(), "{totals}");
        assert!(totals.restart_max < Duration::from_secs(2), "{totals}");
    }
}

#[cfg(feature = "answer-before-commit")]
on_both! {
    fn a_program_that_answers_before_it_commits_is_found_out(installation) {
        let totals = kill_and_look(&installation, rounds());
        tell(&totals);
        assert!(!totals.lost.is_empty(), "{totals}");
    }
}
