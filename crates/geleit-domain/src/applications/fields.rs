//! Fields of work and places side by side: one rule for every page that says where mentors are
//! missing.

use super::Status;
use crate::reference::occupations::Field;

/// Mentees of the selection who have this status and aim at this field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aimed {
    /// Where their applications stand.
    pub status: Status,
    /// The field; nothing where no occupation is coded.
    pub field: Option<Field>,
    /// How many.
    pub number: i64,
    /// Of these, how many have been given a mentor already.
    pub paired: i64,
}

/// One field of work in the selection of a cohort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldCount {
    /// The field; nothing where no occupation is coded.
    pub field: Option<Field>,
    /// Mentees who were accepted.
    pub accepted: i64,
    /// Of these, how many have been given a mentor already.
    pub paired: i64,
    /// Mentees on the way: eligible, or with an interview.
    pub in_selection: i64,
    /// Mentees on the waiting list.
    pub waiting: i64,
    /// Free places of available mentors of this cohort.
    pub free: i64,
}

impl FieldCount {
    /// Mentees who need a place if everybody on the way is accepted. The waiting list waits for
    /// places that are left.
    #[must_use]
    pub fn seeking(&self) -> i64 {
        self.accepted - self.paired + self.in_selection
    }

    /// How many places are missing for them; zero or less where there is one for each.
    #[must_use]
    pub fn gap(&self) -> i64 {
        self.seeking() - self.free
    }

    fn is_empty(&self) -> bool {
        self.accepted + self.in_selection + self.waiting + self.free == 0
    }
}

/// Fields with somebody in them, in the order of [`Field::ALL`], then those without a field. A
/// mentor with more pairs than places counts as one without a free place.
#[must_use]
pub fn count(mentees: &[Aimed], free: &[(Option<Field>, i64)]) -> Vec<FieldCount> {
    let all = Field::ALL.iter().copied().map(Some).chain([None]);
    let of = |field| {
        let mut count = FieldCount { field, ..FieldCount::default() };
        for aimed in mentees.iter().filter(|aimed| aimed.field == field) {
            match aimed.status {
                Status::Accepted => {
                    count.accepted += aimed.number;
                    count.paired += aimed.paired;
                }
                Status::Waitlisted => count.waiting += aimed.number,
                Status::Eligible | Status::InterviewSet | Status::Interviewed => {
                    count.in_selection += aimed.number;
                }
                // Not in the selection, or not any more.
                _ => {}
            }
        }
        let places = free.iter().filter(|(of, _)| *of == field).map(|(_, places)| places.max(&0));
        FieldCount { free: places.sum(), ..count }
    };
    all.map(of).filter(|count| !count.is_empty()).collect()
}

/// Known fields that somebody aims at, the largest gap first, then the most mentees.
#[must_use]
pub fn by_gap(counts: &[FieldCount]) -> Vec<FieldCount> {
    let mut aimed: Vec<_> =
        counts.iter().copied().filter(|c| c.field.is_some() && c.seeking() > 0).collect();
    // Stable: equal ones stay in the order of the fields.
    aimed.sort_by_key(|count| (-count.gap(), -count.seeking()));
    aimed
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn aimed(status: Status, field: Option<Field>, number: i64) -> Aimed {
        Aimed { status, field, number, paired: 0 }
    }

    #[test]
    fn whoever_has_a_mentor_needs_none_and_the_largest_gap_comes_first() {
        let (ict, law) = (Some(Field::ALL[0]), Some(Field::ALL[1]));
        let mentees = [
            Aimed { paired: 4, ..aimed(Status::Accepted, ict, 6) },
            aimed(Status::Interviewed, ict, 1),
            aimed(Status::Eligible, law, 5),
            aimed(Status::Waitlisted, law, 9),
            aimed(Status::Withdrawn, law, 7),
            aimed(Status::Accepted, None, 2),
        ];
        let counts = count(&mentees, &[(ict, 3), (law, 1), (law, -2), (None, 1)]);
        let found: Vec<_> = counts.iter().map(|c| (c.seeking(), c.free, c.gap())).collect();
        assert_eq!(found, [(3, 3, 0), (5, 1, 4), (2, 1, 1)]);
        let order: Vec<_> = by_gap(&counts).iter().map(|count| count.field).collect();
        assert_eq!(order, [law, ict], "without a field nobody can be found");
    }

    proptest! {
        #[test]
        fn nobody_of_the_selection_and_no_place_is_lost(
            mentees in prop::collection::vec((0..12usize, 0..4usize, 0..50i64), 0..30),
            free in prop::collection::vec((0..4usize, -3..9i64), 0..30)
        ) {
            let field = |at: usize| (at > 0).then(|| Field::ALL[at - 1]);
            let mentees: Vec<_> = mentees
                .iter()
                .map(|(status, at, number)| aimed(Status::ALL[*status], field(*at), *number))
                .collect();
            let free: Vec<_> = free.iter().map(|(at, places)| (field(*at), *places)).collect();
            let counts = count(&mentees, &free);
            let sum = |of: fn(&FieldCount) -> i64| counts.iter().map(of).sum::<i64>();
            let with = |status: Status| {
                mentees.iter().filter(|aimed| aimed.status == status).map(|a| a.number).sum::<i64>()
            };
            prop_assert_eq!(sum(|c| c.accepted), with(Status::Accepted));
            prop_assert_eq!(sum(|c| c.waiting), with(Status::Waitlisted));
            let on_the_way = [Status::Eligible, Status::InterviewSet, Status::Interviewed];
            prop_assert_eq!(sum(|c| c.in_selection), on_the_way.map(with).iter().sum::<i64>());
            prop_assert_eq!(sum(|c| c.free), free.iter().map(|(_, n)| (*n).max(0)).sum::<i64>());
        }
    }
}
