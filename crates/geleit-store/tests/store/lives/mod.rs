//! Random lives of a cohort through the store: people and office do whatever the dice say, the
//! database refuses what it must, and the figures are those of a recount from the audit trail.

mod acts;
mod afterwards;
#[path = "../../../../geleit-domain/tests/lives/dice.rs"]
mod dice;
mod house;
mod recount;
mod shares;
mod surveys;

use dice::Cells;
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::{cohorts, surveys as survey};
use geleit_store::both;
use geleit_store::testing::Place;
use house::House;
use recount::Trail;
use std::collections::BTreeMap;

/// How many lives on each engine.
fn lives() -> u64 {
    if std::env::var_os("GELEIT_LONG").is_some() { 10_000 } else { 200 }
}

/// How much happens in each.
const ACTS: usize = 24;

/// Names the life that broke a promise, and after it those beside it.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("life {}", self.0);
        }
    }
}

/// What happened in some of the lives.
#[derive(Default)]
struct Lived {
    cells: Cells,
    /// How often each act was possible.
    done: BTreeMap<&'static str, u64>,
    /// In how many recounts there was something of this to count.
    found: BTreeMap<&'static str, u64>,
    refused: u64,
}

impl Lived {
    fn add(&mut self, other: Self) {
        self.cells.add(other.cells);
        for (act, times) in other.done {
            *self.done.entry(act).or_default() += times;
        }
        for (what, times) in other.found {
            *self.found.entry(what).or_default() += times;
        }
        self.refused += other.refused;
    }

    fn found(&mut self, what: &'static str, count: u64) {
        if count > 0 {
            *self.found.entry(what).or_default() += 1;
        }
    }
}

/// Every fourth life, from this one on: while the database answers one, the others go on.
async fn every_fourth(place: &Place, from: u64) -> Lived {
    let mut lived = Lived::default();
    let mut trail = Trail::open(place).await;
    for life in (from..lives()).step_by(4) {
        let _told = Told(life);
        let mut house = House::new(place, life).await;
        for _ in 0..ACTS {
            house.act().await;
            trail.check(&mut house).await;
        }
        house.take_stock().await;
        for _ in 0..3 {
            trail.recount(&mut house).await;
        }
        trail.recount_outcomes(&mut house).await;
        lived.add(house.lived);
    }
    lived
}

both! {
    /// Proves S1-05, S1-49, S1-54, S1-60, S1-61, S1-62.
    async fn every_life_of_a_cohort_keeps_its_promises(place) {
        let every = |from| every_fourth(&place, from);
        let (mut lived, one, two, three) = tokio::join!(every(0), every(1), every(2), every(3));
        [one, two, three].into_iter().for_each(|others| lived.add(others));
        let Lived { cells, done, found, refused } = lived;
        let all: u64 = done.values().sum();
        println!("lives: {} of {ACTS} acts, {all} done, {refused} refused", lives());
        println!("lives: {done:?}");
        println!("lives: recounts that had {found:?}");
        cells.least("cohort", cohorts::Status::ALL, cohorts::Verb::ALL);
        cells.least("survey", survey::Status::ALL, survey::Verb::ALL);
        let least = cells.least("partnership", Status::ALL, Verb::ALL);
        if lives() >= 10_000 {
            assert!(least >= 100, "a cell was hardly tried");
        }
        assert!(all > refused, "most of what is tried is possible");
        let seldom = done.values().filter(|times| **times < lives() / 20).count();
        assert_eq!((done.len(), seldom), (17, 0), "nothing is always refused: {done:?}");
        assert_eq!(found.len(), 6, "no recount is always of nothing: {found:?}");
    }
}
