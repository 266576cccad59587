//! The solver: auction, shortest chains, prices, and the check of its own answer.

use crate::market::{Market, NOBODY};
use crate::rows::{Partner, Rows, Stored};
use crate::search::Search;
use crate::{
    Certificate, Instance, LeastChange, Lowest, Objective, Violation, auction, least_change,
};

/// A best assignment with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The mentor of each mentee, locks included.
    pub mentor_of: Vec<Option<u32>>,
    /// Sum of the scores of all pairs, locks included.
    pub total: i64,
    /// Proves that no assignment is better: has more pairs, or as many and a higher total.
    /// Where the lowest score decides first, it speaks of the pairs from that score upwards.
    pub certificate: Certificate,
    /// The lowest score and its proof, if the objective asks for it.
    pub lowest: Option<Lowest>,
    /// What is left of the earlier assignment and the proof, if the objective names one.
    pub least_change: Option<LeastChange>,
    /// What the check of all proofs found; always `Ok`, else the solver is at fault and nothing
    /// may be done with this solution.
    pub verdict: Result<(), Violation>,
}

impl Solution {
    /// How many mentees have a mentor, locks included.
    #[must_use]
    pub fn pairs(&self) -> usize {
        self.mentor_of.iter().flatten().count()
    }

    /// Checks the assignment and the proof of every level, in time proportional to the edges.
    ///
    /// # Errors
    /// The first condition that does not hold.
    pub fn check(&self, instance: &Instance, objective: &Objective<'_>) -> Result<(), Violation> {
        if (self.lowest.is_some(), self.least_change.is_some())
            != (objective.highest_lowest, objective.earlier.is_some())
        {
            return Err(Violation::OtherLevels);
        }
        if objective.highest_lowest && !instance.is_whole() {
            return Err(Violation::OtherInstance);
        }
        let floored = floored(instance, self.lowest.as_ref());
        let within = floored.as_ref().unwrap_or(instance);
        self.certificate.check(within, &self.mentor_of)?;
        if self.total != total(instance, &self.mentor_of) {
            return Err(Violation::Miscounted);
        }
        if let Some(lowest) = &self.lowest {
            lowest.check(instance, &self.mentor_of)?;
        }
        match &self.least_change {
            Some(least) => least.check(within, &self.certificate, objective, &self.mentor_of),
            None => Ok(()),
        }
    }
}

/// Finds the most pairs and, among those, the highest total; keeps locks and the limit.
#[must_use]
pub fn solve(instance: &Instance) -> Solution {
    solve_for(instance, &Objective::default())
}

/// Finds the best assignment by every level of the objective; keeps locks and the limit.
#[must_use]
pub fn solve_for(instance: &Instance, objective: &Objective<'_>) -> Solution {
    let lowest = objective.highest_lowest.then(|| Lowest::find(instance));
    let floored = floored(instance, lowest.as_ref());
    let within = floored.as_ref().unwrap_or(instance);
    let (mut mentor_of, certificate) = search(within);
    let mut least_change = None;
    if objective.earlier.is_some() {
        let among = least_change::equally_good(within, &certificate, objective);
        let (least_changed, proof) = search(&among);
        mentor_of = least_changed;
        let kept = least_change::kept(objective, &mentor_of);
        least_change = Some(LeastChange { kept, certificate: proof });
    }
    let total = total(instance, &mentor_of);
    let verdict = Ok(());
    let mut solution = Solution { mentor_of, total, certificate, lowest, least_change, verdict };
    solution.verdict = solution.check(instance, objective);
    solution
}

/// The instance without what scores below the highest lowest score.
fn floored(instance: &Instance, lowest: Option<&Lowest>) -> Option<Instance> {
    Some(instance.with_floor(lowest?.score?))
}

fn total(instance: &Instance, mentor_of: &[Option<u32>]) -> i64 {
    let pairs = (0..).zip(mentor_of);
    pairs.filter_map(|(mentee, &mentor)| instance.score(mentee, mentor?)).map(i64::from).sum()
}

/// The most pairs and the highest total, with the prices that prove it.
fn search(instance: &Instance) -> (Vec<Option<u32>>, Certificate) {
    match instance.partners() {
        Stored::Narrow(partners) => search_among(instance, instance.rows(partners)),
        Stored::Wide(partners) => search_among(instance, instance.rows(partners)),
    }
}

fn search_among<P: Partner>(
    instance: &Instance,
    rows: Rows<'_, P>,
) -> (Vec<Option<u32>>, Certificate) {
    let mut market = Market::open(instance, rows);
    let undecided = auction::open(&mut market);
    Search::new(&market).finish(&mut market, undecided);
    (assignment(&market), certificate(market))
}

fn assignment<P>(market: &Market<'_, P>) -> Vec<Option<u32>> {
    let bench = market.bench.map(|(number, _)| number);
    let found = |&mentor: &u32| (mentor != NOBODY && Some(mentor) != bench).then_some(mentor);
    (0..)
        .zip(&market.mentor_of)
        .map(|(mentee, mentor)| market.instance.lock_of(mentee).or(found(mentor)))
        .collect()
}

/// Turns the prices of the market into a certificate; why this is one, see [`Market`]'s module.
fn certificate<P>(market: Market<'_, P>) -> Certificate {
    let Market { instance, bonus, bench, mut value, mut price, .. } = market;
    let limit = bench.map_or(0, |(number, worth)| worth - price[number as usize]);
    price.truncate(instance.mentors());
    for (mentee, value) in (0..).zip(&mut value) {
        if instance.lock_of(mentee).is_none() {
            *value -= limit;
        }
    }
    let mut certificate = Certificate { bonus, limit, mentees: value, mentors: price };
    certificate.lower_unpaid(instance);
    certificate
}
