//! The wall, through the real router on real databases: every route × every role × every tie
//! to a record, against answers written by hand in `expected.txt` (P1, P3, P27); and the same
//! with each cell of the policy turned around once, which has to be noticed.
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod answer;
mod cell;
mod expected;
mod flips;
mod golden;
mod matrix;
mod paths;
mod readers;
mod world;

use std::sync::RwLock;

/// Whoever turns a cell of the policy around is alone; the others share.
static POLICY: RwLock<()> = RwLock::new(());
