//! A second mentor for a mentee who has one: offered at once, because the matching of the cohort is
//! over (28 mentors for 26 mentees happen). The office writes down why, and who of the organisations
//! has agreed (S1-41); places and hard rules hold as in any matching.

use super::alternatives::{can_pair, points_of};
use super::release::RELEASE_DELAY;
use super::rematch::FreeMentor;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::partnerships::{Offer, Partnership};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, CohortId, MentorId, PartnershipId, PersonId};
use geleit_domain::matching::criteria::reasons;
use geleit_domain::partnerships::Status;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use std::cmp::Reverse;

/// So many mentors are shown.
const MENTORS_MAX: usize = 5;

/// What the page shows that finds a second mentor.
#[derive(Clone, Debug)]
pub struct SecondMentor {
    /// The pair that goes on.
    pub partnership: Partnership,
    /// Its cohort.
    pub cohort: Cohort,
    /// Name of the mentee.
    pub mentee: String,
    /// Why nobody can be offered now.
    pub obstacle: Option<NoSecond>,
    /// The best free mentors.
    pub mentors: Vec<FreeMentor>,
}

/// Why a mentee gets no second mentor now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSecond {
    /// The pair has not come about yet, or is over.
    NotRunning,
    /// The programme allows no further pair for one mentee.
    NotAllowed,
}

impl NoSecond {
    /// The word in the texts.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::NotRunning => "not_running",
            Self::NotAllowed => "not_allowed",
        }
    }

    /// Every word.
    pub const ALL: &'static [Self] = &[Self::NotRunning, Self::NotAllowed];
}

impl std::fmt::Display for NoSecond {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.text())
    }
}

impl Store {
    /// The best free mentors for a mentee who has one already.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn show_second_mentor(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<SecondMentor> {
        let mut tx = self.read(actor.programme).await?;
        let pair = tx.pair_beside_which(actor, partnership).await?;
        let cohort = tx.cohort(CohortId(pair.cohort_id)).await?;
        let obstacle = tx.no_second(&pair).await?;
        let mut mentors = Vec::new();
        if obstacle.is_none() {
            let today = tx.programme().await?.today(now);
            let (pool, mentee) = tx.ground_of_rematch(&cohort, &pair).await?;
            let may = |mentor: &&_| can_pair(&pool, &mentee, mentor, today);
            let free = pool.mentors.iter().filter(|mentor| mentor.capacity_free > 0).filter(may);
            let mut free: Vec<_> = free
                .map(|one| (one.mentor, reasons(&mentee, one, &pool.yardstick, today)))
                .collect();
            free.sort_by_key(|(_, reasons)| Reverse(points_of(reasons)));
            free.truncate(MENTORS_MAX);
            for (mentor, reasons) in free {
                mentors.push(tx.free_mentor(mentor, reasons).await?);
            }
        }
        let mentee = tx.person(PersonId(pair.person_id)).await?.name();
        Ok(SecondMentor { partnership: pair, cohort, mentee, obstacle, mentors })
    }

    /// Offers a second mentor to a mentee, and the mentee to this mentor: both read a card and say
    /// yes or no, as after a release.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`],
    /// [`Refusal::ReasonMissing`], [`Refusal::Invalid`] for a mentor against whom a rule stands, and
    /// the guards of partnerships.
    pub async fn offer_second_mentor(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        (version, mentor, reason): (i64, MentorId, &str),
        now: Timestamp,
    ) -> Result<PartnershipId> {
        let mut tx = self.write(actor.programme).await?;
        tx.pair_beside_which(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        if pair.version != version {
            return Err(Error::Outdated);
        }
        match tx.no_second(&pair).await? {
            Some(NoSecond::NotRunning) => {
                let status = pair.status()?.text();
                return Err(Error::WrongStatus { status, verb: "offer a second mentor" });
            }
            Some(NoSecond::NotAllowed) => return Err(Refusal::MenteePaired.into()),
            None => {}
        }
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        let cohort = tx.cohort(CohortId(pair.cohort_id)).await?;
        let today = tx.programme().await?.today(now);
        let (pool, mentee) = tx.ground_of_rematch(&cohort, &pair).await?;
        let free = pool.mentor(mentor.0).filter(|mentor| mentor.capacity_free > 0);
        if !free.is_some_and(|mentor| can_pair(&pool, &mentee, mentor, today)) {
            let expected = "a mentor with a place, against whom no hard rule or veto stands";
            return Err(Refusal::Invalid { field: "mentor", expected }.into());
        }
        tx.own_records(actor).await?.refuse_people(pair.application_id, mentor.0)?;
        let offer = Offer {
            pair: None,
            application: tx.application(ApplicationId(pair.application_id)).await?,
            mentor: tx.mentor(mentor).await?,
            on: today,
        };
        let second = tx.offer_partnership(actor, &offer, now + RELEASE_DELAY, now).await?;
        let verb = "partnership.add_mentor";
        let detail = format!("second={second}");
        tx.record_partnership(actor, pair.id, verb, &detail, Some(reason), now).await?;
        tx.commit().await?;
        Ok(second)
    }
}

impl Tx {
    async fn pair_beside_which(&mut self, actor: &Actor, id: PartnershipId) -> Result<Partnership> {
        let pair = self.partnership_to_step(actor, id).await?;
        if actor.may(Tie::Programme, Action::Decide, Resource::Matching) {
            Ok(pair)
        } else {
            Err(Error::Forbidden)
        }
    }

    async fn no_second(&mut self, pair: &Partnership) -> Result<Option<NoSecond>> {
        if !matches!(pair.status()?, Status::Accepted | Status::Running | Status::Paused) {
            return Ok(Some(NoSecond::NotRunning));
        }
        let allowed = self.programme().await?.pairs_per_mentee;
        let is_full = self.open_pairs_of_mentee(pair.person_id).await? >= allowed;
        Ok(is_full.then_some(NoSecond::NotAllowed))
    }
}
