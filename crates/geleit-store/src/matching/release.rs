//! The release: agreed pairs become partnerships, both sides get a letter that falls due a
//! quarter of an hour later. It needs the agreement of every organisation that decides (S1-41).

use super::proposals::{Pair, Proposal};
use super::propose::must_take_proposals;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::cohorts;
use geleit_domain::id::{ApplicationId, CohortId, MentorId};
use geleit_domain::matching::{Status, Verb};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};

/// How long a release can be withdrawn: the letters fall due when it is over.
pub const RELEASE_DELAY: SignedDuration = SignedDuration::from_mins(15);

statements! {
    MISSING = "SELECT o.slug FROM organisation o
        WHERE o.programme_id = $1 AND o.decides AND EXISTS (SELECT 1 FROM proposed_pair p
            WHERE p.programme_id = o.programme_id AND p.proposal_id = $2
            AND p.status IN ('proposed', 'agreed')
            AND NOT EXISTS (SELECT 1 FROM endorsement e
                WHERE e.programme_id = p.programme_id AND e.pair_id = p.id
                AND e.organisation_id = o.id AND e.answer = 'agreed'))";
}

/// What it means that an organisation has not answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Silence {
    /// It is waited for.
    Blocks,
    /// The rule that was written down is asked.
    Agrees,
}

/// What a release did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Released {
    /// New partnerships.
    pub released: u64,
}

/// What a release would do, and what it still needs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Preview {
    /// Number of the proposal that would be released; 0 without one.
    pub proposal: i64,
    /// Pairs that would become partnerships.
    pub pairs: usize,
    /// Names of organisations that have not agreed to every pair.
    pub missing: Vec<String>,
    /// Partnerships whose release can still be withdrawn.
    pub withdrawable: usize,
}

impl Store {
    /// Releases every pair of the current proposal that is not vetoed, all or none.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`] when the page showed
    /// another proposal than `seen`, [`Error::WrongStatus`] of the cohort,
    /// [`Refusal::AgreementMissing`], and the guards of partnerships
    /// ([`Refusal::CohortFull`], [`Refusal::MentorFull`], [`Refusal::MenteePaired`]).
    pub async fn release(
        &self,
        actor: &Actor,
        cohort: CohortId,
        seen: Option<i64>,
        now: Timestamp,
    ) -> Result<Released> {
        self.release_pairs(actor, cohort, (seen, Silence::Blocks), now).await
    }

    /// As [`Store::release`], but organisations that have let the deadline pass without a word
    /// are taken to agree, by the rule that was written down.
    ///
    /// # Errors
    /// As [`Store::release`]; [`Refusal::AgreementMissing`] while the deadline runs, without a
    /// rule, or against an objection.
    pub async fn release_by_rule(
        &self,
        actor: &Actor,
        cohort: CohortId,
        seen: Option<i64>,
        now: Timestamp,
    ) -> Result<Released> {
        self.release_pairs(actor, cohort, (seen, Silence::Agrees), now).await
    }

