//! The pairs on one page of the board, with everything that a card shows.

use super::votes::{self, VoteRow, vote};
use super::{Card, Key, NextBest, Show};
use crate::error::Result;
use crate::macros::all;
use crate::matching::cards::{self, CardRow};
use crate::matching::own::OwnRecords;
use crate::matching::proposals::Proposal;
use crate::organisations::Organisation;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use std::collections::HashMap;
use uuid::Uuid;

impl Tx {
    pub(super) async fn card_rows(
        &mut self,
        actor: &Actor,
        proposal: &Proposal,
        show: Show,
        after: Key,
        limit: i64,
        sees_origin: bool,
    ) -> Result<Vec<CardRow>> {
        let sql = match show {
            Show::All => cards::EVERY_PAIR,
            Show::Open => cards::OPEN_PAIRS,
            Show::Agreed => cards::AGREED_PAIRS,
            Show::Objected => cards::OBJECTED_PAIRS,
            Show::Locked => cards::LOCKED_PAIRS,
        };
        let organisation = actor.organisation().map_or(Uuid::nil(), |id| id.0);
        all!(
            self,
            sql,
            self.programme.0,
            proposal.id,
            organisation,
            after.place,
            after.points,
            after.id,
            limit,
            sees_origin
        )
    }

    pub(super) async fn cards<M: for<'a> From<&'a CardRow>>(
        &mut self,
        proposal: &Proposal,
        deciding: &[Organisation],
        names: &HashMap<Uuid, String>,
        own: &OwnRecords,
        rows: &[CardRow],
    ) -> Result<Vec<Card<M>>> {
        let votes: Vec<VoteRow> = all!(self, votes::VOTES, self.programme.0, proposal.id)?;
        let votes: HashMap<_, _> =
            votes.iter().map(|vote| ((vote.pair_id, vote.organisation_id), vote)).collect();
        rows.iter()
            .map(|row| {
                let name = |id| names.get(&id).cloned().unwrap_or_default();
                let next_best = row.alternatives()?.into_iter().map(|next| NextBest {
                    mentor: next.mentor,
                    name: name(next.mentor),
                    difference: next.difference,
                });
                let is_own = own.has(row.application_id, row.mentor_id);
                let is_locked = row.rule.as_deref() == Some("lock");
                Ok(Card {
                    pair: row.id,
                    version: row.version,
                    application: row.application_id,
                    mentor_id: row.mentor_id,
                    points: row.points,
                    status: row.status()?,
                    mentee: M::from(row),
                    mentor: row.mentor(),
                    reasons: row.reasons()?,
                    next_best: next_best.filter(|_| !is_own).collect(),
                    votes: deciding
                        .iter()
                        .filter(|_| !is_own)
                        .map(|by| vote(by, votes.get(&(row.id, by.id))))
                        .collect(),
                    is_own,
                    is_locked,
                    rule_organisation: row.rule_organisation.clone().filter(|_| !is_own),
                    veto_reason: row.rule_reason.clone().filter(|_| !is_locked && !is_own),
                })
            })
            .collect()
    }
}
