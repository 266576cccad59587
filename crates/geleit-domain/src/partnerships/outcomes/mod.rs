//! What becomes of a mentee after the end: dated observations, several per person, never a yes or
//! no on a record. A job is one of them and not the only one that counts (S1-60).

mod figures;
mod last_pair;

pub use figures::{AtPoint, Ended, Observed, outcomes};
pub use last_pair::LastPair;

use crate::word::words;
use jiff::Span;
use jiff::civil::Date;

/// The longest line about an observation, in characters.
pub const LINE_MAX: usize = 300;

/// Somebody is asked about the last time point for so many days.
const LAST_POINT_DAYS: i64 = 183;

/// An end that becomes known late is asked about for so many days, before the time point that has
/// come meanwhile.
const END_FIRST_DAYS: i64 = 7;

words! {
    /// What was observed. Founding a company is an outcome like a job (S1-11).
    Kind {
        Job = "job",
        Apprenticeship = "apprenticeship",
        Internship = "internship",
        Training = "training",
        Study = "study",
        SelfEmployment = "self_employment",
        /// None of these, so far.
        Nothing = "none",
    }
}

words! {
    /// When somebody is asked, counted from the end of the last pair.
    TimePoint {
        End = "end",
        FourWeeks = "weeks_4",
        SixMonths = "months_6",
        TwelveMonths = "months_12",
    }
}

words! {
    /// From whom it is known.
    Source {
        /// The mentee.
        Person = "person",
        Mentor = "mentor",
        Employer = "employer",
        /// A partner organisation.
        Organisation = "organisation",
        /// The office knows it by itself.
        Office = "office",
    }
}

words! {
    /// Whether somebody of the office has seen a proof, such as a contract.
    Proof {
        Seen = "seen",
        NotSeen = "not_seen",
    }
}

/// Something that was observed about a mentee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What.
    pub kind: Kind,
    /// Since when it is so, where that is known.
    pub since: Option<Date>,
    /// When it was observed.
    pub observed_on: Date,
    /// For which time point.
    pub point: TimePoint,
    /// From whom it is known.
    pub source: Source,
    /// Has the office seen a proof?
    pub proof: Proof,
    /// A line for the office; may be empty.
    pub line: String,
}

/// What is wrong with an observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It was observed in the future, or before there was a pair.
    ObservedOn,
    /// It began after it was observed, or there is nothing that could begin.
    Since,
    /// The line is too long.
    Line,
}

impl Observation {
    /// Can it be like this, in a pair that exists since a day?
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self, pair_since: Date, today: Date) -> Result<(), Wrong> {
        let begins_later = self.since.is_some_and(|since| since > self.observed_on);
        let has_nothing_begun = self.kind == Kind::Nothing && self.since.is_some();
        if self.observed_on > today || self.observed_on < pair_since {
            Err(Wrong::ObservedOn)
        } else if begins_later || has_nothing_begun {
            Err(Wrong::Since)
        } else if self.line.chars().count() > LINE_MAX {
            Err(Wrong::Line)
        } else {
            Ok(())
        }
    }
}

impl TimePoint {
    /// So many days after the end; half a year is 183 of them, so that a day has one time point.
    #[must_use]
    pub const fn days(self) -> i64 {
        match self {
            Self::End => 0,
            Self::FourWeeks => 28,
            Self::SixMonths => 183,
            Self::TwelveMonths => 365,
        }
    }

    /// The day on which it comes, for a pair that has ended on a day.
    #[must_use]
    pub fn day(self, ended: Date) -> Date {
        ended.saturating_add(Span::new().days(self.days()))
    }

    /// So many days after the end the next one comes, or asking ends.
    fn until_days(self) -> i64 {
        let next = Self::ALL.iter().map(|point| point.days()).find(|days| *days > self.days());
        next.unwrap_or(self.days() + LAST_POINT_DAYS)
    }

    /// Pairs that have ended after the first of these days and until the second are asked about
    /// this time point today.
    #[must_use]
    pub fn ended_within(self, today: Date) -> (Date, Date) {
        let before = |days: i64| today.saturating_sub(Span::new().days(days));
        (before(self.until_days()), before(self.days()))
    }
}

