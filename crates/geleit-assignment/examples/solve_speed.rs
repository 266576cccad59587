//! Solves an instance and prints what building it, searching in it and proving the answer take,
//! and the most memory that the process had.
//!
//! `cargo run --release -p geleit-assignment --example solve_speed FOLDER`, where `FOLDER` has
//! `edges.csv` and `capacities.csv` as for `geleit assign`, with the numbers of people as ids.
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use geleit_assignment::{Edge, Instance, solve};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder")?);
    let mut capacities = Vec::new();
    read(&folder.join("capacities.csv"), |[_, capacity, _]| capacities.push(capacity))?;
    let mut edges = Vec::new();
    read(&folder.join("edges.csv"), |[mentee, mentor, score]| {
        edges.push(Edge { mentee, mentor, score });
    })?;
    let mentees = edges.iter().map(|edge| edge.mentee as usize + 1).max().unwrap_or(0);

    let start = cpu_seconds()?;
    let instance = Instance::new(mentees, capacities, &edges)?;
    drop(edges);
    let built = cpu_seconds()?;
    let solution = solve(&instance);
    let solved = cpu_seconds()?;
    solution.verdict?;
    println!(
        r#"{{"pairs":{},"total":{},"seconds":{:.6},"search":{:.6},"mb":{}}}"#,
        solution.pairs(),
        solution.total,
        solved - start,
        solved - built,
        peak_kb()? / 1024
    );
    Ok(())
}

/// Tells the numbers of each line but the first.
fn read(file: &Path, mut tell: impl FnMut([u32; 3])) -> Result<(), Box<dyn Error>> {
    for line in BufReader::new(File::open(file)?).lines().skip(1) {
        let mut row = [0; 3];
        for (cell, number) in line?.split(',').zip(&mut row) {
            *number = cell.parse()?;
        }
        tell(row);
    }
    Ok(())
}

/// The most memory so far. What the system tells whoever started this process would not do: it
/// counts the starter's own memory from before the start.
fn peak_kb() -> Result<u64, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    Ok(line.unwrap_or_default().trim().trim_end_matches(" kB").parse()?)
}

/// CPU seconds of this thread, which is the only one.
fn cpu_seconds() -> Result<f64, Box<dyn Error>> {
    std::thread::yield_now();
    let text = fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: f64 = text.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}
