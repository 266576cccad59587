//! Whether somebody is suitable as a mentor (S1-27): what was found on four points, whether the
//! work is voluntary, what was decided, and the day of the commitment (S1-28).

use crate::word::words;
use jiff::civil::Date;
use std::collections::BTreeMap;

words! {
    /// What the consultation asks about, in the order of the talk.
    Point {
        Motive = "motive",
        Experience = "experience",
        Network = "network",
        Time = "time",
    }
}

words! {
    /// What is thought of a point, and of the mentor as a whole.
    Finding { Yes = "yes", Unsure = "unsure", No = "no" }
}

words! {
    /// What a decision about suitability cannot do without.
    Needed {
        Motive = "motive",
        Experience = "experience",
        Network = "network",
        Time = "time",
        Volunteer = "volunteer",
    }
}

words! {
    /// Why a mentor cannot be made available yet.
    Obstacle {
        Undecided = "undecided",
        Unsure = "unsure",
        NotSuitable = "not_suitable",
        CommitmentMissing = "commitment_missing",
        CommitmentInFuture = "commitment_in_future",
    }
}

words! {
    /// Why somebody does not become a mentor, in neutral words.
    Because {
        TimeMissing = "time_missing",
        ExperienceMissing = "experience_missing",
        FieldFull = "field_full",
        OtherPartFits = "other_part_fits",
        NotReached = "not_reached",
        OwnWish = "own_wish",
    }
}

impl Because {
    /// Does the person get a letter about it? Whoever asked for it knows.
    #[must_use]
    pub fn is_told(self) -> bool {
        self != Self::OwnWish
    }
}

/// What is known of a mentor's suitability.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suitability {
    /// What was found on each point so far.
    pub findings: BTreeMap<Point, Finding>,
    /// Is the work voluntary and unpaid, and does the mentor know?
    pub is_volunteer: Option<bool>,
    /// The decision as a whole.
    pub suitable: Option<Finding>,
    /// On which day the mentor promised to take part.
    pub committed_on: Option<Date>,
}

impl Suitability {
    /// What is missing for the decision that was taken; nothing while none was taken.
    #[must_use]
    pub fn missing(&self) -> Vec<Needed> {
        if self.suitable.is_none() {
            return Vec::new();
        }
        let is_open = |needed: &Needed| match Point::from_text(needed.text()) {
            Some(point) => !self.findings.contains_key(&point),
            None => self.is_volunteer.is_none(),
        };
        Needed::ALL.iter().copied().filter(is_open).collect()
    }

    /// Why the mentor cannot be made available today; nothing: it is possible. Suitable, and a
    /// commitment that has been given.
    #[must_use]
    pub fn obstacles(&self, today: Date) -> Vec<Obstacle> {
        let decision = match self.suitable {
            Some(Finding::Yes) => None,
            Some(Finding::Unsure) => Some(Obstacle::Unsure),
            Some(Finding::No) => Some(Obstacle::NotSuitable),
            None => Some(Obstacle::Undecided),
        };
        let commitment = match self.committed_on {
            None => Some(Obstacle::CommitmentMissing),
            Some(day) if day > today => Some(Obstacle::CommitmentInFuture),
            Some(_) => None,
        };
        decision.into_iter().chain(commitment).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: Date = jiff::civil::date(2026, 1, 23);

    fn finding() -> impl Strategy<Value = Option<Finding>> {
        prop::option::of(prop::sample::select(Finding::ALL))
    }

    fn any_suitability() -> impl Strategy<Value = Suitability> {
        let findings = prop::collection::vec(finding(), Point::ALL.len());
        let days = prop::option::of(-400_i64..400);
        (findings, prop::option::of(any::<bool>()), finding(), days).prop_map(
            |(found, is_volunteer, suitable, days)| Suitability {
                findings: Point::ALL
                    .iter()
                    .copied()
                    .zip(found)
                    .filter_map(|(point, found)| Some((point, found?)))
                    .collect(),
                is_volunteer,
                suitable,
                committed_on: days.map(|days| TODAY.saturating_add(jiff::Span::new().days(days))),
            },
        )
    }

    proptest! {
        /// Proves S1-27, S1-28.
        #[test]
        fn only_a_yes_with_a_commitment_given_makes_available(it in any_suitability()) {
            let is_given = it.committed_on.is_some_and(|day| day <= TODAY);
            let is_possible = it.suitable == Some(Finding::Yes) && is_given;
            prop_assert_eq!(it.obstacles(TODAY).is_empty(), is_possible);
        }

        #[test]
        fn a_commitment_once_given_stays_given(it in any_suitability(), later in 0_i64..4000) {
            let later = TODAY.saturating_add(jiff::Span::new().days(later));
            let (now, then) = (it.obstacles(TODAY), it.obstacles(later));
            prop_assert!(then.iter().all(|obstacle| now.contains(obstacle)));
        }

        #[test]
        fn a_decision_needs_every_point_and_nothing_else(it in any_suitability()) {
            let open = Point::ALL.len() - it.findings.len() + usize::from(it.is_volunteer.is_none());
            let expected = if it.suitable.is_some() { open } else { 0 };
            prop_assert_eq!(it.missing().len(), expected);
        }
    }
}
