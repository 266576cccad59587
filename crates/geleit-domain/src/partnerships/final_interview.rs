//! The interview with which a pair ends: the office takes stock with both (S1-58).

use super::Status;
use super::meetings::Channel;
use jiff::civil::Date;

/// The longest note, in characters.
pub const NOTE_MAX: usize = 2000;

/// The longest name of whoever led it, in characters.
pub const LED_BY_MAX: usize = 80;

/// A final interview as the office notes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinalInterview {
    /// The local date.
    pub on: Date,
    /// Who led it.
    pub led_by: String,
    /// How they met.
    pub channel: Channel,
    /// What came of it, for the office; may be empty.
    pub note: String,
}

/// What is wrong with a final interview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It lies in the future, or before there was a pair.
    Date,
    /// Nobody led it, or the name is too long.
    LedBy,
    /// The note is too long.
    Note,
}

impl FinalInterview {
    /// Can it have been like this, in a pair that exists since a day?
    ///
    /// # Errors
    /// The first thing that is wrong.
    pub fn check(&self, since: Date, today: Date) -> Result<(), Wrong> {
        let name = self.led_by.trim().chars().count();
        if self.on > today || self.on < since {
            Err(Wrong::Date)
        } else if name == 0 || name > LED_BY_MAX {
            Err(Wrong::LedBy)
        } else if self.note.chars().count() > NOTE_MAX {
            Err(Wrong::Note)
        } else {
            Ok(())
        }
    }
}

/// Can one be noted? Some pairs talk shortly before the end, others after it.
#[must_use]
pub fn is_possible(status: Status) -> bool {
    matches!(status, Status::Running | Status::Paused | Status::Completed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_final_interview_has_a_day_of_the_pair_and_somebody_who_led_it() {
        let (since, today) = (date(2026, 3, 1), date(2026, 9, 1));
        let good = FinalInterview {
            on: today,
            led_by: "Karin Muster".into(),
            channel: Channel::InPerson,
            note: String::new(),
        };
        assert_eq!(good.check(since, today), Ok(()));
        let wrong = |change: fn(&mut FinalInterview)| {
            let mut one = good.clone();
            change(&mut one);
            one.check(since, today)
        };
        assert_eq!(wrong(|one| one.on = date(2026, 9, 2)), Err(Wrong::Date));
        assert_eq!(wrong(|one| one.on = date(2026, 2, 28)), Err(Wrong::Date));
        assert_eq!(wrong(|one| one.led_by = " ".into()), Err(Wrong::LedBy));
        assert_eq!(wrong(|one| one.note = "x".repeat(NOTE_MAX + 1)), Err(Wrong::Note));
    }
}
