//! The phases of a pair (S1-34): the same five for every pair, from the card to the time afterwards.
//! What is in them, and when, is the pair's own; nobody sets a phase by hand.

use super::Status;
use super::outcomes::TimePoint;
use crate::word::words;
use jiff::civil::Date;

words! {
    /// A phase of a pair, in their order.
    Phase {
        /// Each reads the card of the other and says yes.
        Card = "card",
        /// Both say what they want, and sign it.
        Agreement = "agreement",
        Meetings = "meetings",
        FinalInterview = "final_interview",
        /// Somebody asks what has become of it.
        Afterwards = "afterwards",
    }
}

words! {
    /// How far a phase is.
    Standing {
        Done = "done",
        Now = "now",
        /// A later phase has begun, and this one is not done.
        Open = "open",
        ToCome = "to_come",
    }
}

/// The days of a pair that decide in which phase it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// Both have said yes.
    pub accepted: Option<Date>,
    /// Both have signed the agreement.
    pub agreed: Option<Date>,
    /// The two have met for the first time.
    pub met: Option<Date>,
    /// The pair has come to its good end.
    pub completed: Option<Date>,
    /// The office has taken stock with both.
    pub interviewed: Option<Date>,
}

/// A phase of a pair as it stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Which.
    pub phase: Phase,
    /// How far it is.
    pub standing: Standing,
    /// When it was done.
    pub done_on: Option<Date>,
}

/// The phases of a pair in their order; none of a pair that has ended early or never came about.
#[must_use]
pub fn phases(status: Status, days: &Days, today: Date) -> Vec<Step> {
    if matches!(status, Status::Declined | Status::Withdrawn | Status::Dissolved) {
        return Vec::new();
    }
    let now = days.now(today);
    let step = |&phase: &Phase| {
        let done_on = days.done(phase, today);
        let standing = match (done_on, now) {
            (Some(_), _) => Standing::Done,
            (None, Some(now)) if phase == now => Standing::Now,
            (None, Some(now)) if phase > now => Standing::ToCome,
            _ => Standing::Open,
        };
        Step { phase, standing, done_on }
    };
    Phase::ALL.iter().map(step).collect()
}

impl Days {
    /// In which phase the pair is. Two who meet without an agreement are where they meet.
    fn now(&self, today: Date) -> Option<Phase> {
        if self.completed.is_some() {
            let is_over = self.done(Phase::Afterwards, today).is_some();
            let last = match self.interviewed {
                Some(_) => Phase::Afterwards,
                None => Phase::FinalInterview,
            };
            return (!is_over).then_some(last);
        }
        Some(match (self.met.or(self.agreed), self.accepted) {
            (Some(_), _) => Phase::Meetings,
            (None, Some(_)) => Phase::Agreement,
            (None, None) => Phase::Card,
        })
    }

    /// When a phase was done. The last one is over once nobody is asked any more.
    fn done(&self, phase: Phase, today: Date) -> Option<Date> {
        match phase {
            Phase::Card => self.accepted,
            Phase::Agreement => self.agreed,
            Phase::Meetings => self.completed,
            Phase::FinalInterview => self.interviewed,
            Phase::Afterwards => {
                let last = self.completed.map(|on| TimePoint::TwelveMonths.day(on));
                last.filter(|last| *last <= today)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn a_day() -> impl Strategy<Value = Option<Date>> {
        proptest::option::of((1i8..=12, 1i8..=28).prop_map(|(month, day)| date(2026, month, day)))
    }

    fn days() -> impl Strategy<Value = Days> {
        (a_day(), a_day(), a_day(), a_day(), a_day()).prop_map(
            |(accepted, agreed, met, completed, interviewed)| Days {
                accepted,
                agreed,
                met,
                completed,
                interviewed,
            },
        )
    }

    proptest! {
        #[test]
        fn every_pair_has_the_same_phases_and_is_in_one_of_them_at_most(
            status in proptest::sample::select(Status::ALL.to_vec()), days in days(),
            later in 0i64..800,
        ) {
            let today = date(2026, 6, 1).saturating_add(jiff::Span::new().days(later));
            let steps = phases(status, &days, today);
            if matches!(status, Status::Declined | Status::Withdrawn | Status::Dissolved) {
                prop_assert_eq!(steps, vec![]);
                return Ok(());
            }
            let order: Vec<_> = steps.iter().map(|step| step.phase).collect();
            prop_assert_eq!(order, Phase::ALL.to_vec());
            let now = steps.iter().position(|step| step.standing == Standing::Now);
            for (at, step) in steps.iter().enumerate() {
                prop_assert_eq!(step.standing == Standing::Done, step.done_on.is_some());
                match step.standing {
                    Standing::Now => prop_assert_eq!(Some(at), now),
                    Standing::ToCome => prop_assert!(now.is_some_and(|now| at > now)),
                    Standing::Open => prop_assert!(now.is_none_or(|now| at < now)),
                    Standing::Done => {}
                }
            }
        }
    }

    #[test]
    fn a_pair_goes_through_its_phases() {
        use Standing::{Done, Now, Open, ToCome};
        let at = |days: &Days, today| {
            let steps = phases(Status::Running, days, today);
            steps.iter().map(|step| step.standing).collect::<Vec<_>>()
        };
        let mut days = Days::default();
        let today = date(2026, 9, 1);
        assert_eq!(at(&days, today), [Now, ToCome, ToCome, ToCome, ToCome]);
        days.accepted = Some(date(2026, 2, 1));
        assert_eq!(at(&days, today), [Done, Now, ToCome, ToCome, ToCome]);
        days.met = Some(date(2026, 2, 9));
        assert_eq!(at(&days, today), [Done, Open, Now, ToCome, ToCome], "they meet without one");
        days.agreed = Some(date(2026, 2, 20));
        assert_eq!(at(&days, today), [Done, Done, Now, ToCome, ToCome]);
        days.completed = Some(date(2026, 8, 1));
        assert_eq!(at(&days, today), [Done, Done, Done, Now, ToCome]);
        days.interviewed = Some(date(2026, 8, 5));
        assert_eq!(at(&days, today), [Done, Done, Done, Done, Now]);
        assert_eq!(at(&days, date(2027, 8, 1)), [Done; 5]);
    }
}
