//! How far the matchings of a programme are, for the list of them.

use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};
use uuid::Uuid;

pub(super) const OPEN_VOTES: &str = "
    SELECT q.cohort_id, COUNT(p.id) AS pairs,
        COUNT(CASE WHEN p.status IN ('agreed', 'released') THEN 1 END) AS agreed,
        COUNT(CASE WHEN p.status IN ('proposed', 'agreed') AND e.answer IS NULL
            THEN 1 END) AS open_votes
    FROM proposal q
    LEFT JOIN proposed_pair p ON p.programme_id = q.programme_id AND p.proposal_id = q.id
        AND p.status <> 'vetoed'
    LEFT JOIN endorsement e ON e.programme_id = p.programme_id AND e.pair_id = p.id
        AND e.organisation_id = $2
    WHERE q.programme_id = $1 AND q.is_current GROUP BY q.cohort_id";

row! {
    /// How far the matching of a cohort is.
    pub struct Progress {
        /// The cohort.
        pub cohort_id: Uuid,
        /// Pairs that are not vetoed.
        pub pairs: i64,
        /// Of these, agreed by all.
        pub agreed: i64,
        /// Of these, without an answer of the actor's organisation.
        pub open_votes: i64,
    }
}

impl Tx {
    /// How far each matching is that has a proposal.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn matchings(&mut self, actor: &Actor) -> Result<Vec<Progress>> {
        if !actor.may(Tie::Programme, Action::Show, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let organisation = actor.organisation().map_or(Uuid::nil(), |id| id.0);
        all!(self, OPEN_VOTES, self.programme.0, organisation)
    }
}
