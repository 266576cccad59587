//! The votes of organisations: until when, in which way, and what silence means (S1-41).

use crate::word::words;
use jiff::{SignedDuration, Timestamp};

words! {
    /// In which way an organisation came to its answer.
    Manner {
        /// Somebody of the organisation voted.
        Own = "own",
        /// Somebody whom the organisation has named voted for it.
        Deputy = "deputy",
        /// It was said in a meeting; the minute names who said it where.
        Minute = "minute",
        /// It stayed silent, and a minuted rule says what that means.
        Silence = "silence",
    }
}

/// Organisations with open votes are reminded so long before the end.
const REMIND_BEFORE: SignedDuration = SignedDuration::from_hours(24);

/// When organisations are reminded of a deadline that is set now: a day before, or halfway where
/// it is nearer than two days.
#[must_use]
pub fn remind_at(now: Timestamp, ends: Timestamp) -> Timestamp {
    let left = ends.duration_since(now);
    ends - REMIND_BEFORE.min(left / 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reminder_comes_a_day_before_and_never_before_now() {
        let now: Timestamp = "2026-01-23T09:00:00Z".parse().unwrap();
        let hours = |hours| now + SignedDuration::from_hours(hours);
        assert_eq!(remind_at(now, hours(72)), hours(48));
        assert_eq!(remind_at(now, hours(10)), hours(5));
    }
}
