//! What speaks against a pair (hard rules) and what speaks for it (points with reasons).
//! Residence status is never asked; gender counts only where somebody wishes for a woman or a
//! man, origin only with the mentee's consent (S1-44).

mod aims;
pub mod benefits;
mod languages;
mod markets;
mod obstacles;
mod profession;
mod reason;
mod rules;
mod scores;
mod sentence;
mod stored;
mod traits;
mod weights;

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

pub use obstacles::{Obstacle, obstacles};
pub use reason::{Chip, Criterion, Reason, Why};
pub use rules::{Denied, LANGUAGE_LEVELS, Rules, Yardstick};
pub use weights::{MARKETS_PERCENT_MAX, POINTS_MAX, Weights, WeightsError};

pub(super) use obstacles::is_feasible;
pub(super) use scores::{IMPOSSIBLE, Scores};
pub(super) use traits::{MenteeTraits, MentorTraits};

use super::candidates::{Mentee, Mentor};
use jiff::civil::Date;

/// Everything that speaks for a pair or should be kept in mind, with points (S1-43 to S1-46).
#[must_use]
pub fn reasons(
    mentee: &Mentee,
    mentor: &Mentor,
    yardstick: &Yardstick,
    today: Date,
) -> Vec<Reason> {
    let own = MenteeTraits::of(mentee, &yardstick.rules, today);
    collect(&own, &MentorTraits::of(mentor), &yardstick.weights)
}

pub(super) fn collect(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weights: &Weights,
) -> Vec<Reason> {
    let mut reasons = Vec::new();
    each(mentee, mentor, weights, &mut |reason| reasons.push(reason));
    reasons
}

/// The points of a pair, 0 to 10,000: the sum over its reasons.
pub(super) fn points(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weights: &Weights,
) -> u32 {
    let mut sum = 0;
    each(mentee, mentor, weights, &mut |reason| sum += reason.points);
    sum
}

/// Tells every reason, criterion after criterion. Points and reasons come from here alone, so
/// that they cannot disagree.
fn each(
    mentee: &MenteeTraits<'_>,
    mentor: &MentorTraits<'_>,
    weights: &Weights,
    tell: &mut impl FnMut(Reason),
) {
    let mut weighed = |of_10_000: u32, why: Why| {
        let (criterion, points) = (why.criterion(), weigh(weights, of_10_000, &why));
        // A criterion that the programme has switched off gives no reason either.
        if points > 0 || of_10_000 == 0 {
            tell(Reason { criterion, points, why });
        }
    };
    profession::occupation(mentee, mentor, &mut weighed);
    profession::industry(mentee, mentor, &mut weighed);
    profession::education(mentee, mentor, &mut weighed);
    profession::seniority(mentee, mentor, &mut weighed);
    markets::tell(mentee, mentor, &mut weighed);
    languages::tell(mentee, mentor, &mut weighed);
    aims::goals(mentee, mentor, &mut weighed);
    aims::waiting(mentee, &mut weighed);
    aims::wishes(mentee, mentor, &mut weighed);
}

fn weigh(weights: &Weights, of_10_000: u32, why: &Why) -> u32 {
    weights.of(why.criterion()) * of_10_000 / 10_000
}
