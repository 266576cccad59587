//! Where the office refers a mentee to (S1-19): mentors are no substitute for the labour office, and
//! neither training nor therapy is part of the programme (S1-20). Kind, body, day and answer; there
//! is no field for what is talked about there.

use crate::word::words;
use jiff::civil::Date;

/// The longest name of a body, in characters: a name and not a story.
pub const BODY_MAX: usize = 80;

words! {
    /// What for.
    Kind {
        LabourOffice = "labour_office",
        Course = "course",
        /// Recognition of a qualification.
        Recognition = "recognition",
        Counselling = "counselling",
    }
}

words! {
    /// What came of it.
    Answer {
        Open = "open",
        Accepted = "accepted",
        Declined = "declined",
        Done = "done",
    }
}

/// A mentee is referred to somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referral {
    /// What for.
    pub kind: Kind,
    /// The name of the office, school or agency.
    pub body: String,
    /// The local day.
    pub on: Date,
    /// What came of it until now.
    pub answer: Answer,
}

/// What is wrong with a referral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It lies in the future.
    Future,
    /// No body is named, or more than a name is written.
    Body,
}

impl Referral {
    /// Can it be like this?
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(&self, today: Date) -> Result<(), Vec<Wrong>> {
        let letters = self.body.trim().chars().count();
        let is_name = (1..=BODY_MAX).contains(&letters) && !self.body.contains('\n');
        let found = [(self.on > today, Wrong::Future), (!is_name, Wrong::Body)];
        let wrong: Vec<_> = found.into_iter().filter(|(is_so, _)| *is_so).map(|of| of.1).collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_referral_names_a_body_and_tells_no_story() {
        let today = date(2026, 4, 1);
        let to = |body: &str, on| Referral {
            kind: Kind::LabourOffice,
            body: body.to_owned(),
            on,
            answer: Answer::Open,
        };
        assert_eq!(to("AMS Wien", today).check(today), Ok(()));
        assert_eq!(to(&"ä".repeat(BODY_MAX), today).check(today), Ok(()));
        for body in ["", "  ", &"ä".repeat(BODY_MAX + 1), "AMS\nsie sagt, dass"] {
            assert_eq!(to(body, today).check(today), Err(vec![Wrong::Body]), "{body:?}");
        }
        let late = to("", date(2026, 4, 2)).check(today);
        assert_eq!(late, Err(vec![Wrong::Future, Wrong::Body]));
    }
}
