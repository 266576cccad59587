//! A pair that ends early, without blame (S1-49): a neutral word for the reason, whose wish it was,
//! the day, and what each side has told the office afterwards. Neither side reads any of it.

use crate::word::words;
use jiff::civil::Date;

/// The longest debrief of one side, in characters.
pub const DEBRIEF_MAX: usize = 2000;

words! {
    /// Why a pair ends early. No word says that somebody did something wrong.
    Reason {
        Time = "time",
        /// Somebody has moved, or the way is too long.
        Distance = "distance",
        GoalsDiffer = "goals_differ",
        HealthOrFamily = "health_or_family",
        /// The mentee has found work or a training.
        WorkFound = "work_found",
        ContactLost = "contact_lost",
        DidNotFit = "did_not_fit",
        Other = "other",
    }
}

words! {
    /// Whose wish it was.
    WishOf {
        Mentee = "mentee",
        Mentor = "mentor",
        Both = "both",
        Office = "office",
    }
}

/// How a pair ends early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dissolution {
    /// Why.
    pub reason: Reason,
    /// Whose wish it was.
    pub wish_of: WishOf,
    /// The local day since when it has ended.
    pub on: Date,
    /// What both have told the office, as far as it is known already.
    pub debriefs: Debriefs,
}

/// What each side has told the office afterwards; may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Debriefs {
    /// The mentee.
    pub mentee: String,
    /// The mentor.
    pub mentor: String,
}

/// What is wrong with a dissolution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It lies in the future.
    Future,
    /// The pair had not begun then.
    BeforeTheStart,
    /// A debrief is too long.
    Debrief,
}

impl Dissolution {
    /// A dissolution of which nobody has said more than that it is so.
    #[must_use]
    pub fn unexplained(on: Date) -> Self {
        let (reason, wish_of) = (Reason::Other, WishOf::Office);
        Self { reason, wish_of, on, debriefs: Debriefs::default() }
    }

    /// Can a pair that has begun on a day have ended like this?
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self, began: Date, today: Date) -> Result<(), Wrong> {
        if self.on > today {
            Err(Wrong::Future)
        } else if self.on < began {
            Err(Wrong::BeforeTheStart)
        } else {
            self.debriefs.check()
        }
    }
}

impl Debriefs {
    /// Are both short enough?
    ///
    /// # Errors
    /// [`Wrong::Debrief`].
    pub fn check(&self) -> Result<(), Wrong> {
        let is_long = |words: &String| words.chars().count() > DEBRIEF_MAX;
        if [&self.mentee, &self.mentor].into_iter().any(is_long) {
            Err(Wrong::Debrief)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_pair_ends_between_its_start_and_today() {
        let (began, today) = (date(2026, 3, 1), date(2026, 4, 1));
        for (on, found) in [
            (began, Ok(())),
            (today, Ok(())),
            (date(2026, 2, 28), Err(Wrong::BeforeTheStart)),
            (date(2026, 4, 2), Err(Wrong::Future)),
        ] {
            assert_eq!(Dissolution::unexplained(on).check(began, today), found, "{on}");
        }
        let mut long = Dissolution::unexplained(today);
        long.debriefs.mentor = "ä".repeat(DEBRIEF_MAX);
        assert_eq!(long.check(began, today), Ok(()));
        long.debriefs.mentor.push('!');
        assert_eq!(long.check(began, today), Err(Wrong::Debrief));
    }
}
