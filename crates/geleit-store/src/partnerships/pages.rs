//! What pages read of partnerships, each in one reading transaction.

use super::beside::Beside;
use super::contacts::ContactPerson;
use super::dissolution;
use super::list::{Filter, Listed};
use super::supervision::Note;
use super::{KIND, Partnership};
use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::Line;
use crate::error::{Error, Result};
use crate::facts::StatusFact;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{CohortId, PartnershipId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::phases;
use geleit_domain::policy::{Action, Resource};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// A partnership as its page shows it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The record.
    pub partnership: Partnership,
    /// Names and organisations of both sides.
    pub line: Listed,
    /// Its cohort.
    pub cohort: Cohort,
    /// Every status it has had, also what was retracted.
    pub facts: Vec<StatusFact>,
    /// What was done, oldest first.
    pub entries: Vec<Line>,
    /// Sides that have not answered while the pair is offered. What the others have said, and
    /// who has refused, is not shown.
    pub waits_for: Vec<Side>,
    /// Until when their answer is hoped for, `YYYY-MM-DD`; empty where nobody is waited for.
    pub answer_by: String,
    /// Whom the mentee asks for help, and whom the mentor.
    pub contacts: [Option<ContactPerson>; 2],
    /// Until when it is planned, `YYYY-MM-DD`.
    pub planned_end: String,
    /// The day on which the two have met.
    pub met_on: Option<Date>,
    /// The pair that ended early before it, where the reader may know of it.
    pub follows: Option<Listed>,
    /// The pair that goes on for the mentee after it, where the reader may know of it.
    pub continued_by: Option<Listed>,
    /// What else the two have open, for readers who may act on it.
    pub beside: Vec<Beside>,
    /// Why it has ended early, for readers who may act on it.
    pub dissolution: Option<dissolution::Noted>,
    /// What experts advise, for readers who may act on it.
    pub advice: Vec<Note>,
    /// Open warnings, for readers who may act on them.
    pub warnings: Vec<super::warnings::Listed>,
    /// What both sides have done themselves, for readers who may act on it.
    pub steps: Option<Steps>,
    /// May the reader set it right?
    pub may_correct: bool,
    /// May the reader move it on?
    pub may_step: bool,
}

/// What both sides of a pair have done themselves, and when; the mentee first.
#[derive(Clone, Copy, Debug, Default)]
pub struct Steps {
    /// Is there an agreement, signed or not?
    pub is_proposed: bool,
    /// When each has signed the latest version.
    pub signed: [Option<Date>; 2],
    /// When each has answered the expectation check.
    pub expectations: [Option<Date>; 2],
}

impl Store {
    /// The cohorts whose partnerships the actor may list, the newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn cohorts_of_partnerships(&self, actor: &Actor) -> Result<Vec<Cohort>> {
        if actor.reach(Action::List, Resource::Partnership).is_none() {
            return Err(Error::Forbidden);
        }
        self.read(actor.programme).await?.cohorts().await
    }

    /// A page of the partnerships of a cohort that the actor may see, by name.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`].
    pub async fn list_partnerships(
        &self,
        actor: &Actor,
        cohort: CohortId,
        filter: &Filter,
        limit: i64,
    ) -> Result<(Cohort, Vec<Listed>)> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        Ok((loaded, tx.list_partnerships(actor, cohort, filter, limit).await?))
    }

    /// The phases of a pair; none for readers who may not act on it.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], also when the actor may not know of it.
    pub async fn phases_of_partnership(
        &self,
        actor: &Actor,
        id: PartnershipId,
        now: Timestamp,
    ) -> Result<Vec<phases::Step>> {
        let mut tx = self.read(actor.programme).await?;
        match tx.partnership_to_step(actor, id).await {
            Ok(pair) => tx.phases_of(pair.id, now).await,
            Err(Error::Forbidden) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// One partnership with its history.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], also when the actor may not know of it.
    pub async fn show_partnership(&self, actor: &Actor, id: PartnershipId) -> Result<Shown> {
        let mut tx = self.read(actor.programme).await?;
        let partnership = tx.partnership_for(actor, id).await?;
        let tie = tx.partnership_tie(actor, &partnership).await?;
        let mut open = Vec::new();
        if partnership.status()? == Status::Offered {
            open = tx.offers_of(id.0).await?;
            open.retain(|offer| offer.answer().is_ok_and(|answer| answer.is_none()));
        }
        let may_step = actor.may(tie, Action::Step, Resource::Partnership);
        let contacts =
            [tx.contact_of(id.0, Side::Mentee).await?, tx.contact_of(id.0, Side::Mentor).await?];
        let [follows, continued_by] = tx.chain_of(actor, &partnership).await?;
        Ok(Shown {
            contacts,
            follows,
            continued_by,
            planned_end: tx.planned_end(&partnership).await?.to_string(),
            met_on: tx.met_on(&partnership).await?,
            beside: if may_step { tx.pairs_beside(&partnership).await? } else { vec![] },
            dissolution: if may_step { tx.dissolution_of(id.0).await? } else { None },
            advice: if may_step { tx.supervision_notes(id.0).await? } else { vec![] },
            warnings: if may_step { tx.warnings_of(id.0).await? } else { vec![] },
            steps: if may_step { Some(tx.steps_of(id.0).await?) } else { None },
            waits_for: open.iter().map(|offer| offer.side()).collect::<Result<_>>()?,
            answer_by: open.first().map(|offer| offer.answer_by.clone()).unwrap_or_default(),
            may_step,
            line: tx.listed_partnership(actor, id).await?,
            cohort: tx.cohort(CohortId(partnership.cohort_id)).await?,
            facts: tx.status_facts(KIND, id.0).await?,
            entries: tx.entries_for(id.0, may_step).await?,
            may_correct: actor.may(tie, Action::Correct, Resource::Partnership),
            partnership,
        })
    }
}

impl Tx {
    /// What was done; why, in own words, is for whoever may act on the pair.
    async fn entries_for(&mut self, pair: Uuid, may_step: bool) -> Result<Vec<Line>> {
        let mut entries = self.entries_of(pair).await?;
        if !may_step {
            for entry in &mut entries {
                entry.reason = None;
            }
        }
        Ok(entries)
    }

    async fn steps_of(&mut self, pair: Uuid) -> Result<Steps> {
        let signed = self.signatures_of(pair).await?;
        Ok(Steps {
            is_proposed: signed.is_some(),
            signed: signed.unwrap_or_default(),
            expectations: self.expectations_answered(pair).await?,
        })
    }
}
