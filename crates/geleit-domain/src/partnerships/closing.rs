//! The end of a pair as its two sides see it: what they say to each other, what was reached, and
//! what they want afterwards (S1-58, S1-59, S1-62, S1-63).

use super::Status;
use super::meetings::Way;
use crate::matching::proposal::Side;
use crate::word::words;
use jiff::Span;
use jiff::civil::Date;

/// So many days before the planned end of a pair both sides can begin to take stock.
pub const OPENS_BEFORE_DAYS: i64 = 14;

/// So many days after the letter whoever has said nothing is reminded, once.
pub const REMIND_AFTER_DAYS: i64 = 7;

/// So many days after the letter a reminder would come too late to be understood.
pub const REMIND_UNTIL_DAYS: i64 = 28;

/// So many days after the reminder has gone out the office calls whoever has still said nothing.
pub const CALL_AFTER_DAYS: i64 = 7;

/// The longest words to the other side, in characters.
pub const WORDS_MAX: usize = 1000;

/// The longest words about what was reached, in characters.
pub const REACHED_WORDS_MAX: usize = 500;

words! {
    /// How it was to work together.
    Together {
        VeryGood = "very_good",
        Good = "good",
        Mixed = "mixed",
        Hard = "hard",
    }
}

words! {
    /// What somebody thanks the other for.
    Strength {
        Reliable = "reliable",
        Listened = "listened",
        Explained = "explained",
        Encouraged = "encouraged",
        Open = "open",
        Shared = "shared",
    }
}

words! {
    /// The seven results that the programme promises (S1-63).
    Reached {
        CareerPlan = "career_plan",
        Training = "training",
        Contacts = "contacts",
        Applications = "applications",
        Interviews = "interviews",
        SelfConfidence = "self_confidence",
        BusinessPlan = "business_plan",
    }
}

words! {
    /// What somebody can want after the end; both can be taken back.
    Choice {
        /// The two stay in contact (S1-59).
        Contact = "contact",
        /// To take part in the next cohort: a mentor again, a mentee as a mentor (S1-62).
        Again = "again",
    }
}

words! {
    /// What somebody says to a choice.
    Said {
        Yes = "yes",
        No = "no",
    }
}

/// What one side says at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// How it was to work together.
    pub together: Together,
    /// What the other is thanked for, in the order of the list.
    pub strengths: Vec<Strength>,
    /// Words to the other side; may be empty.
    pub words: String,
    /// What was reached, in the order of the list; the other side does not read it.
    pub reached: Vec<Reached>,
    /// Own words about it, for the office; may be empty.
    pub reached_words: String,
}

/// What is wrong with what somebody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The words to the other side are too long.
    Words,
    /// The words about what was reached are too long.
    ReachedWords,
}

impl Feedback {
    /// Can it be kept like this?
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self) -> Result<(), Wrong> {
        if self.words.chars().count() > WORDS_MAX {
            Err(Wrong::Words)
        } else if self.reached_words.chars().count() > REACHED_WORDS_MAX {
            Err(Wrong::ReachedWords)
        } else {
            Ok(())
        }
    }
}

/// Which sides of a pair have said the same thing: given their feedback, or said yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sides {
    /// The mentee.
    pub mentee: bool,
    /// The mentor.
    pub mentor: bool,
}

impl Sides {
    /// Those and this one.
    #[must_use]
    pub fn with(mut self, side: Side) -> Self {
        match side {
            Side::Mentee => self.mentee = true,
            Side::Mentor => self.mentor = true,
        }
        self
    }

    /// Is this side among them?
    #[must_use]
    pub fn has(self, side: Side) -> bool {
        match side {
            Side::Mentee => self.mentee,
            Side::Mentor => self.mentor,
        }
    }

    /// Are both?
    #[must_use]
    pub fn both(self) -> bool {
        self.mentee && self.mentor
    }
}

/// From when on both sides of a pair with this planned end can take stock.
#[must_use]
pub fn opens_on(ends_on: Date) -> Date {
    ends_on.saturating_sub(Span::new().days(OPENS_BEFORE_DAYS))
}

/// Can the sides take stock now? From two weeks before the pair is planned to
/// end, and after the end.
#[must_use]
pub fn is_open(status: Status, ends_on: Date, today: Date) -> bool {
    match status {
        Status::Completed => true,
        Status::Running | Status::Paused => today >= opens_on(ends_on),
        _ => false,
    }
}

