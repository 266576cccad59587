//! The last pair of a mentee in a cohort: its end, however it came, is what time points are counted
//! from. Whoever has somebody new is in the middle of it and is not asked.

use crate::partnerships::Status;
use jiff::civil::Date;

/// The last pair of a mentee, once none goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LastPair {
    /// When it has ended.
    pub ended: Date,
    /// Since when there was this pair.
    pub since: Date,
}

impl LastPair {
    /// The last of a mentee's pairs, each given by its statuses with the day since when, in their
    /// order; nothing while one goes on, and where none has come to an end. A pair that ended early
    /// is one like any other; one that never came about is none.
    #[must_use]
    pub fn of<'a>(pairs: impl IntoIterator<Item = &'a [(Status, Date)]>) -> Option<Self> {
        let mut last = None;
        for statuses in pairs {
            match fate(statuses) {
                Fate::GoesOn => return None,
                Fate::Never => {}
                Fate::Ended(pair) => last = last.max(Some(pair)),
            }
        }
        last
    }

    /// Does something that was seen on a day say what has become of the mentee after this pair?
    /// What was seen before there was the pair answers an earlier question.
    #[must_use]
    pub fn is_answered_on(self, seen: Date) -> bool {
        seen >= self.since
    }
}

enum Fate {
    GoesOn,
    Ended(LastPair),
    Never,
}

/// Nothing follows the end of a pair, whatever the order of the days.
fn fate(statuses: &[(Status, Date)]) -> Fate {
    let Some((_, since)) = statuses.first() else { return Fate::Never };
    let has = |wanted: [Status; 2]| statuses.iter().rfind(|(status, _)| wanted.contains(status));
    match has([Status::Completed, Status::Dissolved]) {
        Some((_, ended)) => Fate::Ended(LastPair { ended: *ended, since: *since }),
        None if has([Status::Declined, Status::Withdrawn]).is_some() => Fate::Never,
        None => Fate::GoesOn,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn day(days: i64) -> Date {
        date(2026, 1, 1).saturating_add(days.days())
    }

    fn pair(offered: i64, end: Option<(Status, i64)>) -> Vec<(Status, Date)> {
        let begun = [(Status::Offered, day(offered)), (Status::Running, day(offered + 3))];
        begun.into_iter().chain(end.map(|(status, on)| (status, day(on)))).collect()
    }

    fn last(pairs: &[Vec<(Status, Date)>]) -> Option<(Date, Date)> {
        let last = LastPair::of(pairs.iter().map(Vec::as_slice));
        last.map(|last| (last.since, last.ended))
    }

    #[test]
    fn an_early_end_is_the_end_until_there_is_somebody_new() {
        let early = pair(0, Some((Status::Dissolved, 60)));
        assert_eq!(last(&[]), None);
        assert_eq!(last(&[vec![]]), None, "not yet offered");
        assert_eq!(last(&[pair(0, None)]), None);
        assert_eq!(last(std::slice::from_ref(&early)), Some((day(0), day(60))));
        assert_eq!(last(&[early.clone(), pair(80, None)]), None, "somebody new");
        let declined = pair(80, Some((Status::Declined, 90)));
        assert_eq!(last(&[early.clone(), declined]), Some((day(0), day(60))), "who did not come");
        let well = pair(80, Some((Status::Completed, 180)));
        assert_eq!(last(&[well, early]), Some((day(80), day(180))));
    }

    #[test]
    fn what_was_seen_before_the_last_pair_answers_an_earlier_question() {
        let last = LastPair { since: day(80), ended: day(180) };
        assert!(!last.is_answered_on(day(79)));
        assert!(last.is_answered_on(day(80)), "also before its end");
        assert!(last.is_answered_on(day(200)));
    }

    /// Goes back day by day: nobody who is accompanied on the day has a last pair, and else the
    /// first day that one ended on is the end.
    fn by_days(pairs: &[Vec<(Status, Date)>], today: Date) -> Option<Date> {
        let on = |pair: &[(Status, Date)], on: Date| {
            pair.iter().rfind(|(_, since)| *since <= on).map(|(status, _)| *status)
        };
        if pairs.iter().any(|pair| on(pair, today).is_some_and(Status::is_open)) {
            return None;
        }
        let ends = |on: Date| {
            let end = |(status, since): &(Status, Date)| {
                matches!(status, Status::Completed | Status::Dissolved) && *since == on
            };
            pairs.iter().flatten().any(end)
        };
        (0..400).map(|back: i64| today.saturating_sub(back.days())).find(|day| ends(*day))
    }

    proptest! {
        /// Proves S1-60.
        #[test]
        fn the_last_end_is_found_going_back_day_by_day(
            lives in prop::collection::vec((0_i64..200, 4_i64..100, 0_usize..5), 0..5),
            days in 0_i64..320,
        ) {
            let today = day(days);
            let ends = [Status::Completed, Status::Dissolved, Status::Declined, Status::Withdrawn];
            let known = |(offered, length, end): &(i64, i64, usize)| {
                let end = ends.get(*end).map(|status| (*status, offered + length));
                let mut statuses = pair(*offered, end);
                statuses.retain(|(_, since)| *since <= today);
                statuses
            };
            let pairs: Vec<_> = lives.iter().map(known).collect();
            let found = last(&pairs);
            prop_assert_eq!(found.map(|(_, ended)| ended), by_days(&pairs, today));
            prop_assert!(found.is_none_or(|(since, ended)| since <= ended && ended <= today));
            let mut turned = pairs.clone();
            turned.reverse();
            prop_assert_eq!(last(&turned), found, "in whatever order");
        }
    }
}
