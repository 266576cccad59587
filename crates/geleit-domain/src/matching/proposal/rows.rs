//! The points of a mentee with everybody, as far as rules, vetoes and the floor allow the pair.

use super::Task;
use super::graph::Graph;
use crate::matching::criteria::{IMPOSSIBLE, Scores};

pub(super) struct Rows<'a> {
    scores: Scores<'a>,
    vetoes: Vec<Vec<u32>>,
    locks: Vec<Vec<u32>>,
    floor: i16,
}

impl<'a> Rows<'a> {
    pub(super) fn of(graph: &'a Graph<'_>, task: &Task<'a>) -> Self {
        Self {
            scores: Scores::of(&graph.mentee_traits, &graph.mentor_traits, task.yardstick),
            vetoes: graph.by_mentee(task.vetoes),
            locks: graph.by_mentee(task.locks),
            floor: i16::try_from(task.objective.floor.unwrap_or(0)).unwrap_or(i16::MAX),
        }
    }

    /// The mentees in an order in which rows are alike that follow each other.
    pub(super) fn alike_together(&self) -> Vec<usize> {
        self.scores.alike_together()
    }

    /// Writes the points with every mentor, a number below 0 where the pair is impossible. A
    /// locked pair is possible whatever speaks against it.
    pub(super) fn fill(&self, mentee: usize, row: &mut [i16]) {
        self.scores.row(mentee, row);
        for &mentor in &self.vetoes[mentee] {
            row[mentor as usize] = IMPOSSIBLE;
        }
        if self.floor > 0 {
            for points in row.iter_mut().filter(|points| **points < self.floor) {
                *points = IMPOSSIBLE;
            }
        }
        for &mentor in &self.locks[mentee] {
            row[mentor as usize] = self.scores.points(mentee, mentor as usize);
        }
    }
}
