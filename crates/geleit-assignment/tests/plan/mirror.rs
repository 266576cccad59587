//! What a plan should be after its changes, kept in the plainest way.

use std::collections::{BTreeMap, BTreeSet};

use super::cases::Case;
use geleit_assignment::{Edge, Instance};
use proptest::prelude::*;

/// A change with numbers that may name nobody.
#[derive(Clone, Debug)]
pub(crate) enum Op {
    Lock(u32, u32),
    Unlock(u32),
    Veto(u32, u32),
    Allow(u32, u32),
    AddPair(u32, u32, u32),
    Capacity(u32, u32),
    Limit(Option<u64>),
    AddMentee(Vec<(u32, u32)>),
    RemoveMentee(u32),
    AddMentor(u32, Vec<(u32, u32)>),
    RemoveMentor(u32),
}

pub(crate) fn op_among(people: u32) -> impl Strategy<Value = Op> {
    let one = move || 0..people;
    let score = || prop_oneof![Just(0), 0..5_u32, Just(1_000_000)];
    let pairs = move || prop::collection::vec((one(), score()), 0..5);
    prop_oneof![
        4 => (one(), one()).prop_map(|(i, j)| Op::Lock(i, j)),
        2 => one().prop_map(Op::Unlock),
        4 => (one(), one()).prop_map(|(i, j)| Op::Veto(i, j)),
        2 => (one(), one()).prop_map(|(i, j)| Op::Allow(i, j)),
        2 => (one(), one(), score()).prop_map(|(i, j, score)| Op::AddPair(i, j, score)),
        2 => (one(), 0..4_u32).prop_map(|(j, places)| Op::Capacity(j, places)),
        2 => prop::option::weighted(0.8, 0..9_u64).prop_map(Op::Limit),
        2 => pairs().prop_map(Op::AddMentee),
        1 => one().prop_map(Op::RemoveMentee),
        1 => (0..3_u32, pairs()).prop_map(|(places, pairs)| Op::AddMentor(places, pairs)),
        1 => one().prop_map(Op::RemoveMentor),
    ]
}

pub(crate) struct Mirror {
    scores: BTreeMap<(u32, u32), u32>,
    vetoed: BTreeMap<(u32, u32), u32>,
    locks: BTreeMap<u32, u32>,
    removed: BTreeSet<u32>,
    mentees: u32,
    capacities: Vec<u32>,
    limit: Option<u64>,
}

impl Mirror {
    pub(crate) fn of(case: &Case) -> Mirror {
        let scores = case.edges.iter().map(|edge| ((edge.mentee, edge.mentor), edge.score));
        Mirror {
            scores: scores.collect(),
            vetoed: BTreeMap::new(),
            locks: case.locks.iter().copied().collect(),
            removed: BTreeSet::new(),
            mentees: case.mentees,
            capacities: case.capacities.clone(),
            limit: case.limit,
        }
    }

    pub(crate) fn instance(&self) -> Instance {
        let edges: Vec<Edge> = self.scores.iter().map(edge).collect();
        let locks: Vec<(u32, u32)> = self.locks.iter().map(|(&i, &j)| (i, j)).collect();
        let capacities = self.capacities.clone();
        let instance = Instance::new(self.mentees as usize, capacities, &edges).unwrap();
        let instance = instance.with_locks(&locks).unwrap();
        match self.limit {
            Some(limit) => instance.with_limit(limit).unwrap(),
            None => instance,
        }
    }

    /// The change with most numbers brought down to people who exist.
    pub(crate) fn fit(&self, op: &Op) -> Op {
        let i = |number: u32| number % (self.mentees + 1);
        let j = |number: u32| number % (self.capacities.len() as u32 + 1);
        let all = |pairs: &[(u32, u32)], fit: &dyn Fn(u32) -> u32| {
            pairs.iter().map(|&(number, score)| (fit(number), score)).collect()
        };
        match op {
            Op::Lock(a, b) => Op::Lock(i(*a), j(*b)),
            Op::Unlock(a) => Op::Unlock(i(*a)),
            Op::Veto(a, b) => Op::Veto(i(*a), j(*b)),
            Op::Allow(a, b) => Op::Allow(i(*a), j(*b)),
            Op::AddPair(a, b, score) => Op::AddPair(i(*a), j(*b), *score),
            Op::Capacity(b, places) => Op::Capacity(j(*b), *places),
            Op::Limit(limit) => Op::Limit(*limit),
            Op::AddMentee(pairs) => Op::AddMentee(all(pairs, &j)),
            Op::RemoveMentee(a) => Op::RemoveMentee(i(*a)),
            Op::AddMentor(places, pairs) => Op::AddMentor(*places, all(pairs, &i)),
            Op::RemoveMentor(b) => Op::RemoveMentor(j(*b)),
        }
    }