/// May a side read what the other has said? Only when both have: nobody answers an answer.
#[must_use]
pub fn reads_the_other(given: Sides) -> bool {
    given.both()
}

/// May a side say it anew? Until both have given theirs; then what was read stays as it is.
#[must_use]
pub fn may_say_anew(given: Sides) -> bool {
    !given.both()
}

/// May the office note for a side what it says of the mentoring on the telephone or on paper? As long
/// as the side itself may say it anew, and never in the place of what it has written itself. `by` is
/// how the side has said it so far.
#[must_use]
pub fn may_note(by: Option<Way>, given: Sides) -> bool {
    may_say_anew(given) && by != Some(Way::Online)
}

/// Whoever was asked after the first of these days and until the second, and has said nothing, is
/// reminded today.
#[must_use]
pub fn asked_within(today: Date) -> (Date, Date) {
    let before = |days: i64| today.saturating_sub(Span::new().days(days));
    (before(REMIND_UNTIL_DAYS), before(REMIND_AFTER_DAYS))
}

/// Whoever was asked until the first of these days, when nobody is reminded any more, or got the
/// reminder until the second, and has still said nothing, is called by the office.
#[must_use]
pub fn called_when(today: Date) -> (Date, Date) {
    let before = |days: i64| today.saturating_sub(Span::new().days(days));
    (before(REMIND_UNTIL_DAYS), before(CALL_AFTER_DAYS))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn taking_stock_opens_two_weeks_before_the_end_and_never_for_a_pair_that_ended_early() {
        let ends = date(2026, 9, 1);
        assert!(!is_open(Status::Running, ends, date(2026, 8, 17)));
        assert!(is_open(Status::Running, ends, date(2026, 8, 18)));
        assert!(is_open(Status::Paused, ends, ends));
        assert!(is_open(Status::Completed, ends, date(2026, 5, 1)));
        for status in [Status::Offered, Status::Accepted, Status::Dissolved, Status::Withdrawn] {
            assert!(!is_open(status, ends, date(2027, 1, 1)), "{status}");
        }
    }

    #[test]
    fn nobody_reads_or_changes_alone() {
        let none = Sides::default();
        for side in [Side::Mentee, Side::Mentor] {
            let one = none.with(side);
            assert!(one.has(side) && !reads_the_other(one) && may_say_anew(one));
        }
        let both = none.with(Side::Mentee).with(Side::Mentor);
        assert!(reads_the_other(both) && !may_say_anew(both));
    }

    #[test]
    fn words_have_an_end() {
        let mut said = Feedback {
            together: Together::Good,
            strengths: vec![],
            words: "ä".repeat(WORDS_MAX),
            reached: vec![],
            reached_words: "ä".repeat(REACHED_WORDS_MAX),
        };
        assert_eq!(said.check(), Ok(()));
        said.reached_words.push('ä');
        assert_eq!(said.check(), Err(Wrong::ReachedWords));
        said.words.push('ä');
        assert_eq!(said.check(), Err(Wrong::Words));
    }

    #[test]
    fn the_office_notes_for_whoever_calls_and_never_over_somebodys_own_words() {
        let none = Sides::default();
        let one = none.with(Side::Mentee);
        assert!(may_note(None, none) && may_note(None, one));
        for way in [Way::Phone, Way::Paper] {
            assert!(may_note(Some(way), one), "what was noted wrongly is noted anew");
            assert!(!may_note(Some(way), one.with(Side::Mentor)), "it was read");
        }
        assert!(!may_note(Some(Way::Online), one));
    }

    proptest! {
        /// Proves S1-58.
        #[test]
        fn whoever_says_nothing_is_reminded_first_and_called_later(days in 0_i64..60) {
            let asked = date(2026, 9, 1);
            let today = asked.saturating_add(Span::new().days(days));
            let (after, until) = asked_within(today);
            let is_reminded = after < asked && asked <= until;
            prop_assert_eq!(is_reminded, (REMIND_AFTER_DAYS..REMIND_UNTIL_DAYS).contains(&days));
            let (called, reminded) = called_when(today);
            prop_assert_eq!(asked <= called, days >= REMIND_UNTIL_DAYS);
            prop_assert!(!is_reminded || asked > called, "a letter comes first");
            prop_assert_eq!(asked <= reminded, days >= CALL_AFTER_DAYS);
        }
    }
}
