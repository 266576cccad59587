//! A place on the board: which pairs, how many, after which one. Forms carry it, so that a
//! decision leads back to where it was taken.

use geleit_domain::id::CohortId;
use geleit_store::matching::{Key, Show};
use std::collections::HashMap;
use uuid::Uuid;

/// Pairs on a page, as the reader may choose.
pub(super) const SIZES: [i64; 2] = [25, 50];

/// A place on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) show: Show,
    pub(super) after: Key,
    pub(super) size: i64,
    /// Larger letters and nothing around the board, for a room.
    pub(super) is_projected: bool,
    /// People are called by numbers.
    pub(super) hides_names: bool,
}

impl Place {
    /// The place that an address asks for; what it does not say is the beginning.
    pub(super) fn of(query: &HashMap<String, String>) -> Self {
        let value = |name: &str| query.get(name).map_or("", String::as_str);
        let size = value("size").parse().ok().filter(|size| SIZES.contains(size));
        Self {
            show: Show::from_text(value("show")),
            after: key(value("after")).unwrap_or_default(),
            size: size.unwrap_or(SIZES[0]),
            is_projected: value("view") == "projector",
            hides_names: value("names") == "hidden",
        }
    }

    /// Reads what `text` writes. It came through a form, so anything may stand in it.
    pub(super) fn read(text: &str) -> Self {
        let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
        Self::of(&pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect())
    }

    /// The questions of the address.
    pub(super) fn text(self) -> String {
        let mut text = format!("show={}&size={}", self.show.text(), self.size);
        if self.after != Key::default() {
            let Key { place, points, id } = self.after;
            text.push_str(&format!("&after={place}.{points}.{id}"));
        }
        for (is_so, question) in
            [(self.is_projected, "&view=projector"), (self.hides_names, "&names=hidden")]
        {
            text.push_str(if is_so { question } else { "" });
        }
        text
    }

    pub(super) fn address(self, cohort: CohortId) -> String {
        format!("/desk/matching/{cohort}?{}", self.text())
    }

    /// The next page.
    pub(super) fn next(self, after: Key) -> Self {
        Self { after, ..self }
    }

    /// The first page of the same pairs.
    pub(super) fn first(self) -> Self {
        self.next(Key::default())
    }
}

fn key(text: &str) -> Option<Key> {
    let mut parts = text.splitn(3, '.');
    Some(Key {
        place: parts.next()?.parse().ok()?,
        points: parts.next()?.parse().ok()?,
        id: parts.next()?.parse::<Uuid>().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_found_again_and_nonsense_is_the_beginning() {
        let after = Key { place: 1, points: 8_250, id: Uuid::from_u128(42) };
        let place =
            Place { show: Show::Objected, after, size: 50, is_projected: true, hides_names: true };
        assert_eq!(Place::read(&place.text()), place);
        let start = Place {
            show: Show::All,
            after: Key::default(),
            size: 25,
            is_projected: false,
            hides_names: false,
        };
        for text in ["", "show=x&size=7&after=1.2", "//evil.example", "after=1.2.3&size=-1"] {
            assert_eq!(Place::read(text), start, "{text}");
        }
    }
}
