//! What each deciding organisation said about a pair.

use crate::macros::row;
use crate::organisations::Organisation;
use geleit_domain::matching::voting::Manner;
use uuid::Uuid;

pub(super) const VOTES: &str = "
    SELECT e.pair_id, e.organisation_id, e.answer, e.manner, r.words, e.decided_at
    FROM endorsement e
    JOIN proposed_pair p ON p.programme_id = e.programme_id AND p.id = e.pair_id
    LEFT JOIN reason r ON r.programme_id = e.programme_id AND r.id = e.reason_id
    WHERE e.programme_id = $1 AND p.proposal_id = $2";

row! {
    pub(super) struct VoteRow {
        pub(super) pair_id: Uuid,
        pub(super) organisation_id: Uuid,
        answer: String,
        manner: String,
        words: Option<String>,
        decided_at: i64,
    }
}

/// What one organisation said about a pair.
#[derive(Clone, Debug)]
pub struct Vote {
    /// The organisation.
    pub organisation: Uuid,
    /// Its name.
    pub name: String,
    /// `Some(true)`: it agrees, `Some(false)`: it objects, nothing: it has not answered.
    pub agrees: Option<bool>,
    /// In which way it came to its answer.
    pub manner: Manner,
    /// Why it objects, or the minute of the meeting in which it agreed.
    pub reason: Option<String>,
    /// When, µs since the epoch.
    pub decided_at: Option<i64>,
}

pub(super) fn vote(by: &Organisation, given: Option<&&VoteRow>) -> Vote {
    Vote {
        organisation: by.id,
        name: by.name.clone(),
        agrees: given.map(|vote| vote.answer == "agreed"),
        manner: given.and_then(|vote| Manner::from_text(&vote.manner)).unwrap_or(Manner::Own),
        reason: given.and_then(|vote| vote.words.clone()),
        decided_at: given.map(|vote| vote.decided_at),
    }
}
