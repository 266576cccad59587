//! Locks and vetoes: what people decide about a pair beyond agreeing. Both belong to the cohort
//! and outlive every proposal.

use super::proposals::Pair;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, optional, statements};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PairId;
use geleit_domain::matching::Verb;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    RULE = "SELECT rule FROM pair_rule WHERE programme_id = $1 AND cohort_id = $2
        AND application_id = $3 AND mentor_id = $4";
    INSERT = "INSERT INTO pair_rule (programme_id, cohort_id, application_id, mentor_id, rule,
            organisation_id, account_id, reason_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    REMOVE = "DELETE FROM pair_rule WHERE programme_id = $1 AND cohort_id = $2
        AND application_id = $3 AND mentor_id = $4 AND rule = $5";
}

impl Store {
    /// Locks a pair: it stays in every later proposal.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`]; [`Error::WrongStatus`]
    /// when the pair is vetoed, released or locked already; [`Refusal::AgainstRules`] when a rule
    /// has come to stand against it that nobody has overruled.
    pub async fn lock_pair(
        &self,
        actor: &Actor,
        pair: PairId,
        version: i64,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.pair_to_decide(actor, Action::Decide, pair, version).await?;
        pair.must_be_open("lock")?;
        if tx.is_locked(&pair).await? {
            return Err(Error::WrongStatus { status: "locked", verb: "lock" });
        }
        tx.must_keep_rules(actor, &pair, now).await?;
        tx.touch_pair(&pair).await?;
        tx.set_rule(actor, &pair, "lock", None, now).await?;
        let detail = tx.decision_detail(actor, &pair).await?;
        tx.record_pair(actor, &pair, "pair.lock", &detail, None, now).await?;
        tx.commit().await
    }

    /// Removes the lock of a pair.
    ///
    /// # Errors
    /// As [`Store::lock_pair`]; [`Error::WrongStatus`] when there is no lock.
    pub async fn remove_lock(
        &self,
        actor: &Actor,
        pair: PairId,
        version: i64,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.pair_to_decide(actor, Action::Decide, pair, version).await?;
        tx.touch_pair(&pair).await?;
        if !tx.drop_rule(&pair, "lock").await? {
            return Err(Error::WrongStatus { status: "not_locked", verb: "remove_lock" });
        }
        let detail = tx.decision_detail(actor, &pair).await?;
        tx.record_pair(actor, &pair, "pair.remove_lock", &detail, None, now).await?;
        tx.commit().await
    }

    /// Vetoes a pair: it is never proposed again in this cohort, and a new proposal has to find
    /// somebody else for its people. A veto takes a lock away.
    ///
    /// # Errors
    /// As [`Store::lock_pair`]; [`Refusal::ReasonMissing`]: a veto without words helps nobody.
    pub async fn veto_pair(
        &self,
        actor: &Actor,
        pair: PairId,
        version: i64,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.pair_to_decide(actor, Action::Decide, pair, version).await?;
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        tx.step_pair(&pair, Verb::Veto).await?;
        let was_locked = tx.drop_rule(&pair, "lock").await?;
        let mut detail = tx.decision_detail(actor, &pair).await?;
        if was_locked {
            detail.push_str(" was=lock");
        }
        let words = Some(reason);
        let reason = tx.record_pair(actor, &pair, "pair.veto", &detail, words, now).await?;
        tx.set_rule(actor, &pair, "veto", reason, now).await?;
        tx.commit().await
    }
}

impl Tx {
    pub(super) async fn is_locked(&mut self, pair: &Pair) -> Result<bool> {
        let rule: Option<(String,)> = optional!(
            self,
            RULE,
            self.programme.0,
            pair.cohort_id,
            pair.application_id,
            pair.mentor_id
        )?;
        Ok(rule.is_some_and(|(rule,)| rule == "lock"))
    }

    /// Takes a lock or a veto of a pair away, if there is one.
    pub(super) async fn drop_rule(&mut self, pair: &Pair, rule: &str) -> Result<bool> {
        self.drop_rule_of(pair.cohort_id, pair.application_id, pair.mentor_id, rule).await
    }

    pub(super) async fn drop_rule_of(
        &mut self,
        cohort: Uuid,
        application: Uuid,
        mentor: Uuid,
        rule: &str,
    ) -> Result<bool> {
        let programme = self.programme.0;
        Ok(execute!(self, REMOVE, programme, cohort, application, mentor, rule)? > 0)
    }

    /// Locks or vetoes; the caller has recorded why.
    pub(super) async fn set_rule(
        &mut self,
        actor: &Actor,
        pair: &Pair,
        rule: &str,
        reason: Option<Uuid>,
        now: Timestamp,
    ) -> Result<()> {
        execute!(
            self,
            INSERT,
            self.programme.0,
            pair.cohort_id,
            pair.application_id,
            pair.mentor_id,
            rule,
            actor.organisation().map(|organisation| organisation.0),
            actor.account.map(|account| account.0),
            reason,
            micros(now)
        )?;
        Ok(())
    }

    /// Whom the decision was about, because the pair may be moved later, and for which
    /// organisation it was taken.
    pub(super) async fn decision_detail(&mut self, actor: &Actor, pair: &Pair) -> Result<String> {
        let mut detail = format!("mentee={} mentor={}", pair.application_id, pair.mentor_id);
        if let Some(slug) = self.own_slug(actor).await? {
            detail.push_str(&format!(" organisation={slug}"));
        }
        Ok(detail)
    }
}
