//! Random lives of a cohort through the store: people and office do whatever the dice say, the
//! database refuses what it must, and the figures are those of a recount from the audit trail.

mod acts;
mod afterwards;
#[path = "../../../../geleit-domain/tests/lives/dice.rs"]
mod dice;
mod house;
mod recount;

use dice::Cells;
use geleit_domain::partnerships::{Status, Verb};
use geleit_store::both;
use house::House;
use recount::Trail;
use std::collections::BTreeMap;

/// How many lives on each engine.
fn lives() -> u64 {
    if std::env::var_os("GELEIT_LONG").is_some() { 10_000 } else { 200 }
}

/// How much happens in each.
const ACTS: usize = 24;

/// Names the life that broke a promise.
struct Told(u64);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("life {}", self.0);
        }
    }
}

both! {
    /// Proves S1-05, S1-49, S1-54, S1-60.
    async fn every_life_of_a_cohort_keeps_its_promises(place) {
        let mut cells = Cells::default();
        let (mut done, mut refused) = (BTreeMap::<_, u64>::new(), 0);
        let mut trail = Trail::open(&place).await;
        for life in 0..lives() {
            let _told = Told(life);
            let mut house = House::new(&place, life).await;
            for _ in 0..ACTS {
                house.act().await;
                trail.check(&mut house).await;
            }
            for _ in 0..3 {
                trail.recount(&mut house).await;
            }
            trail.recount_outcomes(&mut house).await;
            cells.add(std::mem::take(&mut house.cells));
            for (act, times) in house.done {
                *done.entry(act).or_default() += times;
            }
            refused += house.refused;
        }
        let all: u64 = done.values().sum();
        println!("lives: {} of {ACTS} acts, {all} done, {refused} refused", lives());
        println!("lives: {done:?}");
        let least = cells.least("partnership", Status::ALL, Verb::ALL);
        if lives() >= 10_000 {
            assert!(least >= 100, "a cell was hardly tried");
        }
        assert!(all > refused, "most of what is tried is possible");
        let seldom = done.values().filter(|times| **times < lives() / 20).count();
        assert_eq!((done.len(), seldom), (14, 0), "nothing is always refused: {done:?}");
    }
}
