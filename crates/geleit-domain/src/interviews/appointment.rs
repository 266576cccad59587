//! When people meet: local times become instants, also in the nights when clocks change, and
//! several interviews follow each other from a start.

use jiff::civil::{Date, DateTime};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Span, Timestamp};
use std::ops::RangeInclusive;

/// How long an interview may take, in minutes.
pub const MINUTES: RangeInclusive<i64> = 5..=240;

/// The instant of a time on the clock of a zone. A time that the clock shows twice is the first
/// of both; nothing for one that it jumps over.
#[must_use]
pub fn instant(at: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    let found = zone.to_ambiguous_timestamp(at);
    match found.offset() {
        AmbiguousOffset::Gap { .. } => None,
        AmbiguousOffset::Unambiguous { .. } | AmbiguousOffset::Fold { .. } => found.earlier().ok(),
    }
}

/// Do two appointments, each with its start and minutes, take some of the same time?
#[must_use]
pub fn overlaps(one: (Timestamp, i64), other: (Timestamp, i64)) -> bool {
    let end = |(start, minutes): (Timestamp, i64)| start + SignedDuration::from_mins(minutes);
    one.0 < end(other) && other.0 < end(one)
}

/// The starts of several interviews one after another, with a pause between, all in minutes. The
/// time that passes counts, not the clock on the wall.
#[must_use]
pub fn slots(first: Timestamp, minutes: i64, pause: i64, count: usize) -> Vec<Timestamp> {
    let step = SignedDuration::from_mins(minutes + pause);
    std::iter::successors(Some(first), |start| Some(*start + step)).take(count).collect()
}

/// The Monday of a day's week.
#[must_use]
pub fn monday(day: Date) -> Date {
    let days = i64::from(day.weekday().to_monday_zero_offset());
    day.saturating_sub(Span::new().days(days))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vienna() -> TimeZone {
        TimeZone::get("Europe/Vienna").unwrap()
    }

    fn at(text: &str) -> Option<Timestamp> {
        instant(text.parse().unwrap(), &vienna())
    }

    #[test]
    fn in_the_night_to_summer_an_hour_does_not_exist() {
        assert_eq!(at("2026-03-29T02:30"), None);
        assert_eq!(at("2026-03-29T01:59"), Some("2026-03-29T00:59:00Z".parse().unwrap()));
        assert_eq!(at("2026-03-29T03:00"), Some("2026-03-29T01:00:00Z".parse().unwrap()));
    }

    #[test]
    fn in_the_night_to_winter_an_hour_comes_twice_and_the_first_is_meant() {
        assert_eq!(at("2026-10-25T02:30"), Some("2026-10-25T00:30:00Z".parse().unwrap()));
        assert_eq!(at("2026-10-25T03:00"), Some("2026-10-25T02:00:00Z".parse().unwrap()));
    }

    #[test]
    fn interviews_one_after_another_do_not_overlap_when_the_clock_is_put_back() {
        let first = at("2026-10-25T01:30").unwrap();
        let starts = slots(first, 45, 15, 4);
        let clock: Vec<_> = starts
            .iter()
            .map(|start| start.to_zoned(vienna()).strftime("%H:%M").to_string())
            .collect();
        assert_eq!(clock, ["01:30", "02:30", "02:30", "03:30"]);
        for pair in starts.windows(2) {
            assert!(!overlaps((pair[0], 45), (pair[1], 45)));
            assert!(overlaps((pair[0], 61), (pair[1], 45)), "one minute too long");
        }
    }

    #[test]
    fn a_week_begins_on_monday_and_has_167_or_169_hours_when_clocks_change() {
        let hours = |day: &str| {
            let monday = monday(day.parse().unwrap());
            let start = |date: Date| instant(date.at(0, 0, 0, 0), &vienna()).unwrap();
            let next = monday.saturating_add(Span::new().days(7));
            start(next).duration_since(start(monday)).as_hours()
        };
        assert_eq!(monday("2026-03-29".parse().unwrap()), "2026-03-23".parse().unwrap());
        assert_eq!(
            [hours("2026-03-29"), hours("2026-10-25"), hours("2026-06-01")],
            [167, 169, 168]
        );
    }
}
