//! Under which word a supervising expert knows a pair (S1-35): always the same for one pair, and
//! nothing in it tells who the two are or when they were paired.

use crate::id::PartnershipId;

/// The longest supervision note, in characters.
pub const NOTE_MAX: usize = 2000;

/// Letters and digits that nobody takes for another one.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// How many of them: among ten thousand pairs two share one in one of twenty programmes, and the
/// address still tells them apart.
const LENGTH: usize = 6;

/// The word for a pair.
#[must_use]
pub fn of(pair: PartnershipId) -> String {
    // The first half of an id is the time at which it was made; the second is random.
    let (_, random) = pair.0.as_u64_pair();
    let letter = |n: usize| char::from(LETTERS[(random >> (5 * n)) as usize & 31]);
    (0..LENGTH).map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    #[test]
    fn a_pair_keeps_its_word() {
        let id = "01900000-0000-7000-8000-000000000021".parse().unwrap();
        assert_eq!(of(id), "BBAAAA");
        assert_eq!(of(id), of(id));
    }

    proptest! {
        #[test]
        fn the_time_at_which_an_id_was_made_is_not_in_it(a: u64, b: u64, random: u64) {
            let of = |time| of(PartnershipId(Uuid::from_u64_pair(time, random)));
            prop_assert_eq!(of(a), of(b));
            prop_assert_eq!(of(a).len(), LENGTH);
        }
    }
}
