//! Rules that the coordination office has overruled for a pair. The lock of such a pair may break
//! them, and no other rule.

use super::alternatives::against;
use super::proposals::Pair;
use crate::cohorts::Cohort;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, optional, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::criteria::Obstacle;
use geleit_domain::matching::overruling::Told;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    IN_FORCE = "SELECT rules FROM overruling WHERE programme_id = $1 AND cohort_id = $2
        AND application_id = $3 AND mentor_id = $4 AND ended_at IS NULL";
    END = "UPDATE overruling SET ended_at = $5 WHERE programme_id = $1 AND cohort_id = $2
        AND application_id = $3 AND mentor_id = $4 AND ended_at IS NULL";
    INSERT = "INSERT INTO overruling (programme_id, id, cohort_id, application_id, mentor_id,
            rules, account_id, reason_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
}

/// May the actor make exceptions from rules of the programme?
pub(super) fn may_overrule(actor: &Actor) -> bool {
    actor.may(Tie::Programme, Action::Overrule, Resource::Matching)
}

/// What the actor is told of the rules against a pair.
pub(super) fn told(actor: &Actor, against: &[Obstacle]) -> Told {
    if may_overrule(actor) { Told::to_office(against) } else { Told::to_organisation(against) }
}

impl Tx {
    /// The rules that do not count against a pair while it is fixed.
    pub(super) async fn overruled(
        &mut self,
        cohort: Uuid,
        (application, mentor): (Uuid, Uuid),
    ) -> Result<Vec<Obstacle>> {
        let programme = self.programme.0;
        let found: Option<(String,)> =
            optional!(self, IN_FORCE, programme, cohort, application, mentor)?;
        let rules = found.map_or_else(String::new, |(rules,)| rules);
        let rules = rules.split_whitespace().map(Obstacle::from_text);
        rules.map(|rule| rule.ok_or(Error::Corrupt("overruling.rules"))).collect()
    }

    /// Overrules these rules for a pair, in place of what was overruled before.
    pub(super) async fn add_overruling(
        &mut self,
        actor: &Actor,
        pair: &Pair,
        rules: &[Obstacle],
        reason: Uuid,
        now: Timestamp,
    ) -> Result<()> {
        let people = (pair.application_id, pair.mentor_id);
        self.end_overruling(pair.cohort_id, people, now).await?;
        let rules: Vec<_> = rules.iter().map(|rule| rule.text()).collect();
        execute!(
            self,
            INSERT,
            self.programme.0,
            id(now),
            pair.cohort_id,
            pair.application_id,
            pair.mentor_id,
            rules.join(" "),
            actor.account.map(|account| account.0),
            reason,
            micros(now)
        )?;
        Ok(())
    }

    /// The rules count against the pair again.
    pub(super) async fn end_overruling(
        &mut self,
        cohort: Uuid,
        (application, mentor): (Uuid, Uuid),
        now: Timestamp,
    ) -> Result<()> {
        let programme = self.programme.0;
        execute!(self, END, programme, cohort, application, mentor, micros(now))?;
        Ok(())
    }

    /// Refuses to fix a pair against which a rule has come to stand that nobody has overruled.
    pub(super) async fn must_keep_rules(
        &mut self,
        actor: &Actor,
        pair: &Pair,
        now: Timestamp,
    ) -> Result<()> {
        let cohort: Cohort = self.cohort(CohortId(pair.cohort_id)).await?;
        let ground = self.ground(&cohort, now).await?;
        let pool = &ground.pool;
        let people = pool.mentee(pair.application_id).zip(pool.mentor(pair.mentor_id));
        // Whoever no longer stands for matching is not proposed, fixed or not.
        let Some((mentee, mentor)) = people else { return Ok(()) };
        let overruled =
            self.overruled(pair.cohort_id, (pair.application_id, pair.mentor_id)).await?;
        let mut broken = against(pool, mentee, mentor, ground.today);
        broken.retain(|rule| !overruled.contains(rule));
        if broken.is_empty() {
            return Ok(());
        }
        Err(Refusal::AgainstRules(told(actor, &broken)).into())
    }
}
