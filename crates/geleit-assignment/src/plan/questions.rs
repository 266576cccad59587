//! Questions about a plan: what one place or one mentor more would gain, what a pair would cost,
//! what it would take to give somebody a mentor. None of them changes the plan.

use std::cmp::Reverse;

use super::changes::take;
use super::graph::{BENCH, mentor, node};
use super::search::{End, Search};
use super::state::State;
use super::{Change, Plan, check};
use crate::market::NOBODY;
use crate::{InstanceError, Move};

/// What a change would gain: exactly what solving again would.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gain {
    /// How many pairs more.
    pub pairs: u32,
    /// How many points more; negative where more pairs cost some.
    pub points: i64,
}

/// A way to give a mentee without a mentor one, so that nobody else loses theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The mentor who would need one more place; `None` if a place is free already.
    pub place_with: Option<u32>,
    /// Must one more pair be allowed?
    pub needs_pair: bool,
    /// How many points more there would be, with one pair more.
    pub points: i64,
    /// Everybody who would have another mentor, the mentee in question first.
    pub moves: Vec<Move>,
}

impl Plan {
    /// What one more place with a mentor would gain.
    ///
    /// # Errors
    /// A mentor who does not exist.
    pub fn gain_of_place(&self, mentor: u32) -> Result<Gain, InstanceError> {
        self.must_exist_mentor(mentor)?;
        Ok(self.gain_at(&mut Search::default(), node(mentor)))
    }

    /// What one more place would gain with each mentor for whom it gains anything, most first.
    #[must_use]
    pub fn gains_of_places(&self) -> Vec<(u32, Gain)> {
        let mut search = Search::default();
        let mut gains: Vec<(u32, Gain)> = (0..)
            .take(self.locked_places.len())
            .map(|mentor| (mentor, self.gain_at(&mut search, node(mentor))))
            .filter(|of| of.1 != Gain::default())
            .collect();
        gains.sort_by_key(|&(mentor, gain)| (Reverse(gain), mentor));
        gains
    }

    fn gain_at(&self, search: &mut Search, node: u32) -> Gain {
        let price = self.state.price[node as usize];
        if price == 0 {
            return Gain::default();
        }
        search.pull_node(&self.graph, &self.state, node);
        self.gain(search, price)
    }

    /// What a new mentor with one place and these mentees and scores would gain.
    ///
    /// # Errors
    /// A mentee who does not exist.
    pub fn gain_of_mentor(&self, pairs: &[(u32, u32)]) -> Result<Gain, InstanceError> {
        pairs.iter().try_for_each(|pair| self.must_exist(pair.0))?;
        let price = self.state.price_for(pairs);
        let mut search = Search::default();
        search.pull_new(&self.graph, &self.state, price, pairs);
        Ok(self.gain(&search, price))
    }

    /// What is left of a place's price when somebody has come to it.
    fn gain(&self, search: &Search, price: i64) -> Gain {
        let pairs = u32::from(matches!(search.end, Some(End::Nowhere(_))));
        Gain { pairs, points: price - search.length - i64::from(pairs) * self.state.bonus }
    }

    /// What would change if this pair were locked, possible or not; with its score if it is not.
    ///
    /// # Errors
    /// As [`lock`](Plan::lock); a pair that is not possible and has no score.
    pub fn if_locked(
        &self,
        mentee: u32,
        mentor: u32,
        score: Option<u32>,
    ) -> Result<Change, InstanceError> {
        self.must_exist(mentee)?;
        self.must_exist_mentor(mentor)?;
        let score = self.score(mentee, mentor).or(score);
        let score = score.ok_or(InstanceError::LockNotListed { mentee, mentor })?;
        self.refuse_lock(mentee, mentor)?;
        let mut state = self.state.clone();
        state.trace.left(mentee, self.mentor_of(mentee));
        take(&self.graph, &mut state, &mut Search::default(), (mentee, node(mentor)));
        state.trace.sort();
        let verdict = check::touched(&self.graph, &state);
        let after = |other: u32| {
            if other == mentee { Some(mentor) } else { self.open_mentor_of(&state, other) }
        };
        let moves = state.trace.before.iter().map(|(&mentee, &from)| (mentee, from, after(mentee)));
        Ok(Change {
            pairs: state.open_pairs.cast_signed() + 1 - self.state.open_pairs.cast_signed(),
            points: state.open_total + i64::from(score) - self.state.open_total,
            moves: moves
                .filter(|(_, from, to)| from != to)
                .map(|(mentee, from, to)| Move { mentee, from, to })
                .collect(),
            verdict,
        })
    }

    /// What it would take to give a mentee, who has none, a mentor: one more place, or one more
    /// pair allowed, so that nobody else loses theirs. The ways that gain the most points first.
    /// Empty if every mentor is impossible, or the mentee has one.
    ///
    /// # Errors
    /// A mentee who does not exist.
    pub fn remedies(&self, mentee: u32) -> Result<Vec<Remedy>, InstanceError> {
        self.must_exist(mentee)?;
        let state = &self.state;
        let at = state.node_of[mentee as usize];
        if !state.is_open[mentee as usize] || !(at == NOBODY || at == BENCH) {
            return Ok(Vec::new());
        }
        let mut search = Search::default();
        search.push_everywhere(&self.graph, state, mentee);
        let needs_pair = self.limit.is_some_and(|limit| limit <= self.pairs());
        let mut remedies: Vec<Remedy> = search
            .scanned
            .iter()
            .map(|&node| {
                let worth = state.value[mentee as usize] + state.price[node as usize]
                    - search.distance(node);
                let is_free = state.has_free_place(node);
                Remedy {
                    place_with: if is_free { None } else { mentor(node) },
                    needs_pair,
                    points: worth - state.bonus,
                    moves: self.moves(search.pushed_to(state, node)),
                }
            })
            .collect();
        remedies.sort_by_key(|remedy| (Reverse(remedy.points), remedy.place_with));
        Ok(remedies)
    }

    /// The moves of a chain, from its end, as moves from its beginning.
    fn moves(&self, chain: Vec<(u32, u32)>) -> Vec<Move> {
        let moved = |(mentee, to)| Move {
            mentee,
            from: self.open_mentor_of(&self.state, mentee),
            to: mentor(to),
        };
        chain.into_iter().rev().map(moved).collect()
    }
}

impl State {
    /// The price at which none of these mentees would miss a place of somebody new.
    pub(super) fn price_for(&self, pairs: &[(u32, u32)]) -> i64 {
        let open = pairs.iter().filter(|pair| self.is_open[pair.0 as usize]);
        let gains = open.map(|&(mentee, score)| self.worth(score) - self.value[mentee as usize]);
        gains.max().unwrap_or(0).max(0)
    }
}
