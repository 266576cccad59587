//! The days and hours of digests, over whole years and through changes of the clock.

use super::{Calendar, Choice, QUIET_FROM, Rhythm};
use jiff::civil::{Date, Weekday, date, time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use std::collections::BTreeSet;

const ZONES: &[&str] = &[
    "Europe/Vienna",
    "Europe/Berlin",
    "Europe/Lisbon",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
];

fn calendar(zone: &str) -> Calendar {
    Calendar::new(zone, BTreeSet::new())
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// Every time of a digest of three years, one after the other.
fn every_digest(calendar: &Calendar, rhythm: Rhythm) -> Vec<Timestamp> {
    let (mut from, until) = (at("2026-01-01T00:00:00Z"), at("2029-01-01T00:00:00Z"));
    let mut found = Vec::new();
    loop {
        let next = calendar.next(from, rhythm);
        if next >= until {
            return found;
        }
        found.push(next);
        from = next + 1.nanosecond();
    }
}

#[test]
fn a_day_has_one_digest_at_half_past_seven_also_when_the_clocks_change() {
    for zone in ZONES {
        let (calendar, tz) = (calendar(zone), TimeZone::get(zone).unwrap());
        let days: Vec<Date> = every_digest(&calendar, Rhythm::Daily)
            .into_iter()
            .map(|at| {
                let local = at.to_zoned(tz.clone());
                assert_eq!(local.time(), time(7, 30, 0, 0), "{zone} {at}");
                assert!(calendar.is_open(at) && !calendar.is_open(at - 1.nanosecond()), "{zone}");
                local.date()
            })
            .collect();
        assert!(days.windows(2).all(|two| two[0] < two[1]), "{zone}: no day twice");
        let from = date(2026, 1, 1);
        let working = from.series(1.day()).take_while(|day| day.year() < 2029);
        let working = working.filter(|day| !calendar.is_closed(*day)).count();
        assert_eq!(days.len(), working, "{zone}: no working day without one");
    }
}

#[test]
fn both_nights_of_a_changing_clock_lead_to_half_past_seven() {
    let vienna = calendar("Europe/Vienna");
    // Sundays: the digest comes on the Monday after, in the other offset.
    for (before, after) in [
        ("2027-03-27T19:00:00Z", "2027-03-30T05:30:00Z"),
        ("2027-10-30T19:00:00Z", "2027-11-02T06:30:00Z"),
    ] {
        assert_eq!(vienna.next(at(before), Rhythm::Daily), at(after), "{before}");
    }
    let saturday = at("2027-03-27T06:30:00Z");
    assert_eq!(vienna.next(saturday, Rhythm::Daily), saturday);
}

#[test]
fn a_week_has_one_digest_on_its_tuesday_or_the_next_open_day() {
    for zone in ZONES {
        let (calendar, tz) = (calendar(zone), TimeZone::get(zone).unwrap());
        let all = every_digest(&calendar, Rhythm::Weekly);
        let days: Vec<Date> = all.iter().map(|at| at.to_zoned(tz.clone()).date()).collect();
        let weeks: BTreeSet<_> = days
            .iter()
            .map(|day| (day.iso_week_date().year(), day.iso_week_date().week()))
            .collect();
        assert_eq!(weeks.len(), days.len(), "{zone}: no week twice");
        let tuesdays = days.iter().filter(|day| day.weekday() == Weekday::Tuesday).count();
        assert!(days.len() >= 156 && tuesdays >= days.len() - 12, "{zone} {tuesdays}");
    }
    let vienna = calendar("Europe/Vienna");
    // 26 October 2027 is a Tuesday and the national holiday.
    assert_eq!(vienna.next(at("2027-10-25T00:00:00Z"), Rhythm::Weekly), at("2027-10-27T05:30:00Z"));
}

#[test]
fn own_closed_days_hold_letters_back_as_well() {
    let friday = date(2027, 5, 28);
    let closed = Calendar::new("Europe/Vienna", BTreeSet::from([friday]));
    assert!(closed.is_closed(friday));
    // Corpus Christi, the bridge day, and then a Saturday.
    assert_eq!(closed.next(at("2027-05-27T00:00:00Z"), Rhythm::Daily), at("2027-05-29T05:30:00Z"));
}

#[test]
fn mentors_get_a_digest_weekly_unless_they_choose_otherwise() {
    assert_eq!(Choice::Usual.rhythm(true), Some(Rhythm::Weekly));
    assert_eq!(Choice::Usual.rhythm(false), Some(Rhythm::Daily));
    assert_eq!(Choice::Daily.rhythm(true), Some(Rhythm::Daily));
    assert_eq!(Choice::None.rhythm(false), None);
    assert_eq!(Choice::Usual.effective(true), Choice::Weekly);
}

proptest! {
    #[test]
    fn the_next_digest_is_open_not_before_and_the_first(
        zone in 0..ZONES.len(),
        second in 1_767_225_600_i64..1_893_456_000,
        weekly in any::<bool>(),
    ) {
        let (calendar, from) = (calendar(ZONES[zone]), Timestamp::from_second(second).unwrap());
        let rhythm = if weekly { Rhythm::Weekly } else { Rhythm::Daily };
        let next = calendar.next(from, rhythm);
        prop_assert!(next >= from && calendar.is_open(next));
        prop_assert_eq!(calendar.next(next, rhythm), next);
        let last = calendar.last_open(from);
        prop_assert!(last <= from && calendar.is_open(last));
        prop_assert!(last == from || calendar.next(last + 1.second(), Rhythm::Daily) > from);
        let now = calendar.open_from(from);
        prop_assert!(calendar.is_open(now) && now >= from);
        let tz = TimeZone::get(ZONES[zone]).unwrap();
        prop_assert!(now.to_zoned(tz).time() < QUIET_FROM);
    }
}
