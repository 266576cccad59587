//! Mentees and mentors who come and go.

use super::graph::{BENCH, node};
use super::{Change, Plan};
use crate::{InstanceError, MAX_SCORE};

impl Plan {
    /// Adds a mentee with the possible mentors and their scores; says the mentee's number.
    ///
    /// # Errors
    /// A mentor who does not exist or is named twice, or a score above [`MAX_SCORE`].
    pub fn add_mentee(&mut self, pairs: &[(u32, u32)]) -> Result<(u32, Change), InstanceError> {
        let mentee = number(self.lock_of.len())?;
        for &(mentor, score) in pairs {
            self.must_exist_mentor(mentor)?;
            refuse_score(mentee, mentor, score)?;
        }
        if let Some(mentor) = named_twice(pairs) {
            return Err(InstanceError::DuplicateEdge { mentee, mentor });
        }
        let change = self.changing(|plan| {
            plan.graph.rows.push(Vec::new());
            plan.state.add_mentee();
            plan.lock_of.push(None);
            plan.is_removed.push(false);
            for &(mentor, score) in pairs {
                plan.graph.insert(mentee, node(mentor), score);
            }
            plan.note(mentee);
            if plan.needs_more_room() {
                plan.solve_again();
            } else {
                plan.enter(mentee);
                plan.fit_bench();
            }
        });
        Ok((mentee, change?))
    }

    /// Takes a mentee out for good, a lock included.
    ///
    /// # Errors
    /// A mentee who does not exist or has been removed.
    pub fn remove_mentee(&mut self, mentee: u32) -> Result<Change, InstanceError> {
        self.must_exist(mentee)?;
        self.changing(|plan| {
            plan.note(mentee);
            if let Some((mentor, _)) = plan.drop_lock(mentee) {
                plan.state.offer(&plan.graph, &mut plan.search, node(mentor));
            } else if plan.state.node_of[mentee as usize] == BENCH {
                // The seat on the bench goes with the mentee; nobody has to fill it.
                plan.state.release(&plan.graph, mentee);
                plan.state.close(mentee);
            } else {
                plan.leave(mentee);
            }
            plan.is_removed[mentee as usize] = true;
            for (node, _) in plan.graph.rows[mentee as usize].clone() {
                plan.graph.remove(mentee, node);
            }
            plan.graph.vetoed.retain(|pair, _| pair.0 != mentee);
            plan.fit_bench();
            plan.state.settle(&plan.graph, &mut plan.search, BENCH);
        })
    }

    /// Adds a mentor with the possible mentees and their scores; says the mentor's number.
    ///
    /// # Errors
    /// A mentee who does not exist or is named twice, or a score above [`MAX_SCORE`].
    pub fn add_mentor(
        &mut self,
        places: u32,
        pairs: &[(u32, u32)],
    ) -> Result<(u32, Change), InstanceError> {
        let mentor = number(self.locked_places.len())?;
        for &(mentee, score) in pairs {
            self.must_exist(mentee)?;
            refuse_score(mentee, mentor, score)?;
        }
        if let Some(mentee) = named_twice(pairs) {
            return Err(InstanceError::DuplicateEdge { mentee, mentor });
        }
        self.graph.columns.push(Vec::new());
        self.state.add_node();
        self.locked_places.push(0);
        for &(mentee, score) in pairs {
            self.graph.insert(mentee, node(mentor), score);
        }
        // Without places yet, so dear that nobody misses them.
        let price = self.state.price_for(pairs);
        self.state.set_price(node(mentor), price);
        let change = self.set_capacity(mentor, places)?;
        Ok((mentor, change))
    }

    /// Takes a mentor out for good.
    ///
    /// # Errors
    /// A mentor who does not exist, or whose pairs are locked: they must be unlocked first.
    pub fn remove_mentor(&mut self, mentor: u32) -> Result<Change, InstanceError> {
        let change = self.set_capacity(mentor, 0)?;
        for (mentee, _) in self.graph.columns[node(mentor) as usize].clone() {
            self.graph.remove(mentee, node(mentor));
        }
        self.graph.vetoed.retain(|pair, _| pair.1 != mentor);
        Ok(change)
    }

    /// Has the plan more mentees than its bonus allows for?
    fn needs_more_room(&self) -> bool {
        i64::try_from(self.lock_of.len())
            .is_ok_and(|mentees| mentees * i64::from(MAX_SCORE) >= self.state.bonus)
    }
}

fn number(people: usize) -> Result<u32, InstanceError> {
    // The last three numbers stand for nobody, for somebody new and for the bench.
    u32::try_from(people).ok().filter(|&next| next < u32::MAX - 3).ok_or(InstanceError::TooMany)
}

fn refuse_score(mentee: u32, mentor: u32, score: u32) -> Result<(), InstanceError> {
    if score > MAX_SCORE {
        return Err(InstanceError::ScoreTooHigh { mentee, mentor, score });
    }
    Ok(())
}

fn named_twice(pairs: &[(u32, u32)]) -> Option<u32> {
    let mut numbers: Vec<u32> = pairs.iter().map(|pair| pair.0).collect();
    numbers.sort_unstable();
    numbers.windows(2).find(|two| two[0] == two[1]).map(|two| two[0])
}
