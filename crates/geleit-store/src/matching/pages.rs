//! What pages read of a matching, each in one reading transaction.

use super::board::{Board, Key, Progress, Show};
use super::cards::{MenteeForCoordinator, MenteeForPartner, short_name};
use super::minutes::Minutes;
use super::proposals::Pair;
use super::release::Preview;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId, MentorId, PairId, PersonId};
use geleit_domain::matching::criteria::Reason;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;

/// A pair as a small page about it names it.
#[derive(Clone, Debug)]
pub struct PairShown {
    /// The pair.
    pub pair: PairId,
    /// Its cohort.
    pub cohort: CohortId,
    /// What forms about it carry.
    pub version: i64,
    /// Given name and first letter of the mentee's family name.
    pub mentee: String,
    /// Full name of the mentor.
    pub mentor: String,
}

/// A pair with what speaks for it.
#[derive(Clone, Debug)]
pub struct PairReasons {
    /// The pair.
    pub pair: PairShown,
    /// 0 to 10,000.
    pub points: i64,
    /// The sum of their points are those of the pair.
    pub reasons: Vec<Reason>,
}

impl Tx {
    async fn pair_shown(&mut self, pair: Pair) -> Result<PairShown> {
        let application = self.application(ApplicationId(pair.application_id)).await?;
        let mentee = self.person(PersonId(application.person_id)).await?;
        let mentor = self.mentor(MentorId(pair.mentor_id)).await?;
        Ok(PairShown {
            pair: PairId(pair.id),
            cohort: CohortId(pair.cohort_id),
            version: pair.version,
            mentee: short_name(&mentee.given_name, &mentee.family_name),
            mentor: self.person(PersonId(mentor.person_id)).await?.name(),
        })
    }
}

impl Store {
    /// The cohort of a matching in which the actor may do this.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn matching_of(
        &self,
        actor: &Actor,
        action: Action,
        cohort: CohortId,
    ) -> Result<Cohort> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if actor.may(Tie::Programme, action, Resource::Matching) {
            Ok(loaded)
        } else {
            Err(Error::Forbidden)
        }
    }

    /// One pair of the current proposal, for a decision with words.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`] for a former proposal.
    pub async fn show_pair(
        &self,
        actor: &Actor,
        action: Action,
        pair: PairId,
    ) -> Result<PairShown> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.pair(pair).await?;
        if !actor.may(Tie::Programme, action, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        if !loaded.is_current {
            return Err(Error::Outdated);
        }
        tx.own_records(actor).await?.refuse(&loaded)?;
        tx.pair_shown(loaded).await
    }

    /// Why a pair was proposed, also of a former proposal.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn pair_reasons(&self, actor: &Actor, pair: PairId) -> Result<PairReasons> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.pair(pair).await?;
        if !actor.may(Tie::Programme, Action::Show, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        Ok(PairReasons {
            points: loaded.points,
            reasons: loaded.reasons()?,
            pair: tx.pair_shown(loaded).await?,
        })
    }

    /// The cohort that a pair belongs to: where to go back to.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn cohort_of_pair(&self, actor: &Actor, pair: PairId) -> Result<CohortId> {
        let mut tx = self.read(actor.programme).await?;
        Ok(CohortId(tx.pair(pair).await?.cohort_id))
    }

    /// A page of the board for the coordination office.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn board_for_coordinator(
        &self,
        actor: &Actor,
        cohort: CohortId,
        show: Show,
        after: Key,
        limit: i64,
    ) -> Result<Board<MenteeForCoordinator>> {
        let mut tx = self.read(actor.programme).await?;
        tx.board_for_coordinator(actor, cohort, show, after, limit).await
    }

    /// A page of the board for a partner organisation.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn board_for_partner(
        &self,
        actor: &Actor,
        cohort: CohortId,
        show: Show,
        after: Key,
        limit: i64,
    ) -> Result<Board<MenteeForPartner>> {
        let mut tx = self.read(actor.programme).await?;
        tx.board_for_partner(actor, cohort, show, after, limit).await
    }

    /// Every cohort, the newest first, and how far its matching is.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn matchings(&self, actor: &Actor) -> Result<Vec<(Cohort, Option<Progress>)>> {
        let mut tx = self.read(actor.programme).await?;
        let mut found = tx.matchings(actor).await?;
        let cohorts = tx.cohorts().await?;
        let of = |cohort: &Cohort, found: &mut Vec<Progress>| {
            let place = found.iter().position(|progress| progress.cohort_id == cohort.id)?;
            Some(found.swap_remove(place))
        };
        Ok(cohorts
            .into_iter()
            .map(|cohort| {
                let progress = of(&cohort, &mut found);
                (cohort, progress)
            })
            .collect())
    }

    /// The minutes of a cohort's matching.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn minutes(&self, actor: &Actor, cohort: CohortId) -> Result<(Cohort, Minutes)> {
        let mut tx = self.read(actor.programme).await?;
        let minutes = tx.minutes(actor, cohort).await?;
        Ok((tx.cohort(cohort).await?, minutes))
    }

    /// What a release of this cohort would do now, and what it still needs.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn release_preview(
        &self,
        actor: &Actor,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<(Cohort, Preview)> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Release, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let preview = tx.release_preview(cohort, now).await?;
        Ok((loaded, preview))
    }
}
