//! What the organisations have agreed about one that stays silent: written down with who said it
//! where and since when. Without such a rule nothing is released without a vote (S1-41).

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, optional, row};
use crate::matching::proposals::{Pair, Proposal};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PairId;
use geleit_domain::matching::Verb;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub(super) const RULE: &str = "
    SELECT id, words, said_by, said_where, since_on FROM silence_rule
    WHERE programme_id = $1 AND ended_at IS NULL";
pub(super) const INSERT: &str = "
    INSERT INTO silence_rule (programme_id, id, words, said_by, said_where, since_on, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(super) const END: &str = "
    UPDATE silence_rule SET ended_at = $2 WHERE programme_id = $1 AND ended_at IS NULL";
/// What silence means is written down as an answer of its own kind; the minute is its reason.
pub(super) const SILENT: &str = "
    INSERT INTO endorsement (programme_id, pair_id, organisation_id, answer, reason_id,
        account_id, decided_at, manner)
    SELECT p.programme_id, p.id, o.id, 'agreed', $3, $4, $5, 'silence'
    FROM proposed_pair p
    JOIN organisation o ON o.programme_id = p.programme_id AND o.decides
    WHERE p.programme_id = $1 AND p.proposal_id = $2 AND p.status IN ('proposed', 'agreed')
        AND NOT EXISTS (SELECT 1 FROM endorsement e WHERE e.programme_id = p.programme_id
            AND e.pair_id = p.id AND e.organisation_id = o.id)";
pub(super) const UNSAY: &str = "
    DELETE FROM endorsement WHERE programme_id = $1 AND pair_id = $2 AND manner = 'silence'";

row! {
    /// What silence means in this programme.
    pub struct SilenceRule {
        /// The rule.
        pub id: Uuid,
        /// The words of the minute.
        pub words: String,
        /// Who said it.
        pub said_by: String,
        /// Where it was said.
        pub said_where: String,
        /// Since which day it holds, `YYYY-MM-DD`.
        pub since_on: String,
    }
}

/// A rule as somebody writes it down.
#[derive(Clone, Copy, Debug)]
pub struct NewRule<'a> {
    /// The words of the minute.
    pub words: &'a str,
    /// Who said it.
    pub said_by: &'a str,
    /// Where it was said.
    pub said_where: &'a str,
    /// Since which day it holds.
    pub since: Date,
}

impl Store {
    /// Writes down what silence means from a day on; it takes the place of what held before.
    /// Nothing: from now on silence means nothing.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Refusal::Invalid`] for a field without words.
    pub async fn set_silence_rule(
        &self,
        actor: &Actor,
        rule: Option<NewRule<'_>>,
        now: Timestamp,
    ) -> Result<()> {
        if !actor.may(Tie::Programme, Action::Release, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.write(actor.programme).await?;
        let (programme, at) = (actor.programme.0, micros(now));
        let ended = execute!(tx, END, programme, at)?;
        let verb = match &rule {
            Some(rule) => {
                rule.check()?;
                let since = rule.since.to_string();
                let (words, by, place) = (rule.words, rule.said_by, rule.said_where);
                execute!(tx, INSERT, programme, id(now), words, by, place, since, at)?;
                "programme.set_silence_rule"
            }
            None if ended == 0 => return Ok(()),
            None => "programme.end_silence_rule",
        };
        let since = rule.as_ref().map(|rule| format!("since={}", rule.since));
        let entry = Entry {
            verb,
            subject_kind: "programme",
            subject: programme,
            detail: &since.unwrap_or_default(),
            reason: rule.as_ref().map(|rule| rule.words),
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}

impl Store {
    /// The rule about silence as it was written down, also one that holds only from later on.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn written_silence_rule(&self, actor: &Actor) -> Result<Option<SilenceRule>> {
        if !actor.may(Tie::Programme, Action::Release, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        optional!(tx, RULE, actor.programme.0)
    }
}

impl NewRule<'_> {
    fn check(&self) -> Result<()> {
        let fields =
            [("words", self.words), ("said_by", self.said_by), ("said_where", self.said_where)];
        for (field, text) in fields {
            if text.trim().is_empty() {
                return Err(Refusal::Invalid { field, expected: "words" }.into());
            }
        }
        Ok(())
    }
}

impl SilenceRule {
    /// The whole minute in one text, as it stands beside what was released by it.
    #[must_use]
    pub fn minute(&self) -> String {
        let Self { words, said_by, said_where, since_on, .. } = self;
        format!("{words} ({said_by}, {said_where}, {since_on})")
    }
}

impl Tx {
    /// The rule that holds on a day, if there is one.
    pub(super) async fn silence_rule(&mut self, on: Date) -> Result<Option<SilenceRule>> {
        let found: Option<SilenceRule> = optional!(self, RULE, self.programme.0)?;
        Ok(found.filter(|rule| rule.since_on <= on.to_string()))
    }

    /// The rule by which these organisations need not be waited for: the deadline is over, they
    /// have objected to nothing, and a rule holds. Else they are missing.
    pub(in crate::matching) async fn rule_for(
        &mut self,
        proposal: &Proposal,
        missing: Vec<String>,
        now: Timestamp,
    ) -> Result<SilenceRule> {
        let today = self.programme().await?.today(now);
        let rule = self.silence_rule(today).await?;
        let cohort = geleit_domain::id::CohortId(proposal.cohort_id);
        let votes = self.open_votes(cohort).await?;
        let objects = votes.iter().any(|by| by.objected > 0 && missing.contains(&by.slug));
        let is_over = self.vote_is_over(proposal.cohort_id, now).await?;
        rule.filter(|_| is_over && !objects).ok_or(Refusal::AgreementMissing(missing).into())
    }

    /// Writes down that the silent ones are taken to agree, with the minute as the reason.
    pub(in crate::matching) async fn take_silence_for_yes(
        &mut self,
        proposal: &Proposal,
        reason: Option<Uuid>,
        account: Option<Uuid>,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        execute!(self, SILENT, programme, proposal.id, reason, account, at)?;
        Ok(())
    }

    /// A withdrawn release also takes back what silence was taken for.
    pub(in crate::matching) async fn unsay_silence(&mut self, pair: &Pair) -> Result<()> {
        if execute!(self, UNSAY, self.programme.0, pair.id)? > 0 {
            let pair = self.pair(PairId(pair.id)).await?;
            self.step_pair(&pair, Verb::Reconsider).await?;
        }
        Ok(())
    }
}
