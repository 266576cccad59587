//! Until when organisations vote. Whoever has open votes is reminded once before.

use super::Votes;
use super::open::TALLY;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute};
use crate::mails::Letter;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{AccountId, CohortId, ProgrammeId};
use geleit_domain::matching::voting::remind_at;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Reminds an organisation of its open votes.
pub const VOTES_LETTER: &str = "votes_reminder";

pub(super) const SET: &str = "
    INSERT INTO vote_deadline (programme_id, cohort_id, ends_at, remind_at, created_at)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (programme_id, cohort_id) DO UPDATE SET ends_at = EXCLUDED.ends_at,
        remind_at = EXCLUDED.remind_at, reminded_at = NULL, version = vote_deadline.version + 1
    WHERE vote_deadline.version = $6";
pub(super) const DUE: &str = "SELECT cohort_id FROM vote_deadline
    WHERE programme_id = $1 AND reminded_at IS NULL AND remind_at <= $2 AND ends_at > $2";
pub(super) const REMINDED: &str = "UPDATE vote_deadline SET reminded_at = $3
    WHERE programme_id = $1 AND cohort_id = $2 AND reminded_at IS NULL";
/// Whoever may vote for an organisation: its own people, and those whom it has named.
pub(super) const VOTERS: &str = "
    SELECT a.id, a.language FROM account a
    WHERE a.programme_id = $1 AND a.status = 'active'
        AND (EXISTS (SELECT 1 FROM account_role r WHERE r.programme_id = a.programme_id
                AND r.account_id = a.id AND r.role = 'partner' AND r.organisation_id = $2)
            OR EXISTS (SELECT 1 FROM deputy d WHERE d.programme_id = a.programme_id
                AND d.account_id = a.id AND d.organisation_id = $2))";

impl Store {
    /// Sets until when the organisations vote about a cohort's pairs.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`]; [`Refusal::Invalid`] for a
    /// time that is over.
    pub async fn set_vote_deadline(
        &self,
        actor: &Actor,
        cohort: CohortId,
        version: i64,
        ends: Timestamp,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Release, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        if ends <= now {
            return Err(Refusal::Invalid { field: "ends", expected: "a time after now" }.into());
        }
        let (programme, at) = (actor.programme.0, micros(now));
        let remind = micros(remind_at(&tx.letter_calendar().await?, now, ends));
        if execute!(tx, SET, programme, cohort.0, micros(ends), remind, at, version)? == 0 {
            return Err(Error::Outdated);
        }
        let entry = Entry {
            verb: "matching.set_deadline",
            subject_kind: "matching",
            subject: cohort.0,
            detail: &format!("ends={ends}"),
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }

    /// Reminds every organisation with open votes whose deadline is near, once; gives how many
    /// letters.
    ///
    /// # Errors
    /// The database failed; then nobody is reminded, and the next time everybody.
    pub async fn remind_voters(&self, programme: ProgrammeId, now: Timestamp) -> Result<u64> {
        let mut tx = self.read(programme).await?;
        let due: Vec<(Uuid,)> = all!(tx, DUE, programme.0, micros(now))?;
        drop(tx);
        if due.is_empty() {
            return Ok(0);
        }
        let (mut tx, mut letters) = (self.write(programme).await?, 0);
        for (cohort,) in due {
            // Another node may have been first.
            if execute!(tx, REMINDED, programme.0, cohort, micros(now))? > 0 {
                letters += tx.remind_voters(cohort, now).await?;
            }
        }
        tx.commit().await?;
        Ok(letters)
    }
}

impl Tx {
    async fn remind_voters(&mut self, cohort: Uuid, now: Timestamp) -> Result<u64> {
        let votes: Vec<Votes> = all!(self, TALLY, self.programme.0, cohort)?;
        // Whoever votes for two organisations gets one letter.
        let mut voters = BTreeMap::new();
        for by in votes.iter().filter(|by| by.open > 0) {
            let of_one: Vec<(Uuid, String)> = all!(self, VOTERS, self.programme.0, by.id)?;
            voters.extend(of_one);
        }
        for (account, language) in &voters {
            let letter = Letter {
                template: VOTES_LETTER,
                language,
                person: None,
                account: Some(AccountId(*account)),
                subject: Some(cohort),
                due: now,
            };
            self.post(letter, now).await?;
        }
        Ok(voters.len() as u64)
    }
}
