//! When a cohort opens: its opening event leads, and without one the day in its calendar. From then
//! on its pairs run (S1-03, S1-51).

use super::Status;
use super::phases::Dates;
use jiff::Timestamp;
use jiff::civil::Date;

/// When a cohort opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// At the opening event.
    At(Timestamp),
    /// On the day that the calendar names.
    On(Date),
}

impl Opening {
    /// The beginning of the opening event that takes place, else the day of the opening, else the
    /// first day.
    #[must_use]
    pub fn of(event: Option<Timestamp>, dates: &Dates) -> Self {
        event.map_or(Self::On(dates.opening_on.unwrap_or(dates.starts_on)), Self::At)
    }

    /// Has it been?
    #[must_use]
    pub fn has_been(self, now: Timestamp, today: Date) -> bool {
        match self {
            Self::At(starts) => starts <= now,
            Self::On(day) => day <= today,
        }
    }

    /// Do pairs in which both have said yes run in a cohort of this status? Also while others may
    /// still apply or are matched anew (S1-04), and beyond its last day: nobody is left waiting.
    #[must_use]
    pub fn starts_pairs(self, status: Status, now: Timestamp, today: Date) -> bool {
        use Status::{Cancelled, Closed, Draft};
        let is_going_on = !matches!(status, Draft | Closed | Cancelled);
        is_going_on && self.has_been(now, today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(opening: Option<&str>) -> Dates {
        Dates {
            applications_until: None,
            matching_on: None,
            opening_on: opening.map(|day| day.parse().unwrap()),
            starts_on: "2026-03-01".parse().unwrap(),
            ends_on: "2026-09-01".parse().unwrap(),
        }
    }

    /// Proves S1-03.
    #[test]
    fn the_opening_event_leads_then_the_day_of_the_opening_then_the_first_day() {
        let event: Timestamp = "2026-03-05T16:00:00Z".parse().unwrap();
        assert_eq!(Opening::of(Some(event), &dates(Some("2026-03-04"))), Opening::At(event));
        let day = |text: &str| Opening::On(text.parse().unwrap());
        assert_eq!(Opening::of(None, &dates(Some("2026-03-04"))), day("2026-03-04"));
        assert_eq!(Opening::of(None, &dates(None)), day("2026-03-01"));
    }

    #[test]
    fn pairs_start_when_the_event_begins_and_not_in_the_morning_of_its_day() {
        let (event, today) =
            ("2026-03-05T16:00:00Z".parse().unwrap(), "2026-03-05".parse().unwrap());
        let opening = Opening::At(event);
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        for (status, now, expected) in [
            (Status::Running, "2026-03-05T15:59:00Z", false),
            (Status::Running, "2026-03-05T16:00:00Z", true),
            (Status::Matching, "2026-03-05T16:00:00Z", true),
            (Status::Open, "2026-03-05T16:00:00Z", true),
            (Status::ApplicationsClosed, "2026-03-05T16:00:00Z", true),
            (Status::Closing, "2026-03-05T16:00:00Z", true),
            (Status::Draft, "2026-03-05T16:00:00Z", false),
            (Status::Cancelled, "2026-03-05T16:00:00Z", false),
            (Status::Closed, "2026-03-05T16:00:00Z", false),
        ] {
            assert_eq!(opening.starts_pairs(status, at(now), today), expected, "{status} {now}");
        }
    }
}
