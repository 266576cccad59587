//! Ten thousand random lives of a cohort: whatever people and office do, capacity, contact data,
//! warnings and figures keep what they promise.
#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]
#![allow(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]

mod dice;
mod house;
mod trail;
mod warned;

use dice::Cells;
use geleit_domain::figures::{Audience, CohortReport};
use geleit_domain::{
    applications, cohorts, events, interviews, matching, mentors, partnerships, surveys,
};
use house::House;
use jiff::Span;
use jiff::civil::Date;

/// How many lives.
const LIVES: u64 = 10_000;
/// How much happens in each.
const ACTS: usize = 300;

/// A report that was made in the middle of a life.
struct Glance {
    as_of: Date,
    known: i64,
    report: CohortReport,
}

fn report(house: &House, as_of: Date, known: i64) -> CohortReport {
    CohortReport::new(house.trail.facts(as_of, known), Audience::Internal)
}

/// The figures are those of a recount that knows only the audit trail.
fn recounted(house: &House, as_of: Date, known: i64) -> CohortReport {
    let report = report(house, as_of, known);
    let again = house.trail.recount(as_of, known);
    let found = (report.pairs, report.mentees, report.mentors, report.course);
    assert_eq!(found, (again.pairs, again.mentees, again.mentors, again.course), "as of {as_of}");
    report
}

fn live(number: u64) -> Cells {
    let mut house = House::new(number);
    let mut glances: Vec<Glance> = Vec::new();
    let mut untouched: Option<usize> = None;
    for _ in 0..ACTS {
        house.act();
        house.check();
        if untouched.is_some_and(|glance: usize| house.touched <= glances[glance].as_of) {
            untouched = None;
        }
        if house.dice.percent(3) {
            let (as_of, known) = (house.today, house.clock);
            let report = recounted(&house, as_of, known);
            let silent = report.course.warnings.silent_over_30_days_without_action;
            assert_eq!(silent, Some(0), "somebody is asked to act, or has just acted");
            glances.push(Glance { as_of, known, report });
            house.touched = Date::MAX;
            untouched = Some(glances.len() - 1);
        }
    }
    // What was known then is known for ever, whatever has been learned since.
    for Glance { as_of, known, report: then } in &glances {
        assert_eq!(&report(&house, *as_of, *known), then, "the same question, the same answer");
    }
    // What is dated later never changes a report, although it is known now.
    if let Some(Glance { as_of, report: then, .. }) = untouched.map(|glance| &glances[glance]) {
        assert_eq!(&report(&house, *as_of, house.clock), then, "later days change nothing");
    }
    let (end, back) = (house.today, house.dice.below(200) as i64);
    let known = house.dice.below(house.clock as usize + 1) as i64;
    recounted(&house, end.saturating_sub(Span::new().days(back)), known);
    house.cells
}

fn lives(from: u64, to: u64) -> Cells {
    let mut cells = Cells::default();
    for number in from..to {
        let lived = std::panic::catch_unwind(|| live(number));
        cells.add(lived.unwrap_or_else(|_| panic!("life {number} broke a promise")));
    }
    cells
}

/// Proves S1-05, S1-49, S1-54.
#[test]
fn every_life_of_a_cohort_keeps_its_promises() {
    let half = LIVES / 2;
    let (first, second) = std::thread::scope(|scope| {
        let other = scope.spawn(|| lives(half, LIVES));
        (lives(0, half), other.join().unwrap())
    });
    let mut cells = first;
    cells.add(second);
    println!("lives: {LIVES} of {ACTS} acts in the domain");
    let least = [
        cells.least("cohort", cohorts::Status::ALL, cohorts::Verb::ALL),
        cells.least("application", applications::Status::ALL, applications::Verb::ALL),
        cells.least("mentor", mentors::Status::ALL, mentors::Verb::ALL),
        cells.least("interview", interviews::Status::ALL, interviews::Verb::ALL),
        cells.least("proposed pair", matching::Status::ALL, matching::Verb::ALL),
        cells.least("partnership", partnerships::Status::ALL, partnerships::Verb::ALL),
        cells.least("event", events::Status::ALL, events::Verb::ALL),
        cells.least("sign-up", events::Standing::ALL, events::Step::ALL),
        cells.least("survey", surveys::Status::ALL, surveys::Verb::ALL),
    ];
    assert!(least.iter().all(|least| *least >= 100), "a cell was hardly tried: {least:?}");
}
