//! Taking a decision back. That is a decision of its own with its own entry, and it is refused
//! where somebody has decided about the same people since.

use super::trail;
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::{Entry, Line};
use crate::error::{Error, Refusal, Result};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::decisions::{Deed, Standing, Taken, may_take_back, standing};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;

impl Store {
    /// Takes a decision about the matching of a cohort back; `seq` is the place of its entry.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Forbidden`] for a vote or veto of somebody else;
    /// [`Error::Outdated`] when it was taken back already or somebody has decided since;
    /// [`Error::WrongStatus`] for a proposal, a release or a decision of a meeting;
    /// [`crate::Refusal::MentorFull`], and [`crate::Refusal::Invalid`] where a hard rule or a
    /// veto now stands against the former pair.
    pub async fn undo(
        &self,
        actor: &Actor,
        cohort: CohortId,
        seq: i64,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Decide, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        tx.hold_proposal(cohort).await?;
        let lines = tx.matching_trail(cohort).await?;
        let all: Vec<_> = lines.iter().filter_map(trail::taken).collect();
        let taken = all.iter().find(|taken| taken.seq == seq).ok_or(Error::NotFound)?;
        let line = lines.iter().find(|line| line.seq == seq).ok_or(Error::NotFound)?;
        if !may_take_back(taken, tx.own_slug(actor).await?.as_deref()) {
            return Err(Error::Forbidden);
        }
        if tx.own_records(actor).await?.is_about(taken) {
            return Err(Refusal::OwnPair.into());
        }
        match standing(&all, seq) {
            Standing::Open => {}
            Standing::Undone | Standing::Overtaken => return Err(Error::Outdated),
            Standing::Final => return Err(Error::WrongStatus { status: "final", verb: "undo" }),
        }
        tx.take_back(actor, &loaded, taken, line, now).await?;
        let detail = tx.undo_detail(actor, taken).await?;
        let (subject_kind, subject) = ("matching", cohort.0);
        let verb = "pair.undo";
        let entry = Entry { verb, subject_kind, subject, detail: &detail, reason: None };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn take_back(
        &mut self,
        actor: &Actor,
        cohort: &Cohort,
        taken: &Taken,
        line: &Line,
        now: Timestamp,
    ) -> Result<()> {
        match taken.deed {
            Deed::Lock => self.unlock_again(cohort, taken).await,
            Deed::RemoveLock => self.lock_again(actor, cohort, taken, now).await,
            Deed::Veto => self.take_veto_back(actor, cohort, taken, line, now).await,
            Deed::Move => self.move_back(cohort, taken, now).await,
            Deed::Fix | Deed::Overrule => self.take_fix_back(cohort, taken, now).await,
            Deed::Agree | Deed::Object => {
                self.take_vote_back(actor, cohort, taken, line, now).await
            }
            Deed::EndorseAll => self.take_votes_back(cohort, taken, line).await,
            // Never open, so nobody comes here.
            Deed::Propose | Deed::Release | Deed::WithdrawRelease | Deed::Undo => {
                Err(Error::Outdated)
            }
        }
    }

    /// Whom it was about, what was taken back, and for which organisation.
    async fn undo_detail(&mut self, actor: &Actor, taken: &Taken) -> Result<String> {
        let mut detail = format!("undoes={} what={}", taken.seq, taken.deed);
        let mut add = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                detail.push_str(&format!(" {key}={value}"));
            }
        };
        add("mentee", taken.application.map(|id| id.to_string()));
        add("mentor", taken.mentor.map(|id| id.to_string()));
        add("to", taken.to.map(|id| id.to_string()));
        add("organisation", self.own_slug(actor).await?);
        Ok(detail)
    }
}
