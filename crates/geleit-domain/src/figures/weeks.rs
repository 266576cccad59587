//! What has come in by the end of each week: cumulative numbers per ISO week.

use crate::interviews::monday;
use jiff::Span;
use jiff::civil::{Date, ISOWeekDate};

/// The most weeks of a series: a year. What came in before counts in the first of them.
pub const WEEKS_MAX: usize = 53;

/// A week with what has come in up to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Week {
    /// Its Monday.
    pub monday: Date,
    /// How many in all by the end of the week.
    pub total: u64,
}

impl Week {
    /// The year and the number of the week by ISO 8601: the days around New Year may belong to
    /// the other year.
    #[must_use]
    pub fn iso(&self) -> (i16, i8) {
        let week = ISOWeekDate::from(self.monday);
        (week.year(), week.week())
    }
}

/// From which day to which a series reaches: from the opening, else from the first that came in,
/// to today or to the day on which applications closed. Whatever came in later prolongs it.
#[must_use]
pub fn span(
    opened: Option<Date>,
    closes: Option<Date>,
    today: Date,
    days: &[(Date, u64)],
) -> Option<(Date, Date)> {
    let came_in = || days.iter().map(|(on, _)| *on);
    let from = opened.or_else(|| came_in().min())?;
    let until = closes.map_or(today, |closes| closes.min(today));
    let last = came_in().max().filter(|last| *last <= today);
    Some((from, last.map_or(until, |last| last.max(until))))
}

/// The Mondays from the week of one day to that of another, at most [`WEEKS_MAX`], the latest
/// ones; one week where the second day is not after the first.
#[must_use]
pub fn mondays(from: Date, until: Date) -> Vec<Date> {
    let last = monday(until.max(from));
    let before = |day: &Date| day.checked_sub(Span::new().days(7)).ok();
    let back = std::iter::successors(Some(last), before).take(WEEKS_MAX);
    let mut all: Vec<_> = back.take_while(|day| *day >= monday(from)).collect();
    all.reverse();
    all
}

/// The cumulative series over these Mondays. What came in before the first week counts in it,
/// what came in after the last week in that: nothing is lost, and the last total is all.
#[must_use]
pub fn cumulative(mondays: &[Date], days: &[(Date, u64)]) -> Vec<Week> {
    let Some(last) = mondays.last() else { return vec![] };
    let by_end_of = |day: &Date| -> u64 {
        let next = day.saturating_add(Span::new().days(7));
        days.iter().filter(|(on, _)| day == last || *on < next).map(|(_, number)| number).sum()
    };
    mondays.iter().map(|day| Week { monday: *day, total: by_end_of(day) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn weeks_go_on_over_new_year_by_iso_8601() {
        let weeks = mondays(day("2026-12-20"), day("2027-01-12"));
        let weeks = cumulative(&weeks, &[(day("2027-01-03"), 2), (day("2027-01-04"), 3)]);
        let found: Vec<_> = weeks.iter().map(|week| (week.iso(), week.total)).collect();
        // 2026 has 53 weeks; the first of January 2027 is in the last of them.
        let expected = [(51, 2026, 0), (52, 2026, 0), (53, 2026, 2), (1, 2027, 5), (2, 2027, 5)];
        assert_eq!(found, expected.map(|(week, year, total)| ((year, week), total)));
    }

    #[test]
    fn what_came_before_the_first_week_counts_in_it() {
        let weeks = cumulative(
            &mondays(day("2026-01-12"), day("2026-01-20")),
            &[(day("2025-11-02"), 4), (day("2026-01-19"), 1)],
        );
        assert_eq!(weeks.iter().map(|week| week.total).collect::<Vec<_>>(), [4, 5]);
        assert_eq!(mondays(day("2026-01-20"), day("2026-01-02")), [day("2026-01-19")]);
        assert!(cumulative(&[], &[(day("2026-01-19"), 1)]).is_empty());
    }

    #[test]
    fn a_series_begins_with_the_opening_and_ends_when_applications_close() {
        let (opened, closes) = (day("2023-09-18"), day("2023-11-15"));
        let came_in = [(day("2023-09-11"), 1), (day("2023-11-20"), 2)];
        let today = day("2026-01-23");
        let span_of = |opened, closes, days| span(opened, closes, today, days);
        let late = day("2023-11-20");
        assert_eq!(span_of(Some(opened), Some(closes), &came_in), Some((opened, late)));
        assert_eq!(span_of(Some(opened), Some(closes), &[]), Some((opened, closes)));
        assert_eq!(span_of(None, None, &came_in), Some((came_in[0].0, today)));
        assert_eq!(span_of(None, Some(closes), &[]), None, "nothing has happened yet");
    }

    proptest! {
        #[test]
        fn a_series_never_falls_ends_with_all_and_leaves_out_no_week(
            start in 0..4_000i64,
            length in 0..900i64,
            days in prop::collection::vec((0..5_000i64, 0..100u64), 0..40)
        ) {
            let at = |days: i64| day("2019-01-01").saturating_add(Span::new().days(days));
            let mondays = mondays(at(start), at(start + length));
            let days: Vec<_> = days.into_iter().map(|(on, number)| (at(on), number)).collect();
            let weeks = cumulative(&mondays, &days);
            prop_assert!((1..=WEEKS_MAX).contains(&weeks.len()));
            let all: u64 = days.iter().map(|(_, number)| number).sum();
            prop_assert_eq!(weeks.last().unwrap().total, all);
            for pair in weeks.windows(2) {
                prop_assert!(pair[0].total <= pair[1].total);
                prop_assert_eq!(pair[0].monday.saturating_add(Span::new().days(7)), pair[1].monday);
            }
            let last = at(start + length);
            prop_assert!(weeks.last().unwrap().monday <= last);
            prop_assert!(last < weeks.last().unwrap().monday.saturating_add(Span::new().days(7)));
        }
    }
}
