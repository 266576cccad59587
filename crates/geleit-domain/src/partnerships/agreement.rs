//! What two people of a pair agree on, in versions that both sign (S1-21, S1-52), and the promises
//! that each side confirms with the signature (S1-32, S1-33).

use crate::profile::Goal;
use crate::word::words;
use jiff::ToSpan;
use jiff::civil::Date;

/// The longest line of an agreement, in characters.
pub const LINE_MAX: usize = 300;

/// An agreement ends at most so many years after the pair was offered.
const YEARS_MAX: i64 = 2;

/// Which wording of the promises a signature confirms; grows when one is added or changed.
pub const PROMISES_VERSION: &str = "1";

words! {
    /// How often two people want to meet.
    Rhythm {
        Weekly = "weekly",
        Fortnightly = "fortnightly",
        Monthly = "monthly",
    }
}

words! {
    /// Who sets up the meetings.
    Initiator {
        Mentee = "mentee",
        Mentor = "mentor",
        Both = "both",
    }
}

words! {
    /// How they reach each other between meetings; none of these is an answer too.
    Contact {
        Phone = "phone",
        Message = "message",
        Email = "email",
    }
}

words! {
    /// What a mentee promises (S1-32).
    MenteePromise {
        Expectations = "expectations",
        Initiative = "initiative",
        Learning = "learning",
        Background = "background",
    }
}

words! {
    /// What a mentor promises (S1-33).
    MentorPromise {
        Expectations = "expectations",
        KnowHow = "know_how",
        Competences = "competences",
        Networks = "networks",
    }
}

words! {
    /// What mentoring is not (S1-19, S1-20).
    Limit {
        /// Placement and courses belong to the labour office.
        LabourOffice = "labour_office",
        Training = "training",
        Therapy = "therapy",
    }
}

/// What two people agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// What they want to reach, in the order of the list.
    pub goals: Vec<Goal>,
    /// The task in words of their own; may be empty where there is a goal (S1-67).
    pub task: String,
    /// How often they meet.
    pub rhythm: Rhythm,
    /// Who sets up the meetings.
    pub initiator: Initiator,
    /// Where they meet, in words of their own.
    pub place: String,
    /// How they reach each other in between, in the order of the list.
    pub contact: Vec<Contact>,
    /// Until when; the cohort's last day unless they say else.
    pub until: Date,
}

/// What is wrong with terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Neither a goal nor a task.
    Aim,
    /// The task is too long.
    Task,
    /// No place, or too long a one.
    Place,
    /// Before the pair began, or years later.
    Until,
}

impl Terms {
    /// Can a pair that exists since a day agree on this?
    ///
    /// # Errors
    /// Everything that is wrong.
    pub fn check(&self, since: Date) -> Result<(), Vec<Wrong>> {
        let length = |line: &str| line.trim().chars().count();
        let latest = since.saturating_add(YEARS_MAX.years());
        let found = [
            (self.goals.is_empty() && length(&self.task) == 0, Wrong::Aim),
            (length(&self.task) > LINE_MAX, Wrong::Task),
            (!(1..=LINE_MAX).contains(&length(&self.place)), Wrong::Place),
            (self.until < since || self.until > latest, Wrong::Until),
        ];
        let wrong: Vec<_> = found.into_iter().filter(|(is_so, _)| *is_so).map(|of| of.1).collect();
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn terms() -> Terms {
        Terms {
            goals: vec![Goal::Network],
            task: String::new(),
            rhythm: Rhythm::Fortnightly,
            initiator: Initiator::Mentee,
            place: "Café".to_owned(),
            contact: vec![Contact::Phone],
            until: date(2026, 9, 1),
        }
    }

    #[test]
    fn an_agreement_needs_a_goal_or_a_task_and_a_place() {
        let since = date(2026, 3, 1);
        assert_eq!(terms().check(since), Ok(()));
        let task = Terms { goals: vec![], task: "a plan".to_owned(), ..terms() };
        assert_eq!(task.check(since), Ok(()));
        let blank = "  ".to_owned();
        let empty = Terms { goals: vec![], task: blank.clone(), place: blank, ..terms() };
        assert_eq!(empty.check(since), Err(vec![Wrong::Aim, Wrong::Place]));
        let long = "ä".repeat(LINE_MAX + 1);
        let long = Terms { task: long.clone(), place: long, ..terms() };
        assert_eq!(long.check(since), Err(vec![Wrong::Task, Wrong::Place]));
    }

    #[test]
    fn an_agreement_ends_after_the_pair_began_and_within_two_years() {
        let since = date(2026, 3, 1);
        for (until, is_wrong) in [
            (since, false),
            (date(2028, 3, 1), false),
            (date(2026, 2, 28), true),
            (date(2028, 3, 2), true),
        ] {
            let found = Terms { until, ..terms() }.check(since);
            assert_eq!(found == Err(vec![Wrong::Until]), is_wrong, "{until}");
        }
    }
}
