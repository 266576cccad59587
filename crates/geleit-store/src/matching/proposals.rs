//! The stored proposal and its pairs: loading them, holding them, moving a pair's status.

use super::alternatives::Alternative;
use super::stored::{Unmatched, from_json, reasons_of};
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, execute, optional, row, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PairId};
use geleit_domain::matching::criteria::Reason;
use geleit_domain::matching::{Status, Verb};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    CURRENT = "SELECT id, cohort_id, number, weights_version, total, dual, unmatched, computed_at
        FROM proposal WHERE programme_id = $1 AND cohort_id = $2 AND is_current";
    HOLD = "UPDATE proposal SET number = number
        WHERE programme_id = $1 AND cohort_id = $2 AND is_current";
    SET_UNMATCHED = "UPDATE proposal SET unmatched = $3, total = $4
        WHERE programme_id = $1 AND id = $2";
    PAIR = "SELECT p.id, p.proposal_id, p.cohort_id, p.application_id, p.mentor_id, p.points,
            p.reasons, p.alternatives, p.status, p.version, q.is_current
        FROM proposed_pair p
        JOIN proposal q ON q.programme_id = p.programme_id AND q.id = p.proposal_id
        WHERE p.programme_id = $1 AND p.id = $2";
    PAIRS = "SELECT p.id, p.proposal_id, p.cohort_id, p.application_id, p.mentor_id, p.points,
            p.reasons, p.alternatives, p.status, p.version, q.is_current
        FROM proposed_pair p
        JOIN proposal q ON q.programme_id = p.programme_id AND q.id = p.proposal_id
        WHERE p.programme_id = $1 AND p.proposal_id = $2 ORDER BY p.points DESC, p.id";
    STEP = "UPDATE proposed_pair SET status = $4, version = version + 1
        WHERE programme_id = $1 AND id = $2 AND version = $3";
    TOUCH = "UPDATE proposed_pair SET version = version + 1
        WHERE programme_id = $1 AND id = $2 AND version = $3";
}

row! {
    /// One computed set of pairs.
    pub struct Proposal {
        /// The proposal.
        pub id: Uuid,
        /// Its cohort.
        pub cohort_id: Uuid,
        /// The how manieth of the cohort; pages carry it as the version of what they show.
        pub number: i64,
        /// Version of the weights that it was computed with.
        pub weights_version: String,
        /// Sum of the points of its pairs.
        pub total: i64,
        /// The bound that proves the total; equal to it when computed.
        pub dual: i64,
        unmatched: String,
        /// When, µs since the epoch.
        pub computed_at: i64,
    }
}

row! {
    /// One pair of a proposal.
    pub struct Pair {
        /// The pair.
        pub id: Uuid,
        /// Its proposal.
        pub proposal_id: Uuid,
        /// Its cohort.
        pub cohort_id: Uuid,
        /// The mentee's application.
        pub application_id: Uuid,
        /// The mentor.
        pub mentor_id: Uuid,
        /// 0 to 10,000.
        pub points: i64,
        reasons: String,
        alternatives: String,
        status: String,
        /// Grows with each change except a vote.
        pub version: i64,
        /// Does it belong to the current proposal?
        pub is_current: bool,
    }
}

impl Proposal {
    /// Who got no partner, and why.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn unmatched(&self) -> Result<Vec<Unmatched>> {
        from_json(&self.unmatched, "proposal.unmatched")
    }
}

