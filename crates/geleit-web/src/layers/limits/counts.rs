//! Who has how much left. For each address one moment is kept: when all of its allowance is back.

use super::Family;
use jiff::{SignedDuration, Timestamp};
use std::collections::HashMap;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, Mutex, PoisonError};

/// So many addresses are kept, with 60 bytes each; those that come on top share one allowance.
const KEPT_MAX: usize = 100_000;

type Key = (IpAddr, Family);

/// The counts of this server. Cloning is cheap.
#[derive(Clone, Debug, Default)]
pub(crate) struct Counts(Arc<Mutex<HashMap<Key, Timestamp>>>);

impl Counts {
    /// Takes one of the address's allowance.
    ///
    /// # Errors
    /// Nothing is left; how long until there is one more.
    pub(super) fn take(
        &self,
        client: IpAddr,
        family: Family,
        now: Timestamp,
    ) -> Result<(), SignedDuration> {
        let (at_once, every) = family.numbers();
        let all = every * at_once;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT_MAX {
            kept.retain(|_, full_at| *full_at > now);
        }
        let mut key = (client, family);
        if kept.len() >= KEPT_MAX && !kept.contains_key(&key) {
            key.0 = IpAddr::V6(Ipv6Addr::UNSPECIFIED);
        }
        // A clock that was set back makes nobody wait longer than for the whole allowance.
        let full_at = kept.get(&key).map_or(now, |full_at| (*full_at).clamp(now, now + all));
        let wait = (full_at + every - all).duration_since(now);
        if wait.is_positive() {
            return Err(wait);
        }
        kept.insert(key, full_at + every);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AMAL: IpAddr = IpAddr::V6(Ipv6Addr::LOCALHOST);
    const CHARLIE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    fn taken(counts: &Counts, who: IpAddr, family: Family, now: Timestamp) -> usize {
        (0..1000).take_while(|_| counts.take(who, family, now).is_ok()).count()
    }

    // The numbers of decision 13.
    #[test]
    fn each_family_has_its_allowance_and_gets_it_back_little_by_little() {
        for (family, at_once, every) in [
            (Family::SignIn, 60, 3_000),
            (Family::Letter, 30, 60_000),
            (Family::DraftLetter, 30, 60_000),
            (Family::Link, 600, 200),
            (Family::Form, 600, 200),
        ] {
            let (counts, now) = (Counts::default(), Timestamp::UNIX_EPOCH);
            assert_eq!(taken(&counts, AMAL, family, now), at_once);
            assert_eq!(taken(&counts, CHARLIE, family, now), at_once, "not Charlie's fault");
            let every = SignedDuration::from_millis(every);
            assert_eq!(counts.take(AMAL, family, now), Err(every));
            let later = now + every * 3;
            assert_eq!(taken(&counts, AMAL, family, later), 3);
            let much_later = later + every * 10_000;
            assert_eq!(taken(&counts, AMAL, family, much_later), at_once, "never more");
        }
    }

    #[test]
    fn a_clock_that_is_set_back_locks_nobody_out() {
        let (counts, now) = (Counts::default(), Timestamp::from_second(86_400).unwrap());
        taken(&counts, AMAL, Family::SignIn, now);
        let before = now - SignedDuration::from_hours(2);
        assert_eq!(counts.take(AMAL, Family::SignIn, before), Err(SignedDuration::from_secs(3)));
    }

    #[test]
    fn a_flood_of_addresses_fills_no_memory_and_those_on_top_share_one_allowance() {
        let (counts, now) = (Counts::default(), Timestamp::UNIX_EPOCH);
        let address = |number: u32| IpAddr::from(number.to_be_bytes());
        let mut refused = 0;
        for number in 0..u32::try_from(KEPT_MAX).unwrap() + 100 {
            refused += u32::from(counts.take(address(number), Family::SignIn, now).is_err());
        }
        assert_eq!(refused, 40);
        assert!(counts.0.lock().unwrap().len() <= KEPT_MAX + 1);
        let later = now + SignedDuration::from_mins(10);
        assert!(counts.take(address(u32::MAX), Family::SignIn, later).is_ok());
        assert_eq!(counts.0.lock().unwrap().len(), 1, "whoever has all again is forgotten");
    }
}
