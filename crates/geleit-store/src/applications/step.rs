//! Moving an application along its lifecycle, and setting a wrong decision or date right.

use super::Application;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, one};
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::{Status, Verb};
use geleit_domain::id::{ApplicationId, OrganisationId, PersonId};
use geleit_domain::policy::{Action, Resource};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

pub(super) const OPEN_PAIR: &str = "
    SELECT COUNT(*) AS pairs FROM partnership
    WHERE programme_id = $1 AND application_id = $2
        AND status IN ('offered', 'accepted', 'running', 'paused')";
pub(super) const SET_STATUS: &str = "
    UPDATE application SET status = $4, version = version + 1,
        waitlist_rank = CASE WHEN $4 = 'waitlisted' THEN waitlist_rank END
    WHERE programme_id = $1 AND id = $2 AND version = $3";
// Whoever comes onto the waiting list stands last on it, whoever leaves it leaves a gap.
pub(super) const STEP: &str = "
    UPDATE application SET status = $4, waiting_since = $5, version = version + 1,
        waitlist_rank = CASE WHEN $4 = 'waitlisted' THEN (
            SELECT COALESCE(MAX(o.waitlist_rank), 0) + 1 FROM application o
            WHERE o.programme_id = $1 AND o.cohort_id = application.cohort_id
                AND o.waitlist_rank IS NOT NULL) END
    WHERE programme_id = $1 AND id = $2 AND status = $3";

/// What was right instead of a wrong fact.
#[derive(Clone, Copy, Debug)]
pub struct Correction<'a> {
    /// The wrong status fact.
    pub fact: Uuid,
    /// The version of the application that was read.
    pub version: i64,
    /// The right status.
    pub status: Status,
    /// The right date.
    pub on: Date,
    /// Why it was wrong.
    pub reason: &'a str,
}

impl Application {
    /// Refuses actors who may not know of this application, or know it and may not do this.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub fn permit(&self, actor: &Actor, action: Action) -> Result<()> {
        let organisation = self.organisation_id.map(OrganisationId);
        let tie = actor.tie(organisation, Some(PersonId(self.person_id)));
        if actor.may(tie, action, Resource::Application) {
            return Ok(());
        }
        Err(match actor.may(tie, Action::Show, Resource::Application) {
            true => Error::Forbidden,
            false => Error::NotFound,
        })
    }
}

impl Store {
    /// Moves an application along its lifecycle; `on` is the day of the decision.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`], [`Error::Outdated`].
    pub async fn step_application(
        &self,
        actor: &Actor,
        application: ApplicationId,
        verb: Verb,
        reason: Option<&str>,
        on: Date,
        now: Timestamp,
    ) -> Result<Status> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.application(application).await?;
        loaded.permit(actor, Action::Step)?;
        let (to, _) = tx.move_application(actor, &loaded, verb, reason, on, now).await?;
        tx.commit().await?;
        Ok(to)
    }

    /// Sets a wrong decision or date of an application right. The wrong one stays readable; a
    /// letter about a decision that still waits is taken back.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Refusal::ReasonMissing`],
    /// [`Refusal::MenteePaired`] when an open pair rests on the acceptance.
    pub async fn correct_application(
        &self,
        actor: &Actor,
        application: ApplicationId,
        correction: Correction<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.application(application).await?;
        loaded.permit(actor, Action::Correct)?;
        if correction.reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        if correction.on > tx.programme().await?.today(now) {
            return Err(Refusal::Invalid { field: "on", expected: "not in the future" }.into());
        }
        let right = (correction.status.text(), correction.on);
        let subject = application.0;
        let wrong = tx.replace_status("application", subject, correction.fact, right, now).await?;
        let status = tx.status_now("application", subject).await?;
        if status != Status::Accepted.text() && tx.has_open_pair(application).await? {
            return Err(Refusal::MenteePaired.into());
        }
        let (programme, version) = (actor.programme.0, correction.version);
        if execute!(tx, SET_STATUS, programme, subject, version, &status)? == 0 {
            return Err(Error::Outdated);
        }
        // What was wrong is not told any more, if it was not told yet.
        tx.withdraw_decision_letters(subject, now).await?;
        let detail = format!("{} {} -> {} {}", wrong.status, wrong.on_date, right.0, right.1);
        let entry = Entry {
            verb: "application.correct",
            subject_kind: "application",
            subject,
            detail: &detail,
            reason: Some(correction.reason),
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// Moves an application along its lifecycle inside a larger step; the caller has asked
    /// permission. Gives the new status and the id of the kept reason.
    ///
    /// # Errors
    /// [`Error::WrongStatus`], [`Error::Outdated`].
    pub(crate) async fn move_application(
        &mut self,
        actor: &Actor,
        loaded: &Application,
        verb: Verb,
        reason: Option<&str>,
        on: Date,
        now: Timestamp,
    ) -> Result<(Status, Option<Uuid>)> {
        let from = loaded.status()?;
        let wrong = Error::WrongStatus { status: from.text(), verb: verb.text() };
        let to = from.after(verb).ok_or(wrong)?;
        let (programme, id, at) = (self.programme.0, loaded.id, micros(now));
        if execute!(self, STEP, programme, id, from.text(), to.text(), at)? == 0 {
            return Err(Error::Outdated);
        }
        self.note_status("application", id, to.text(), on, now).await?;
        let entry = Entry {
            verb: &format!("application.{verb}"),
            subject_kind: "application",
            subject: id,
            detail: &format!("{from} -> {to}"),
            reason,
        };
        let reason = self.record(actor, entry, now).await?;
        if from == Status::InterviewSet && verb == Verb::Withdraw {
            self.cancel_interview_of(actor, ApplicationId(loaded.id), now).await?;
        }
        Ok((to, reason))
    }

    /// Does a pair that takes a place rest on this application?
    pub(super) async fn has_open_pair(&mut self, application: ApplicationId) -> Result<bool> {
        let (pairs,): (i64,) = one!(self, OPEN_PAIR, self.programme.0, application.0)?;
        Ok(pairs > 0)
    }
}
