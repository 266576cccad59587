//! Outcomes of a cohort per time point. A mentee counts once in each kind, and once as known;
//! whoever was not asked yet, or did not answer, is never counted as without an outcome.

use super::{Kind, LastPair, Proof, TimePoint};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A mentee whose last pair has come to its end, well or early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The application.
    pub application: Uuid,
    /// The last pair.
    pub last: LastPair,
    /// When the application was withdrawn, if it was.
    pub left: Option<Date>,
}

impl Ended {
    /// Has a time point come by a day? Whoever has left before it came does not come to it.
    fn has_come(&self, point: TimePoint, as_of: Date) -> bool {
        let day = point.day(self.last.ended);
        day <= as_of && self.left.is_none_or(|left| day < left)
    }
}

/// One observation of a mentee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed {
    /// The application.
    pub application: Uuid,
    /// When it was observed.
    pub on: Date,
    /// For which time point.
    pub point: TimePoint,
    /// What.
    pub kind: Kind,
    /// Was a proof seen?
    pub proof: Proof,
}

/// The outcomes at one time point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AtPoint {
    /// The time point.
    pub point: TimePoint,
    /// Mentees whose time point has come: the base of every share.
    pub mentees: u64,
    /// Of these, whose outcome is known.
    pub known: u64,
    /// Of these, with an outcome of which a proof was seen.
    pub proven: u64,
    /// How many have each kind, in the order of the list; somebody with two counts in both, and
    /// `none` only without another.
    pub kinds: Vec<(Kind, u64)>,
}

/// Counts the outcomes of mentees as of a day; the facts are those that were dated until then, and
/// each mentee stands among them once.
#[must_use]
pub fn outcomes(ended: &[Ended], observed: &[Observed], as_of: Date) -> Vec<AtPoint> {
    let ended: BTreeMap<Uuid, Ended> = ended.iter().map(|one| (one.application, *one)).collect();
    TimePoint::ALL.iter().map(|point| at_point(*point, &ended, observed, as_of)).collect()
}

fn at_point(
    point: TimePoint,
    ended: &BTreeMap<Uuid, Ended>,
    observed: &[Observed],
    as_of: Date,
) -> AtPoint {
    let mentees = ended.values().filter(|one| one.has_come(point, as_of)).count() as u64;
    let mut kinds: BTreeMap<Uuid, BTreeSet<Kind>> = BTreeMap::new();
    let mut proven = BTreeSet::new();
    let counts = |one: &&Observed| {
        let of = ended.get(&one.application).filter(|of| of.has_come(point, as_of));
        one.point == point && of.is_some_and(|of| of.last.is_answered_on(one.on))
    };
    for one in observed.iter().filter(counts) {
        kinds.entry(one.application).or_default().insert(one.kind);
        if one.proof == Proof::Seen && one.kind != Kind::Nothing {
            proven.insert(one.application);
        }
    }
    let has = |found: &BTreeSet<Kind>, kind: Kind| match kind {
        Kind::Nothing => found.len() == 1 && found.contains(&kind),
        _ => found.contains(&kind),
    };
    let count = |kind: Kind| kinds.values().filter(|found| has(found, kind)).count() as u64;
    AtPoint {
        point,
        mentees,
        known: kinds.len() as u64,
        proven: proven.len() as u64,
        kinds: Kind::ALL.iter().map(|kind| (*kind, count(*kind))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn seen(number: u128, point: TimePoint, kind: Kind) -> Observed {
        let on = date(2026, 9, 2);
        Observed { application: id(number), on, point, kind, proof: Proof::Seen }
    }

    fn ended(number: u128) -> Ended {
        let last = LastPair { since: date(2026, 3, 1), ended: date(2026, 9, 1) };
        Ended { application: id(number), last, left: None }
    }

    fn of(found: &AtPoint, kind: Kind) -> u64 {
        found.kinds.iter().find(|(one, _)| *one == kind).unwrap().1
    }

    #[test]
    fn somebody_counts_once_as_known_and_in_each_kind() {
        let ended = [1, 2, 3].map(ended);
        let observed = [
            seen(1, TimePoint::End, Kind::Training),
            seen(1, TimePoint::End, Kind::SelfEmployment),
            seen(1, TimePoint::End, Kind::Nothing),
            seen(2, TimePoint::End, Kind::Nothing),
            seen(9, TimePoint::End, Kind::Job),
        ];
        let found = outcomes(&ended, &observed, date(2026, 9, 28));
        let end = &found[0];
        assert_eq!((end.mentees, end.known, end.proven), (3, 2, 1));
        assert_eq!(of(end, Kind::Training), 1);
        assert_eq!(of(end, Kind::SelfEmployment), 1);
        assert_eq!(of(end, Kind::Nothing), 1, "only without another");
        assert_eq!(of(end, Kind::Job), 0, "nobody whose pair goes on");
        assert_eq!(found[1].mentees, 0, "four weeks have not passed");
    }

    #[test]
    fn whoever_has_left_counts_only_at_time_points_before() {
        let left = Some(date(2026, 9, 20));
        let gone = Ended { left, ..ended(1) };
        let found = outcomes(&[gone], &[seen(1, TimePoint::End, Kind::Job)], date(2027, 9, 1));
        assert_eq!(found.iter().map(|at| at.mentees).collect::<Vec<_>>(), [1, 0, 0, 0]);
        assert_eq!((found[0].known, found[1].known), (1, 0));
        let at_once = Ended { left: Some(date(2026, 9, 1)), ..ended(1) };
        assert_eq!(outcomes(&[at_once], &[], date(2027, 9, 1))[0].mentees, 0);
    }

    #[test]
    fn what_was_seen_before_the_last_pair_is_not_what_became_of_somebody_after_it() {
        let last = LastPair { since: date(2026, 9, 3), ended: date(2026, 12, 1) };
        let again = Ended { last, ..ended(1) };
        let found =
            outcomes(&[again], &[seen(1, TimePoint::End, Kind::Nothing)], date(2026, 12, 2));
        assert_eq!((found[0].mentees, found[0].known), (1, 0));
    }

    proptest! {
        #[test]
        fn no_count_is_larger_than_those_who_are_known(
            facts in prop::collection::vec((0_u128..6, 0..4_usize, 0..7_usize, prop::bool::ANY), 0..40),
            days in 0_i64..400,
        ) {
            let ended = [0, 1, 2, 3].map(ended);
            let observed: Vec<_> = facts.iter().map(|(who, point, kind, proven)| Observed {
                application: id(*who),
                on: date(2026, 9, 1),
                point: TimePoint::ALL[*point],
                kind: Kind::ALL[*kind],
                proof: if *proven { Proof::Seen } else { Proof::NotSeen },
            }).collect();
            let as_of = date(2026, 9, 1).saturating_add(jiff::Span::new().days(days));
            for at in outcomes(&ended, &observed, as_of) {
                prop_assert!(at.known <= at.mentees && at.proven <= at.known);
                prop_assert!(at.kinds.iter().all(|(_, count)| *count <= at.known));
                let any: u64 = at.kinds.iter().map(|(_, count)| count).sum();
                prop_assert!(any >= at.known);
            }
        }
    }
}
