//! Outcomes of a cohort per time point. A mentee counts once in each kind, and once as known;
//! whoever was not asked yet, or did not answer, is never counted as without an outcome.

use super::{Kind, Proof, TimePoint};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// A mentee whose pair has come to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The application.
    pub application: Uuid,
    /// On which day; of several pairs the last one.
    pub on: Date,
}

/// One observation of a mentee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observed {
    /// The application.
    pub application: Uuid,
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

/// Counts the outcomes of mentees as of a day; the facts are those that were dated until then.
#[must_use]
pub fn outcomes(ended: &[Ended], observed: &[Observed], as_of: Date) -> Vec<AtPoint> {
    let mut last: BTreeMap<Uuid, Date> = BTreeMap::new();
    for one in ended {
        let on = last.entry(one.application).or_insert(one.on);
        *on = (*on).max(one.on);
    }
    TimePoint::ALL.iter().map(|point| at_point(*point, &last, observed, as_of)).collect()
}

fn at_point(
    point: TimePoint,
    ended: &BTreeMap<Uuid, Date>,
    observed: &[Observed],
    as_of: Date,
) -> AtPoint {
    let has_come =
        |application: &Uuid| ended.get(application).is_some_and(|on| point.day(*on) <= as_of);
    let mentees = ended.keys().filter(|one| has_come(one)).count() as u64;
    let mut kinds: BTreeMap<Uuid, BTreeSet<Kind>> = BTreeMap::new();
    let mut proven = BTreeSet::new();
    let counts = |one: &&Observed| one.point == point && has_come(&one.application);
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
        Observed { application: id(number), point, kind, proof: Proof::Seen }
    }

    fn of(found: &AtPoint, kind: Kind) -> u64 {
        found.kinds.iter().find(|(one, _)| *one == kind).unwrap().1
    }

    #[test]
    fn somebody_counts_once_as_known_and_in_each_kind() {
        let ended = [1, 2, 3].map(|n| Ended { application: id(n), on: date(2026, 9, 1) });
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
    fn of_two_pairs_the_last_end_counts() {
        let ended = [date(2026, 6, 1), date(2026, 9, 1)];
        let ended = ended.map(|on| Ended { application: id(1), on });
        let found = outcomes(&ended, &[], date(2026, 9, 10));
        assert_eq!((found[0].mentees, found[1].mentees), (1, 0));
    }

    proptest! {
        #[test]
        fn no_count_is_larger_than_those_who_are_known(
            facts in prop::collection::vec((0_u128..6, 0..4_usize, 0..7_usize, prop::bool::ANY), 0..40),
            days in 0_i64..400,
        ) {
            let ended = [0, 1, 2, 3].map(|n| Ended { application: id(n), on: date(2026, 9, 1) });
            let observed: Vec<_> = facts.iter().map(|(who, point, kind, proven)| Observed {
                application: id(*who),
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
