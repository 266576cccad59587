//! Small cells are not shown outside the programme, and neither is any cell from which one of
//! them could be computed. The rule and its proof: docs/decisions/0007-small-cells.md.

use super::Breakdown;
use crate::word::words;

words! {
    /// Who reads a report.
    Audience {
        /// The programme itself: exact figures.
        Internal = "internal",
        Funder = "funder",
        Public = "public",
    }
}

/// The smallest count that is shown outside the programme.
pub const SMALLEST_SHOWN: u64 = 3;
/// The smallest count of an origin or a residence that is shown outside the programme.
pub const SMALLEST_SHOWN_OF_ORIGIN: u64 = 5;

/// Which keys a breakdown can have at all.
#[derive(Clone, Copy)]
pub(crate) enum Keys<'a> {
    /// These, known to every reader.
    Listed(&'a [&'static str]),
    /// Whatever people wrote.
    Free,
}

/// Takes out the small cells of one total and gives the paths of what was taken out.
///
/// Counts from 1 to below `smallest_shown` go, and with them the next smallest count and all
/// that equal it: exchanging two values inside the hidden set gives the same published table,
/// so nobody can tell which cell holds which value. Where no cell is large enough to hide
/// behind, the whole breakdown is withheld, zeros included. A zero is shown: it says of nobody
/// that they are something.
pub(crate) fn suppress(
    name: &str,
    cells: &mut Breakdown,
    smallest_shown: u64,
    keys: Keys<'_>,
) -> Vec<String> {
    let counts = || cells.0.iter().filter_map(|(_, count)| *count).filter(|count| *count > 0);
    if counts().all(|count| count >= smallest_shown) {
        return Vec::new();
    }
    let next_smallest = counts().filter(|count| *count >= smallest_shown).min();
    match (next_smallest, keys) {
        (Some(limit), _) => {
            for (_, count) in &mut cells.0 {
                *count = count.filter(|count| *count == 0 || *count > limit);
            }
        }
        (None, Keys::Listed(words)) => {
            cells.0 = words.iter().map(|word| ((*word).to_owned(), None)).collect();
        }
        // Each word stands for somebody: of as many words as people, or of one word, the
        // total alone tells the counts.
        (None, Keys::Free) if cells.0.len() == 1 || counts().all(|count| count == 1) => {
            cells.0.clear();
            return vec![name.to_owned()];
        }
        (None, Keys::Free) => cells.0.iter_mut().for_each(|(_, count)| *count = None),
    }
    let hidden = cells.0.iter().filter(|(_, count)| count.is_none());
    hidden.map(|(key, _)| format!("{name}.{key}")).collect()
}

#[cfg(test)]
mod tests;
