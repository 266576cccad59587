//! The check after a change: everything that was touched, and the sum over all.

use super::graph::{BENCH, Graph, To, mentor};
use super::state::State;
use crate::Violation;
use crate::market::NOBODY;

/// Checks the nodes and mentees of the sorted trace. What was not touched was checked before
/// and stays right: each condition speaks of one node, one mentee or one edge between them.
pub(super) fn touched(graph: &Graph, state: &State) -> Result<(), Violation> {
    for &node in &state.trace.nodes {
        check_node(graph, state, node)?;
    }
    for &mentee in &state.trace.mentees {
        check_mentee(graph, state, mentee)?;
    }
    let on_bench = state.held_by[BENCH as usize].len() as i128;
    let primal = i128::from(state.bonus) * i128::from(state.open_pairs)
        + i128::from(state.open_total)
        + on_bench * i128::from(state.bench_worth());
    if primal == state.dual { Ok(()) } else { Err(Violation::Sum { primal, dual: state.dual }) }
}

fn check_node(graph: &Graph, state: &State, node: u32) -> Result<(), Violation> {
    let (price, places) = (state.price[node as usize], state.capacity[node as usize] as usize);
    let held = state.held_by[node as usize].len();
    let number = mentor(node);
    if held > places {
        return Err(number.map_or(Violation::OverLimit, Violation::OverCapacity));
    }
    if price < 0 {
        return Err(number.map_or(Violation::LimitPrice, Violation::MentorPrice));
    }
    if price > 0 && held < places {
        return Err(number.map_or(Violation::LimitPrice, Violation::FreePlaceWithPrice));
    }
    if node == BENCH {
        return check_bench(state);
    }
    // Of a price that has risen only the pairs could be wrong, and those are checked below.
    graph.columns[node as usize]
        .iter()
        .try_for_each(|&(mentee, score)| check_edge(state, mentee, (node, score)))
}

fn check_bench(state: &State) -> Result<(), Violation> {
    if state.capacity[BENCH as usize] == 0 {
        return Ok(());
    }
    let needed = state.limit_price();
    let mut open = state.value.iter().zip(&state.is_open);
    match open.any(|(&value, &is_open)| is_open && value < needed) {
        true => Err(Violation::LimitPrice),
        false => Ok(()),
    }
}

fn check_mentee(graph: &Graph, state: &State, mentee: u32) -> Result<(), Violation> {
    let (value, node) = (state.value[mentee as usize], state.node_of[mentee as usize]);
    if value < 0 || (value > 0 && !state.is_open[mentee as usize]) {
        return Err(Violation::MenteeValue(mentee));
    }
    if value > 0 && node == NOBODY {
        return Err(Violation::UnmatchedWithValue(mentee));
    }
    if node == BENCH && value != state.limit_price() {
        return Err(Violation::LimitPrice);
    }
    graph.rows[mentee as usize].iter().try_for_each(|&to| check_edge(state, mentee, to))
}

fn check_edge(state: &State, mentee: u32, (node, score): To) -> Result<(), Violation> {
    if !state.is_open[mentee as usize] {
        return Ok(());
    }
    let covered = state.value[mentee as usize] + state.price[node as usize];
    let (Some(number), slack) = (mentor(node), covered - state.worth(score)) else {
        return Ok(());
    };
    if slack < 0 {
        return Err(Violation::Uncovered(mentee, number));
    }
    if slack > 0 && state.node_of[mentee as usize] == node {
        return Err(Violation::Loose(mentee, number));
    }
    Ok(())
}