    fn is_mentee(&self, mentee: u32) -> bool {
        mentee < self.mentees && !self.removed.contains(&mentee)
    }

    fn is_mentor(&self, mentor: u32) -> bool {
        (mentor as usize) < self.capacities.len()
    }

    fn locks_of(&self, mentor: u32) -> u32 {
        self.locks.values().filter(|&&other| other == mentor).count() as u32
    }

    /// Makes the change, if it is possible.
    pub(crate) fn apply(&mut self, op: &Op) -> bool {
        match *op {
            Op::Lock(i, j) => {
                let is_possible = self.scores.contains_key(&(i, j))
                    && !self.locks.contains_key(&i)
                    && self.locks_of(j) < self.capacities[j as usize]
                    && self.limit.is_none_or(|limit| (self.locks.len() as u64) < limit);
                if is_possible {
                    self.locks.insert(i, j);
                }
                is_possible
            }
            Op::Unlock(i) => {
                self.locks.remove(&i);
                self.is_mentee(i)
            }
            Op::Veto(i, j) => {
                let is_possible =
                    self.is_mentee(i) && self.is_mentor(j) && self.locks.get(&i) != Some(&j);
                let score = is_possible.then(|| self.scores.remove(&(i, j))).flatten();
                self.vetoed.extend(score.map(|score| ((i, j), score)));
                is_possible
            }
            Op::Allow(i, j) => {
                if let Some(score) = self.vetoed.remove(&(i, j)) {
                    self.scores.insert((i, j), score);
                }
                self.is_mentee(i) && self.is_mentor(j)
            }
            Op::AddPair(i, j, score) => {
                let is_possible =
                    self.is_mentee(i) && self.is_mentor(j) && !self.scores.contains_key(&(i, j));
                if is_possible {
                    self.vetoed.remove(&(i, j));
                    self.scores.insert((i, j), score);
                }
                is_possible
            }
            Op::Limit(limit) => {
                let is_possible = limit.is_none_or(|limit| limit >= self.locks.len() as u64);
                if is_possible {
                    self.limit = limit;
                }
                is_possible
            }
            _ => self.apply_to_people(op),
        }
    }

    fn apply_to_people(&mut self, op: &Op) -> bool {
        match *op {
            Op::Capacity(j, places) => {
                let is_possible = self.is_mentor(j) && places >= self.locks_of(j);
                if is_possible {
                    self.capacities[j as usize] = places;
                }
                is_possible
            }
            Op::AddMentee(ref pairs) => {
                let is_possible = is_once(pairs) && pairs.iter().all(|pair| self.is_mentor(pair.0));
                if is_possible {
                    let mentee = self.mentees;
                    self.scores.extend(pairs.iter().map(|&(j, score)| ((mentee, j), score)));
                    self.mentees += 1;
                }
                is_possible
            }
            Op::RemoveMentee(i) => {
                let is_possible = self.is_mentee(i);
                if is_possible {
                    self.removed.insert(i);
                    self.locks.remove(&i);
                    self.scores.retain(|pair, _| pair.0 != i);
                    self.vetoed.retain(|pair, _| pair.0 != i);
                }
                is_possible
            }
            Op::AddMentor(places, ref pairs) => {
                let is_possible = is_once(pairs) && pairs.iter().all(|pair| self.is_mentee(pair.0));
                if is_possible {
                    let mentor = self.capacities.len() as u32;
                    self.scores.extend(pairs.iter().map(|&(i, score)| ((i, mentor), score)));
                    self.capacities.push(places);
                }
                is_possible
            }
            Op::RemoveMentor(j) => {
                let is_possible = self.is_mentor(j) && self.locks_of(j) == 0;
                if is_possible {
                    self.capacities[j as usize] = 0;
                    self.scores.retain(|pair, _| pair.1 != j);
                    self.vetoed.retain(|pair, _| pair.1 != j);
                }
                is_possible
            }
            _ => unreachable!("not about people"),
        }
    }
}

fn edge((&(mentee, mentor), &score): (&(u32, u32), &u32)) -> Edge {
    Edge { mentee, mentor, score }
}

fn is_once(pairs: &[(u32, u32)]) -> bool {
    pairs.iter().map(|pair| pair.0).collect::<BTreeSet<_>>().len() == pairs.len()
}
