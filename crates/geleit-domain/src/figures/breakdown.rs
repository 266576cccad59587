//! One total split by a question: counts by key, in the order in which they are shown.

use serde::ser::{Serialize, SerializeMap, Serializer};
use std::collections::BTreeMap;

/// The key of persons who gave no answer, or none that belongs to the list.
pub const NO_ANSWER: &str = "no_answer";

/// Counts by key; nothing stands where a count is suppressed. Written as a JSON object whose
/// keys keep this order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Breakdown(pub Vec<(String, Option<u64>)>);

impl Breakdown {
    /// Counts each answer; the order is that of the listed words, then that of the letters.
    pub(crate) fn of<K: Into<String>>(
        listed: &[&str],
        answers: impl Iterator<Item = Option<K>>,
    ) -> Self {
        let mut counts: BTreeMap<String, u64> = BTreeMap::new();
        for answer in answers {
            *counts.entry(answer.map_or_else(|| NO_ANSWER.to_owned(), Into::into)).or_default() +=
                1;
        }
        let mut cells: Vec<_> = counts.into_iter().map(|(key, n)| (key, Some(n))).collect();
        // Stable: keys outside the list stay in the order of their letters.
        cells.sort_by_key(|(key, _)| place(listed, key));
        Self(cells)
    }

    /// The count of a key: nothing when it is suppressed or nobody gave this answer.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<u64> {
        self.0.iter().find(|(known, _)| known == key).and_then(|(_, count)| *count)
    }

    /// Is there nobody to count, or is the whole breakdown withheld?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Listed words first, then others, and no answer at the end.
fn place(listed: &[&str], key: &str) -> usize {
    let last = listed.len() + usize::from(key == NO_ANSWER);
    listed.iter().position(|word| *word == key).unwrap_or(last)
}

impl Serialize for Breakdown {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (key, count) in &self.0 {
            map.serialize_entry(key, count)?;
        }
        map.end()
    }
}