/// The time point that is asked about today in a pair that has ended on a day. What was missed
/// can still be noted, but nobody is asked for two at once.
#[must_use]
pub fn due(ended: Date, today: Date) -> Option<TimePoint> {
    TimePoint::ALL.iter().copied().find(|point| {
        let (after, until) = point.ended_within(today);
        after < ended && ended <= until
    })
}

/// An end that has become known after this day is new today: both take stock first, and the office
/// asks what there is at the end.
#[must_use]
pub fn settled_until(today: Date) -> Date {
    today.saturating_sub(Span::new().days(END_FIRST_DAYS))
}

/// The time point that the office asks about today, in a pair whose end is known since a day. Where
/// that is weeks late the end is asked about as well, although a later one has come (S1-60).
#[must_use]
pub fn due_at_office(ended: Date, known: Date, today: Date) -> Option<TimePoint> {
    let point = due(ended, today)?;
    Some(if known > settled_until(today) { TimePoint::End } else { point })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn job() -> Observation {
        Observation {
            kind: Kind::Job,
            since: Some(date(2026, 9, 15)),
            observed_on: date(2026, 10, 1),
            point: TimePoint::FourWeeks,
            source: Source::Person,
            proof: Proof::NotSeen,
            line: String::new(),
        }
    }

    #[test]
    fn an_observation_is_of_the_past_and_began_before_it_was_made() {
        let check = |change: fn(&mut Observation)| {
            let mut one = job();
            change(&mut one);
            one.check(date(2026, 3, 1), date(2026, 10, 2))
        };
        assert_eq!(check(|_| ()), Ok(()));
        assert_eq!(check(|one| one.since = None), Ok(()), "nobody has to know since when");
        assert_eq!(check(|one| one.observed_on = date(2026, 10, 3)), Err(Wrong::ObservedOn));
        assert_eq!(check(|one| one.observed_on = date(2026, 2, 1)), Err(Wrong::ObservedOn));
        assert_eq!(check(|one| one.since = Some(date(2026, 10, 2))), Err(Wrong::Since));
        assert_eq!(check(|one| one.kind = Kind::Nothing), Err(Wrong::Since));
        assert_eq!(check(|one| one.line = "x".repeat(LINE_MAX + 1)), Err(Wrong::Line));
    }

    #[test]
    fn each_time_point_is_asked_about_until_the_next_one_comes() {
        let ended = date(2026, 9, 1);
        let on = |days: i64| due(ended, ended.saturating_add(Span::new().days(days)));
        for (days, expected) in [
            (-1, None),
            (0, Some(TimePoint::End)),
            (27, Some(TimePoint::End)),
            (28, Some(TimePoint::FourWeeks)),
            (182, Some(TimePoint::FourWeeks)),
            (183, Some(TimePoint::SixMonths)),
            (365, Some(TimePoint::TwelveMonths)),
            (547, Some(TimePoint::TwelveMonths)),
            (548, None),
        ] {
            assert_eq!(on(days), expected, "{days}");
        }
    }

    #[test]
    fn an_end_that_becomes_known_late_is_asked_about_first() {
        let (ended, known) = (date(2026, 9, 1), date(2026, 10, 10));
        let on = |day: Date| due_at_office(ended, known, day);
        assert_eq!(on(known), Some(TimePoint::End));
        assert_eq!(on(date(2026, 10, 16)), Some(TimePoint::End));
        assert_eq!(on(date(2026, 10, 17)), Some(TimePoint::FourWeeks));
        assert_eq!(due_at_office(ended, date(2029, 1, 1), date(2029, 1, 1)), None, "too long ago");
    }

    proptest! {
        #[test]
        fn what_becomes_known_in_time_is_due_at_the_office_as_for_all(days in 0_i64..700) {
            let ended = date(2026, 2, 27);
            let today = ended.saturating_add(Span::new().days(days));
            prop_assert_eq!(due_at_office(ended, ended, today), due(ended, today));
        }

        #[test]
        fn what_is_due_has_come_and_only_one_is(days in -10_i64..700) {
            let ended = date(2026, 2, 27);
            let today = ended.saturating_add(Span::new().days(days));
            let all = TimePoint::ALL.iter().filter(|point| {
                let (after, until) = point.ended_within(today);
                after < ended && ended <= until
            });
            prop_assert!(all.count() <= 1);
            if let Some(point) = due(ended, today) {
                prop_assert!(point.day(ended) <= today);
            }
        }
    }
}