    async fn release_pairs(
        &self,
        actor: &Actor,
        cohort: CohortId,
        (seen, silence): (Option<i64>, Silence),
        now: Timestamp,
    ) -> Result<Released> {
        let mut tx = self.write(actor.programme).await?;
        tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Release, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let nothing = Released { released: 0 };
        let Some(proposal) = tx.proposal_seen(cohort, seen).await? else { return Ok(nothing) };
        // Since the proposal is held, nobody cancels the cohort any more.
        let loaded = tx.cohort(cohort).await?;
        must_take_proposals(&loaded)?;
        let missing = tx.missing_agreements(&proposal).await?;
        if !missing.is_empty() {
            if silence == Silence::Blocks {
                return Err(Refusal::AgreementMissing(missing).into());
            }
            tx.apply_silence_rule(actor, &proposal, missing, now).await?;
        }
        // An organisation may have lost its duty since: what nobody waits for is agreed.
        tx.settle_agreements(&proposal).await?;
        let pairs = tx.agreed_pairs(&proposal).await?;
        if pairs.is_empty() {
            return Ok(nothing);
        }
        let today = tx.programme().await?.today(now);
        // The entry comes first: it is the queue in which parallel releases take turns.
        let entry = Entry {
            verb: "matching.release",
            subject_kind: "matching",
            subject: cohort.0,
            detail: &format!("proposal={} pairs={}", proposal.number, pairs.len()),
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        for pair in &pairs {
            tx.release_pair(actor, pair, today, now).await?;
        }
        // A pair that is found again later does not confirm the cohort a second time (S1-49).
        if loaded.status()? == cohorts::Status::Matching {
            tx.step_cohort(actor, &loaded, cohorts::Verb::Confirm, None, today, now).await?;
        }
        tx.commit().await?;
        Ok(Released { released: pairs.len() as u64 })
    }
}

impl Tx {
    /// Organisations that decide and have not agreed to every pair, by slug.
    ///
    /// # Errors
    /// The database failed.
    pub async fn missing_agreements(&mut self, proposal: &Proposal) -> Result<Vec<String>> {
        let rows: Vec<(String,)> = all!(self, MISSING, self.programme.0, proposal.id)?;
        let mut slugs: Vec<_> = rows.into_iter().map(|(slug,)| slug).collect();
        slugs.sort_unstable();
        Ok(slugs)
    }

    /// Names the silent organisations and the rule in the minutes, and takes them to agree.
    async fn apply_silence_rule(
        &mut self,
        actor: &Actor,
        proposal: &Proposal,
        missing: Vec<String>,
        now: Timestamp,
    ) -> Result<()> {
        let silent = missing.join(",");
        let rule = self.rule_for(proposal, missing, now).await?;
        let entry = Entry {
            verb: "matching.apply_silence_rule",
            subject_kind: "matching",
            subject: proposal.cohort_id,
            detail: &format!("proposal={} silent={silent}", proposal.number),
            reason: Some(&rule.minute()),
        };
        let reason = self.record(actor, entry, now).await?;
        let account = actor.account.map(|account| account.0);
        self.take_silence_for_yes(proposal, reason, account, now).await
    }

    pub(super) async fn release_preview(
        &mut self,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<Preview> {
        let withdrawable = self.fresh_partnerships(cohort, now).await?.len();
        let Some(proposal) = self.proposal(cohort).await? else {
            return Ok(Preview { withdrawable, ..Preview::default() });
        };
        let mut pairs = 0;
        for pair in self.pairs(&proposal).await? {
            pairs += usize::from(pair.is_open()?);
        }
        let missing = self.missing_agreements(&proposal).await?;
        let organisations = self.organisations().await?;
        let names = organisations.into_iter().filter(|known| missing.contains(&known.slug));
        let missing = names.map(|known| known.name).collect();
        Ok(Preview { proposal: proposal.number, pairs, missing, withdrawable })
    }

    async fn agreed_pairs(&mut self, proposal: &Proposal) -> Result<Vec<Pair>> {
        let mut agreed = Vec::new();
        for pair in self.pairs(proposal).await? {
            if pair.status()? == Status::Agreed {
                agreed.push(pair);
            }
        }
        Ok(agreed)
    }

    async fn release_pair(
        &mut self,
        actor: &Actor,
        pair: &Pair,
        today: Date,
        now: Timestamp,
    ) -> Result<()> {
        self.step_pair(pair, Verb::Release).await?;
        let application = self.application(ApplicationId(pair.application_id)).await?;
        let mentor = self.mentor(MentorId(pair.mentor_id)).await?;
        let offer =
            crate::partnerships::Offer { pair: Some(pair.id), application, mentor, on: today };
        let due = now + RELEASE_DELAY;
        self.offer_partnership(actor, &offer, due, now).await?;
        Ok(())
    }
}
