//! The proof that no assignment is better: prices under which every chosen pair is worth it.

use crate::rows::{Partner, Row};
use crate::{Instance, Violation};

/// Dual prices of an assignment.
///
/// Locked mentees are taken out first, each with one place and one pair of the limit. Every
/// other edge is worth w = score + [`bonus`](Instance::bonus). If u + v + t ≥ w on every edge
/// and all prices are ≥ 0, then an assignment, which uses each mentee once, each mentor up to
/// its capacity and the limit once per pair, is worth at most Σu + Σcapacity·v + limit·t. An
/// assignment worth exactly that is therefore best; [`check`](Certificate::check) adds it up.
/// Where a place or a pair of the limit costs something, some edge is worth exactly its prices:
/// so every number is refused if it is changed, also one that nobody pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Certificate {
    /// What each pair is worth beside its score.
    pub bonus: i64,
    /// t: what one more allowed pair would gain; 0 without a limit or below it.
    pub limit: i64,
    /// u: the value of each mentee; 0 for unmatched and for locked ones.
    pub mentees: Vec<i64>,
    /// v: the price of a place with each mentor; 0 where a place is free.
    pub mentors: Vec<i64>,
}

impl Certificate {
    /// Checks the assignment and the proof, in time proportional to the edges.
    ///
    /// # Errors
    /// The first condition that does not hold.
    pub fn check(&self, instance: &Instance, mentor_of: &[Option<u32>]) -> Result<(), Violation> {
        let sizes = (self.mentees.len(), self.mentors.len(), mentor_of.len());
        if sizes != (instance.mentees(), instance.mentors(), instance.mentees())
            || self.bonus != instance.bonus()
        {
            return Err(Violation::OtherInstance);
        }
        let taken = check_assignment(instance, mentor_of)?;
        self.check_signs(instance)?;
        let primal = self.check_slackness(instance, mentor_of, &taken)?;
        // Follows from the other conditions; added up all the same, because this is the sentence
        // that proves the optimum and it should not rest on our algebra.
        let dual = self.bound(instance);
        if primal == dual { Ok(()) } else { Err(Violation::Sum { primal, dual }) }
    }

    /// Σu + Σcapacity·v + limit·t: what no assignment of the mentees without a lock can exceed.
    #[must_use]
    pub fn bound(&self, instance: &Instance) -> i128 {
        let mentees: i128 = self.mentees.iter().copied().map(i128::from).sum();
        let places: i128 = (0..)
            .zip(&self.mentors)
            .map(|(mentor, &price)| i128::from(instance.open_capacity(mentor)) * i128::from(price))
            .sum();
        let open_limit = instance.limit().map_or(0, |limit| limit - instance.locks());
        mentees + places + i128::from(open_limit) * i128::from(self.limit)
    }

    /// Lowers the prices that nobody pays, of mentors without open places and of a limit that
    /// locks have used up, to what the edges need.
    pub(crate) fn lower_unpaid(&mut self, instance: &Instance) {
        let is_closed = |mentor: u32| instance.open_capacity(mentor) == 0;
        let open = |mentee: &u32| instance.lock_of(*mentee).is_none();
        if instance.limit() == Some(instance.locks()) {
            // Nobody else can be paired: the limit alone may speak for every edge.
            self.mentees.fill(0);
            self.mentors.fill(0);
            let edges = instance.edges().filter(|edge| open(&edge.mentee));
            let paid = edges.filter(|edge| !is_closed(edge.mentor));
            let dearest = paid.map(|edge| i64::from(edge.score) + self.bonus).max();
            self.limit = dearest.unwrap_or(0);
        } else if !(0..).take(instance.mentors()).any(is_closed) {
            return;
        }
        for (mentor, price) in (0..).zip(&mut self.mentors) {
            if is_closed(mentor) {
                *price = 0;
            }
        }
        for mentee in (0..).take(instance.mentees()).filter(open) {
            let own = self.limit + self.mentees[mentee as usize] - self.bonus;
            for (mentor, score) in instance.edges_of(mentee) {
                let price = &mut self.mentors[mentor as usize];
                if is_closed(mentor) {
                    *price = (*price).max(i64::from(score) - own);
                }
            }
        }
    }

