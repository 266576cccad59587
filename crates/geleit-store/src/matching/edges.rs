//! The same matching as bare numbers, for `geleit assign` and for solvers of other people.
//! Nothing is stored.

use super::alternatives::{can_pair, points_of};
use super::pool::Pool;
use crate::connect::Store;
use crate::error::{Error, Result};
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::criteria::reasons;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;

/// A bare instance; people by reference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Edges {
    /// Possible pairs: mentee, mentor, points.
    pub edges: Vec<Row>,
    /// Mentor and free places over all cohorts.
    pub capacities: Vec<(String, u32)>,
    /// Pairs that must stay: mentee, mentor.
    pub locks: Vec<(String, String)>,
    /// How many pairs the cohort still takes.
    pub places: u32,
}

/// Mentee, mentor, points.
pub type Row = (String, String, u32);

impl Store {
    /// What a proposal of this cohort would be computed from.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn edges(&self, actor: &Actor, cohort: CohortId, now: Timestamp) -> Result<Edges> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Create, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let today = tx.programme().await?.today(now);
        let pool = tx.pool(&loaded).await?;
        drop(tx);
        tokio::task::spawn_blocking(move || edges_of(&pool, today))
            .await
            .map_err(|_| Error::Corrupt("the computation of the pairs broke off"))
    }
}

fn edges_of(pool: &Pool, today: Date) -> Edges {
    let mut bare = Edges { places: pool.places, ..Edges::default() };
    for mentor in &pool.mentors {
        bare.capacities.push((mentor.reference.clone(), mentor.capacity_free));
    }
    for mentee in &pool.mentees {
        for mentor in &pool.mentors {
            let is_locked = pool.locks.contains(&(mentee.application, mentor.mentor));
            let names = || (mentee.reference.clone(), mentor.reference.clone());
            if is_locked {
                bare.locks.push(names());
            }
            // A locked pair stays possible also where a rule speaks against it by now.
            if is_locked || can_pair(pool, mentee, mentor, today) {
                let points = points_of(&reasons(mentee, mentor, &pool.yardstick, today));
                let (mentee, mentor) = names();
                bare.edges.push((mentee, mentor, points));
            }
        }
    }
    bare
}
