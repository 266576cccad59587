//! Prints how long it takes to find a code while somebody types, over every beginning of several
//! answers. `cargo run --release -p geleit-domain --example finding_speed`
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use geleit_domain::reference::finding::{List, find};
use std::time::{Duration, Instant};

/// As people type them: whole, in part, misspelt, in a sentence, in Arabic, and nonsense.
const TYPED: &[&str] = &[
    "Buchhalterin",
    "Software Engineer",
    "Entwickler",
    "Krankenpfelger",
    "Ich war Lehrerin in Damaskus",
    "محاسب",
    "xqzzvkwjy",
];
const ROUNDS: usize = 50;

fn main() {
    // The lists are read once, on the first use.
    let start = Instant::now();
    let _ = find(List::Occupations, "a", "de", 8);
    let first = start.elapsed();
    let mut times: Vec<(Duration, &str)> = Vec::new();
    for (at, typed) in (0..ROUNDS).flat_map(|_| beginnings()) {
        let start = Instant::now();
        let found = find(List::Occupations, &typed[..at], "de", 8);
        times.push((start.elapsed(), &typed[..at]));
        assert!(found.len() <= 8);
    }
    times.sort_unstable();
    let at = |share: usize| times[times.len() * share / 1000 - 1];
    let (slowest, typed) = at(1000);
    println!(
        "finding: {} queries, first {first:?}, p50 {:?}, p99 {:?}, slowest {slowest:?} ({typed})",
        times.len(),
        at(500).0,
        at(990).0,
    );
}

fn beginnings() -> impl Iterator<Item = (usize, &'static str)> {
    TYPED.iter().flat_map(|typed| {
        let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
        ends.filter(|at| *at >= 2).map(move |at| (at, *typed))
    })
}