impl Pair {
    /// Its status.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn status(&self) -> Result<Status> {
        Status::from_text(&self.status).ok_or(Error::Corrupt("proposed_pair.status"))
    }

    /// What speaks for it.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn reasons(&self) -> Result<Vec<Reason>> {
        reasons_of(&self.reasons)
    }

    /// The next best mentors for the mentee, best first.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn alternatives(&self) -> Result<Vec<Alternative>> {
        from_json(&self.alternatives, "proposed_pair.alternatives")
    }

    /// Can organisations still decide about it?
    pub(super) fn is_open(&self) -> Result<bool> {
        Ok(matches!(self.status()?, Status::Proposed | Status::Agreed))
    }

    /// Refuses a verb that needs an open pair.
    pub(super) fn must_be_open(&self, verb: &'static str) -> Result<()> {
        match self.status()? {
            Status::Proposed | Status::Agreed => Ok(()),
            status => Err(Error::WrongStatus { status: status.text(), verb }),
        }
    }
}

impl Tx {
    /// The current proposal of a cohort, if there is one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn proposal(&mut self, cohort: CohortId) -> Result<Option<Proposal>> {
        optional!(self, CURRENT, self.programme.0, cohort.0)
    }

    /// Every pair of a proposal, the best first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn pairs(&mut self, proposal: &Proposal) -> Result<Vec<Pair>> {
        all!(self, PAIRS, self.programme.0, proposal.id)
    }

    /// One pair, also of a former proposal.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn pair(&mut self, pair: PairId) -> Result<Pair> {
        crate::macros::one!(self, PAIR, self.programme.0, pair.0)
    }

    /// Loads a pair for a decision: holds its proposal, and refuses when somebody was faster.
    pub(super) async fn pair_to_decide(
        &mut self,
        actor: &Actor,
        action: Action,
        pair: PairId,
        version: i64,
    ) -> Result<Pair> {
        let seen = self.pair(pair).await?;
        if !actor.may(Tie::Programme, action, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        self.hold_proposal(CohortId(seen.cohort_id)).await?;
        // Read again: until now somebody else may have held the proposal.
        let pair = self.pair(pair).await?;
        if !pair.is_current || pair.version != version {
            return Err(Error::Outdated);
        }
        self.own_records(actor).await?.refuse(&pair)?;
        Ok(pair)
    }

    /// Makes all other verbs of this cohort's matching wait until this transaction ends.
    pub(super) async fn hold_proposal(&mut self, cohort: CohortId) -> Result<()> {
        match execute!(self, HOLD, self.programme.0, cohort.0)? {
            0 => Err(Error::Outdated),
            _ => Ok(()),
        }
    }

    /// Moves a pair along its lifecycle; the caller writes the entry.
    pub(super) async fn step_pair(&mut self, pair: &Pair, verb: Verb) -> Result<Status> {
        let from = pair.status()?;
        let to = from
            .after(verb)
            .ok_or(Error::WrongStatus { status: from.text(), verb: verb.text() })?;
        match execute!(self, STEP, self.programme.0, pair.id, pair.version, to.text())? {
            0 => Err(Error::Outdated),
            _ => Ok(to),
        }
    }

    /// Notes that a pair has changed without changing its status.
    pub(super) async fn touch_pair(&mut self, pair: &Pair) -> Result<()> {
        match execute!(self, TOUCH, self.programme.0, pair.id, pair.version)? {
            0 => Err(Error::Outdated),
            _ => Ok(()),
        }
    }

    /// Sets who is without a partner after people have moved, and the total that is left.
    pub(super) async fn set_unmatched(
        &mut self,
        proposal: &Proposal,
        unmatched: &[Unmatched],
        total: i64,
    ) -> Result<()> {
        let text = super::stored::json(&unmatched);
        execute!(self, SET_UNMATCHED, self.programme.0, proposal.id, text, total)?;
        Ok(())
    }

    /// Writes down a decision about a pair; the minutes of the cohort are these entries. Details
    /// name ids and slugs, never people.
    pub(super) async fn record_pair(
        &mut self,
        actor: &Actor,
        pair: &Pair,
        verb: &str,
        detail: &str,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<Uuid>> {
        let (subject_kind, subject) = ("matching", pair.cohort_id);
        self.record(actor, Entry { verb, subject_kind, subject, detail, reason }, now).await
    }
}
