//! Dates and times as each language writes them; the names of months are in `dates.ftl`.

use super::{Texts, plain};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

impl Texts {
    /// A day in full: `23. Jänner 2024`.
    #[must_use]
    pub fn date(self, date: Date) -> String {
        let month = self.dates_month(format_args!("m{}", date.month()));
        plain(&self.dates_day().day(date.day()).month(month).year(date.year()))
    }

    /// A day, with its year only where that is another one than today's: `23. Jänner`.
    #[must_use]
    pub(crate) fn day_of_year(self, date: Date, today: Date) -> String {
        if date.year() != today.year() {
            return self.date(date);
        }
        let month = self.dates_month(format_args!("m{}", date.month()));
        plain(&self.dates_day_of_year().day(date.day()).month(month))
    }

    /// A month: `Jänner 2024`.
    #[must_use]
    pub fn month(self, date: Date) -> String {
        let month = self.dates_month(format_args!("m{}", date.month()));
        plain(&self.dates_month_of().month(month).year(date.year()))
    }

    /// The time of day at a place: `09:14`.
    #[must_use]
    pub fn clock(self, instant: Timestamp, zone: &TimeZone) -> String {
        let local = instant.to_zoned(zone.clone());
        format!("{:02}:{:02}", local.hour(), local.minute())
    }

    /// An instant at a place: `23. Jänner 2024, 09:14`.
    #[must_use]
    pub fn time(self, instant: Timestamp, zone: &TimeZone) -> String {
        let local = instant.to_zoned(zone.clone());
        let clock = self.clock(instant, zone);
        plain(&self.dates_time().date(self.date(local.date())).clock(clock))
    }
}
