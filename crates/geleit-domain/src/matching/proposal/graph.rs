//! People as numbers for the solver: in the order of their references, so that neither the
//! order of a sheet nor an id drawn at random can change the proposal.

use super::{Refusal, Task};
use crate::id::{ApplicationId, MentorId};
use crate::matching::candidates::{Mentee, Mentor};
use crate::matching::criteria::{MenteeTraits, MentorTraits};
use std::collections::{BTreeSet, HashMap};

pub(super) struct Graph<'a> {
    pub(super) mentees: Vec<&'a Mentee>,
    pub(super) mentors: Vec<&'a Mentor>,
    pub(super) mentee_traits: Vec<MenteeTraits<'a>>,
    pub(super) mentor_traits: Vec<MentorTraits<'a>>,
    number_of_mentee: HashMap<ApplicationId, u32>,
    number_of_mentor: HashMap<MentorId, u32>,
}

impl<'a> Graph<'a> {
    pub(super) fn of(task: &Task<'a>) -> Self {
        let mut mentees: Vec<_> = task.mentees.iter().collect();
        mentees.sort_unstable_by_key(|mentee| (&mentee.reference, mentee.application));
        let mut mentors: Vec<_> = task.mentors.iter().collect();
        mentors.sort_unstable_by_key(|mentor| (&mentor.reference, mentor.mentor));
        let rules = &task.yardstick.rules;
        let traits = mentees.iter().map(|one| MenteeTraits::of(one, rules, task.today));
        Self {
            mentee_traits: traits.collect(),
            mentor_traits: mentors.iter().map(|one| MentorTraits::of(one)).collect(),
            number_of_mentee: mentees.iter().map(|one| one.application).zip(0..).collect(),
            number_of_mentor: mentors.iter().map(|one| one.mentor).zip(0..).collect(),
            mentees,
            mentors,
        }
    }

    /// The locks as numbers.
    pub(super) fn locks(&self, task: &Task<'_>) -> Result<Vec<(u32, u32)>, Refusal> {
        if let Some(&(application, mentor)) = task.locks.intersection(task.vetoes).next() {
            return Err(Refusal::LockedAndVetoed { application, mentor });
        }
        let unknown = |(application, mentor)| Refusal::UnknownLock { application, mentor };
        task.locks.iter().map(|&pair| self.numbers(pair).ok_or(unknown(pair))).collect()
    }

    pub(super) fn capacities(&self) -> Vec<u32> {
        self.mentors.iter().map(|mentor| mentor.capacity_free).collect()
    }

    fn numbers(&self, (application, mentor): (ApplicationId, MentorId)) -> Option<(u32, u32)> {
        let mentee = self.number_of_mentee.get(&application)?;
        Some((*mentee, *self.number_of_mentor.get(&mentor)?))
    }

    /// The mentors of these pairs, mentee after mentee.
    pub(super) fn by_mentee(&self, pairs: &BTreeSet<(ApplicationId, MentorId)>) -> Vec<Vec<u32>> {
        let mut mentors = vec![Vec::new(); self.mentees.len()];
        for (mentee, mentor) in pairs.iter().filter_map(|&pair| self.numbers(pair)) {
            mentors[mentee as usize].push(mentor);
        }
        mentors
    }
}
