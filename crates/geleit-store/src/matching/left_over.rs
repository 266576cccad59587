//! For those left over: what it would take to give one of them a mentor, where one more mentor
//! helps most, and who would rather have each other. All of it is computed and nothing stored.

use super::board::{Left, left};
use super::moving::Ground;
use super::proposals::Pair;
use super::propose::{refused, task};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId};
use geleit_domain::matching::proposal::{
    self, EachOther, FieldHelp, PlaceHelp, Side, WhatItTakes, each_other, helps_most, places_help,
    what_would_it_take,
};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use std::collections::HashMap;
use uuid::Uuid;

/// The mentees of a proposal who have no partner, and what would help.
#[derive(Clone, Debug)]
pub struct LeftOver {
    /// The cohort.
    pub cohort: Cohort,
    /// Is there a proposal at all?
    pub has_proposal: bool,
    /// The mentees who still look for a mentor.
    pub mentees: Vec<Left>,
    /// The open pairs of the proposal.
    pub pairs: Vec<Pair>,
    /// Names of mentees (by application) and of mentors.
    pub names: HashMap<Uuid, String>,
    /// What was computed.
    pub answers: Answers,
}

/// What would help.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    /// What it would take to give the mentee a mentor who was asked about.
    pub asked: Option<(ApplicationId, WhatItTakes)>,
    /// In which field of work one more mentor helps.
    pub fields: Vec<FieldHelp>,
    /// With which mentor one more place helps.
    pub places: Vec<PlaceHelp>,
    /// Who would rather have each other.
    pub each_other: Vec<EachOther>,
}

impl Store {
    /// Who of the current proposal is left over and what would help, for the coordination office
    /// alone. Measured like the pairs of the proposal. What it would take is computed only for
    /// the mentee who is asked about, and only for one of those left over.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; a refusal when the locks do not fit.
    pub async fn left_over(
        &self,
        actor: &Actor,
        cohort: CohortId,
        asked: Option<ApplicationId>,
        now: Timestamp,
    ) -> Result<LeftOver> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Create, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let mut over = LeftOver {
            cohort: loaded,
            has_proposal: false,
            mentees: Vec::new(),
            pairs: Vec::new(),
            names: tx.names_at_the_table(actor, cohort).await?.names,
            answers: Answers::default(),
        };
        let Some(proposal) = tx.proposal(cohort).await? else { return Ok(over) };
        let ground = tx.ground(&over.cohort, now).await?;
        over.has_proposal = true;
        over.mentees = left(&proposal, &over.names)?;
        over.mentees.retain(|one| one.side == Side::Mentee && ground.pool.mentee(one.id).is_some());
        for pair in tx.pairs(&proposal).await? {
            if pair.is_open()? {
                over.pairs.push(pair);
            }
        }
        drop(tx);
        let asked = asked.filter(|asked| over.mentees.iter().any(|one| one.id == asked.0));
        over.answers = answers(ground, asked).await?;
        Ok(over)
    }
}

/// Computes on a thread of its own, so that no other request waits for it.
async fn answers(ground: Ground, asked: Option<ApplicationId>) -> Result<Answers> {
    let compute = move || -> Result<Answers, proposal::Refusal> {
        let task = task(&ground.pool, ground.today);
        let ways = |mentee| Ok((mentee, what_would_it_take(&task, mentee)?));
        Ok(Answers {
            asked: asked.map(ways).transpose()?,
            fields: helps_most(&task)?,
            places: places_help(&task)?,
            each_other: each_other(&task, &ground.pool.earlier)?,
        })
    };
    tokio::task::spawn_blocking(compute)
        .await
        .map_err(|_| Error::Corrupt("the computation of what would help broke off"))?
        .map_err(refused)
}
