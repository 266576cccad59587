//! The next best mentors of a mentee, as a pair keeps them.

use super::pool::Pool;
use geleit_domain::matching::candidates::{Mentee, Mentor};
use geleit_domain::matching::criteria::{Obstacle, Reason, Yardstick, obstacles, reasons};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How many next best mentors a pair keeps.
pub(super) const ALTERNATIVES_MAX: usize = 3;

/// A mentor whom the mentee could have instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// The mentor.
    #[serde(with = "super::stored::id_text")]
    pub mentor: Uuid,
    /// Points more (positive) or less than the pair has.
    pub difference: i32,
}

/// The best mentors for a mentee other than the one it has, which gives it `points`.
pub(super) fn alternatives_of(
    pool: &Pool,
    mentee: &Mentee,
    (current, points): (Uuid, u32),
    today: Date,
) -> Vec<Alternative> {
    let points_of = |mentor| points_of(&reasons(mentee, mentor, &pool.yardstick, today));
    let mut found: Vec<_> = pool
        .mentors
        .iter()
        .filter(|mentor| mentor.mentor.0 != current && can_pair(pool, mentee, mentor, today))
        .map(|mentor| Alternative {
            mentor: mentor.mentor.0,
            difference: points_of(mentor).cast_signed() - points.cast_signed(),
        })
        .collect();
    // The sort is stable and mentors stand by reference: the same input gives the same list.
    found.sort_by_key(|alternative| std::cmp::Reverse(alternative.difference));
    found.truncate(ALTERNATIVES_MAX);
    found
}

/// The points of a pair: the sum over its reasons.
pub(super) fn points_of(reasons: &[Reason]) -> u32 {
    reasons.iter().map(|reason| reason.points).sum()
}

/// May these two become a pair at all: no veto and no hard rule against it, and enough points?
pub(super) fn can_pair(pool: &Pool, mentee: &Mentee, mentor: &Mentor, today: Date) -> bool {
    against(pool, mentee, mentor, today).is_empty()
}

/// Everything that speaks against a pair: hard rules, a veto, too few points.
pub(super) fn against(pool: &Pool, mentee: &Mentee, mentor: &Mentor, today: Date) -> Vec<Obstacle> {
    let Yardstick { rules, objective, .. } = &pool.yardstick;
    let is_below = |floor| points_of(&reasons(mentee, mentor, &pool.yardstick, today)) < floor;
    let pair = (mentee.application, mentor.mentor);
    let mut against = obstacles(mentee, mentor, rules);
    if pool.tried.contains(&pair) {
        against.push(Obstacle::TriedBefore);
    } else if pool.vetoes.contains(&pair) {
        against.push(Obstacle::Vetoed);
    }
    against.extend(objective.floor.is_some_and(is_below).then_some(Obstacle::BelowFloor));
    against
}
