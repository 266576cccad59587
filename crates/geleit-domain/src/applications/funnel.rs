//! How far applications get: from being sent off to a place in the cohort. Each counts at every
//! stage up to the furthest one it has reached, so that no share is above the whole.

use super::Status;
use crate::figures::Share;
use crate::word::words;

words! {
    /// A stage of the selection, in the order in which people pass through it (S1-38).
    Stage {
        /// The application was sent off.
        Applied = "applied",
        /// It was looked through, and nothing was missing.
        Complete = "complete",
        /// An interview was held.
        Interviewed = "interviewed",
        /// The person was accepted.
        Accepted = "accepted",
        /// A pair with this person was released and not declined.
        Placed = "placed",
    }
}

impl Stage {
    /// The stage that a status shows to be reached. A draft has not been sent; whoever withdrew
    /// or was deferred had come as far as the statuses before show. Whoever was selected outside
    /// the program counts as interviewed there.
    #[must_use]
    pub fn shown_by(status: Status) -> Option<Self> {
        Some(match status {
            Status::Draft | Status::Withdrawn | Status::Deferred => return None,
            Status::Received | Status::Incomplete => Self::Applied,
            Status::Eligible | Status::Ineligible | Status::InterviewSet => Self::Complete,
            Status::Interviewed | Status::Waitlisted | Status::NotAccepted => Self::Interviewed,
            Status::Accepted => Self::Accepted,
        })
    }
}

/// The furthest stage of an application that has had these statuses; nothing for one that was
/// never sent off.
#[must_use]
pub fn reached(statuses: impl IntoIterator<Item = Status>, is_placed: bool) -> Option<Stage> {
    let placed = is_placed.then_some(Stage::Placed);
    statuses.into_iter().filter_map(Stage::shown_by).chain(placed).max()
}

/// One stage with everybody who has reached it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The stage.
    pub stage: Stage,
    /// How many applications have reached it or a later one, of how many at the stage before.
    /// The first stage is the whole of itself.
    pub share: Share,
}

/// Every stage in order, from how many applications got how far at most.
#[must_use]
pub fn funnel(furthest: &[(Stage, u64)]) -> Vec<Step> {
    let at_least = |stage: Stage| -> u64 {
        let later = furthest.iter().filter(|(reached, _)| *reached >= stage);
        later.map(|(_, number)| number).sum()
    };
    let mut before = at_least(Stage::Applied);
    let step = |stage: &Stage| {
        let number = at_least(*stage);
        let share = Share::new(number, std::mem::replace(&mut before, number));
        Step { stage: *stage, share }
    };
    Stage::ALL.iter().map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::applications::Verb;
    use proptest::prelude::*;

    fn counts(steps: &[Step]) -> Vec<(u64, Option<u64>)> {
        steps.iter().map(|step| (step.share.count, step.share.percent)).collect()
    }

    /// Proves S1-38.
    #[test]
    fn the_published_cohort_gets_as_far_as_it_is_known_to_have() {
        // 100 of 212 were placed; 11 were asked for more; 18 ineligible and 23 who left were
        // looked through before; 60 more had an interview.
        let furthest = [
            (Stage::Applied, 11),
            (Stage::Complete, 18 + 23),
            (Stage::Interviewed, 60),
            (Stage::Placed, 100),
        ];
        let expected =
            [(212, Some(100)), (201, Some(95)), (160, Some(80)), (100, Some(63)), (100, Some(100))];
        assert_eq!(counts(&funnel(&furthest)), expected);
        assert_eq!(counts(&funnel(&[]))[1], (0, None), "nothing of nobody");
    }

    #[test]
    fn whoever_left_counts_where_they_had_got_to_and_a_skipped_stage_counts_as_reached() {
        use Status::{Accepted, Deferred, Draft, Eligible, InterviewSet, Received, Withdrawn};
        assert_eq!(
            reached([Received, Eligible, InterviewSet, Withdrawn], false),
            Some(Stage::Complete)
        );
        assert_eq!(reached([Received, Deferred], false), Some(Stage::Applied));
        assert_eq!(reached([Draft, Withdrawn], false), None, "never sent off");
        // Selected elsewhere: accepted without an interview here.
        let skipped = reached([Received, Accepted], false).unwrap();
        let steps = funnel(&[(skipped, 1)]);
        assert_eq!(counts(&steps)[2], (1, Some(100)));
        assert_eq!(reached([Received, Accepted, Withdrawn], true), Some(Stage::Placed));
    }

    /// A way along the lifecycle: which of the possible verbs is taken each time.
    fn way() -> impl Strategy<Value = Vec<Status>> {
        prop::collection::vec(0..9usize, 0..12).prop_map(|choices| {
            let mut statuses = vec![Status::Received];
            for choice in choices {
                let now = *statuses.last().unwrap();
                let verbs: Vec<_> = Verb::ALL.iter().filter_map(|verb| now.after(*verb)).collect();
                let Some(next) = verbs.get(choice % verbs.len().max(1)) else { break };
                statuses.push(*next);
            }
            statuses
        })
    }

    proptest! {
        #[test]
        fn nobody_is_ever_less_far_than_before(statuses in way()) {
            let stages: Vec<_> =
                (1..=statuses.len()).map(|n| reached(statuses[..n].to_vec(), false)).collect();
            for pair in stages.windows(2) {
                prop_assert!(pair[0] <= pair[1], "{:?}", statuses);
            }
        }

        #[test]
        fn a_funnel_only_narrows_and_its_differences_are_those_who_stayed_behind(
            numbers in prop::collection::vec(0..5_000u64, Stage::ALL.len())
        ) {
            let furthest: Vec<_> = Stage::ALL.iter().copied().zip(numbers.clone()).collect();
            let steps = funnel(&furthest);
            prop_assert_eq!(steps[0].share.count, numbers.iter().sum::<u64>());
            for (at, step) in steps.iter().enumerate() {
                prop_assert!(step.share.percent.is_none_or(|percent| percent <= 100));
                let next = steps.get(at + 1).map_or(0, |next| next.share.count);
                prop_assert_eq!(step.share.count - next, numbers[at]);
            }
        }
    }
}
