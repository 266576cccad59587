//! Early warnings: opened and closed by what is known of a pair, taken care of and closed as done
//! by the office. The pair and partner organisations are never shown one.

mod at_once;
mod desk;
mod keep;

pub(super) use at_once::{Opened, Opening};
pub use desk::{Filter, Listed, Voice};

use crate::macros::statements;

statements! {
    STATUSES = keep::STATUSES;
    MET = keep::MET;
    AT_OPENING = keep::AT_OPENING;
    DONE = keep::DONE;
    OPEN = keep::OPEN;
    FITS = keep::FITS;
    OPEN_OF_PAIR = keep::OPEN_OF_PAIR;
    RELEASED_BY = keep::RELEASED_BY;
    NAMED_OF_PAIRS = keep::NAMED_OF_PAIRS;
    RELEASED_THIS = at_once::RELEASED_THIS;
    IS_OPEN = at_once::IS_OPEN;
    NAMED = at_once::NAMED;
    URGE = at_once::URGE;
    PASS_ON = at_once::PASS_ON;
    COORDINATES = at_once::COORDINATES;
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
pub(super) const KIND: &str = "warning";
