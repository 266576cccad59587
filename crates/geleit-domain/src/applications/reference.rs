//! The number of an application, short enough to be read out on the telephone: `18-7K3F2`.

/// No letter that sounds or looks like another sign: no I, L, O, U, no 0 and 1.
const SIGNS: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";

/// How many signs follow the number of the cohort.
const LENGTH: usize = 5;

/// The reference of an application in the cohort with this number, drawn from random bits.
#[must_use]
pub fn reference(cohort_number: i64, random: u64) -> String {
    let mut rest = random;
    let mut text = format!("{cohort_number}-");
    for _ in 0..LENGTH {
        let base = SIGNS.len() as u64;
        let sign = usize::try_from(rest % base).expect("less than 30");
        text.push(char::from(SIGNS[sign]));
        rest /= base;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn a_reference_can_be_read_out_and_seldom_comes_twice() {
        let all: HashSet<String> =
            (0..10_000u64).map(|n| reference(18, n.wrapping_mul(0x9E37_79B9_7F4A_7C15))).collect();
        assert!(all.len() > 9_980, "{}", all.len());
        for text in all {
            let (cohort, signs) = text.split_once('-').unwrap();
            assert_eq!((cohort, signs.len()), ("18", 5), "{text}");
            assert!(!signs.contains(['0', 'O', '1', 'I', 'L', 'U']), "{text}");
        }
    }
}
