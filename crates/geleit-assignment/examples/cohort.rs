//! A question after the other about a small cohort: who with whom, who is missing a place, why
//! not another pair, what would it take, who would rather have each other.
//!
//! `cargo run -p geleit-assignment --example cohort`
#![allow(clippy::print_stdout)]

use std::error::Error;

use geleit_assignment::{
    Edge, Instance, Move, Objective, Plan, Solution, blocking_pairs, insist, solve, solve_for,
};

const MENTEES: [&str; 4] = ["Amal", "Dilan", "Elif", "Farid"];
const MENTORS: [&str; 2] = ["Brigitte", "Gerhard"];
const SCORES: [[u32; 2]; 4] = [[8700, 6100], [8200, 3000], [7900, 7700], [5200, 4800]];

fn main() -> Result<(), Box<dyn Error>> {
    let edges: Vec<Edge> = (0..)
        .zip(SCORES)
        .flat_map(|(mentee, row)| {
            (0..).zip(row).map(move |(mentor, score)| Edge { mentee, mentor, score })
        })
        .collect();
    let instance = Instance::new(MENTEES.len(), vec![2, 1], &edges)?;
    let best = solve(&instance);
    print("The best three pairs", &best);
    let fair = solve_for(&instance, &Objective { highest_lowest: true, earlier: None });
    print("If the weakest pair comes first", &fair);

    let insisted = insist(&instance, &Objective::default(), &best, (3, 0))?;
    println!("Why is Farid not with Brigitte? That would lose {} points:", insisted.points_lost);
    insisted.moves.iter().for_each(print_move);

    let plan = Plan::of(&instance)?;
    for (name, mentor) in MENTORS.iter().zip(0..) {
        let gain = plan.gain_of_place(mentor)?;
        println!("One more place with {name}: {} pair, {} points", gain.pairs, gain.points);
    }
    let new = plan.gain_of_mentor(&[(3, 6000)])?;
    println!("A new mentor for Farid alone: {} pair, {} points", new.pairs, new.points);
    let remedy = &plan.remedies(3)?[0];
    println!("For Farid to have a mentor, one more place is needed; then:");
    remedy.moves.iter().for_each(print_move);

    let by_score =
        |mentee: u32, mentor: u32| Some(10_000 - SCORES[mentee as usize][mentor as usize]);
    let blocking = blocking_pairs(&instance, &best.mentor_of, by_score, by_score);
    println!("{} pairs would rather have each other", blocking.len());
    Ok(())
}

fn print(title: &str, solution: &Solution) {
    println!("{title}: {} points, proved: {}", solution.total, solution.verdict.is_ok());
    for (name, &mentor) in MENTEES.iter().zip(&solution.mentor_of) {
        println!("  {name}: {}", named(mentor));
    }
}

fn print_move(moved: &Move) {
    let name = MENTEES[moved.mentee as usize];
    println!("  {name}: from {} to {}", named(moved.from), named(moved.to));
}

fn named(mentor: Option<u32>) -> &'static str {
    mentor.map_or("nobody", |mentor| MENTORS[mentor as usize])
}
