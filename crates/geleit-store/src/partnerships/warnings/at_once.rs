//! Warnings that do not wait for the calendar: somebody has said that it does not fit, or asked
//! for help.

use super::KIND;
use super::keep::INSERT;
use crate::entries::Entry;
use crate::error::Result;
use crate::macros::{execute, optional};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::partnerships::warnings::{Rule, due};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Who has released a pair, while the account may sign in.
pub(super) const RELEASED_THIS: &str = "
    SELECT a.id FROM entry e
    JOIN account a ON a.programme_id = e.programme_id AND a.id = e.account_id
    WHERE e.programme_id = $1 AND e.subject_id = $2 AND e.verb = 'partnership.offer'
        AND a.status = 'active'
    ORDER BY e.seq DESC LIMIT 1";
pub(super) const IS_OPEN: &str = "
    SELECT id FROM warning
    WHERE programme_id = $1 AND partnership_id = $2 AND rule = $3 AND closed_at IS NULL";

/// A warning to open.
#[derive(Clone, Copy)]
pub(in crate::partnerships) struct Opening {
    pub(in crate::partnerships) pair: Uuid,
    pub(in crate::partnerships) rule: Rule,
    pub(in crate::partnerships) since: Date,
}

impl Tx {
    /// Opens a warning unless it is open; gives it and the account that takes care, if it is new.
    pub(in crate::partnerships) async fn open_now(
        &mut self,
        actor: &Actor,
        opening: &Opening,
        now: Timestamp,
    ) -> Result<Option<(Uuid, Option<Uuid>)>> {
        // The calendar may be opening the same one.
        self.take_turn().await?;
        let (programme, Opening { pair, rule, since }) = (self.programme.0, *opening);
        let open: Option<(Uuid,)> = optional!(self, IS_OPEN, programme, pair, rule.text())?;
        if open.is_some() {
            return Ok(None);
        }
        let owner: Option<(Uuid,)> = optional!(self, RELEASED_THIS, programme, pair)?;
        let (warning, owner) = (id(now), owner.map(|(account,)| account));
        execute!(
            self,
            INSERT,
            programme,
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
        Ok(Some((warning, owner)))
    }
}
