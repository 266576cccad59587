//! "What would it take to give her a mentor?" Places, rules that people could be asked about,
//! or somebody else who would go without: each with what it brings and who would move.

use super::graph::Graph;
use super::model::Model;
use super::why_not::Move;
use super::{Refusal, Task};
use crate::id::{ApplicationId, MentorId};
use crate::matching::criteria::{Obstacle, obstacles, points};
use geleit_assignment::{Change, Plan};
use std::cmp::Reverse;

/// Ways for a mentee without a mentor, at most three of each kind, the best first. They count
/// pairs and points of all; a programme that puts its weakest pair first decides by it anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatItTakes {
    /// Whom the best proposal gives the mentee, who then needs nothing: what people have before
    /// them is another one by now.
    pub anew: Option<MentorId>,
    /// More places: nobody else loses a mentor.
    pub places: Vec<MorePlaces>,
    /// Rules that the two people could be asked about.
    pub exceptions: Vec<Exception>,
    /// Mentors who are possible today, if the pair were fixed; somebody else may go without.
    pub instead: Vec<Exception>,
}

/// More places and what they bring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MorePlaces {
    /// With which mentor one place more; nobody if a free one is left.
    pub with: Option<MentorId>,
    /// Does the cohort need one place more?
    pub in_cohort: bool,
    /// How many points more over all pairs.
    pub points: i64,
    /// Everybody who would have another mentor, the mentee first.
    pub moves: Vec<Move>,
}

/// A pair that would have to be fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// With whom.
    pub mentor: MentorId,
    /// The rules to ask about; none if the pair is possible today.
    pub obstacles: Vec<Obstacle>,
    /// How many pairs more.
    pub pairs: i64,
    /// How many points more over all pairs; negative if fewer.
    pub points: i64,
    /// Everybody who would have another mentor or none, by reference.
    pub moves: Vec<Move>,
}

/// Rules about place and time, which two people can settle between them. Never a wish for a woman
/// or a man, an exclusion, an employer, a missing language or a veto: to ask about those would
/// already do harm, or help nobody.
const NEGOTIABLE: &[Obstacle] = &[Obstacle::OutOfReach, Obstacle::NoSharedTime];

/// How many ways of each kind are named.
const WAYS: usize = 3;

/// Says what it would take to give a mentee a mentor; nothing for somebody who does not stand for
/// matching.
///
/// # Errors
/// As [`propose`](super::propose).
pub fn what_would_it_take(
    task: &Task<'_>,
    application: ApplicationId,
) -> Result<WhatItTakes, Refusal> {
    let graph = Graph::of(task);
    let model = Model::of(&graph, task)?;
    let Some((mentee, plan)) = model.mentee(application).zip(model.plan()) else {
        return Ok(WhatItTakes::default());
    };
    if let Some(mentor) = plan.mentor_of(mentee) {
        let anew = Some(model.graph.mentors[mentor as usize].mentor);
        return Ok(WhatItTakes { anew, ..WhatItTakes::default() });
    }
    let (mut exceptions, mut instead) = (Vec::new(), Vec::new());
    for mentor in (0..).take(model.graph.mentors.len()) {
        let Some((obstacles, points)) = asked_about(task, &model, mentee, mentor) else { continue };
        let Ok(change) = plan.if_locked(mentee, mentor, Some(points)) else { continue };
        let list = if obstacles.is_empty() { &mut instead } else { &mut exceptions };
        list.extend(exception(&model, mentor, obstacles, &change));
    }
    Ok(WhatItTakes {
        anew: None,
        places: places(&model, &plan, mentee),
        exceptions: best(exceptions),
        instead: best(instead),
    })
}

fn places(model: &Model<'_>, plan: &Plan, mentee: u32) -> Vec<MorePlaces> {
    let remedies = plan.remedies(mentee).unwrap_or_default();
    let in_people = |remedy: geleit_assignment::Remedy| MorePlaces {
        with: remedy.place_with.map(|mentor| model.graph.mentors[mentor as usize].mentor),
        in_cohort: remedy.needs_pair,
        points: remedy.points,
        moves: remedy.moves.into_iter().map(|moved| model.in_people(moved)).collect(),
    };
    remedies.into_iter().take(WAYS).map(in_people).collect()
}

/// The rules between two people and the points of the pair, if every rule can be asked about.
fn asked_about(
    task: &Task<'_>,
    model: &Model<'_>,
    mentee: u32,
    mentor: u32,
) -> Option<(Vec<Obstacle>, u32)> {
    let (i, j) = (mentee as usize, mentor as usize);
    let (own, theirs) = (model.graph.mentees[i], model.graph.mentors[j]);
    let against = obstacles(own, theirs, &task.yardstick.rules);
    let weights = &task.yardstick.weights;
    let points = points(&model.graph.mentee_traits[i], &model.graph.mentor_traits[j], weights);
    let is_vetoed = task.vetoes.contains(&(own.application, theirs.mentor));
    let is_below = task.objective.floor.is_some_and(|floor| points < floor);
    let can_be_asked = against.iter().all(|rule| NEGOTIABLE.contains(rule));
    (can_be_asked && !is_vetoed && !is_below).then_some((against, points))
}

/// A change as an exception, if it has been proven.
fn exception(
    model: &Model<'_>,
    mentor: u32,
    obstacles: Vec<Obstacle>,
    change: &Change,
) -> Option<Exception> {
    change.verdict.ok()?;
    Some(Exception {
        mentor: model.graph.mentors[mentor as usize].mentor,
        obstacles,
        pairs: change.pairs,
        points: change.points,
        moves: change.moves.iter().map(|moved| model.in_people(*moved)).collect(),
    })
}

/// The ways with the most pairs and points, of equals the one with the fewest rules.
fn best(mut ways: Vec<Exception>) -> Vec<Exception> {
    ways.sort_by_key(|way| (Reverse((way.pairs, way.points)), way.obstacles.len()));
    ways.truncate(WAYS);
    ways
}
