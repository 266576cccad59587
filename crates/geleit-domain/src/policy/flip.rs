//! Turns one cell of the policy around, for the test that proves the wall notices. Compiled
//! for tests only.

use super::{Action, Resource, Role, Tie};
use std::sync::Mutex;

type Cell = (Role, Tie, Action, Resource);

static FLIPPED: Mutex<Option<Cell>> = Mutex::new(None);

/// Flips this cell, or none.
pub fn flip(cell: Option<Cell>) {
    *FLIPPED.lock().expect("no holder of this lock panics") = cell;
}

pub(super) fn is_flipped(role: Role, tie: Tie, action: Action, resource: Resource) -> bool {
    *FLIPPED.lock().expect("no holder of this lock panics") == Some((role, tie, action, resource))
}
