//! The proposal: the most pairs that every rule allows and, among those, the highest points,
//! with a proof, the reasons of each pair and why others stay without. It decides nothing:
//! the organisations of the programme do (S1-41, S1-42).

mod certificate;
mod each_other;
mod graph;
mod helps_most;
mod if_fixed;
mod model;
mod objective;
mod refusal;
mod rows;
mod unmatched;
mod what_would_it_take;
mod why_not;

#[cfg(test)]
mod certificate_tests;
#[cfg(test)]
mod large_tests;
#[cfg(test)]
mod objective_tests;
#[cfg(test)]
mod overruled_properties;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod questions_tests;
#[cfg(test)]
mod tests;

pub use certificate::{
    Certificate, Certified, Cover, LeastChangeProof, LowestProof, Prices, Violation,
};
pub use each_other::{EachOther, each_other};
pub use helps_most::{FieldHelp, PlaceHelp, helps_most, places_help};
pub use if_fixed::{IfFixed, if_fixed};
pub use objective::{Level, Objective};
pub use refusal::Refusal;
pub use unmatched::{Person, Side, Unmatched, UnmatchedReason};
pub use what_would_it_take::{Exception, MorePlaces, WhatItTakes, what_would_it_take};
pub use why_not::{Loss, Move, WhyNot, why_not};

use super::candidates::{Mentee, Mentor};
use super::criteria::{Reason, Weights, Yardstick, collect};
use crate::id::{ApplicationId, MentorId};
use geleit_assignment::{Instance, Solution};
use graph::Graph;
use jiff::civil::Date;
use model::{Model, Solved};
use std::collections::BTreeSet;

/// Everything that a proposal depends on. The order of people does not matter.
#[derive(Clone, Debug)]
pub struct Task<'a> {
    /// Accepted mentees without an open pair.
    pub mentees: &'a [Mentee],
    /// Available mentors, those without a free place included.
    pub mentors: &'a [Mentor],
    /// Pairs that must stay as they are, also where a rule speaks against them.
    pub locks: &'a BTreeSet<(ApplicationId, MentorId)>,
    /// Pairs with a veto: they are not proposed again. An objection is none, it can be taken back.
    pub vetoes: &'a BTreeSet<(ApplicationId, MentorId)>,
    /// Free places of the cohort, in pairs; locked pairs take theirs from these.
    pub places: u32,
    /// How much each criterion counts, and what the programme demands.
    pub yardstick: &'a Yardstick,
    /// What the programme wants beside the most pairs and the highest points.
    pub objective: Objective,
    /// The pairs of an earlier proposal: of equally good ones the one that keeps most of these.
    pub earlier: Option<&'a BTreeSet<(ApplicationId, MentorId)>>,
    /// The local date, for waiting times.
    pub today: Date,
}

/// A best set of pairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The pairs, in the order of the mentees' references.
    pub pairs: Vec<ProposedPair>,
    /// Who stays without, mentees first, each side in the order of the references.
    pub unmatched: Vec<Unmatched>,
    /// Sum of all points.
    pub total: i64,
    /// What decided, in this order.
    pub levels: Vec<Level>,
    /// The points of the weakest pair that is not fixed, if they were a level.
    pub lowest: Option<u32>,
    /// How many pairs of the earlier proposal are left, if that was a level.
    pub kept: Option<usize>,
    /// The proof that no proposal is better.
    pub proof: Proof,
    /// The numbers behind the proof, to be kept.
    pub certificate: Certificate,
}

/// One pair with its reasons.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedPair {
    /// The mentee's application.
    pub application: ApplicationId,
    /// The mentor.
    pub mentor: MentorId,
    /// 0 to 10,000: the sum over the reasons.
    pub points: u32,
    /// What speaks for the pair and what to keep in mind.
    pub reasons: Vec<Reason>,
    /// Was the pair locked before?
    pub is_locked: bool,
    /// The best three other mentors for this mentee.
    pub next_best: Vec<NextBest>,
}

/// Another mentor for a mentee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextBest {
    /// The other mentor, perhaps of another proposed pair.
    pub mentor: MentorId,
    /// Points more (positive) or less than in the proposed pair.
    pub difference: i32,
}

