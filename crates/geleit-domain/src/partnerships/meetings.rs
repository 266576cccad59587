//! Meetings of a pair: when, for how long and about what (S1-54), and when somebody is asked
//! whether there was one.

use super::Status;
use crate::profile::Goal;
use crate::word::words;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// What a meeting usually takes, in minutes.
pub const MINUTES_USUAL: u32 = 60;

/// The shortest and the longest meeting, in minutes: a call, or a day at a workplace.
pub const MINUTES: std::ops::RangeInclusive<u32> = 5..=600;

/// About five hours a month are planned (S1-54).
pub const PLANNED_MINUTES_A_MONTH: u32 = 300;

/// The longest line about a meeting, in characters.
pub const LINE_MAX: usize = 300;

/// The first question whether they have met comes so many days after the start.
const FIRST_ASK_DAYS: i64 = 7;

/// So long nobody is asked again, after a meeting or after the last question.
const ASK_AGAIN_DAYS: i64 = 14;

words! {
    /// How two people met.
    Channel {
        InPerson = "in_person",
        Online = "online",
        Phone = "phone",
    }
}

words! {
    /// On which way the office, or the database, has learned of a meeting.
    Way {
        /// The person noted it.
        Online = "online",
        /// The person said it on the telephone.
        Phone = "phone",
        /// It stands on a sheet of paper.
        Paper = "paper",
    }
}

/// A meeting of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    /// The local date.
    pub on: Date,
    /// How long it took.
    pub minutes: u32,
    /// How they met.
    pub channel: Channel,
    /// What it was about, in the order of the list.
    pub topics: Vec<Goal>,
    /// A line in words of their own, for the office; may be empty.
    pub line: String,
}

/// What is wrong with a meeting that somebody notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It lies in the future.
    Future,
    /// The pair did not exist then.
    BeforeThePair,
    /// It took less than five minutes or more than ten hours.
    Minutes,
    /// The line is too long.
    Line,
}

impl Meeting {
    /// Can it have been like this, in a pair that exists since a day?
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(&self, since: Date, today: Date) -> Result<(), Vec<Wrong>> {
        let found = [
            (self.on > today, Wrong::Future),
            (self.on < since, Wrong::BeforeThePair),
            (!MINUTES.contains(&self.minutes), Wrong::Minutes),
            (self.line.chars().count() > LINE_MAX, Wrong::Line),
        ];
        let wrong: Vec<_> = found.into_iter().filter(|(is_so, _)| *is_so).map(|of| of.1).collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// Until which day a pair must have been quiet for somebody to be asked on a day: no start, no
/// meeting and no question after it.
#[must_use]
pub fn quiet_until(today: Date) -> Quiet {
    let before = |days: i64| today.saturating_sub(Span::new().days(days));
    Quiet { started: before(FIRST_ASK_DAYS), met_or_asked: before(ASK_AGAIN_DAYS) }
}

/// See [`quiet_until`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quiet {
    /// The pair runs since this day or longer.
    pub started: Date,
    /// The last meeting and the last question lie on this day or before.
    pub met_or_asked: Date,
}

/// How many minutes were planned from a day to another, both included, by days of a month of
/// thirty days.
#[must_use]
pub fn planned_minutes(from: Date, to: Date) -> u32 {
    let days = (to.saturating_add(1.day()).duration_since(from).as_hours() / 24).max(0);
    let minutes = days * i64::from(PLANNED_MINUTES_A_MONTH) / 30;
    u32::try_from(minutes).unwrap_or(u32::MAX)
}

/// How many minutes were planned while a pair ran, until a day included: nothing is planned for
/// days of a pause, and nothing after the end (S1-54). The statuses stand in their order, each
/// with the day since when.
#[must_use]
pub fn planned_while_running(statuses: &[(Status, Date)], until: Date) -> u64 {
    running(statuses, until).map(|(from, to)| u64::from(planned_minutes(from, to))).sum()
}

/// On how many days a pair has run, until a day included.
#[must_use]
pub fn days_running(statuses: &[(Status, Date)], until: Date) -> i64 {
    let days = |(from, to): (Date, Date)| to.duration_since(from).as_hours() / 24 + 1;
    running(statuses, until).map(|span| days(span).max(0)).sum()
}

/// From when to when a pair ran, both days included.
fn running(statuses: &[(Status, Date)], until: Date) -> impl Iterator<Item = (Date, Date)> + '_ {
    let ends = statuses.iter().skip(1).map(move |(_, on)| on.saturating_sub(1.day()).min(until));
    let spans = statuses.iter().zip(ends.chain([until]));
    spans.filter(|((status, _), _)| *status == Status::Running).map(|((_, from), to)| (*from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn nothing_is_planned_for_a_pause_and_after_the_end() {
        let statuses = [
            (Status::Accepted, date(2026, 2, 1)),
            (Status::Running, date(2026, 3, 1)),
            (Status::Paused, date(2026, 3, 16)),
            (Status::Running, date(2026, 4, 1)),
            (Status::Completed, date(2026, 4, 16)),
        ];
        let until = |day| planned_while_running(&statuses, day);
        assert_eq!(until(date(2026, 3, 15)), 150);
        assert_eq!(until(date(2026, 3, 31)), 150);
        assert_eq!(until(date(2026, 9, 1)), 300);
        assert_eq!(days_running(&statuses, date(2026, 9, 1)), 30);
        assert_eq!(planned_while_running(&[], date(2026, 9, 1)), 0);
    }

    fn meeting(on: Date, minutes: u32) -> Meeting {
        Meeting { on, minutes, channel: Channel::Online, topics: vec![], line: String::new() }
    }

    #[test]
    fn a_meeting_lies_between_the_start_of_the_pair_and_today() {
        let (since, today) = (date(2026, 3, 1), date(2026, 3, 10));
        assert_eq!(meeting(since, 5).check(since, today), Ok(()));
        assert_eq!(meeting(today, 600).check(since, today), Ok(()));
        let early = meeting(date(2026, 2, 28), 601).check(since, today);
        assert_eq!(early, Err(vec![Wrong::BeforeThePair, Wrong::Minutes]));
        let mut late = meeting(date(2026, 3, 11), 4);
        late.line = "ä".repeat(LINE_MAX + 1);
        let all = vec![Wrong::Future, Wrong::Minutes, Wrong::Line];
        assert_eq!(late.check(since, today), Err(all));
    }

    #[test]
    fn five_hours_a_month_are_planned() {
        assert_eq!(planned_minutes(date(2026, 3, 1), date(2026, 3, 30)), 300);
        assert_eq!(planned_minutes(date(2026, 3, 1), date(2026, 3, 1)), 10);
        assert_eq!(planned_minutes(date(2026, 3, 2), date(2026, 3, 1)), 0);
        assert_eq!(planned_minutes(date(2026, 3, 9), date(2026, 3, 1)), 0);
    }

    #[test]
    fn the_first_question_comes_after_a_week_and_another_after_two() {
        let quiet = quiet_until(date(2026, 3, 15));
        assert_eq!(quiet.started, date(2026, 3, 8));
        assert_eq!(quiet.met_or_asked, date(2026, 3, 1));
    }
}
