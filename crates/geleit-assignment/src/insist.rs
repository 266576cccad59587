//! "Why not this pair?" What insisting on it would cost, exactly, and who would have to move.

use crate::{Instance, InstanceError, Objective, Solution, Violation, solve_for};

/// A best assignment with a pair that somebody insists on, beside the best one without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insisted {
    /// The best assignment with the pair; of several the one that moves the fewest people.
    pub solution: Solution,
    /// How many pairs fewer there are.
    pub pairs_lost: i64,
    /// How many points fewer; negative if there are more points, which only fewer pairs or a
    /// lower lowest score can buy.
    pub points_lost: i64,
    /// Everybody who gets another mentor, the insisting mentee included, by ascending number.
    pub moves: Vec<Move>,
    /// u + v + t − w: what the prices said beforehand must be lost at least, each pair worth
    /// the bonus. They say nothing where the lowest score decides first.
    pub at_least: Option<i64>,
}

/// A mentee whose mentor is another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    /// Who.
    pub mentee: u32,
    /// With whom before.
    pub from: Option<u32>,
    /// With whom afterwards.
    pub to: Option<u32>,
}

/// Solves again with the pair `(mentee, mentor)` locked.
///
/// # Errors
/// A pair that cannot be locked: it is not listed, the mentee is locked to somebody else, or
/// locks take every place of the mentor or every pair of the limit.
///
/// # Panics
/// If `best` is a solution of another instance.
pub fn insist(
    instance: &Instance,
    objective: &Objective<'_>,
    best: &Solution,
    (mentee, mentor): (u32, u32),
) -> Result<Insisted, InstanceError> {
    let forced = instance.clone().with_locks(&[(mentee, mentor)])?;
    let least_change = Objective { earlier: Some(&best.mentor_of), ..*objective };
    let mut solution = solve_for(&forced, &least_change);
    let pairs_lost = number(best.pairs()) - number(solution.pairs());
    let points_lost = best.total - solution.total;
    let at_least = (!objective.highest_lowest).then(|| {
        let prices = &best.certificate;
        let score = instance.score(mentee, mentor).map_or(0, i64::from);
        prices.mentees[mentee as usize] + prices.mentors[mentor as usize] + prices.limit
            - prices.bonus
            - score
    });
    let lost =
        i128::from(pairs_lost) * i128::from(best.certificate.bonus) + i128::from(points_lost);
    // Two searches that contradict each other prove that one of them is wrong.
    if at_least.is_some_and(|bound| i128::from(bound) > lost) {
        solution.verdict = Err(Violation::Uncovered(mentee, mentor));
    }
    let moves = moves(&best.mentor_of, &solution.mentor_of);
    Ok(Insisted { solution, pairs_lost, points_lost, moves, at_least })
}

/// Everybody whose mentor differs.
pub(crate) fn moves(before: &[Option<u32>], after: &[Option<u32>]) -> Vec<Move> {
    (0..)
        .zip(before.iter().zip(after))
        .filter(|(_, (from, to))| from != to)
        .map(|(mentee, (&from, &to))| Move { mentee, from, to })
        .collect()
}

fn number(pairs: usize) -> i64 {
    i64::try_from(pairs).expect("mentees are numbered by u32")
}
