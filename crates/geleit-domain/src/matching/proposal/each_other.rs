//! Two who would both rather have each other: the proposal is best for all together, which some
//! may see otherwise. What each side wishes for is what it gains from a pair; what the programme
//! wishes, such as a short wait, is nobody's own.

use super::graph::Graph;
use super::model::Model;
use super::{Refusal, Task};
use crate::id::{ApplicationId, MentorId};
use crate::matching::criteria::{Reason, benefits, collect};
use geleit_assignment::blocking_pairs;
use std::collections::{BTreeSet, HashMap};

/// Two who would both rather have each other than whom they have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EachOther {
    /// The mentee's application.
    pub application: ApplicationId,
    /// The mentor.
    pub mentor: MentorId,
    /// What would speak for the pair.
    pub reasons: Vec<Reason>,
}

/// Everybody who would rather have each other than what these pairs give them, dearest wishes of
/// the mentees first. Nobody against whom a rule or a veto stands; nobody whose pair is fixed.
///
/// # Errors
/// As [`propose`](super::propose).
pub fn each_other(
    task: &Task<'_>,
    pairs: &BTreeSet<(ApplicationId, MentorId)>,
) -> Result<Vec<EachOther>, Refusal> {
    let graph = Graph::of(task);
    let model = Model::of(&graph, task)?;
    let reasons = |mentee: u32, mentor: u32| {
        let own = &graph.mentee_traits[mentee as usize];
        collect(own, &graph.mentor_traits[mentor as usize], &task.yardstick.weights)
    };
    let wishes: HashMap<(u32, u32), (u32, u32)> = model
        .instance()
        .edges()
        .map(|edge| (edge.mentee, edge.mentor))
        .map(|pair| (pair, benefits::points(&reasons(pair.0, pair.1))))
        .collect();
    let of = |mentee, mentor| wishes.get(&(mentee, mentor)).copied().unwrap_or_default();
    let by_mentee = |mentee, mentor| rank(of(mentee, mentor).0);
    let by_mentor = |mentee, mentor| rank(of(mentee, mentor).1);
    let found = blocking_pairs(model.instance(), &model.mentors_in(pairs), by_mentee, by_mentor);
    let in_people = |(mentee, mentor): (u32, u32)| EachOther {
        application: graph.mentees[mentee as usize].application,
        mentor: graph.mentors[mentor as usize].mentor,
        reasons: reasons(mentee, mentor),
    };
    Ok(found.into_iter().map(in_people).collect())
}

/// The more somebody gains, the dearer the wish; nothing to gain is no wish.
fn rank(points: u32) -> Option<u32> {
    (points > 0).then(|| u32::MAX - points)
}
