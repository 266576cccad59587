//! What other weights would change, before anything is changed: nothing is stored here.

use super::alternatives::points_of;
use super::pool::Pool;
use super::propose::compute;
use crate::connect::Store;
use crate::error::{Error, Result};
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::candidates::Mentee;
use geleit_domain::matching::criteria::{Weights, reasons};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// What a proposal with other weights would be. Both sides are measured by these weights, so
/// that their points can be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhatIf {
    /// Pairs that are proposed now.
    pub before: Summary,
    /// Pairs that would be.
    pub after: Summary,
    /// The mentees for whom something would change, by reference.
    pub changes: Vec<Change>,
    /// Fixed pairs; none of them changes.
    pub locked: usize,
}

/// A set of pairs in numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many.
    pub pairs: i64,
    /// Sum of their points.
    pub points: i64,
    /// Points of the weakest.
    pub weakest: i64,
}

/// What would change for a mentee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Full name.
    pub mentee: String,
    /// The mentor now; nothing without one.
    pub before: Option<Placed>,
    /// The mentor then.
    pub after: Option<Placed>,
}

/// A mentor with what the pair would have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Full name.
    pub mentor: String,
    /// 0 to 10,000.
    pub points: i64,
}

/// Mentor and points by application.
type Pairs = HashMap<Uuid, (Uuid, i64)>;

impl Store {
    /// What a new proposal with these weights would change. Fixed pairs stay.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; a refusal when the locks do not fit.
    pub async fn what_if(
        &self,
        actor: &Actor,
        cohort: CohortId,
        weights: &Weights,
        now: Timestamp,
    ) -> Result<WhatIf> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Create, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let today = tx.programme().await?.today(now);
        let pool = tx.pool(&loaded).await?.measured_by(Some(weights));
        let mut before = HashMap::new();
        if let Some(proposal) = tx.proposal(cohort).await? {
            for pair in tx.pairs(&proposal).await? {
                if pair.is_open()? {
                    before.insert(pair.application_id, pair.mentor_id);
                }
            }
        }
        let names = tx.names_at_the_table(actor, cohort).await?.names;
        drop(tx);
        let pool = Arc::new(pool);
        let proposed = compute(Arc::clone(&pool), today).await?;
        let before = measured(&pool, &before, today);
        let pairs = proposed.pairs.iter();
        let after = pairs.map(|p| (p.application.0, (p.mentor.0, i64::from(p.points)))).collect();
        Ok(WhatIf {
            changes: changes(&pool, &before, &after, &names),
            locked: pool.locks.len(),
            before: Summary::of(&before),
            after: Summary::of(&after),
        })
    }
}

impl Store {
    /// The weights of the current proposal; before the first one those of the programme.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn weights_of(&self, actor: &Actor, cohort: CohortId) -> Result<Weights> {
        let mut tx = self.read(actor.programme).await?;
        tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Create, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let yardstick = match tx.proposal(cohort).await? {
            Some(proposal) => tx.yardstick_of(&proposal.weights_version).await?,
            None => tx.yardstick().await?.yardstick,
        };
        Ok(yardstick.weights)
    }
}

/// The pairs of people who still stand for matching, with the points that the pool's yardstick
/// gives them.
fn measured(pool: &Pool, pairs: &HashMap<Uuid, Uuid>, today: Date) -> Pairs {
    let measure = |mentee: &Mentee| {
        let mentor = pool.mentor(*pairs.get(&mentee.application.0)?)?;
        let points = points_of(&reasons(mentee, mentor, &pool.yardstick, today));
        Some((mentee.application.0, (mentor.mentor.0, i64::from(points))))
    };
    pool.mentees.iter().filter_map(measure).collect()
}

fn changes(
    pool: &Pool,
    before: &Pairs,
    after: &Pairs,
    names: &HashMap<Uuid, String>,
) -> Vec<Change> {
    let name = |id: &Uuid| names.get(id).cloned().unwrap_or_default();
    let placed = |pair: Option<&(Uuid, i64)>| {
        pair.map(|(mentor, points)| Placed { mentor: name(mentor), points: *points })
    };
    let mentees = pool.mentees.iter().map(|mentee| mentee.application.0);
    let both = mentees.map(|id| (id, before.get(&id), after.get(&id)));
    both.filter(|(_, was, becomes)| was.map(|pair| pair.0) != becomes.map(|pair| pair.0))
        .map(|(id, was, becomes)| Change {
            mentee: name(&id),
            before: placed(was),
            after: placed(becomes),
        })
        .collect()
}

impl Summary {
    fn of(pairs: &Pairs) -> Self {
        let points = || pairs.values().map(|(_, points)| *points);
        Self {
            pairs: i64::try_from(pairs.len()).unwrap_or(i64::MAX),
            points: points().sum(),
            weakest: points().min().unwrap_or(0),
        }
    }
}
