//! `geleit assign`: the bare solver on files, without a database. The files are described in
//! the help of the command; an outside program can check the result by the certificate file.

mod command;
mod cpu;
mod error;
mod instance_csv;
mod results_csv;
mod table;
#[cfg(test)]
mod tests;

use std::path::PathBuf;

use geleit_assignment::{Instance, Solution, solve};
use serde::Serialize;

pub(crate) use command::{Args, answer};
use error::AssignError;
use instance_csv::Rows;

/// What the command was asked to do.
#[derive(Clone, Debug, Default)]
pub(crate) struct AssignOptions {
    /// `mentee,mentor,score` per possible pair.
    pub(crate) edges: PathBuf,
    /// `mentor,capacity` per mentor.
    pub(crate) capacities: PathBuf,
    /// `mentee,mentor` per pair that must stay.
    pub(crate) locks: Option<PathBuf>,
    /// The most pairs wanted, locked ones included.
    pub(crate) max_pairs: Option<u64>,
    /// How many threads may be used. The search needs one, so the answer cannot depend on it.
    pub(crate) threads: usize,
    /// Where the pairs go.
    pub(crate) out: Option<PathBuf>,
    /// Where the prices go that prove the pairs to be best.
    pub(crate) certificate: Option<PathBuf>,
}

/// What the command prints, locks included.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AssignAnswer {
    /// How many mentees have a mentor.
    pub(crate) pairs: usize,
    /// Sum of their scores.
    pub(crate) total: i64,
    /// Both sides of the proof.
    pub(crate) certificate: Proof,
    /// What it has cost.
    pub(crate) seconds: Seconds,
}

/// The worth of the pairs and its upper bound: equal, if the pairs are best.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Proof {
    /// Bonus · pairs + total.
    pub(crate) primal: i128,
    /// What no assignment can exceed, by the prices.
    pub(crate) dual: i128,
    /// Every condition of the certificate holds.
    pub(crate) valid: bool,
}

/// CPU seconds of the process, all threads added; `null` where the system does not say.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Seconds {
    /// From the opening of the first file to the last parsed row.
    pub(crate) read: Option<f64>,
    /// From there to the checked certificate.
    pub(crate) solve: Option<f64>,
}

/// Reads the files, solves, checks, and writes what was asked for: all of it or nothing.
///
/// # Errors
/// Files that cannot be read, are not what they should be or contradict each other; results
/// that cannot be written.
pub(crate) fn run(options: &AssignOptions) -> Result<AssignAnswer, AssignError> {
    if options.threads == 0 {
        return Err(AssignError::Usage("--threads must be at least 1".into()));
    }
    let started = cpu::seconds();
    let rows = Rows::read(options)?;
    let parsed = cpu::seconds();
    let instance = rows.instance(options)?;
    let solution = solve(&instance);
    solution.verdict.map_err(AssignError::Unproven)?;
    let solved = cpu::seconds();
    results_csv::write(options, &rows, &instance, &solution)?;
    Ok(AssignAnswer {
        pairs: solution.pairs(),
        total: solution.total,
        certificate: proof(&instance, &solution),
        seconds: Seconds {
            read: cpu::between(started, parsed),
            solve: cpu::between(parsed, solved),
        },
    })
}

/// The certificate speaks of the open mentees; locked pairs are worth the same on both sides.
fn proof(instance: &Instance, solution: &Solution) -> Proof {
    let bonus = i128::from(instance.bonus());
    let locked: i128 = (0..)
        .zip(&solution.mentor_of)
        .filter(|&(mentee, _)| instance.lock_of(mentee).is_some())
        .filter_map(|(mentee, &mentor)| instance.score(mentee, mentor?))
        .map(|score| bonus + i128::from(score))
        .sum();
    Proof {
        primal: bonus * solution.pairs() as i128 + i128::from(solution.total),
        dual: solution.certificate.bound(instance) + locked,
        valid: solution.verdict.is_ok(),
    }
}