    fn check_signs(&self, instance: &Instance) -> Result<(), Violation> {
        for (mentee, &value) in (0..).zip(&self.mentees) {
            if value < 0 || (value > 0 && instance.lock_of(mentee).is_some()) {
                return Err(Violation::MenteeValue(mentee));
            }
        }
        if let Some((mentor, _)) = (0..).zip(&self.mentors).find(|&(_, &price)| price < 0) {
            return Err(Violation::MentorPrice(mentor));
        }
        if self.limit < 0 { Err(Violation::LimitPrice) } else { Ok(()) }
    }

    fn check_slackness(
        &self,
        instance: &Instance,
        mentor_of: &[Option<u32>],
        taken: &[u32],
    ) -> Result<i128, Violation> {
        let mut primal = 0;
        // Mentors of whom some edge needs the whole price, the limit last.
        let mut is_needed = vec![false; instance.mentors() + 1];
        for (mentee, &chosen) in (0..).zip(mentor_of) {
            if instance.lock_of(mentee).is_none() {
                if instance.is_doubtful(mentee, self) {
                    return Err(Violation::LeftOut(mentee));
                }
                let needed = &mut is_needed;
                let worth = match instance.row(mentee) {
                    Row::Narrow(row) => self.check_edges(row, mentee, chosen, needed)?,
                    Row::Wide(row) => self.check_edges(row, mentee, chosen, needed)?,
                };
                primal += i128::from(worth);
            }
        }
        for (mentor, &price) in (0..).zip(&self.mentors) {
            if price > 0 && taken[mentor as usize] < instance.capacity(mentor) {
                return Err(Violation::FreePlaceWithPrice(mentor));
            }
            if price > 0 && !is_needed[mentor as usize] {
                return Err(Violation::NeedlessPrice);
            }
        }
        if self.limit > 0 && !is_needed[instance.mentors()] {
            return Err(Violation::NeedlessPrice);
        }
        let pairs = mentor_of.iter().flatten().count() as u64;
        if self.limit > 0 && instance.limit().is_none_or(|limit| pairs < limit) {
            return Err(Violation::UnreachedLimitWithPrice);
        }
        Ok(primal)
    }

    /// Checks the row of a mentee; what is the chosen pair worth?
    fn check_edges(
        &self,
        row: &[impl Partner],
        mentee: u32,
        chosen: Option<u32>,
        is_needed: &mut [bool],
    ) -> Result<i64, Violation> {
        let value = self.mentees[mentee as usize];
        if chosen.is_none() && value > 0 {
            return Err(Violation::UnmatchedWithValue(mentee));
        }
        // No price is negative and no worth is near the largest number, so a sum that does not
        // fit is too high either way.
        let own = value.saturating_add(self.limit) - self.bonus;
        let mut worth = 0;
        for one in row {
            let (mentor, score) = (one.person(), one.score());
            let slack = own.saturating_add(self.mentors[mentor as usize]) - i64::from(score);
            if slack < 0 {
                return Err(Violation::Uncovered(mentee, mentor));
            }
            if chosen == Some(mentor) {
                if slack > 0 {
                    return Err(Violation::Loose(mentee, mentor));
                }
                worth = self.bonus + i64::from(score);
            }
            if slack == 0 {
                is_needed[mentor as usize] = true;
                is_needed[self.mentors.len()] = true;
            }
        }
        Ok(worth)
    }
}

/// How many places of each mentor are taken, if the assignment is possible at all.
fn check_assignment(instance: &Instance, mentor_of: &[Option<u32>]) -> Result<Vec<u32>, Violation> {
    let mut taken = vec![0; instance.mentors()];
    for (mentee, &chosen) in (0..).zip(mentor_of) {
        if let Some(locked) = instance.lock_of(mentee).filter(|&lock| chosen != Some(lock)) {
            return Err(Violation::LockBroken(mentee, locked));
        }
        let Some(mentor) = chosen else { continue };
        if instance.score(mentee, mentor).is_none() {
            return Err(Violation::ImpossiblePair(mentee, mentor));
        }
        taken[mentor as usize] += 1;
        if taken[mentor as usize] > instance.capacity(mentor) {
            return Err(Violation::OverCapacity(mentor));
        }
    }
    let pairs = mentor_of.iter().flatten().count() as u64;
    if instance.limit().is_some_and(|limit| pairs > limit) {
        return Err(Violation::OverLimit);
    }
    Ok(taken)
}
