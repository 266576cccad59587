//! Warnings that do not wait for the calendar: somebody has said that it does not fit, or asked
//! for help. Whoever is named for that side takes care, else whoever has released the pair.

use super::KIND;
use super::keep::INSERT;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{execute, optional};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::AccountId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::warnings::{Rule, due};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Who was named for a side of a pair (S1-56), if it is a coordinator who may sign in: others read
/// no warnings.
pub(super) const NAMED: &str = "
    SELECT a.id FROM contact_person c
    JOIN account a ON a.programme_id = c.programme_id AND a.id = c.account_id
    JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id
    WHERE c.programme_id = $1 AND c.partnership_id = $2 AND c.side = $3
        AND c.known_until IS NULL AND a.status = 'active' AND r.role = 'coordinator'
    LIMIT 1";
/// Who has released a pair, while it is a coordinator who may sign in.
pub(super) const RELEASED_THIS: &str = "
    SELECT a.id FROM entry e
    JOIN account a ON a.programme_id = e.programme_id AND a.id = e.account_id
    JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id
    WHERE e.programme_id = $1 AND e.subject_id = $2 AND e.verb = 'partnership.offer'
        AND a.status = 'active' AND r.role = 'coordinator'
    ORDER BY e.seq DESC LIMIT 1";
pub(super) const IS_OPEN: &str = "
    SELECT id, owner_id, due_on FROM warning
    WHERE programme_id = $1 AND partnership_id = $2 AND rule = $3 AND closed_at IS NULL";
pub(super) const URGE: &str = "
    UPDATE warning SET owner_id = $3, due_on = $4
    WHERE programme_id = $1 AND id = $2 AND closed_at IS NULL";
/// Every day is later than none: it leads to the index of what is open.
pub(super) const PASS_ON: &str = "
    UPDATE warning SET owner_id = $3
    WHERE programme_id = $1 AND owner_id = $2 AND closed_at IS NULL AND due_on > ''";
pub(super) const COORDINATES: &str = "
    SELECT a.id FROM account a
    JOIN account_role r ON r.programme_id = a.programme_id AND r.account_id = a.id
    WHERE a.programme_id = $1 AND a.id = $2 AND a.status = 'active' AND r.role = 'coordinator'
    LIMIT 1";

/// A warning to open.
#[derive(Clone, Copy)]
pub(in crate::partnerships) struct Opening {
    pub(in crate::partnerships) pair: Uuid,
    /// Who has spoken.
    pub(in crate::partnerships) side: Side,
    pub(in crate::partnerships) rule: Rule,
    pub(in crate::partnerships) since: Date,
}

/// A warning that is open.
#[derive(Clone, Copy)]
pub(in crate::partnerships) struct Opened {
    pub(in crate::partnerships) warning: Uuid,
    /// The account that takes care; nobody: the office.
    pub(in crate::partnerships) owner: Option<Uuid>,
}

impl Tx {
    /// Opens a warning unless it is open.
    pub(in crate::partnerships) async fn open_now(
        &mut self,
        actor: &Actor,
        opening: &Opening,
        now: Timestamp,
    ) -> Result<()> {
        if self.open_already(opening).await?.is_none() {
            self.open_new(actor, opening, now).await?;
        }
        Ok(())
    }

    /// Opens a warning, or has somebody act sooner where it is open: also whoever takes care until
    /// a later day.
    pub(in crate::partnerships) async fn open_or_urge(
        &mut self,
        actor: &Actor,
        opening: &Opening,
        now: Timestamp,
    ) -> Result<Opened> {
        let Some((warning, owner, until)) = self.open_already(opening).await? else {
            return self.open_new(actor, opening, now).await;
        };
        // Whoever cannot sign in any more, or coordinates nothing, takes care of nothing.
        let owner = match self.coordinating(owner.map(AccountId)).await? {
            None => self.carer_of(opening).await?,
            owner => owner,
        };
        let until: Date = until.parse().map_err(|_| Error::Corrupt("warning.due_on"))?;
        let due_on = until.min(due(opening.rule, opening.since)).to_string();
        execute!(self, URGE, self.programme.0, warning, owner, due_on)?;
        Ok(Opened { warning, owner })
    }

    /// Gives what somebody takes care of to somebody else, or to the office; gives how many.
    pub(crate) async fn pass_warnings_on(
        &mut self,
        from: AccountId,
        to: Option<AccountId>,
    ) -> Result<u64> {
        let to = self.coordinating(to).await?;
        execute!(self, PASS_ON, self.programme.0, from.0, to)
    }

    /// The account, if it is a coordinator who may sign in.
    async fn coordinating(&mut self, account: Option<AccountId>) -> Result<Option<Uuid>> {
        let Some(account) = account else { return Ok(None) };
        let found: Option<(Uuid,)> = optional!(self, COORDINATES, self.programme.0, account.0)?;
        Ok(found.map(|(account,)| account))
    }

    /// Who is named for a side, if it is a coordinator.
    pub(in crate::partnerships) async fn named_coordinator(
        &mut self,
        pair: Uuid,
        side: Side,
    ) -> Result<Option<Uuid>> {
        let named: Option<(Uuid,)> = optional!(self, NAMED, self.programme.0, pair, side.text())?;
        Ok(named.map(|(account,)| account))
    }

    async fn open_already(
        &mut self,
        opening: &Opening,
    ) -> Result<Option<(Uuid, Option<Uuid>, String)>> {
        // The calendar may be opening the same one.
        self.take_turn().await?;
        let (programme, rule) = (self.programme.0, opening.rule.text());
        optional!(self, IS_OPEN, programme, opening.pair, rule)
    }

    async fn open_new(
        &mut self,
        actor: &Actor,
        opening: &Opening,
        now: Timestamp,
    ) -> Result<Opened> {
        let Opening { pair, rule, since, .. } = *opening;
        let (warning, owner) = (id(now), self.carer_of(opening).await?);
        execute!(
            self,
            INSERT,
            self.programme.0,
            warning,
            pair,
            rule.text(),
            since.to_string(),
            owner,
            "",
            due(rule, since).to_string(),
            micros(now),
        )?;
        let entry = Entry {
            verb: "warning.open",
            subject_kind: KIND,
            subject: warning,
            detail: rule.text(),
            reason: None,
        };
        self.record(actor, entry, now).await?;
        Ok(Opened { warning, owner })
    }

    async fn carer_of(&mut self, opening: &Opening) -> Result<Option<Uuid>> {
        let named = self.named_coordinator(opening.pair, opening.side).await?;
        if named.is_some() {
            return Ok(named);
        }
        let released: Option<(Uuid,)> =
            optional!(self, RELEASED_THIS, self.programme.0, opening.pair)?;
        Ok(released.map(|(account,)| account))
    }
}
