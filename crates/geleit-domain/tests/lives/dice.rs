//! Dice that fall the same way for the same life, and the cells of the tables they have reached.

use std::collections::BTreeMap;
use std::fmt::{Debug, Display};

/// SplitMix64.
pub(crate) struct Dice(u64);

/// From one place of the sequence to the next.
const STRIDE: u64 = 0x9e37_79b9_7f4a_7c15;

impl Dice {
    /// Each life begins somewhere else in the sequence: one that began a stride later would throw
    /// what the life before it threw a throw later.
    pub(crate) fn new(life: u64) -> Self {
        Self(mixed(life.wrapping_add(STRIDE)))
    }

    /// A number below `limit`.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(STRIDE);
        usize::try_from(mixed(self.0) % limit as u64).expect("below a usize")
    }

    /// So often out of a hundred.
    pub(crate) fn percent(&mut self, often: usize) -> bool {
        self.below(100) < often
    }

    pub(crate) fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    /// One of them, if there are any.
    pub(crate) fn some<T: Copy>(&mut self, of: &[T]) -> Option<T> {
        (!of.is_empty()).then(|| self.one(of))
    }
}

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// How often each verb was tried in each status, by the name of the table.
#[derive(Default)]
pub(crate) struct Cells(BTreeMap<(&'static str, String, String), u64>);

impl Cells {
    /// A verb for this status: mostly one that the table allows, now and then any at all.
    pub(crate) fn verb<S, V>(dice: &mut Dice, table: &[(S, V, S)], all: &[V], status: S) -> V
    where
        S: Copy + PartialEq,
        V: Copy,
    {
        let allowed: Vec<_> = geleit_domain::lifecycle::verbs(table, status).collect();
        if allowed.is_empty() || dice.percent(40) { dice.one(all) } else { dice.one(&allowed) }
    }

    /// Notes that the verb was tried in this status.
    pub(crate) fn tried<S: Display, V: Display>(&mut self, table: &'static str, from: S, by: V) {
        *self.0.entry((table, from.to_string(), by.to_string())).or_default() += 1;
    }

    pub(crate) fn add(&mut self, other: Self) {
        for (cell, count) in other.0 {
            *self.0.entry(cell).or_default() += count;
        }
    }

    /// The least that any cell of a table was tried, a line for the eye.
    pub(crate) fn least<S: Display + Copy, V: Display + Copy + Debug>(
        &self,
        table: &'static str,
        statuses: &[S],
        verbs: &[V],
    ) -> u64 {
        let cells = statuses.iter().flat_map(|from| verbs.iter().map(move |by| (from, by)));
        let count = |(from, by): (&S, &V)| {
            let cell = (table, from.to_string(), by.to_string());
            (self.0.get(&cell).copied().unwrap_or(0), from.to_string(), by.to_string())
        };
        let all: Vec<_> = cells.map(count).collect();
        let tried: u64 = all.iter().map(|(count, ..)| count).sum();
        let (least, from, by) = all.iter().min().expect("a table has cells");
        println!(
            "lives: {table}: {} cells, {tried} tries, least {least} ({from}, {by})",
            all.len()
        );
        *least
    }
}
