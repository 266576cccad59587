//! Early warnings: opened and closed by what is known of a pair, taken care of and closed as done
//! by the office. The pair and partner organisations are never shown one.

mod desk;
mod keep;

pub use desk::{Filter, Listed};

use crate::macros::statements;

statements! {
    STATUSES = keep::STATUSES;
    MET = keep::MET;
    DONE = keep::DONE;
    OPEN = keep::OPEN;
    RELEASED_BY = keep::RELEASED_BY;
    INSERT = keep::INSERT;
    CLOSE = keep::CLOSE;
    LIST = desk::LIST;
    LIST_COHORT = desk::LIST_COHORT;
    OF_PAIR = desk::OF_PAIR;
    ONE = desk::ONE;
    CARE = desk::CARE;
    DONE_BY_HAND = desk::DONE_BY_HAND;
    WAITING = desk::WAITING;
}

/// The kind under which entries about warnings stand: apart from those of the pair, which partner
/// organisations read.
const KIND: &str = "warning";
