//! People as numbers for the solver: in the order of their references, so that neither the
//! order of a sheet nor an id drawn at random can change the proposal.

use super::{Refusal, Task};
use crate::matching::candidates::{Mentee, Mentor};
use crate::matching::criteria::{self, MenteeTraits, MentorTraits, Yardstick};
use geleit_assignment::Edge;

pub(super) struct Graph<'a> {
    pub(super) mentees: Vec<&'a Mentee>,
    pub(super) mentors: Vec<&'a Mentor>,
    pub(super) mentee_traits: Vec<MenteeTraits<'a>>,
    pub(super) mentor_traits: Vec<MentorTraits<'a>>,
    pub(super) edges: Vec<Edge>,
}

impl<'a> Graph<'a> {
    /// Every pair that no rule and no veto forbids, and every locked one, with its points.
    pub(super) fn of(task: &Task<'a>) -> Self {
        let mut mentees: Vec<_> = task.mentees.iter().collect();
        mentees.sort_unstable_by_key(|mentee| (&mentee.reference, mentee.application));
        let mut mentors: Vec<_> = task.mentors.iter().collect();
        mentors.sort_unstable_by_key(|mentor| (&mentor.reference, mentor.mentor));
        let Yardstick { weights, rules, .. } = task.yardstick;
        let mentee_traits: Vec<_> =
            mentees.iter().map(|mentee| MenteeTraits::of(mentee, rules, task.today)).collect();
        let mentor_traits: Vec<_> = mentors.iter().map(|mentor| MentorTraits::of(mentor)).collect();
        let mut edges = Vec::with_capacity(mentees.len() * mentors.len());
        for (i, (mentee, own)) in (0..).zip(mentees.iter().zip(&mentee_traits)) {
            for (j, (mentor, theirs)) in (0..).zip(mentors.iter().zip(&mentor_traits)) {
                let pair = (mentee.application, mentor.mentor);
                let is_possible = task.locks.contains(&pair)
                    || !task.vetoes.contains(&pair) && criteria::is_feasible(own, theirs);
                if is_possible {
                    let score = criteria::points(own, theirs, weights);
                    edges.push(Edge { mentee: i, mentor: j, score });
                }
            }
        }
        Self { mentees, mentors, mentee_traits, mentor_traits, edges }
    }

    /// The locks as numbers.
    pub(super) fn locks(&self, task: &Task<'_>) -> Result<Vec<(u32, u32)>, Refusal> {
        if let Some(&(application, mentor)) = task.locks.intersection(task.vetoes).next() {
            return Err(Refusal::LockedAndVetoed { application, mentor });
        }
        let number = |place: Option<usize>| place.and_then(|place| u32::try_from(place).ok());
        task.locks
            .iter()
            .map(|&(application, mentor)| {
                let i = self.mentees.iter().position(|one| one.application == application);
                let j = self.mentors.iter().position(|one| one.mentor == mentor);
                number(i).zip(number(j)).ok_or(Refusal::UnknownLock { application, mentor })
            })
            .collect()
    }
}
