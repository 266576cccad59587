//! An attacker knows this source text, every total and every published number, and still cannot
//! compute a suppressed cell.

use super::{Breakdown, Keys, SMALLEST_SHOWN, SMALLEST_SHOWN_OF_ORIGIN, suppress};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use std::collections::{BTreeMap, BTreeSet};

const WORDS: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];

/// How a breakdown is published.
#[derive(Clone, Copy, Debug)]
enum Shape {
    /// Every word is listed, also with zero: applications.
    All,
    /// Words of a known list that occur: continents.
    Listed,
    /// What people wrote: referrals.
    Free,
}

type Published = (Vec<(String, Option<u64>)>, Vec<String>);

fn publish(table: &[u64], smallest_shown: u64, shape: Shape) -> Published {
    let cells = WORDS.iter().zip(table);
    let cells = cells.filter(|(_, count)| **count > 0 || matches!(shape, Shape::All));
    let mut cells = Breakdown(cells.map(|(word, n)| ((*word).to_owned(), Some(*n))).collect());
    let keys = match shape {
        Shape::All | Shape::Listed => Keys::Listed(&WORDS[..table.len()]),
        Shape::Free => Keys::Free,
    };
    let paths = suppress("x", &mut cells, smallest_shown, keys);
    (cells.0, paths)
}

/// The places in the table of the cells that are not shown.
fn hidden(published: &Published) -> Vec<usize> {
    let cells = published.0.iter().filter(|(_, count)| count.is_none());
    cells.filter_map(|(key, _)| WORDS.iter().position(|word| word == key)).collect()
}

fn tables(keys: usize, total: u64) -> Vec<Vec<u64>> {
    if keys == 1 {
        return vec![vec![total]];
    }
    let with_first = |first: u64| {
        tables(keys - 1, total - first).into_iter().map(move |mut rest| {
            rest.insert(0, first);
            rest
        })
    };
    (0..=total).flat_map(with_first).collect()
}

/// Every table of up to four keys and a total up to 12: whatever was published, each hidden
/// cell can hold at least two values.
#[test]
fn of_all_small_tables_none_is_given_away_by_its_publication() {
    for shape in [Shape::All, Shape::Listed, Shape::Free] {
        for smallest in [SMALLEST_SHOWN, SMALLEST_SHOWN_OF_ORIGIN] {
            for (keys, total) in (2..=4).flat_map(|keys| (1..=12).map(move |n| (keys, n))) {
                let mut alike: BTreeMap<Published, Vec<Vec<u64>>> = BTreeMap::new();
                for table in tables(keys, total) {
                    alike.entry(publish(&table, smallest, shape)).or_default().push(table);
                }
                for (published, tables) in alike {
                    for cell in hidden(&published) {
                        let values: BTreeSet<_> = tables.iter().map(|t| t[cell]).collect();
                        assert!(values.len() > 1, "{shape:?} {smallest} {tables:?}: {published:?}");
                    }
                }
            }
        }
    }
}

/// Another table with the same total and the same publication, different in this cell: found by
/// exchanging two hidden values, or by moving one person between two hidden cells.
fn has_double(table: &[u64], cell: usize, smallest: u64, shape: Shape) -> bool {
    let published = publish(table, smallest, shape);
    let is_double =
        |other: &[u64]| other[cell] != table[cell] && publish(other, smallest, shape) == published;
    hidden(&published).into_iter().filter(|other| *other != cell).any(|other| {
        let mut exchanged = table.to_vec();
        exchanged.swap(cell, other);
        let mut less = table.to_vec();
        let mut more = table.to_vec();
        if table[cell] > 0 {
            (less[cell], less[other]) = (table[cell] - 1, table[other] + 1);
        }
        if table[other] > 0 {
            (more[cell], more[other]) = (table[cell] + 1, table[other] - 1);
        }
        is_double(&exchanged) || is_double(&less) || is_double(&more)
    })
}

/// The counts of real tables: many zeros and small numbers, a few large ones.
fn count() -> impl Strategy<Value = u64> {
    prop_oneof![3 => 0..=2u64, 3 => 3..=6u64, 1 => 7..=90u64]
}

#[test]
fn no_suppressed_cell_can_be_computed_from_the_total_and_the_other_cells() {
    let cases = if std::env::var_os("GELEIT_LONG").is_some() { 100_000 } else { 10_000 };
    let mut runner =
        TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(cases) });
    let shape = prop_oneof![Just(Shape::All), Just(Shape::Listed), Just(Shape::Free)];
    let smallest = prop_oneof![Just(SMALLEST_SHOWN), Just(SMALLEST_SHOWN_OF_ORIGIN)];
    let table = proptest::collection::vec(count(), 2..=WORDS.len());
    let outcome = runner.run(&(table, smallest, shape), |(table, smallest, shape)| {
        let published = publish(&table, smallest, shape);
        for (key, count) in &published.0 {
            prop_assert!(count.is_none_or(|n| n == 0 || n >= smallest), "{key} is shown");
        }
        for cell in hidden(&published) {
            prop_assert!(has_double(&table, cell, smallest, shape), "{cell}: {published:?}");
        }
        Ok(())
    });
    outcome.unwrap();
    println!("{cases} tables, no hidden cell computed");
}

#[test]
fn a_small_cell_takes_the_next_smallest_with_it_and_no_other() {
    let (cells, paths) = publish(&[40, 7, 2, 12], 3, Shape::Listed);
    let counts: Vec<_> = cells.iter().map(|(_, count)| *count).collect();
    assert_eq!(counts, [Some(40), None, None, Some(12)]);
    assert_eq!(paths, ["x.b", "x.c"]);
}

#[test]
fn the_threshold_itself_is_shown_and_a_zero_is_no_small_cell() {
    assert!(publish(&[3, 9, 0], 3, Shape::All).1.is_empty());
    assert!(publish(&[5, 9, 0], 5, Shape::All).1.is_empty());
    assert_eq!(publish(&[4, 9, 0], 5, Shape::All).1, ["x.a", "x.b"]);
}

#[test]
fn where_no_cell_is_large_enough_everything_is_withheld() {
    let (cells, paths) = publish(&[2, 1, 0], 3, Shape::Listed);
    assert!(cells.iter().all(|(_, count)| count.is_none()));
    assert_eq!(paths, ["x.a", "x.b", "x.c"]);
}

#[test]
fn words_that_one_person_wrote_are_not_published_where_they_tell_the_count() {
    assert_eq!(publish(&[1, 1], 3, Shape::Free), (vec![], vec!["x".to_owned()]));
    assert_eq!(publish(&[2], 3, Shape::Free), (vec![], vec!["x".to_owned()]));
}
