//! In which field of work one more mentor helps most, and with which mentor one more place:
//! what the next call for mentors should say.

use super::graph::Graph;
use super::model::Model;
use super::{Refusal, Task};
use crate::id::MentorId;
use crate::matching::candidates::Mentor;
use crate::matching::criteria::{MentorTraits, is_feasible, points};
use crate::profile::{Coded, MentorProfile};
use crate::reference::occupations::{self, Field};
use geleit_assignment::{Gain, Plan};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use uuid::Uuid;

/// What one more mentor of a field would bring, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FieldHelp {
    /// The field of work.
    pub field: Field,
    /// The occupation, aimed at by a mentee, with which a mentor of this field helps most.
    pub occupation: &'static str,
    /// How many pairs more: 0 or 1.
    pub pairs: u32,
    /// How many points more over all pairs; negative where one more pair costs some.
    pub points: i64,
}

/// What one more place with a mentor would bring, exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PlaceHelp {
    /// The mentor.
    pub mentor: MentorId,
    /// How many pairs more: 0 or 1.
    pub pairs: u32,
    /// How many points more over all pairs; negative where one more pair costs some.
    pub points: i64,
}

/// For each field of work that a mentee aims at, what a new mentor with one place would bring, of
/// whom nothing but the occupation is known; the most first. Places of the cohort stay as they
/// are; pairs and points of all count.
///
/// # Errors
/// As [`propose`](super::propose).
pub fn helps_most(task: &Task<'_>) -> Result<Vec<FieldHelp>, Refusal> {
    let graph = Graph::of(task);
    let model = Model::of(&graph, task)?;
    let Ok(plan) = Plan::of(model.instance()) else { return Ok(Vec::new()) };
    let mut best: BTreeMap<Field, FieldHelp> = BTreeMap::new();
    for (occupation, field) in aimed_at(&model) {
        let pairs = candidates(task, &model, occupation);
        let Ok(Gain { pairs, points }) = plan.gain_of_mentor(&pairs) else { continue };
        let help = FieldHelp { field, occupation, pairs, points };
        let known = best.entry(field).or_insert(help);
        if (pairs, points) > (known.pairs, known.points) {
            *known = help;
        }
    }
    let mut helps: Vec<FieldHelp> =
        best.into_values().filter(|help| (help.pairs, help.points) > (0, 0)).collect();
    helps.sort_by_key(|help| (Reverse((help.pairs, help.points)), help.field));
    Ok(helps)
}

/// For each mentor with whom one more place would bring anything, what it brings; most first.
///
/// # Errors
/// As [`propose`](super::propose).
pub fn places_help(task: &Task<'_>) -> Result<Vec<PlaceHelp>, Refusal> {
    let graph = Graph::of(task);
    let model = Model::of(&graph, task)?;
    let Ok(plan) = Plan::of(model.instance()) else { return Ok(Vec::new()) };
    let in_people = |(mentor, Gain { pairs, points }): (u32, Gain)| PlaceHelp {
        mentor: model.graph.mentors[mentor as usize].mentor,
        pairs,
        points,
    };
    Ok(plan.gains_of_places().into_iter().map(in_people).collect())
}

/// The occupations that mentees aim at, each with its field.
fn aimed_at(model: &Model<'_>) -> BTreeMap<&'static str, Field> {
    let aims = model.graph.mentees.iter().filter_map(|mentee| {
        let profile = &mentee.profile;
        let aim = profile.target_occupation.as_ref().or(profile.occupation.as_ref())?;
        let occupation = occupations::by_code(aim.code.as_deref()?)?;
        Some((occupation.code, occupation.field?))
    });
    aims.collect()
}

/// The mentees whom a new mentor with this occupation could take, with the points.
fn candidates(task: &Task<'_>, model: &Model<'_>, occupation: &str) -> Vec<(u32, u32)> {
    let coded = Coded { words: String::new(), code: Some(occupation.to_owned()) };
    let profile = MentorProfile { occupation: Some(coded), ..MentorProfile::default() };
    let mentor = Mentor {
        mentor: MentorId(Uuid::nil()),
        reference: String::new(),
        gender: None,
        profile,
        capacity_free: 1,
    };
    let theirs = MentorTraits::of(&mentor);
    (0..)
        .zip(&model.graph.mentee_traits)
        .filter(|(_, own)| is_feasible(own, &theirs))
        .map(|(mentee, own)| (mentee, points(own, &theirs, &task.yardstick.weights)))
        .filter(|&(_, points)| task.objective.floor.is_none_or(|floor| points >= floor))
        .collect()
}
