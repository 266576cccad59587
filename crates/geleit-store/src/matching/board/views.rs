//! What the board shows: how the proposal stands, its pairs, and who is left.

use super::{Key, Vote};
use crate::cohorts::Cohort;
use crate::macros::row;
use crate::matching::cards::MentorOnBoard;
use crate::matching::history::Past;
use crate::matching::proposals::Proposal;
use crate::organisations::Organisation;
use geleit_domain::matching::Status;
use geleit_domain::matching::criteria::Reason;
use geleit_domain::matching::proposal::{Level, Side, UnmatchedReason};
use std::collections::HashMap;
use uuid::Uuid;

row! {
    /// How the current proposal stands; vetoed pairs are not counted.
    pub struct Kpis {
        /// Pairs.
        pub pairs: i64,
        /// Sum of their points.
        pub points: i64,
        /// Points of the weakest.
        pub weakest: i64,
        /// Pairs whose common working language is known.
        pub common_language: i64,
        /// Pairs to which all have agreed, released ones included.
        pub agreed: i64,
        /// Pairs that are released.
        pub released: i64,
    }
}

/// A next best mentor with the name.
#[derive(Clone, Debug)]
pub struct NextBest {
    /// The mentor.
    pub mentor: Uuid,
    /// Full name.
    pub name: String,
    /// Points more or less than the pair has.
    pub difference: i32,
}

/// A pair on the board.
#[derive(Clone, Debug)]
pub struct Card<M> {
    /// The pair.
    pub pair: Uuid,
    /// What forms about it carry.
    pub version: i64,
    /// The mentee's application.
    pub application: Uuid,
    /// The mentor.
    pub mentor_id: Uuid,
    /// 0 to 10,000.
    pub points: i64,
    /// Its status.
    pub status: Status,
    /// The mentee, as the reader may see it.
    pub mentee: M,
    /// The mentor.
    pub mentor: MentorOnBoard,
    /// What speaks for it and what to keep in mind.
    pub reasons: Vec<Reason>,
    /// Other mentors.
    pub next_best: Vec<NextBest>,
    /// One per organisation that decides.
    pub votes: Vec<Vote>,
    /// Is it about the reader? Then others decide, and what they wrote is not shown.
    pub is_own: bool,
    /// Is it locked?
    pub is_locked: bool,
    /// The organisation that locked or vetoed it; nothing: the coordination office.
    pub rule_organisation: Option<String>,
    /// Why it was vetoed.
    pub veto_reason: Option<String>,
}

/// Somebody without a partner, by name.
#[derive(Clone, Debug)]
pub struct Left {
    /// The application or the mentor.
    pub id: Uuid,
    /// Which side.
    pub side: Side,
    /// Full name.
    pub name: String,
    /// Why.
    pub reason: UnmatchedReason,
}

/// A page of the board.
#[derive(Clone, Debug)]
pub struct Board<M> {
    /// The cohort.
    pub cohort: Cohort,
    /// The current proposal; nothing before the first one.
    pub proposal: Option<Proposal>,
    /// How it stands.
    pub kpis: Kpis,
    /// What decided it, in this order; nothing in what a former version computed.
    pub levels: Vec<Level>,
    /// The number of the proposal before, and how it stood.
    pub former: Option<(i64, Kpis)>,
    /// Organisations that decide.
    pub deciding: Vec<Organisation>,
    /// The pairs of this page.
    pub cards: Vec<Card<M>>,
    /// Where the next page begins.
    pub next: Option<Key>,
    /// Who is without a partner.
    pub left: Vec<Left>,
    /// Numbers of mentees (by application) and of mentors, for a room that shall read no names.
    pub numbers: HashMap<Uuid, i64>,
    /// Grows with every decision: an open page knows by it whether it is still true.
    pub state: i64,
    /// The newest decision.
    pub last: Option<Past>,
}
