//! Computing a proposal and storing it. The heavy part runs outside any transaction; before
//! writing, the people and rules are read again, and nothing is written if they have changed.

use super::alternatives::Alternative;
use super::certificate;
use super::pool::Pool;
use super::stored::{Unmatched, json, reasons_text};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, one, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::CohortId;
use geleit_domain::matching::criteria::{Reason, Weights};
use geleit_domain::matching::proposal::{self, Person, Side, Task, UnmatchedReason};
use geleit_domain::matching::{Status, proposal::Proposal};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use std::sync::Arc;
use uuid::Uuid;

statements! {
    NEXT_NUMBER = "SELECT COALESCE(MAX(number), 0) + 1 AS number FROM proposal
        WHERE programme_id = $1 AND cohort_id = $2";
    RETIRE = "UPDATE proposal SET is_current = $3
        WHERE programme_id = $1 AND cohort_id = $2 AND is_current";
    INSERT = "INSERT INTO proposal (programme_id, id, cohort_id, number, weights_version, total,
            dual, certificate, unmatched, is_current, computed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    INSERT_PAIR = "INSERT INTO proposed_pair (programme_id, id, proposal_id, cohort_id,
            application_id, mentor_id, points, reasons, alternatives, status, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    /// Two people who compute at once take turns here, also before there is any proposal.
    HOLD_COHORT = "UPDATE cohort SET version = version
        WHERE programme_id = $1 AND id = $2 AND version = $3";
}

/// How a proposal is kept.
struct Kept {
    /// The version of what it was measured by.
    version: String,
    /// Do the organisations decide about it, or does it only stand beside?
    is_current: bool,
}

/// A move that is taken back may need a pair which gave way.
pub(super) const NEW_PAIR: &str = INSERT_PAIR;

/// A stored proposal with people named by the references of their offices.
#[derive(Clone, Debug)]
pub struct Proposed {
    /// The how manieth proposal of the cohort.
    pub number: i64,
    /// In the order of the mentees' references.
    pub pairs: Vec<ProposedPair>,
    /// Mentees first, each side in the order of the references.
    pub unmatched: Vec<Without>,
    /// Sum of all points.
    pub total: i64,
    /// The bound that proves the total; equal to it.
    pub dual: i64,
    /// Was the proof checked and found right? Always, else nothing is stored.
    pub valid: bool,
}

/// One pair by references.
#[derive(Clone, Debug)]
pub struct ProposedPair {
    /// Reference of the mentee.
    pub mentee: String,
    /// Reference of the mentor.
    pub mentor: String,
    /// 0 to 10,000.
    pub points: u32,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
}

/// Somebody without a partner, by reference.
#[derive(Clone, Debug)]
pub struct Without {
    /// Which side.
    pub side: Side,
    /// Reference.
    pub person: String,
    /// Why.
    pub reason: UnmatchedReason,
}

impl Store {
    /// Computes and stores a proposal for the accepted mentees without an open pair and the
    /// available mentors with free places. Locks stay, vetoes are left out, agreements about
    /// the former proposal are void; the cohort moves to matching. With nobody to match the
    /// proposal is empty and says why.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::WrongStatus`] of the cohort;
    /// [`Error::Outdated`] when the page showed another proposal than `seen`, or when people or
    /// rules changed while it was computed; [`Refusal::CohortFull`] or [`Refusal::MentorFull`]
    /// when the locks do not fit.
    pub async fn propose(
        &self,
        actor: &Actor,
        cohort: CohortId,
        seen: Option<i64>,
        now: Timestamp,
    ) -> Result<Proposed> {
        self.compute_and_store(actor, cohort, seen, None, now).await
    }

    /// Computes a proposal with other weights and keeps it beside the current one: nobody decides
    /// about it until it is chosen. The programme's own weights stay as they are.
    ///
    /// # Errors
    /// As [`Store::propose`].
    pub async fn keep_variant(
        &self,
        actor: &Actor,
        cohort: CohortId,
        seen: i64,
        weights: &Weights,
        now: Timestamp,
    ) -> Result<Proposed> {
        self.compute_and_store(actor, cohort, Some(seen), Some(weights), now).await
    }

