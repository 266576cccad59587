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

/// How many lives on each engine.
fn lives() -> u64 {
    if std::env::var_os("GELEIT_LONG").is_some() { 10_000 } else { 200 }
}

/// How much happens in each.
const ACTS: usize = 24;

both! {
    /// Proves S1-05, S1-49, S1-54, S1-60.
    async fn every_life_of_a_cohort_keeps_its_promises(place) {
        let mut cells = Cells::default();
        let (mut done, mut refused) = (0, 0);
        let mut trail = Trail::open(&place).await;
        for life in 0..lives() {
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
            (done, refused) = (done + house.done, refused + house.refused);
        }
        println!("{} lives of {ACTS} acts: {done} done, {refused} refused", lives());
        let least = cells.least("partnership", Status::ALL, Verb::ALL);
        if lives() >= 10_000 {
            assert!(least >= 100, "a cell was hardly tried");
        }
        assert!(done > refused, "most of what is tried is possible");
    }
}
