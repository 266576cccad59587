//! Pairs a small cohort, says what a further place would be worth, and insists on one pair.
//!
//! `cargo run -p geleit-assignment --example cohort`
#![allow(clippy::print_stdout)]

use geleit_assignment::{Edge, Instance, InstanceError, Solution, solve};

const MENTEES: [&str; 4] = ["Amal", "Dilan", "Elif", "Farid"];
const MENTORS: [&str; 2] = ["Brigitte", "Gerhard"];
const SCORES: [[u32; 2]; 4] = [[8700, 6100], [8200, 3000], [7900, 7700], [5200, 4800]];

fn main() -> Result<(), InstanceError> {
    let edges: Vec<Edge> = (0..)
        .zip(SCORES)
        .flat_map(|(mentee, row)| {
            (0..).zip(row).map(move |(mentor, score)| Edge { mentee, mentor, score })
        })
        .collect();
    let instance = Instance::new(MENTEES.len(), vec![2, 1], &edges)?;
    let best = solve(&instance);
    print("The best three pairs", &best);

    let bonus = best.certificate.bonus;
    for (name, &price) in MENTORS.iter().zip(&best.certificate.mentors) {
        let gain = if price >= bonus { "one more pair" } else { "a few points" };
        println!("  one more place with {name} would bring at most {gain}");
    }

    let insisted = solve(&instance.with_locks(&[(3, 0)])?);
    print("If Farid is to be with Brigitte", &insisted);
    println!("  that costs {} points", best.total - insisted.total);
    Ok(())
}

fn print(title: &str, solution: &Solution) {
    println!("{title}: {} points, proved: {}", solution.total, solution.verdict.is_ok());
    for (name, mentor) in MENTEES.iter().zip(&solution.mentor_of) {
        println!("  {name}: {}", mentor.map_or("nobody", |mentor| MENTORS[mentor as usize]));
    }
}
