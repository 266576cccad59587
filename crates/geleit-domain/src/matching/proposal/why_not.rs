//! "Why not this mentor?" A rule, or what the pair would cost and who would have to move.

use super::graph::Graph;
use super::model::Model;
use super::{Refusal, Task, refusal};
use crate::id::{ApplicationId, MentorId};
use crate::matching::criteria::{Obstacle, obstacles, points};
use geleit_assignment::insist;

/// Why a pair is not proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNot {
    /// It is proposed.
    Proposed,
    /// One of the two does not stand for matching.
    Unknown,
    /// Rules or a veto speak against it.
    Obstacles(Vec<Obstacle>),
    /// It has fewer points than the programme asks for.
    BelowFloor {
        /// What it has.
        points: u32,
        /// What it would need.
        floor: u32,
    },
    /// Fixed pairs leave no room for it; what to loosen is what the refusal names.
    Fixed(Refusal),
    /// It is possible, but others are better.
    Loss(Loss),
}

/// What a pair costs if somebody insists on it: the best proposal with it, compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// How many pairs fewer.
    pub pairs: i64,
    /// How many points fewer over all pairs; negative if there would be more points, which
    /// only fewer pairs or a weaker weakest pair can buy.
    pub points: i64,
    /// Everybody whose mentor would be another, in the order of the references.
    pub moves: Vec<Move>,
    /// Has it been proven that no proposal with the pair loses less? If not, do not show it.
    pub is_proven: bool,
}

/// A mentee who would get another mentor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// The mentee's application.
    pub application: ApplicationId,
    /// The mentor in the proposal.
    pub from: Option<MentorId>,
    /// The mentor afterwards.
    pub to: Option<MentorId>,
}

/// Says why a pair is not part of the best proposal.
///
/// # Errors
/// As [`propose`](super::propose).
pub fn why_not(task: &Task<'_>, pair: (ApplicationId, MentorId)) -> Result<WhyNot, Refusal> {
    let graph = Graph::of(task);
    let model = Model::of(&graph, task)?;
    let (Some(mentee), Some(mentor)) = (model.mentee(pair.0), model.mentor(pair.1)) else {
        return Ok(WhyNot::Unknown);
    };
    let best = model.solve().solution;
    if best.mentor_of[mentee as usize] == Some(mentor) {
        return Ok(WhyNot::Proposed);
    }
    if let Some(rule) = rule(task, &model, pair, (mentee, mentor)) {
        return Ok(rule);
    }
    let insisted = match insist(model.instance(), &model.objective(), &best, (mentee, mentor)) {
        Ok(insisted) => insisted,
        Err(error) => return Ok(WhyNot::Fixed(refusal::of(error, &graph))),
    };
    Ok(WhyNot::Loss(Loss {
        pairs: insisted.pairs_lost,
        points: insisted.points_lost,
        moves: insisted.moves.iter().map(|one| model.in_people(*one)).collect(),
        is_proven: best.verdict.is_ok() && insisted.solution.verdict.is_ok(),
    }))
}

/// What makes the pair impossible, whatever the others do.
fn rule(
    task: &Task<'_>,
    model: &Model<'_>,
    pair: (ApplicationId, MentorId),
    (mentee, mentor): (u32, u32),
) -> Option<WhyNot> {
    let graph = model.graph;
    let (i, j) = (mentee as usize, mentor as usize);
    let vetoed = task.vetoes.contains(&pair).then_some(Obstacle::Vetoed);
    let mut against = obstacles(graph.mentees[i], graph.mentors[j], &task.yardstick.rules);
    against.extend(vetoed);
    if !against.is_empty() {
        return Some(WhyNot::Obstacles(against));
    }
    let weights = &task.yardstick.weights;
    let points = points(&graph.mentee_traits[i], &graph.mentor_traits[j], weights);
    let floor = task.objective.floor.filter(|&floor| points < floor)?;
    Some(WhyNot::BelowFloor { points, floor })
}

impl Model<'_> {
    pub(super) fn in_people(&self, moved: geleit_assignment::Move) -> Move {
        let mentor = |mentor: u32| self.graph.mentors[mentor as usize].mentor;
        Move {
            application: self.graph.mentees[moved.mentee as usize].application,
            from: moved.from.map(mentor),
            to: moved.to.map(mentor),
        }
    }
}
