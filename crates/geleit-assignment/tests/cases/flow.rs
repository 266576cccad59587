//! An oracle for instances too large to try everything: the textbook's longest augmenting paths
//! by Bellman and Ford, without prices, without a bonus, sharing nothing with the solver.

use super::Case;

/// Pairs and total of a best assignment.
pub fn objective(case: &Case) -> (usize, i64) {
    let score = |i: u32, j: u32| {
        let edge = case.edges.iter().find(|edge| (edge.mentee, edge.mentor) == (i, j));
        i64::from(edge.unwrap().score)
    };
    let mut free = case.capacities.clone();
    let mut mentor_of = vec![None; case.mentees as usize];
    for &(i, j) in &case.locks {
        free[j as usize] -= 1;
        mentor_of[i as usize] = Some(j);
    }
    let limit = case.limit.map_or(usize::MAX, |limit| usize::try_from(limit).unwrap());
    while mentor_of.iter().flatten().count() < limit {
        let Some(path) = longest_path(case, &free, &mentor_of) else { break };
        free[*path.last().unwrap() as usize] -= 1;
        let mut mentee = path[0];
        for steps in path[1..].chunks(2) {
            let left = mentor_of[mentee as usize].replace(steps[0]);
            assert!(left.is_none() || mentee != path[0]);
            if let Some(&next) = steps.get(1) {
                mentee = next;
            }
        }
    }
    let pairs = (0..).zip(&mentor_of).filter_map(|(i, &j)| Some(score(i, j?)));
    (mentor_of.iter().flatten().count(), pairs.sum())
}

/// Mentee, mentor, mentee, …, mentor with a free place: the chain of moves that gains most.
fn longest_path(case: &Case, free: &[u32], mentor_of: &[Option<u32>]) -> Option<Vec<u32>> {
    let is_locked = |mentee: u32| case.locks.iter().any(|lock| lock.0 == mentee);
    let is_new = |mentee: u32| mentor_of[mentee as usize].is_none();
    let mut gain: Vec<Option<i64>> =
        (0..case.mentees).map(|mentee| is_new(mentee).then_some(0)).collect();
    let mut at_mentor: Vec<Option<(i64, u32)>> = vec![None; case.capacities.len()];
    let mut from: Vec<Option<u32>> = vec![None; case.mentees as usize];
    loop {
        let mut is_better = false;
        for edge in case.edges.iter().filter(|edge| !is_locked(edge.mentee)) {
            let (i, j) = (edge.mentee as usize, edge.mentor as usize);
            let Some(gain) = gain[i].filter(|_| mentor_of[i] != Some(edge.mentor)) else {
                continue;
            };
            let there = gain + i64::from(edge.score);
            if at_mentor[j].is_none_or(|known| known.0 < there) {
                at_mentor[j] = Some((there, edge.mentee));
                is_better = true;
            }
        }
        for edge in case.edges.iter().filter(|edge| !is_locked(edge.mentee)) {
            let (i, j) = (edge.mentee as usize, edge.mentor as usize);
            let Some((there, _)) = at_mentor[j] else { continue };
            let left = there - i64::from(edge.score);
            if mentor_of[i] == Some(edge.mentor) && gain[i].is_none_or(|known| known < left) {
                gain[i] = Some(left);
                from[i] = Some(edge.mentor);
                is_better = true;
            }
        }
        if !is_better {
            break;
        }
    }
    let ends = (0..).zip(&at_mentor).filter(|of| free[of.0 as usize] > 0);
    let (_, end) = ends.filter_map(|(mentor, at)| Some((at.as_ref()?.0, mentor))).max()?;
    let mut path = vec![end];
    loop {
        let mentor = *path.last().unwrap();
        let mentee = at_mentor[mentor as usize].unwrap().1;
        path.push(mentee);
        match from[mentee as usize] {
            Some(mentor) if !is_new(mentee) => path.push(mentor),
            _ => break,
        }
    }
    path.reverse();
    Some(path)
}