    async fn compute_and_store(
        &self,
        actor: &Actor,
        cohort: CohortId,
        seen: Option<i64>,
        tried: Option<&Weights>,
        now: Timestamp,
    ) -> Result<Proposed> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Create, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        must_take_proposals(&loaded)?;
        let today = tx.programme().await?.today(now);
        let pool = Arc::new(tx.pool(&loaded).await?.measured_by(tried));
        drop(tx);
        let computed = compute(Arc::clone(&pool), today).await?;
        let mut tx = self.write(actor.programme).await?;
        let held = (actor.programme.0, cohort.0, loaded.version);
        if execute!(tx, HOLD_COHORT, held.0, held.1, held.2)? == 0 {
            return Err(Error::Outdated);
        }
        let current = tx.proposal_seen(cohort, seen).await?;
        if tx.pool(&loaded).await?.measured_by(tried) != *pool {
            return Err(Error::Outdated);
        }
        if !takes_further_proposals(loaded.status()?) {
            let verb = cohorts::Verb::StartMatching;
            tx.step_cohort(actor, &loaded, verb, None, today, now).await?;
        }
        let version = match tried {
            Some(_) => tx.add_yardstick(actor, &pool.yardstick, true, now).await?.to_string(),
            None => pool.yardstick.weights.version().to_owned(),
        };
        let kept = Kept { version, is_current: tried.is_none() || current.is_none() };
        let number = tx.store_proposal(actor, &loaded, (&pool, &computed), &kept, now).await?;
        tx.commit().await?;
        Ok(by_reference(&pool, computed, number))
    }
}

pub(super) fn must_take_proposals(cohort: &Cohort) -> Result<()> {
    if cohort.takes_proposals()? {
        return Ok(());
    }
    let (status, verb) = (cohort.status()?, cohorts::Verb::StartMatching);
    Err(Error::WrongStatus { status: status.text(), verb: verb.text() })
}

impl Cohort {
    /// Can pairs be proposed in it now, or somebody else be found for a mentee?
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn takes_proposals(&self) -> Result<bool> {
        let status = self.status()?;
        let may_start = status.after(cohorts::Verb::StartMatching).is_some();
        Ok(takes_further_proposals(status) || may_start)
    }
}

/// Is the cohort in its matching, or past it? A pair that has come apart is found again without
/// moving a cohort back that is confirmed or runs (S1-49).
fn takes_further_proposals(status: cohorts::Status) -> bool {
    use cohorts::Status::{Confirmed, Matching, Running};
    matches!(status, Matching | Confirmed | Running)
}

/// Solves on a thread of its own, so that no other request waits for it.
pub(super) async fn compute(pool: Arc<Pool>, today: Date) -> Result<Proposal> {
    let solved = tokio::task::spawn_blocking(move || proposal::propose(&task(&pool, today)))
        .await
        .map_err(|_| Error::Corrupt("the computation of the proposal broke off"))?;
    let proposal = solved.map_err(refused)?;
    if !proposal.proof.valid {
        return Err(Error::Corrupt("the proposal could not be proven"));
    }
    Ok(proposal)
}

/// What is to be solved.
pub(super) fn task(pool: &Pool, today: Date) -> Task<'_> {
    Task {
        mentees: &pool.mentees,
        mentors: &pool.mentors,
        locks: &pool.locks,
        vetoes: &pool.vetoes,
        places: pool.places,
        yardstick: &pool.yardstick,
        objective: pool.yardstick.objective,
        // Of equally good proposals the one that changes least of what people have seen.
        earlier: (!pool.earlier.is_empty()).then_some(&pool.earlier),
        today,
    }
}

pub(super) fn refused(refusal: proposal::Refusal) -> Error {
    match refusal {
        proposal::Refusal::LocksOverPlaces { .. } => Refusal::CohortFull.into(),
        proposal::Refusal::LocksOverCapacity { .. } => Refusal::MentorFull.into(),
        proposal::Refusal::LockedTwice { .. } => Refusal::MenteePaired.into(),
        _ => Error::Corrupt("the locks of the cohort contradict each other"),
    }
}

