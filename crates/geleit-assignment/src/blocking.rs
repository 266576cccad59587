//! Pairs that would both rather have each other, by their own wishes.

use crate::{Edge, Instance};

/// Two people who both prefer each other to what the assignment gives them, best wishes of the
/// mentees first; in time proportional to the edges.
///
/// The ranks are the people's own: 0 is the dearest wish, `None` is no wish. Whoever goes without
/// prefers every wish; a mentor with a free place prefers every wish to the empty place; a place
/// with somebody not wished for is given up for any wish. Locked pairs are left out: neither is
/// free to choose. A limit that is reached keeps somebody without from coming to a free place.
pub fn blocking_pairs(
    instance: &Instance,
    mentor_of: &[Option<u32>],
    rank_by_mentee: impl Fn(u32, u32) -> Option<u32>,
    rank_by_mentor: impl Fn(u32, u32) -> Option<u32>,
) -> Vec<(u32, u32)> {
    let is_locked = |mentee: u32| instance.lock_of(mentee).is_some();
    // The worst rank that a mentor has to live with: above all numbers for somebody not wished.
    let mut worst: Vec<Option<u64>> = vec![None; instance.mentors()];
    let mut taken = vec![0_u32; instance.mentors()];
    for (mentee, &mentor) in (0..).zip(mentor_of) {
        let Some(mentor) = mentor else { continue };
        taken[mentor as usize] += 1;
        if !is_locked(mentee) {
            let rank = rank_by_mentor(mentee, mentor).map_or(u64::MAX, u64::from);
            let known = &mut worst[mentor as usize];
            *known = Some(known.map_or(rank, |known| known.max(rank)));
        }
    }
    let pairs = mentor_of.iter().flatten().count() as u64;
    let is_full = instance.limit().is_some_and(|limit| pairs >= limit);
    let is_welcome = |mentee: u32, mentor: u32| {
        let Some(rank) = rank_by_mentor(mentee, mentor) else { return false };
        let has_place = taken[mentor as usize] < instance.capacity(mentor);
        let may_come = mentor_of[mentee as usize].is_some() || !is_full;
        has_place && may_come || worst[mentor as usize].is_some_and(|worst| u64::from(rank) < worst)
    };
    let would_come = |mentee: u32, mentor: u32| {
        let rank = rank_by_mentee(mentee, mentor)?;
        let now = mentor_of[mentee as usize];
        let now = now.and_then(|now| rank_by_mentee(mentee, now));
        now.is_none_or(|now| rank < now).then_some(rank)
    };
    let mut blocking: Vec<(u32, u32, u32)> = instance
        .edges()
        .filter(|edge| {
            !is_locked(edge.mentee) && mentor_of[edge.mentee as usize] != Some(edge.mentor)
        })
        .filter_map(|Edge { mentee, mentor, .. }| {
            let rank = would_come(mentee, mentor)?;
            is_welcome(mentee, mentor).then_some((rank, mentee, mentor))
        })
        .collect();
    blocking.sort_unstable();
    blocking.into_iter().map(|(_, mentee, mentor)| (mentee, mentor)).collect()
}
