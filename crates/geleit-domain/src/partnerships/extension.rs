//! Until when a pair is planned: to the end of its cohort, which lasts six months (S1-57), or to a
//! later day, with a reason.

use jiff::ToSpan;
use jiff::civil::Date;

/// So many months after the end of the cohort a pair has ended at the latest: as long again as was
/// planned (S1-57).
pub const MONTHS_MAX: i32 = 6;

/// What is wrong with a day until which a pair is to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The cohort lasts longer, or as long and the pair was never planned for more.
    WithinTheCohort,
    /// The day is over.
    Past,
    /// It is later than can be planned.
    TooLate,
}

/// Until when a pair is planned.
#[must_use]
pub fn planned_end(cohort_ends: Date, extended_until: Option<Date>) -> Date {
    extended_until.map_or(cohort_ends, |until| until.max(cohort_ends))
}

/// Can a pair that is planned until some day be planned until another one? On the last day of the
/// cohort it ends as if it had never been extended.
///
/// # Errors
/// What is wrong.
pub fn check(until: Date, planned: Date, cohort_ends: Date, today: Date) -> Result<(), Wrong> {
    let is_taken_back = until == cohort_ends && planned > cohort_ends;
    if is_taken_back {
        Ok(())
    } else if until <= cohort_ends {
        Err(Wrong::WithinTheCohort)
    } else if until < today {
        Err(Wrong::Past)
    } else if until > latest(cohort_ends) {
        Err(Wrong::TooLate)
    } else {
        Ok(())
    }
}

/// The last day until which a pair can be planned.
#[must_use]
pub fn latest(cohort_ends: Date) -> Date {
    cohort_ends.saturating_add(MONTHS_MAX.months())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_pair_ends_with_its_cohort_or_up_to_six_months_later() {
        let (ends, today) = (date(2026, 9, 1), date(2026, 8, 1));
        assert_eq!(planned_end(ends, None), ends);
        assert_eq!(planned_end(ends, Some(date(2026, 10, 1))), date(2026, 10, 1));
        let check = |until, today| check(until, ends, ends, today);
        assert_eq!(check(ends, today), Err(Wrong::WithinTheCohort));
        assert_eq!(check(date(2026, 9, 2), today), Ok(()));
        assert_eq!(check(date(2027, 3, 1), today), Ok(()));
        assert_eq!(check(date(2027, 3, 2), today), Err(Wrong::TooLate));
        assert_eq!(check(date(2026, 9, 2), date(2026, 9, 3)), Err(Wrong::Past));
    }

    #[test]
    fn an_extension_is_shortened_or_taken_back_but_never_below_the_cohort() {
        let (ends, planned) = (date(2026, 9, 1), date(2026, 12, 1));
        let check = |until, today| check(until, planned, ends, today);
        let today = date(2026, 10, 1);
        assert_eq!(check(date(2026, 11, 1), today), Ok(()), "a month less");
        assert_eq!(check(ends, today), Ok(()), "none at all, also after the cohort has ended");
        assert_eq!(check(date(2026, 8, 31), today), Err(Wrong::WithinTheCohort));
        assert_eq!(check(date(2026, 9, 30), today), Err(Wrong::Past));
    }

    proptest! {
        /// A cohort whose calendar is changed later never makes a pair shorter than the cohort.
        #[test]
        fn no_pair_is_planned_shorter_than_its_cohort(ends in 0..4000_i64, until in 0..4000_i64) {
            let day = |days: i64| date(2024, 1, 1).saturating_add(days.days());
            let planned = planned_end(day(ends), Some(day(until)));
            prop_assert!(planned >= day(ends) && planned >= day(until));
            prop_assert!(planned == day(ends) || planned == day(until));
        }
    }
}
