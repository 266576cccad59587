//! Is an unknown header a misspelt known one?

use super::{Column, folded, umlauts_spelt_out};

/// Does the header come within one or two letters of the column's key or a German header?
pub(super) fn is_near(header: &str, column: &Column) -> bool {
    let header = folded(header);
    let near = |name: &str| {
        let name = folded(name);
        let allowed = if name.chars().count() < 6 { 1 } else { 2 };
        distance(&header, &name) <= allowed
    };
    !header.is_empty()
        && (near(column.key)
            || column.headers.iter().any(|name| near(name) || near(&umlauts_spelt_out(name))))
}

/// Letters to insert, remove or replace to come from one word to the other.
fn distance(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    let mut above: Vec<usize> = (0..=to.len()).collect();
    // Headers are words; a cell with a novel in it is none of ours.
    for (row, letter) in from.chars().take(100).enumerate() {
        let mut line = vec![row + 1];
        for (at, other) in to.iter().enumerate() {
            let replace = above[at] + usize::from(letter != *other);
            line.push(replace.min(above[at + 1] + 1).min(line[at] + 1));
        }
        above = line;
    }
    above[to.len()]
}