/// What the solver's certificate says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Has the proof been checked and found right? If not, nothing may be done with the pairs.
    pub valid: bool,
    /// The bound that the prices prove, equal to the total of the pairs when valid.
    pub dual: i64,
}

/// How many other mentors are named per pair.
const NEXT_BEST: usize = 3;

/// Proposes pairs. The same task gives the same proposal, byte for byte (S1-43 to S1-47).
///
/// # Errors
/// Locks that cannot all be kept.
pub fn propose(task: &Task<'_>) -> Result<Proposal, Refusal> {
    let graph = Graph::of(task);
    let model = Model::of(&graph, task)?;
    let solved = model.solve();
    let Solved { instance, solution } = &solved;
    Ok(Proposal {
        pairs: pairs(&graph, instance, solution, &task.yardstick.weights),
        unmatched: unmatched::list(&model, &solution.mentor_of),
        total: solution.total,
        levels: model.objective().levels().into_iter().map(objective::level).collect(),
        lowest: solution.lowest.as_ref().and_then(|lowest| lowest.score),
        kept: solution.least_change.as_ref().map(|least| least.kept),
        proof: proof(instance, solution),
        certificate: Certificate::of(&model, &solved),
    })
}

fn pairs(
    graph: &Graph<'_>,
    instance: &Instance,
    solution: &Solution,
    weights: &Weights,
) -> Vec<ProposedPair> {
    let matched = (0..).zip(&solution.mentor_of).filter_map(|(i, mentor)| Some((i, (*mentor)?)));
    matched
        .map(|(mentee, mentor)| {
            let points = instance.score(mentee, mentor).expect("every pair is an edge");
            let (own, theirs) =
                (&graph.mentee_traits[mentee as usize], &graph.mentor_traits[mentor as usize]);
            ProposedPair {
                application: graph.mentees[mentee as usize].application,
                mentor: graph.mentors[mentor as usize].mentor,
                points,
                reasons: collect(own, theirs, weights),
                is_locked: instance.lock_of(mentee).is_some(),
                next_best: next_best(graph, instance, (mentee, mentor), points),
            }
        })
        .collect()
}

fn next_best(
    graph: &Graph<'_>,
    instance: &Instance,
    (mentee, chosen): (u32, u32),
    points: u32,
) -> Vec<NextBest> {
    // By falling score; of equal ones the first number, which comes first.
    let mut best: Vec<(u32, u32)> = Vec::with_capacity(NEXT_BEST + 1);
    let mut lowest = None;
    instance.edges_of(mentee).for_each(|(mentor, score)| {
        if Some(score) > lowest && mentor != chosen && instance.capacity(mentor) > 0 {
            let place = best.partition_point(|&(_, better)| better >= score);
            best.insert(place, (mentor, score));
            best.truncate(NEXT_BEST);
            lowest = best.get(NEXT_BEST - 1).map(|&(_, score)| score);
        }
    });
    best.into_iter()
        .map(|(mentor, score)| NextBest {
            mentor: graph.mentors[mentor as usize].mentor,
            difference: score.cast_signed() - points.cast_signed(),
        })
        .collect()
}

/// Takes the bonus of each open pair off the bound and adds the locked pairs, so that the dual
/// is comparable with the total that people see.
fn proof(instance: &Instance, solution: &Solution) -> Proof {
    let (mut locked_points, mut open_pairs) = (0, 0);
    for (mentee, mentor) in (0..).zip(&solution.mentor_of) {
        match (instance.lock_of(mentee), mentor) {
            (Some(lock), _) => {
                locked_points += i128::from(instance.score(mentee, lock).unwrap_or(0));
            }
            (None, Some(_)) => open_pairs += 1,
            (None, None) => {}
        }
    }
    let certificate = &solution.certificate;
    let dual = certificate.bound(instance) - i128::from(certificate.bonus) * open_pairs;
    Proof {
        valid: solution.verdict.is_ok(),
        dual: i64::try_from(dual + locked_points).unwrap_or(i64::MAX),
    }
}
