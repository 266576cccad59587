//! The votes of organisations: until when, in which way, and what silence means (S1-41).

use crate::letters::Calendar;
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
/// it is nearer than two days; in the quiet hours only where nothing else is left.
#[must_use]
pub fn remind_at(calendar: &Calendar, now: Timestamp, ends: Timestamp) -> Timestamp {
    let left = ends.duration_since(now);
    let wanted = ends - REMIND_BEFORE.min(left / 2);
    let (before, after) = (calendar.last_open(wanted), calendar.open_from(wanted));
    if before > now {
        before
    } else if after < ends {
        after
    } else {
        wanted
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn reminded(now: &str, ends: &str) -> String {
        let calendar = Calendar::new("Europe/Vienna", BTreeSet::new());
        remind_at(&calendar, now.parse().unwrap(), ends.parse().unwrap()).to_string()
    }

    #[test]
    fn a_reminder_comes_a_day_before_or_halfway() {
        let friday = "2026-01-23T09:00:00Z";
        assert_eq!(reminded(friday, "2026-01-28T09:00:00Z"), "2026-01-27T09:00:00Z");
        assert_eq!(reminded(friday, "2026-01-23T15:00:00Z"), "2026-01-23T12:00:00Z");
    }

    #[test]
    fn a_reminder_comes_in_the_quiet_hours_only_where_nothing_else_is_left() {
        let thursday = "2026-01-22T09:00:00Z";
        // A day before would be Saturday at a minute to midnight, and halfway five in the morning.
        assert_eq!(reminded(thursday, "2026-01-25T22:59:00Z"), "2026-01-24T17:00:00Z");
        assert_eq!(reminded(thursday, "2026-01-23T22:59:00Z"), "2026-01-22T17:00:00Z");
        // Set in the evening: the morning is before the end, or it is not.
        let evening = "2026-01-22T18:30:00Z";
        assert_eq!(reminded(evening, "2026-01-23T12:00:00Z"), "2026-01-23T06:30:00Z");
        assert_eq!(reminded(evening, "2026-01-23T05:30:00Z"), "2026-01-23T00:00:00Z");
    }
}
