//! When people are asked: six waves, whose days follow from the calendar of the cohort.

use crate::cohorts::phases::Dates;
use crate::word::words;
use jiff::ToSpan;
use jiff::civil::Date;

words! {
    /// At which point of a cohort people are asked, the first one first.
    Wave {
        Entry = "entry",
        Week3 = "week_3",
        Middle = "middle",
        End = "end",
        Months6 = "months_6",
        Months12 = "months_12",
    }
}

/// Whoever has not answered by then is reminded, once.
pub const REMIND_AFTER_DAYS: i64 = 7;
/// How long a survey takes answers unless the office says otherwise.
pub const CLOSES_AFTER_DAYS: i64 = 21;
/// So long before the last day of the cohort its pairs are asked how it was: while they still meet.
const BEFORE_THE_END_DAYS: i64 = 14;

impl Wave {
    /// The day on which people are asked, from the calendar of their cohort.
    #[must_use]
    pub fn due(self, dates: &Dates) -> Date {
        let begins = dates.opening_on.unwrap_or(dates.starts_on);
        let ends = dates.ends_on;
        match self {
            Self::Entry => begins,
            Self::Week3 => begins.saturating_add(21.days()),
            Self::Middle => {
                let days = begins.until(ends).map_or(0, |span| span.get_days());
                begins.saturating_add((i64::from(days) / 2).days())
            }
            // A cohort of a few days is asked at its start at the earliest.
            Self::End => ends.saturating_sub(BEFORE_THE_END_DAYS.days()).max(begins),
            Self::Months6 => ends.saturating_add(6.months()),
            Self::Months12 => ends.saturating_add(12.months()),
        }
    }

    /// The last day for answers, unless the office says otherwise.
    #[must_use]
    pub fn closes(due: Date) -> Date {
        due.saturating_add(CLOSES_AFTER_DAYS.days())
    }

    /// Is whoever has come to the end asked as well?
    #[must_use]
    pub fn asks_who_has_finished(self) -> bool {
        matches!(self, Self::End | Self::Months6 | Self::Months12)
    }

    /// Is whoever gets somebody while it is open asked as well, at the own beginning? The later
    /// waves ask about a time that a new pair has not had yet.
    #[must_use]
    pub fn asks_newcomers(self) -> bool {
        self == Self::Entry
    }

    /// Are people asked for their story (S1-15)?
    #[must_use]
    pub fn asks_for_a_story(self) -> bool {
        self == Self::End
    }
}

/// The first and the last day of a survey after the calendar of its cohort has changed; nothing:
/// they stay, because the calendar says the same or somebody has chosen another day.
#[must_use]
pub fn moved(
    wave: Wave,
    (due, closes): (Date, Date),
    before: &Dates,
    after: &Dates,
) -> Option<(Date, Date)> {
    let (was, is) = (wave.due(before), wave.due(after));
    let stays_open = due.until(closes).map_or(CLOSES_AFTER_DAYS, |span| span.get_days().into());
    (due == was && was != is).then(|| (is, is.saturating_add(stays_open.days())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(opening: Option<&str>, starts: &str, ends: &str) -> Dates {
        Dates {
            applications_until: None,
            matching_on: None,
            opening_on: opening.map(|day| day.parse().unwrap()),
            starts_on: starts.parse().unwrap(),
            ends_on: ends.parse().unwrap(),
        }
    }

    fn due(dates: &Dates) -> Vec<String> {
        Wave::ALL.iter().map(|wave| wave.due(dates).to_string()).collect()
    }

    #[test]
    fn the_days_follow_from_the_opening_and_the_last_day() {
        let found = due(&dates(Some("2026-03-05"), "2026-03-01", "2026-08-31"));
        let expected =
            ["2026-03-05", "2026-03-26", "2026-06-02", "2026-08-17", "2027-02-28", "2027-08-31"];
        assert_eq!(found, expected);
        let found = due(&dates(None, "2026-03-01", "2026-08-31"));
        assert_eq!(found[..2], ["2026-03-01", "2026-03-22"], "else from the first day");
    }

    #[test]
    fn a_short_cohort_is_never_asked_before_it_begins() {
        for wave in Wave::ALL {
            let short = dates(None, "2026-03-01", "2026-03-04");
            assert!(wave.due(&short) >= short.starts_on, "{wave}");
        }
    }

    #[test]
    fn only_the_first_wave_asks_whoever_comes_later() {
        let asked: Vec<_> = Wave::ALL.iter().filter(|wave| wave.asks_newcomers()).collect();
        assert_eq!(asked, [&Wave::Entry]);
    }

    #[test]
    fn days_follow_the_calendar_unless_somebody_has_chosen_another_one() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let before = dates(Some("2026-03-05"), "2026-03-01", "2026-08-31");
        let after = dates(Some("2026-03-12"), "2026-03-01", "2026-08-31");
        let computed = (day("2026-03-26"), day("2026-04-06"));
        let expected = Some((day("2026-04-02"), day("2026-04-13")));
        assert_eq!(moved(Wave::Week3, computed, &before, &after), expected, "as long as before");
        let chosen = (day("2026-03-27"), day("2026-04-06"));
        assert_eq!(moved(Wave::Week3, chosen, &before, &after), None);
        let same = (Wave::End.due(&before), day("2026-08-31"));
        assert_eq!(moved(Wave::End, same, &before, &after), None, "the last day is the same");
    }
}
