//! The question of week three, whether it fits: each side answers alone, and the other one never
//! learns what.

use crate::word::words;
use jiff::civil::Date;
use jiff::{Span, ToSpan};

/// So many days after the start both are asked.
pub const ASK_AFTER_DAYS: i64 = 21;

/// Who has run for longer is not asked any more: a pair that came in late is known otherwise.
pub const ASK_UNTIL_DAYS: i64 = 56;

/// So many days after the question an answer of one side only is a reason to call.
pub const ALONE_AFTER_DAYS: i64 = 7;

/// The longest line beside an answer or a call for help, in characters.
pub const LINE_MAX: usize = 500;

words! {
    /// Does it fit?
    Fit {
        Fits = "fits",
        DoesNot = "does_not",
    }
}

/// Between which days a pair must have started for both to be asked on a day.
#[must_use]
pub fn started_between(today: Date) -> (Date, Date) {
    let before = |days: i64| today.saturating_sub(Span::new().days(days));
    (before(ASK_UNTIL_DAYS), before(ASK_AFTER_DAYS))
}

/// What is known of the answers of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// When the last of them was asked.
    pub on: Date,
    /// How many sides were asked: one, if it has answered before the question.
    pub sides: u8,
    /// How many sides have answered.
    pub answered: u8,
    /// Since when a "does not fit" stands that nobody of the office has acted upon.
    pub unfit_since: Option<Date>,
    /// Has somebody of the office acted since the question?
    pub is_dealt_with: bool,
}

/// Since when the answers of a pair need somebody of the office, as of a day: from a "does not
/// fit" on, or a week after the question where only one side has answered.
#[must_use]
pub fn speaks(asked: &Asked, today: Date) -> Option<Date> {
    if asked.unfit_since.is_some() {
        return asked.unfit_since.filter(|since| *since <= today);
    }
    let alone_since = asked.on.saturating_add(ALONE_AFTER_DAYS.days());
    let is_alone = asked.sides == 2 && asked.answered == 1 && !asked.is_dealt_with;
    (is_alone && today >= alone_since).then_some(alone_since)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const ON: Date = date(2026, 3, 22);

    fn asked(answered: u8) -> Asked {
        Asked { on: ON, sides: 2, answered, unfit_since: None, is_dealt_with: false }
    }

    #[test]
    fn both_are_asked_from_the_third_week_to_the_eighth() {
        let (earliest, latest) = started_between(date(2026, 3, 22));
        assert_eq!((earliest, latest), (date(2026, 1, 25), date(2026, 3, 1)));
    }

    #[test]
    fn one_answer_alone_speaks_a_week_later_and_none_or_two_never() {
        let week = date(2026, 3, 29);
        assert_eq!(speaks(&asked(1), date(2026, 3, 28)), None);
        assert_eq!(speaks(&asked(1), week), Some(week));
        for answered in [0, 2] {
            assert_eq!(speaks(&asked(answered), date(2026, 9, 1)), None);
        }
        let early = Asked { sides: 1, ..asked(1) };
        assert_eq!(speaks(&early, date(2026, 9, 1)), None, "nobody has asked the other yet");
        let dealt_with = Asked { is_dealt_with: true, ..asked(1) };
        assert_eq!(speaks(&dealt_with, date(2026, 9, 1)), None);
    }

    #[test]
    fn a_no_speaks_at_once_however_many_have_answered() {
        let on = date(2026, 3, 24);
        for answered in [1, 2] {
            let no = Asked { unfit_since: Some(on), ..asked(answered) };
            assert_eq!(speaks(&no, on), Some(on));
            assert_eq!(speaks(&no, date(2026, 3, 23)), None);
        }
    }
}
