//! The clock of trials: the first command decides, the clock never goes back.

use crate::installation::on_both;

const CREATE: &str = "programme create --kind tandem --name Wien --slug";

on_both! {
    fn a_trial_takes_now_but_never_before_its_newest_entry(installation) {
        installation.done(&format!("{CREATE} a --now 2026-01-23T09:00:00Z"));
        // The same second again is not before it.
        installation.done(&format!("{CREATE} b --now 2026-01-23T09:00:00Z"));
        installation.done(&format!("{CREATE} c --now 2026-01-24T09:00:00Z"));
        let back = format!("{CREATE} d --now 2026-01-23T09:00:00Z");
        assert_eq!(installation.refused(&back), "clock_goes_back");
        let said = installation.run(&back);
        assert!(said.stderr.contains("2026-01-24T09:00:00Z"), "{said:?}");
        assert_eq!(installation.refused(&format!("{CREATE} c")), "slug_taken");
    }

    fn a_trial_ahead_of_the_real_time_stays_ahead(installation) {
        installation.done(&format!("{CREATE} a --now 2126-01-23T09:00:00Z"));
        installation.done(&format!("{CREATE} b"));
        let back = format!("{CREATE} c --now 2126-01-23T08:00:00Z");
        assert_eq!(installation.refused(&back), "clock_goes_back");
        assert_eq!(installation.run("check").code, 0);
    }

    fn what_began_on_the_real_time_never_takes_now(installation) {
        installation.done(&format!("{CREATE} a"));
        let line = format!("{CREATE} b --now 2126-01-23T09:00:00Z");
        assert_eq!(installation.refused(&line), "no_trial");
        installation.done(&format!("{CREATE} b"));
    }
}

#[test]
fn the_environment_sets_the_clock_as_well() {
    let installation = crate::installation::Installation::sqlite();
    let run = |now: &str, slug: &str| {
        let mut program = installation.program();
        program.env("GELEIT_NOW", now).args(CREATE.split(' ')).arg(slug);
        program.output().unwrap().status.code()
    };
    assert_eq!(run("2026-01-23T09:00:00Z", "a"), Some(0));
    assert_eq!(run("2026-01-22T09:00:00Z", "b"), Some(2));
    assert_eq!(run("yesterday", "b"), Some(2));
}
