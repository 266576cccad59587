//! The way of a cohort in seven steps: what is over, where it stands, what comes next, and when
//! (S1-02, S1-03).

use super::Status;
use crate::word::words;
use jiff::Span;
use jiff::civil::Date;
use std::cmp::Ordering;

words! {
    /// A step on the way of a cohort.
    Phase {
        Preparation = "preparation",
        Applications = "applications",
        Interviews = "interviews",
        Matching = "matching",
        Opening = "opening",
        Partnership = "partnership",
        Closing = "closing",
    }
}

words! {
    /// Where a cohort stands towards one of its steps.
    Standing { Done = "done", Now = "now", Next = "next" }
}

/// The dates of a cohort that its steps speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dates {
    /// Applications are taken until this day.
    pub applications_until: Option<Date>,
    /// The organisations match on this day; interviews are over by then.
    pub matching_on: Option<Date>,
    /// Day of the opening event.
    pub opening_on: Option<Date>,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
}

/// The last day of a cohort that begins on a day and lasts six months, unless somebody plans
/// otherwise (S1-57).
#[must_use]
pub fn usual_end(starts_on: Date) -> Date {
    let after = starts_on.saturating_add(Span::new().months(6));
    // 31 August has no such day in February: then its last day is the end.
    if after.day() == starts_on.day() { after.saturating_sub(Span::new().days(1)) } else { after }
}

/// When a step is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The calendar says nothing.
    Open,
    /// Until this day.
    Until(Date),
    /// On this day.
    On(Date),
}

impl Phase {
    /// Where a cohort of this status stands towards the step. A cancelled one goes no way.
    #[must_use]
    pub fn standing(self, status: Status) -> Standing {
        let Some(current) = current(status) else { return Standing::Next };
        match current.map(|phase| self.cmp(&phase)) {
            None | Some(Ordering::Less) => Standing::Done,
            Some(Ordering::Equal) => Standing::Now,
            Some(Ordering::Greater) => Standing::Next,
        }
    }

    /// When the step is.
    #[must_use]
    pub fn when(self, dates: &Dates) -> When {
        let until = |day: Option<Date>| day.map_or(When::Open, When::Until);
        match self {
            Self::Preparation => When::Open,
            Self::Applications => until(dates.applications_until),
            Self::Interviews => until(dates.matching_on),
            Self::Matching => dates.matching_on.map_or(When::Open, When::On),
            // The first day is the official start where there is no opening event (S1-03).
            Self::Opening => When::On(dates.opening_on.unwrap_or(dates.starts_on)),
            Self::Partnership => When::Until(dates.ends_on),
            Self::Closing => When::On(dates.ends_on),
        }
    }
}

/// The step at which a cohort stands: nothing when it is cancelled, no step when all are over.
fn current(status: Status) -> Option<Option<Phase>> {
    Some(Some(match status {
        Status::Draft => Phase::Preparation,
        Status::Open => Phase::Applications,
        Status::ApplicationsClosed => Phase::Interviews,
        Status::Matching => Phase::Matching,
        Status::Confirmed => Phase::Opening,
        Status::Running => Phase::Partnership,
        Status::Closing => Phase::Closing,
        Status::Closed => return Some(None),
        Status::Cancelled => return None,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Proves S1-02, S1-03.
    #[test]
    fn every_status_stands_at_one_step_with_what_is_over_before_it() {
        let line = |status: Status| {
            let word = |phase: &Phase| match phase.standing(status) {
                Standing::Done => 'd',
                Standing::Now => 'N',
                Standing::Next => '.',
            };
            Phase::ALL.iter().map(word).collect::<String>()
        };
        let found: Vec<_> = Status::ALL.iter().map(|status| line(*status)).collect();
        let expected = [
            "N......", "dN.....", "ddN....", "dddN...", "ddddN..", "dddddN.", "ddddddN", "ddddddd",
            ".......",
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn interviews_end_with_the_matching_and_an_opening_without_an_event_is_the_first_day() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        let dates = Dates {
            applications_until: None,
            matching_on: Some(day("2026-12-10")),
            opening_on: None,
            starts_on: day("2027-01-19"),
            ends_on: day("2027-06-30"),
        };
        assert_eq!(Phase::Applications.when(&dates), When::Open);
        assert_eq!(Phase::Interviews.when(&dates), When::Until(day("2026-12-10")));
        assert_eq!(Phase::Matching.when(&dates), When::On(day("2026-12-10")));
        assert_eq!(Phase::Opening.when(&dates), When::On(day("2027-01-19")));
    }

    /// Proves S1-57.
    #[test]
    fn a_cohort_lasts_six_months_unless_somebody_plans_otherwise() {
        let day = |text: &str| text.parse::<Date>().unwrap();
        for (starts, ends) in [
            ("2026-01-20", "2026-07-19"),
            ("2026-02-01", "2026-07-31"),
            ("2026-08-31", "2027-02-28"),
            ("2027-08-29", "2028-02-28"),
            ("2027-08-31", "2028-02-29"),
        ] {
            assert_eq!(usual_end(day(starts)), day(ends), "{starts}");
        }
        let mut starts = day("2026-01-01");
        for _ in 0..1_500 {
            let days = (usual_end(starts) - starts).get_days() + 1;
            assert!((181..=184).contains(&days), "{starts}: {days} days");
            starts = starts.tomorrow().unwrap();
        }
    }
}
