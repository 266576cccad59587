//! The most pairs whatever they score, and a proof that there cannot be more: a cover.
//!
//! People such that every open pair has one of them: no assignment has more open pairs than
//! the covering mentees and the places of the covering mentors together (König's theorem).

use std::collections::VecDeque;

use crate::market::NOBODY;
use crate::{Instance, Violation};

/// People such that every pair that is not locked, at or above some score, has one of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cover {
    /// Covering mentees, ascending.
    pub mentees: Vec<u32>,
    /// Covering mentors, ascending.
    pub mentors: Vec<u32>,
}

impl Cover {
    /// No assignment has more open pairs from this score upwards.
    ///
    /// # Errors
    /// A pair that the cover leaves out; people who do not exist cover nothing.
    pub fn bound(&self, instance: &Instance, score_min: u32) -> Result<u64, Violation> {
        let (mut mentees, mut mentors) =
            (vec![false; instance.mentees()], vec![false; instance.mentors()]);
        let mut places = 0;
        for &mentee in &self.mentees {
            *mentees.get_mut(mentee as usize).ok_or(Violation::OtherInstance)? = true;
            places += 1;
        }
        for &mentor in &self.mentors {
            *mentors.get_mut(mentor as usize).ok_or(Violation::OtherInstance)? = true;
            places += u64::from(instance.open_capacity(mentor));
        }
        let left_out = instance.edges().find(|edge| {
            edge.score >= score_min
                && instance.lock_of(edge.mentee).is_none()
                && !mentees[edge.mentee as usize]
                && !mentors[edge.mentor as usize]
        });
        match left_out {
            Some(edge) => Err(Violation::NotCovered(edge.mentee, edge.mentor)),
            None => Ok(places),
        }
    }
}

/// The most open pairs from a score upwards, but no more than are wanted: fewer come with the
/// cover that proves it.
pub(crate) fn most_pairs(instance: &Instance, score_min: u32, wanted: u64) -> (u64, Option<Cover>) {
    let mut search = Search::new(instance, score_min);
    loop {
        let before = search.pairs;
        search.is_reached.fill(false);
        for mentee in 0..search.rows.len() {
            if search.pairs == wanted {
                return (wanted, None);
            }
            search.enter(u32::try_from(mentee).expect("mentees are numbered by u32"));
        }
        if search.pairs == before {
            return (before, Some(search.cover(instance)));
        }
    }
}

struct Search {
    /// Possible mentors per mentee.
    rows: Vec<Vec<u32>>,
    capacity: Vec<usize>,
    held_by: Vec<Vec<u32>>,
    mentor_of: Vec<u32>,
    pairs: u64,
    /// Mentors seen since the marks were last cleared, and from whom.
    is_reached: Vec<bool>,
    reached_from: Vec<u32>,
    queue: VecDeque<u32>,
}

impl Search {
    fn new(instance: &Instance, score_min: u32) -> Search {
        let mut rows = vec![Vec::new(); instance.mentees()];
        for edge in instance.edges() {
            if edge.score >= score_min && instance.lock_of(edge.mentee).is_none() {
                rows[edge.mentee as usize].push(edge.mentor);
            }
        }
        let mentors = instance.mentors();
        let open = (0..).take(mentors).map(|mentor| instance.open_capacity(mentor) as usize);
        Search {
            rows,
            capacity: open.collect(),
            held_by: vec![Vec::new(); mentors],
            mentor_of: vec![NOBODY; instance.mentees()],
            pairs: 0,
            is_reached: vec![false; mentors],
            reached_from: vec![NOBODY; mentors],
            queue: VecDeque::new(),
        }
    }

    /// Looks for the shortest chain of moves from this mentee, if still without a mentor, to a
    /// free place, past every mentor already seen: what led nowhere before does so again.
    fn enter(&mut self, entering: u32) {
        if self.mentor_of[entering as usize] != NOBODY {
            return;
        }
        self.queue.clear();
        self.queue.push_back(entering);
        while let Some(mentee) = self.queue.pop_front() {
            for at in 0..self.rows[mentee as usize].len() {
                let mentor = self.rows[mentee as usize][at];
                if std::mem::replace(&mut self.is_reached[mentor as usize], true) {
                    continue;
                }
                self.reached_from[mentor as usize] = mentee;
                if self.held_by[mentor as usize].len() < self.capacity[mentor as usize] {
                    return self.move_along(mentor, entering);
                }
                self.queue.extend(&self.held_by[mentor as usize]);
            }
        }
    }

    fn move_along(&mut self, free: u32, entering: u32) {
        let mut mentor = free;
        loop {
            let mentee = self.reached_from[mentor as usize];
            let left = std::mem::replace(&mut self.mentor_of[mentee as usize], mentor);
            self.held_by[mentor as usize].push(mentee);
            if mentee == entering {
                break;
            }
            self.held_by[left as usize].retain(|&holder| holder != mentee);
            mentor = left;
        }
        self.pairs += 1;
    }

    /// After a round without a new pair: the mentors that were seen, all full, and the mentees
    /// from whom none of those was seen.
    fn cover(&self, instance: &Instance) -> Cover {
        let is_reached = |mentor: u32| self.is_reached[mentor as usize];
        let is_asked = |mentee: usize| match self.mentor_of[mentee] {
            NOBODY => true,
            mentor => is_reached(mentor),
        };
        Cover {
            mentees: (0..)
                .zip(0..self.rows.len())
                .filter(|&(mentee, at)| instance.lock_of(mentee).is_none() && !is_asked(at))
                .map(|(mentee, _)| mentee)
                .collect(),
            mentors: (0..).zip(&self.is_reached).filter(|of| *of.1).map(|of| of.0).collect(),
        }
    }
}
