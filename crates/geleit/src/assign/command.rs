//! `geleit assign` on the command line.

use super::{AssignError, AssignOptions, run};
use crate::answer::Answer;
use crate::failure::Failure;
use clap::Args as ClapArgs;
use serde_json::json;
use std::path::PathBuf;

/// Assigns mentees to mentors from files, without a database.
///
/// E.csv has the columns mentee,mentor,score (an integer from 0 to 1000000; a pair that is not
/// listed is impossible), C.csv mentor,capacity (0 to 1000), L.csv mentee,mentor. The answer has
/// the most pairs and among these the highest total. With D.csv an outside program can check
/// that nothing better exists.
#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Every possible pair
    #[arg(long, value_name = "E.csv")]
    edges: PathBuf,
    /// How many mentees each mentor takes
    #[arg(long, value_name = "C.csv")]
    capacities: PathBuf,
    /// Pairs that must stay
    #[arg(long, value_name = "L.csv")]
    locks: Option<PathBuf>,
    /// The most pairs wanted, locked ones included
    #[arg(long, value_name = "N")]
    max_pairs: Option<u64>,
    /// How many threads may be used; the answer does not depend on it
    #[arg(long, value_name = "N", default_value_t = 1)]
    threads: usize,
    /// File for the pairs
    #[arg(long, value_name = "P.csv")]
    out: Option<PathBuf>,
    /// File for the proof
    #[arg(long, value_name = "D.csv")]
    certificate: Option<PathBuf>,
}

/// Runs the command; the answer is JSON in every format.
///
/// # Errors
/// As [`run`].
pub(crate) fn answer(args: Args) -> Result<Answer, Failure> {
    let options = AssignOptions {
        edges: args.edges,
        capacities: args.capacities,
        locks: args.locks,
        max_pairs: args.max_pairs,
        threads: args.threads,
        out: args.out,
        certificate: args.certificate,
    };
    let answer = json!(run(&options)?);
    let text = answer.to_string();
    Ok(Answer::new(answer, text))
}

impl From<AssignError> for Failure {
    fn from(error: AssignError) -> Self {
        Self { code: error.code(), message: error.to_string(), exit: error.exit_code() }
    }
}
