//! How the vote about a cohort's pairs stands: until when, who has not answered, who votes for
//! whom, and what the organisations have agreed about silence (S1-41).

mod deadline;
mod deputies;
mod open;
mod rule;

pub use deadline::VOTES_LETTER;
pub use deputies::Deputy;
pub use open::{OpenPair, Votes};
pub use rule::{NewRule, SilenceRule};

use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{optional, row, statements};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, OrganisationId};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    LOAD = "SELECT ends_at, version FROM vote_deadline WHERE programme_id = $1 AND cohort_id = $2";
    SET = deadline::SET;
    DUE = deadline::DUE;
    REMINDED = deadline::REMINDED;
    VOTERS = deadline::VOTERS;
    TALLY = open::TALLY;
    OPEN = open::OPEN;
    DEPUTIES = deputies::DEPUTIES;
    CANDIDATES = deputies::CANDIDATES;
    NAME = deputies::NAME;
    REMOVE = deputies::REMOVE;
    IS_DEPUTY = deputies::IS_DEPUTY;
    RULE = rule::RULE;
    INSERT_RULE = rule::INSERT;
    END_RULE = rule::END;
    SILENT = rule::SILENT;
    UNSAY = rule::UNSAY;
}

row! {
    struct Deadline {
        ends_at: i64,
        version: i64,
    }
}

/// How the vote about a cohort's pairs stands.
#[derive(Clone, Debug)]
pub struct Voting {
    /// The cohort.
    pub cohort: Cohort,
    /// Until when, µs since the epoch.
    pub ends_at: Option<i64>,
    /// Is that over?
    pub is_over: bool,
    /// What the form about the deadline carries; 0 before there is one.
    pub version: i64,
    /// What each organisation that decides has not answered.
    pub votes: Vec<Votes>,
    /// Who votes for whom.
    pub deputies: Vec<Deputy>,
    /// What silence means, if the organisations have agreed about it.
    pub rule: Option<SilenceRule>,
    /// May the reader set the deadline and write the rule down?
    pub may_set: bool,
}

impl Voting {
    /// Organisations that have let the deadline pass with open votes.
    pub fn silent(&self) -> impl Iterator<Item = &Votes> {
        self.votes.iter().filter(|votes| self.is_over && votes.open > 0)
    }

    /// Does the rule about silence stand in for those who are silent? Never against an objection.
    #[must_use]
    pub fn silence_agrees(&self) -> bool {
        let objects = self.votes.iter().any(|votes| votes.objected > 0);
        self.is_over && self.rule.is_some() && !objects
    }

    /// For which organisations the actor votes as a deputy.
    pub fn in_place_of<'a>(&'a self, actor: &'a Actor) -> impl Iterator<Item = &'a Votes> {
        let named = |votes: &&Votes| {
            self.deputies.iter().any(|deputy| {
                deputy.organisation_id == votes.id
                    && actor.account.is_some_and(|account| account.0 == deputy.account_id)
            })
        };
        self.votes.iter().filter(named)
    }
}

impl Store {
    /// How the vote about a cohort's pairs stands.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn voting(&self, actor: &Actor, cohort: CohortId, now: Timestamp) -> Result<Voting> {
        self.read(actor.programme).await?.voting(actor, cohort, now).await
    }
}

impl Tx {
    /// How the vote about a cohort's pairs stands.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn voting(
        &mut self,
        actor: &Actor,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<Voting> {
        let loaded = self.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Show, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let deadline: Option<Deadline> = optional!(self, LOAD, self.programme.0, cohort.0)?;
        let ends_at = deadline.as_ref().map(|deadline| deadline.ends_at);
        let today = self.programme().await?.today(now);
        Ok(Voting {
            cohort: loaded,
            ends_at,
            is_over: ends_at.is_some_and(|ends| ends <= micros(now)),
            version: deadline.map_or(0, |deadline| deadline.version),
            votes: self.open_votes(cohort).await?,
            deputies: self.deputies().await?,
            rule: self.silence_rule(today).await?,
            may_set: actor.may(Tie::Programme, Action::Release, Resource::Matching),
        })
    }

    /// Is the time in which organisations vote over?
    pub(super) async fn vote_is_over(&mut self, cohort: Uuid, now: Timestamp) -> Result<bool> {
        let found: Option<Deadline> = optional!(self, LOAD, self.programme.0, cohort)?;
        Ok(found.is_some_and(|deadline| deadline.ends_at <= micros(now)))
    }

    /// May the actor vote for an organisation as its deputy?
    pub(super) async fn is_deputy(&mut self, actor: &Actor, of: OrganisationId) -> Result<bool> {
        let Some(account) = actor.account else { return Ok(false) };
        let programme = self.programme.0;
        let found: Option<(i64,)> =
            optional!(self, deputies::IS_DEPUTY, programme, of.0, account.0)?;
        Ok(found.is_some())
    }
}
