//! Cohorts as the desk reads them: with what has come in and what has come of it.

use super::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, one, optional, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::policy::{Action, Resource, Tie};
use uuid::Uuid;

pub(super) const TALLIES: &str = "
    SELECT c.id AS cohort_id,
        (SELECT COUNT(*) FROM application a
            WHERE a.programme_id = c.programme_id AND a.cohort_id = c.id
                AND a.status <> 'draft') AS applications,
        (SELECT COUNT(*) FROM application a
            WHERE a.programme_id = c.programme_id AND a.cohort_id = c.id
                AND a.status = 'accepted') AS accepted,
        (SELECT COUNT(*) FROM application a
            WHERE a.programme_id = c.programme_id AND a.cohort_id = c.id
                AND a.status = 'waitlisted') AS waitlisted,
        (SELECT COUNT(*) FROM cohort_mentor m
            WHERE m.programme_id = c.programme_id AND m.cohort_id = c.id) AS mentors,
        (SELECT COUNT(*) FROM partnership p
            WHERE p.programme_id = c.programme_id AND p.cohort_id = c.id
                AND p.successor_of IS NULL
                AND p.status NOT IN ('declined', 'withdrawn')) AS pairs
    FROM cohort c WHERE c.programme_id = $1";
pub(super) const LAST_NUMBER: &str = "
    SELECT MAX(number) AS number FROM cohort WHERE programme_id = $1 AND region_group_id = $2";

row! {
    /// How much there is in a cohort. A pair counts when it was released and not declined; a
    /// successor does not count again.
    pub struct Tally {
        /// The cohort.
        pub cohort_id: Uuid,
        /// Applications that were sent off.
        pub applications: i64,
        /// Of these, accepted.
        pub accepted: i64,
        /// Of these, on the waiting list.
        pub waitlisted: i64,
        /// Mentors.
        pub mentors: i64,
        /// Released pairs.
        pub pairs: i64,
    }
}

/// A cohort with everything on its page.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The cohort.
    pub cohort: Cohort,
    /// Its regions in their order.
    pub regions: Vec<String>,
    /// Applications that the actor may see, by status word.
    pub applications: Vec<(String, i64)>,
    /// How much there is in it.
    pub tally: Tally,
}

impl Store {
    /// The cohorts of the actor's programme with their tallies, the newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_cohorts(&self, actor: &Actor) -> Result<Vec<(Cohort, Tally)>> {
        if !actor.may(Tie::Programme, Action::List, Resource::Cohort) {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.cohorts_with_tallies().await
    }

    /// One cohort of the actor's programme.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn show_cohort(&self, actor: &Actor, cohort: CohortId) -> Result<Shown> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Show, Resource::Cohort) {
            return Err(Error::Forbidden);
        }
        let tally = tx.tallies().await?.into_iter().find(|tally| tally.cohort_id == cohort.0);
        let applications = match actor.reach(Action::List, Resource::Application) {
            Some(_) => tx.count_applications(actor, cohort).await?,
            None => vec![],
        };
        Ok(Shown {
            cohort: loaded,
            regions: tx.regions(cohort).await?,
            applications,
            tally: tally.ok_or(Error::NotFound)?,
        })
    }

    /// One cohort, for somebody who is about to do this with it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn cohort_for(
        &self,
        actor: &Actor,
        cohort: CohortId,
        action: Action,
    ) -> Result<Cohort> {
        let cohort = self.read(actor.programme).await?.cohort(cohort).await?;
        if actor.may(Tie::Programme, action, Resource::Cohort) {
            Ok(cohort)
        } else {
            Err(Error::Forbidden)
        }
    }

    /// The number that the next cohort of these regions gets: their region group counts on
    /// (S1-01).
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn next_number(&self, actor: &Actor, regions: &[String]) -> Result<u32> {
        if !actor.may(Tie::Programme, Action::Create, Resource::Cohort) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let regions: Vec<&str> = regions.iter().map(|region| region.trim()).collect();
        let Some(group) = tx.find_region_group(&regions).await? else { return Ok(1) };
        let (last,): (Option<i64>,) = one!(tx, LAST_NUMBER, actor.programme.0, group)?;
        Ok(u32::try_from(last.unwrap_or(0) + 1).unwrap_or(1))
    }
}

impl Tx {
    /// Every cohort with its tally, the newest first.
    pub(crate) async fn cohorts_with_tallies(&mut self) -> Result<Vec<(Cohort, Tally)>> {
        let mut tallies = self.tallies().await?;
        let mut list = Vec::new();
        for cohort in self.cohorts().await? {
            let place = tallies.iter().position(|tally| tally.cohort_id == cohort.id);
            let tally = place.map(|place| tallies.swap_remove(place)).ok_or(Error::NotFound)?;
            list.push((cohort, tally));
        }
        Ok(list)
    }

    async fn tallies(&mut self) -> Result<Vec<Tally>> {
        all!(self, TALLIES, self.programme.0)
    }

    /// The group that numbers cohorts of these regions, if there is one already.
    pub(super) async fn find_region_group(&mut self, regions: &[&str]) -> Result<Option<Uuid>> {
        for region in regions {
            let sql = super::create::GROUP_OF_REGION;
            let found: Option<(Uuid,)> = optional!(self, sql, self.programme.0, *region)?;
            if let Some((group,)) = found {
                return Ok(Some(group));
            }
        }
        Ok(None)
    }
}
