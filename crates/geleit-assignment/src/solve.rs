//! The solver: auction, augmenting paths, prices, and the check of its own answer.

use crate::augment::Search;
use crate::market::{Market, NOBODY};
use crate::{Certificate, Instance, Violation, auction};

/// A best assignment with its proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Solution {
    /// The mentor of each mentee, locks included.
    pub mentor_of: Vec<Option<u32>>,
    /// Sum of the scores of all pairs, locks included.
    pub total: i64,
    /// Proves that no assignment is better.
    pub certificate: Certificate,
    /// What the check of the certificate found; always `Ok`, else the solver is at fault and
    /// nothing may be done with this solution.
    pub verdict: Result<(), Violation>,
}

impl Solution {
    /// How many mentees have a mentor, locks included.
    #[must_use]
    pub fn pairs(&self) -> usize {
        self.mentor_of.iter().flatten().count()
    }
}

/// Finds the most pairs and, among those, the highest total; keeps locks and the limit.
#[must_use]
pub fn solve(instance: &Instance) -> Solution {
    let mut market = Market::open(instance);
    let undecided = auction::open(&mut market);
    let mut search = Search::new(&market);
    for mentee in undecided {
        search.enter(&mut market, mentee);
    }
    let mentor_of = assignment(&market);
    let certificate = certificate(market);
    let total = (0..)
        .zip(&mentor_of)
        .filter_map(|(mentee, &mentor)| instance.score(mentee, mentor?))
        .map(i64::from)
        .sum();
    let verdict = certificate.check(instance, &mentor_of);
    Solution { mentor_of, total, certificate, verdict }
}

fn assignment(market: &Market<'_>) -> Vec<Option<u32>> {
    let bench = market.bench.map(|(number, _)| number);
    let found = |&mentor: &u32| (mentor != NOBODY && Some(mentor) != bench).then_some(mentor);
    (0..)
        .zip(&market.mentor_of)
        .map(|(mentee, mentor)| market.instance.lock_of(mentee).or(found(mentor)))
        .collect()
}

/// Turns the prices of the market into a certificate; why this is one, see [`Market`]'s module.
fn certificate(market: Market<'_>) -> Certificate {
    let Market { instance, bonus, bench, capacity, mut value, mut price, .. } = market;
    let limit = bench.map_or(0, |(number, worth)| worth - price[number as usize]);
    price.truncate(instance.mentors());
    // Nobody ever bid for a mentor without places: its price is what covers its edges.
    for (mentor, price) in price.iter_mut().enumerate() {
        if capacity[mentor] == 0 {
            *price = 0;
        }
    }
    for (mentee, value) in (0..).zip(&mut value) {
        if instance.lock_of(mentee).is_some() {
            continue;
        }
        *value -= limit;
        for (mentor, score) in instance.edges_of(mentee) {
            let mentor = mentor as usize;
            if capacity[mentor] == 0 {
                price[mentor] = price[mentor].max(i64::from(score) + bonus - limit - *value);
            }
        }
    }
    Certificate { bonus, limit, mentees: value, mentors: price }
}
