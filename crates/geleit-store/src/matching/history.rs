//! The history of a matching or of one pair: who decided what, when and why, the newest first,
//! and what the reader may take back.

use super::minutes::{Decision, decision};
use super::trail;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId, PairId};
use geleit_domain::matching::decisions::{Standing, Taken, may_take_back, standing};
use geleit_domain::policy::{Action, Resource, Tie};
use std::collections::HashMap;

/// A decision with what has become of it.
#[derive(Clone, Debug)]
pub struct Past {
    /// Place of its entry; an undo names it.
    pub seq: i64,
    /// What was decided.
    pub decision: Decision,
    /// How it stands now.
    pub standing: Standing,
    /// May the reader take it back, and is it still possible?
    pub can_undo: bool,
}

/// A page of a history.
#[derive(Clone, Debug)]
pub struct History {
    /// The cohort.
    pub cohort: Cohort,
    /// The mentee of the pair, if it is about one.
    pub mentee: Option<String>,
    /// The newest first.
    pub past: Vec<Past>,
    /// The next page begins before this place.
    pub next: Option<i64>,
}

impl Store {
    /// The decisions about a matching before a place; about the mentee of one pair, if given.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for a pair of another cohort; [`Error::Forbidden`].
    pub async fn matching_history(
        &self,
        actor: &Actor,
        cohort: CohortId,
        pair: Option<PairId>,
        before: i64,
        limit: usize,
    ) -> Result<History> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Show, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let mentee = match pair {
            Some(pair) => Some(tx.pair(pair).await?),
            None => None,
        };
        if mentee.as_ref().is_some_and(|pair| pair.cohort_id != cohort.0) {
            return Err(Error::NotFound);
        }
        let application = mentee.map(|pair| ApplicationId(pair.application_id));
        let people = tx.names_at_the_table(actor, cohort).await?;
        let known = tx.known(&people).await?;
        let mut past = tx.past(actor, cohort, &known, application, before, limit + 1).await?;
        let has_more = past.len() > limit;
        past.truncate(limit);
        let next = past.last().map(|one| one.seq).filter(|_| has_more);
        let mentee = application.and_then(|id| people.names.get(&id.0).cloned());
        Ok(History { cohort: loaded, mentee, past, next })
    }
}

impl Tx {
    /// The newest decisions before a place, about one mentee or about all.
    pub(super) async fn past(
        &mut self,
        actor: &Actor,
        cohort: CohortId,
        known: &HashMap<String, String>,
        about: Option<ApplicationId>,
        before: i64,
        limit: usize,
    ) -> Result<Vec<Past>> {
        let by = self.own_slug(actor).await?;
        let own = self.own_records(actor).await?;
        let may_decide = actor.may(Tie::Programme, Action::Decide, Resource::Matching);
        let lines = self.matching_trail(cohort).await?;
        let all: Vec<Taken> = lines.iter().filter_map(trail::taken).collect();
        let told = lines.into_iter().rev().filter(|line| line.seq < before).filter_map(|line| {
            let taken = all.iter().find(|taken| taken.seq == line.seq)?;
            if !is_about(taken, about) {
                return None;
            }
            let standing = standing(&all, taken.seq);
            let may = may_decide && may_take_back(taken, by.as_deref()) && !own.is_about(taken);
            let can_undo = may && standing == Standing::Open;
            let (seq, decision) = (line.seq, decision(line, known, &own));
            Some(Past { seq, decision, standing, can_undo })
        });
        Ok(told.take(limit).collect())
    }
}

/// What is about all pairs is about this one too.
fn is_about(taken: &Taken, mentee: Option<ApplicationId>) -> bool {
    mentee.is_none_or(|mentee| taken.application.is_none() || taken.mentees().contains(&mentee))
}
