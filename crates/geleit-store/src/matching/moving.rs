//! Moving a mentee to another mentor inside the current proposal, without computing it anew:
//! every other agreement stays.

use super::alternatives::{alternatives_of, can_pair, points_of};
use super::pool::Pool;
use super::proposals::{Pair, Proposal};
use super::propose::NEW_PAIR;
use super::stored::{Unmatched, json, reasons_text};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, MentorId, PairId};
use geleit_domain::matching::Status;
use geleit_domain::matching::criteria::reasons;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    PUT = "UPDATE proposed_pair SET mentor_id = $4, points = $5, reasons = $6,
            alternatives = $7, status = $8, version = version + 1
        WHERE programme_id = $1 AND id = $2 AND version = $3";
    VOID = "DELETE FROM endorsement WHERE programme_id = $1 AND pair_id = $2";
    REMOVE = "DELETE FROM proposed_pair WHERE programme_id = $1 AND id = $2 AND version = $3";
}

/// What a move is computed with.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Ground {
    pub(super) pool: Pool,
    pub(super) today: Date,
}

impl Store {
    /// Moves the mentee of a pair to another mentor. Where that mentor is full, its weakest pair
    /// that is not locked gives way: that mentee takes the mentor who became free, or goes
    /// without one until the next proposal. Agreements about the pairs that change are void.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`]; [`Error::WrongStatus`]
    /// when the pair is locked, vetoed or released; [`Refusal::Invalid`] when a hard rule or a
    /// veto stands against the pair; [`Refusal::MentorFull`].
    pub async fn move_pair(
        &self,
        actor: &Actor,
        pair: PairId,
        version: i64,
        to: MentorId,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.pair_to_decide(actor, Action::Decide, pair, version).await?;
        pair.must_be_open("move")?;
        if tx.is_locked(&pair).await? {
            return Err(Error::WrongStatus { status: "locked", verb: "move" });
        }
        let cohort = tx.cohort(CohortId(pair.cohort_id)).await?;
        let own = tx.own_records(actor).await?;
        own.refuse_people(pair.application_id, to.0)?;
        let ground = tx.ground(&cohort, now).await?;
        ground.check(&pair, to.0)?;
        let proposal = tx.proposal(cohort.cohort_id()).await?.ok_or(Error::Outdated)?;
        let displaced = tx.weakest_of_full(&ground.pool, &proposal, to.0).await?;
        if let Some(other) = &displaced {
            own.refuse(other)?;
        }
        let from = pair.mentor_id;
        // The one who gives way leaves first: a mentee stands in a proposal only once.
        let left_out = match &displaced {
            Some(other) => tx.give_way(&ground, other, from).await?,
            None => None,
        };
        tx.put_mentor(&ground, &pair, to.0).await?;
        tx.settle_after_move(&proposal, left_out, from, to.0).await?;
        tx.settle_agreements(&proposal).await?;
        let mut detail = tx.decision_detail(actor, &pair).await?;
        detail.push_str(&format!(" to={to}"));
        if let Some(other) = &displaced {
            detail.push_str(&format!(" displaced={}", other.application_id));
        }
        tx.record_pair(actor, &pair, "pair.move", &detail, None, now).await?;
        tx.commit().await
    }
}

/// How two people fit, as a pair keeps it.
struct Fit {
    points: u32,
    reasons: String,
    alternatives: String,
}

impl Ground {
    fn fit(&self, application: Uuid, mentor: Uuid) -> Result<Fit> {
        let Self { pool, today } = self;
        let people = pool.mentee(application).zip(pool.mentor(mentor));
        let (mentee, known) = people.ok_or(Error::Outdated)?;
        let why = reasons(mentee, known, &pool.yardstick, *today);
        let points = points_of(&why);
        let next = alternatives_of(pool, mentee, (mentor, points), *today);
        Ok(Fit { points, reasons: reasons_text(&why), alternatives: json(&next) })
    }

    fn check(&self, pair: &Pair, to: Uuid) -> Result<()> {
        let mentee = self.pool.mentee(pair.application_id).ok_or(Error::Outdated)?;
        let mentor = self.pool.mentor(to).ok_or(Error::NotFound)?;
        if to == pair.mentor_id || !can_pair(&self.pool, mentee, mentor, self.today) {
            let expected = "a mentor with a place, against whom no hard rule or veto stands";
            return Err(Refusal::Invalid { field: "mentor", expected }.into());
        }
        Ok(())
    }
}

