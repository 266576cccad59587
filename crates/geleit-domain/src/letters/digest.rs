//! When a digest goes out: at half past seven of a working day, where the programme is.

use super::holidays::{Country, holiday};
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday, time};
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// When digests go out, in the programme's time zone.
const AT: Time = time(7, 30, 0, 0);
/// What is to be done today is told before.
const NOON: Time = time(12, 0, 0, 0);
/// From then on it is too late for what can wait, until the next digest.
pub const QUIET_FROM: Time = time(20, 0, 0, 0);
/// Until then people who work are there.
const EVENING: Time = time(18, 0, 0, 0);
/// The day of weekly digests; a Tuesday is seldom a holiday. On a closed day it is the next open
/// one.
pub const WEEKLY_ON: Weekday = Weekday::Tuesday;
/// No year has so many closed days in a row: whoever closes more gets their letters anyway.
const CLOSED_DAYS_MAX: usize = 60;

crate::word::words! {
    /// What somebody has chosen for letters that can wait.
    Choice {
        /// Nothing: mentors weekly, everybody else daily.
        Usual = "usual",
        Daily = "daily",
        Weekly = "weekly",
        /// None that are not necessary.
        None = "none",
    }
}

/// How often somebody gets a digest at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rhythm {
    /// Every working day.
    Daily,
    /// Once a week.
    Weekly,
}

impl Choice {
    /// How often digests come; nothing: only what is necessary comes.
    #[must_use]
    pub const fn rhythm(self, is_mentor: bool) -> Option<Rhythm> {
        match self {
            Self::Usual if is_mentor => Some(Rhythm::Weekly),
            Self::Usual | Self::Daily => Some(Rhythm::Daily),
            Self::Weekly => Some(Rhythm::Weekly),
            Self::None => None,
        }
    }

    /// The choice in words that say what comes of it.
    #[must_use]
    pub const fn effective(self, is_mentor: bool) -> Self {
        match self.rhythm(is_mentor) {
            Some(Rhythm::Daily) => Self::Daily,
            Some(Rhythm::Weekly) => Self::Weekly,
            None => Self::None,
        }
    }
}

/// The working days of a programme.
#[derive(Clone, Debug)]
pub struct Calendar {
    zone: TimeZone,
    country: Option<Country>,
    closed: BTreeSet<Date>,
}

impl Calendar {
    /// The calendar of a time zone, with the public holidays of its country and the programme's
    /// own closed days.
    #[must_use]
    pub fn new(zone: &str, closed: BTreeSet<Date>) -> Self {
        let country = Country::of_zone(zone);
        Self { zone: TimeZone::get(zone).unwrap_or(TimeZone::UTC), country, closed }
    }

    /// The local day.
    #[must_use]
    pub fn day(&self, now: Timestamp) -> Date {
        now.to_zoned(self.zone.clone()).date()
    }

    /// Does no digest go out on this day?
    #[must_use]
    pub fn is_closed(&self, day: Date) -> bool {
        day.weekday() == Weekday::Sunday
            || self.closed.contains(&day)
            || self.country.is_some_and(|country| holiday(country, day).is_some())
    }

    /// May a digest go out now?
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        let local = now.to_zoned(self.zone.clone());
        (AT..QUIET_FROM).contains(&local.time()) && !self.is_closed(local.date())
    }

    /// Is this a day on which digests of a rhythm go out?
    #[must_use]
    pub fn is_day(&self, now: Timestamp, rhythm: Rhythm) -> bool {
        self.is_day_of(self.day(now), rhythm)
    }

    /// May a digest of the desk go out now? It says what is to be done today: not on Saturdays,
    /// and not after noon.
    #[must_use]
    pub fn is_office_morning(&self, now: Timestamp) -> bool {
        let local = now.to_zoned(self.zone.clone());
        self.is_open(now) && local.weekday() != Weekday::Saturday && local.time() < NOON
    }

    /// The first time of a digest that is not before `from`.
    #[must_use]
    pub fn next(&self, from: Timestamp, rhythm: Rhythm) -> Timestamp {
        let mut day = self.day(from);
        for _ in 0..CLOSED_DAYS_MAX {
            let at = self.at(day);
            if at >= from && self.is_day_of(day, rhythm) {
                return at;
            }
            day = day.tomorrow().unwrap_or(day);
        }
        from
    }

    /// `until`, or where people are not disturbed then, the evening or morning before: a letter that
    /// has to come before something comes a little earlier.
    #[must_use]
    pub fn last_open(&self, until: Timestamp) -> Timestamp {
        if self.is_open(until) {
            return until;
        }
        let days = std::iter::once(self.day(until)).chain(before(self.day(until)));
        let open = days.take(CLOSED_DAYS_MAX).filter(|day| !self.is_closed(*day));
        open.map(|day| self.on(day, EVENING)).find(|at| *at <= until).unwrap_or(until)
    }

    /// Half past seven of a day. It is there once on every day: clocks change at night.
    fn at(&self, day: Date) -> Timestamp {
        self.on(day, AT)
    }

    fn on(&self, day: Date, time: Time) -> Timestamp {
        let zoned = day.to_datetime(time).to_zoned(self.zone.clone());
        zoned.map_or(Timestamp::MAX, |zoned| zoned.timestamp())
    }

    fn is_day_of(&self, day: Date, rhythm: Rhythm) -> bool {
        if self.is_closed(day) {
            return false;
        }
        let weekly = |day: Date| day.weekday() == WEEKLY_ON;
        // The first open day from the day of the week on.
        rhythm == Rhythm::Daily
            || weekly(day)
            || before(day).take_while(|day| self.is_closed(*day)).any(weekly)
    }

    /// When to try again what could not go out: as soon as it may.
    #[must_use]
    pub fn open_from(&self, now: Timestamp) -> Timestamp {
        if self.is_open(now) { now } else { self.next(now, Rhythm::Daily) }
    }
}

/// The days before a day, the nearest first.
fn before(day: Date) -> impl Iterator<Item = Date> {
    std::iter::successors(day.yesterday().ok(), |day| day.yesterday().ok())
}