/// Who is without a partner; a mentor with a released pair is not.
fn without(pool: &Pool, proposal: &Proposal) -> Vec<(Side, Uuid, UnmatchedReason)> {
    let is_without = |person| match person {
        Person::Mentor(mentor) => !pool.busy.contains(&mentor),
        Person::Mentee(_) => true,
    };
    let of = |person| match person {
        Person::Mentee(application) => application.0,
        Person::Mentor(mentor) => mentor.0,
    };
    let unmatched = proposal.unmatched.iter().filter(|one| is_without(one.person));
    unmatched.map(|one| (one.person.side(), of(one.person), one.reason)).collect()
}

fn by_reference(pool: &Pool, proposal: Proposal, number: i64) -> Proposed {
    let mentee = |id| pool.mentee(id).map(|known| known.reference.clone()).unwrap_or_default();
    let mentor = |id| pool.mentor(id).map(|known| known.reference.clone()).unwrap_or_default();
    let unmatched = without(pool, &proposal).into_iter().map(|(side, id, reason)| {
        let person = if side == Side::Mentee { mentee(id) } else { mentor(id) };
        Without { side, person, reason }
    });
    Proposed {
        number,
        unmatched: unmatched.collect(),
        total: proposal.total,
        dual: proposal.proof.dual,
        valid: proposal.proof.valid,
        pairs: proposal
            .pairs
            .into_iter()
            .map(|pair| ProposedPair {
                mentee: mentee(pair.application.0),
                mentor: mentor(pair.mentor.0),
                points: pair.points,
                reasons: pair.reasons,
            })
            .collect(),
    }
}

impl Tx {
    async fn store_proposal(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        (pool, computed): (&Pool, &Proposal),
        kept: &Kept,
        now: Timestamp,
    ) -> Result<i64> {
        let (programme, at, proposal) = (self.programme.0, micros(now), id(now));
        let (number,): (i64,) = one!(self, NEXT_NUMBER, programme, cohort.id)?;
        let unmatched: Vec<_> = without(pool, computed)
            .into_iter()
            .map(|(side, id, reason)| Unmatched {
                side: side.text().to_owned(),
                id,
                reason: reason.text().to_owned(),
            })
            .collect();
        let certificate = certificate::text(&computed.certificate);
        let fingerprint = certificate::fingerprint(&certificate);
        let pairs = computed.pairs.len();
        if kept.is_current {
            execute!(self, RETIRE, programme, cohort.id, false)?;
        }
        execute!(
            self,
            INSERT,
            programme,
            proposal,
            cohort.id,
            number,
            kept.version.as_str(),
            computed.total,
            computed.proof.dual,
            certificate,
            json(&unmatched),
            kept.is_current,
            at
        )?;
        self.store_pairs(cohort, proposal, computed, now).await?;
        let entry = Entry {
            verb: if kept.is_current { "matching.propose" } else { "matching.vary" },
            subject_kind: "matching",
            subject: cohort.id,
            detail: &format!("proposal={number} pairs={pairs} certificate={fingerprint}"),
            reason: None,
        };
        self.record(actor, entry, now).await?;
        if kept.is_current {
            let stored = self.proposal(cohort.cohort_id()).await?.ok_or(Error::NotFound)?;
            self.settle_agreements(&stored).await?;
        }
        Ok(number)
    }

    async fn store_pairs(
        &mut self,
        cohort: &Cohort,
        proposal: Uuid,
        computed: &Proposal,
        now: Timestamp,
    ) -> Result<()> {
        for pair in &computed.pairs {
            let next: Vec<_> = pair
                .next_best
                .iter()
                .map(|next| Alternative { mentor: next.mentor.0, difference: next.difference })
                .collect();
            execute!(
                self,
                INSERT_PAIR,
                self.programme.0,
                id(now),
                proposal,
                cohort.id,
                pair.application.0,
                pair.mentor.0,
                i64::from(pair.points),
                reasons_text(&pair.reasons),
                json(&next),
                Status::Proposed.text(),
                micros(now)
            )?;
        }
        Ok(())
    }
}