impl Tx {
    pub(super) async fn ground(&mut self, cohort: &Cohort, now: Timestamp) -> Result<Ground> {
        let today = self.programme().await?.today(now);
        let mut pool = self.pool(cohort).await?;
        // All pairs of a proposal are measured alike, also after the programme changes its mind.
        if let Some(proposal) = self.proposal(cohort.cohort_id()).await? {
            pool.yardstick = self.yardstick_of(&proposal.weights_version).await?;
        }
        Ok(Ground { pool, today })
    }

    /// The pair that gives way when a mentor has no place left in the proposal.
    async fn weakest_of_full(
        &mut self,
        pool: &Pool,
        proposal: &Proposal,
        mentor: Uuid,
    ) -> Result<Option<Pair>> {
        let places = pool.mentor(mentor).map_or(0, |mentor| mentor.capacity_free);
        let mut taken = Vec::new();
        for pair in self.pairs(proposal).await? {
            if pair.mentor_id == mentor && pair.is_open()? {
                taken.push(pair);
            }
        }
        if taken.len() < places as usize {
            return Ok(None);
        }
        // Pairs come best first.
        for pair in taken.into_iter().rev() {
            if !self.is_locked(&pair).await? {
                return Ok(Some(pair));
            }
        }
        Err(Refusal::MentorFull.into())
    }

    /// The displaced mentee takes the free mentor if that is possible; else it goes without, and
    /// its application is given back.
    async fn give_way(&mut self, ground: &Ground, pair: &Pair, free: Uuid) -> Result<Option<Uuid>> {
        let pool = &ground.pool;
        let people = pool.mentee(pair.application_id).zip(pool.mentor(free));
        if people.is_some_and(|(mentee, mentor)| can_pair(pool, mentee, mentor, ground.today)) {
            self.put_mentor(ground, pair, free).await?;
            return Ok(None);
        }
        self.take_out(pair).await?;
        Ok(Some(pair.application_id))
    }

    /// Takes a pair out of its proposal.
    pub(super) async fn take_out(&mut self, pair: &Pair) -> Result<()> {
        execute!(self, VOID, self.programme.0, pair.id)?;
        match execute!(self, REMOVE, self.programme.0, pair.id, pair.version)? {
            0 => Err(Error::Outdated),
            _ => Ok(()),
        }
    }

    /// Gives a pair another mentor with its own points and reasons; nobody has agreed to it yet.
    pub(super) async fn put_mentor(
        &mut self,
        ground: &Ground,
        pair: &Pair,
        to: Uuid,
    ) -> Result<()> {
        let fit = ground.fit(pair.application_id, to)?;
        execute!(self, VOID, self.programme.0, pair.id)?;
        let changed = execute!(
            self,
            PUT,
            self.programme.0,
            pair.id,
            pair.version,
            to,
            i64::from(fit.points),
            fit.reasons,
            fit.alternatives,
            Status::Proposed.text()
        )?;
        if changed == 0 { Err(Error::Outdated) } else { Ok(()) }
    }

    /// A further pair of a proposal, of a mentee who has none in it.
    pub(super) async fn add_pair(
        &mut self,
        ground: &Ground,
        proposal: &Proposal,
        (application, mentor): (Uuid, Uuid),
        now: Timestamp,
    ) -> Result<()> {
        let fit = ground.fit(application, mentor)?;
        execute!(
            self,
            NEW_PAIR,
            self.programme.0,
            id(now),
            proposal.id,
            proposal.cohort_id,
            application,
            mentor,
            i64::from(fit.points),
            fit.reasons,
            fit.alternatives,
            Status::Proposed.text(),
            micros(now)
        )?;
        Ok(())
    }

    /// Keeps the list of people without a partner and the total true.
    pub(super) async fn settle_after_move(
        &mut self,
        proposal: &Proposal,
        left_out: Option<Uuid>,
        from: Uuid,
        to: Uuid,
    ) -> Result<()> {
        let pairs = self.pairs(proposal).await?;
        let mut unmatched = proposal.unmatched()?;
        unmatched.retain(|person| person.side != "mentor" || person.id != to);
        // Whoever is moved back may have gone without since.
        unmatched.retain(|person| !pairs.iter().any(|pair| pair.application_id == person.id));
        let without = |side: &str, id, reason: &str| Unmatched {
            side: side.to_owned(),
            id,
            reason: reason.to_owned(),
        };
        if let Some(application) = left_out {
            unmatched.push(without("mentee", application, "places_full"));
        }
        if !pairs.iter().any(|pair| pair.mentor_id == from) {
            unmatched.push(without("mentor", from, "no_mentee_left"));
        }
        let total = pairs.iter().map(|pair| pair.points).sum();
        self.set_unmatched(proposal, &unmatched, total).await
    }
}
