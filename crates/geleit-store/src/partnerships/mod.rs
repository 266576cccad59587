//! Partnerships: offered by a release, moved along their lifecycle with dated facts, set right
//! when they were recorded wrongly.

pub mod agreements;
mod answered;
mod beside;
pub mod closings;
mod contacts;
mod correction;
pub mod dissolution;
pub mod expectations;
mod extension;
pub mod fit;
pub mod hands;
mod list;
pub mod meetings;
mod met;
mod offer;
mod offers;
pub mod outcomes;
mod own;
mod pages;
mod phases;
pub mod referrals;
mod start;
mod successors;
pub mod supervision;
mod support;
pub mod warnings;

pub use beside::Beside;
pub use contacts::{ContactPerson, Named, ShownContacts};
pub use correction::Correction;
pub use dissolution::DISSOLVED_LETTER;
pub use list::{Filter, Listed};
pub(crate) use met::{at_opening, day_at_opening};
pub(crate) use offer::Offer;
pub use offers::{ACCEPTED_LETTER, APART_LETTER, Contact, Open, Own, REMINDER_LETTER, Stage};
pub(crate) use offers::{MENTEE_LETTER, MENTOR_LETTER};
pub use own::{Key, OwnPair};
pub use pages::{Shown, Steps};
pub use start::STARTED_LETTER;
pub use support::Support;

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, one, optional, row, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{ApplicationId, MentorId, OrganisationId, PartnershipId, ProgrammeId};
use geleit_domain::partnerships::dissolution::Dissolution;
use geleit_domain::partnerships::{Status, Verb};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    LOAD = "SELECT id, cohort_id, application_id, mentor_id, person_id, pair_id, successor_of,
            status, offered_on, version
        FROM partnership WHERE programme_id = $1 AND id = $2";
    STEP = "UPDATE partnership SET status = $4, version = version + 1
        WHERE programme_id = $1 AND id = $2 AND status = $3 AND version = $5";
    INSERT = offer::INSERT;
    LIST = list::LIST;
    LIST_ORGANISATION = list::LIST_ORGANISATION;
    LISTED = list::LISTED;
    SET_OFFERED_ON = correction::SET_OFFERED_ON;
    ACCEPTED = start::ACCEPTED;
    LAST_DAY = start::LAST_DAY;
}

/// The statements about what both sides are asked.
pub(crate) const OFFERS: &[(&str, &str)] = offers::STATEMENTS;

/// The statements about meetings.
pub(crate) const MEETINGS: &[(&str, &str)] = meetings::STATEMENTS;

/// The statements about what both sides do themselves.
pub(crate) const BY_BOTH_SIDES: &[&[(&str, &str)]] =
    &[agreements::STATEMENTS, expectations::STATEMENTS, fit::STATEMENTS, hands::STATEMENTS];
/// The statements about what the office does with a pair, one list for each.
pub(crate) const OFFICE: [&[(&str, &str)]; 8] = [
    beside::STATEMENTS,
    contacts::STATEMENTS,
    dissolution::STATEMENTS,
    extension::STATEMENTS,
    met::STATEMENTS,
    referrals::STATEMENTS,
    successors::STATEMENTS,
    supervision::STATEMENTS,
];
/// The statements about the end of pairs.
pub(crate) const CLOSINGS: &[(&str, &str)] = closings::STATEMENTS;

/// The statements about what becomes of mentees.
pub(crate) const OUTCOMES: &[(&str, &str)] = outcomes::STATEMENTS;

/// The statements about early warnings.
pub(crate) const WARNINGS: &[(&str, &str)] = warnings::STATEMENTS;

/// The kind under which facts and entries about partnerships stand.
pub(crate) const KIND: &str = "partnership";

row! {
    /// A released pair and what becomes of it.
    pub struct Partnership {
        /// The partnership.
        pub id: Uuid,
        /// Its cohort.
        pub cohort_id: Uuid,
        /// The mentee's application.
        pub application_id: Uuid,
        /// The mentor.
        pub mentor_id: Uuid,
        /// The mentee.
        pub person_id: Uuid,
        /// The proposed pair that was released.
        pub pair_id: Option<Uuid>,
        /// The partnership that it follows after a dissolution.
        pub successor_of: Option<Uuid>,
        /// Status word.
        pub status: String,
        /// Released on, `YYYY-MM-DD`; it counts from this day.
        pub offered_on: String,
        /// Grows with each change.
        pub version: i64,
    }
}

impl Partnership {
    /// Its status.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn status(&self) -> Result<Status> {
        Status::from_text(&self.status).ok_or(Error::Corrupt("partnership.status"))
    }
}

impl Tx {
    /// One partnership, if the actor may know of it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn partnership_for(
        &mut self,
        actor: &Actor,
        partnership: PartnershipId,
    ) -> Result<Partnership> {
        let found: Partnership = one!(self, LOAD, self.programme.0, partnership.0)?;
        let tie = self.partnership_tie(actor, &found).await?;
        if actor.may(tie, Action::Show, Resource::Partnership) {
            Ok(found)
        } else {
            Err(Error::NotFound)
        }
    }

    /// A partnership belongs to the organisation of the mentee and to that of the mentor.
    async fn partnership_tie(&mut self, actor: &Actor, found: &Partnership) -> Result<Tie> {
        let application = self.application(ApplicationId(found.application_id)).await?;
        let mentor = self.mentor(MentorId(found.mentor_id)).await?;
        let sides = [application.organisation_id, mentor.organisation_id];
        let is_ours = sides.iter().flatten().any(|id| actor.acts_for(OrganisationId(*id)));
        Ok(if is_ours { Tie::Organisation } else { Tie::Programme })
    }

    /// Moves a partnership along its lifecycle inside a larger step; the caller has asked
    /// permission. `on` is the day since when it is so.
    pub(crate) async fn step_partnership(
        &mut self,
        actor: &Actor,
        partnership: &Partnership,
        verb: Verb,
        reason: Option<&str>,
        on: Date,
        now: Timestamp,
    ) -> Result<Status> {
        let from = partnership.status()?;
        let to = from
            .after(verb)
            .ok_or(Error::WrongStatus { status: from.text(), verb: verb.text() })?;
        let (id, version) = (partnership.id, partnership.version);
        let programme = self.programme.0;
        if execute!(self, STEP, programme, id, from.text(), to.text(), version)? == 0 {
            return Err(Error::Outdated);
        }
        self.note_status(KIND, id, to.text(), on, now).await?;
        let detail = format!("{from} -> {to} on {on}");
        self.record_partnership(actor, id, &format!("partnership.{verb}"), &detail, reason, now)
            .await?;
        Ok(to)
    }

    pub(crate) async fn record_partnership(
        &mut self,
        actor: &Actor,
        partnership: Uuid,
        verb: &str,
        detail: &str,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<()> {
        let entry = Entry { verb, subject_kind: KIND, subject: partnership, detail, reason };
        self.record(actor, entry, now).await?;
        Ok(())
    }
}

impl Tx {
    /// A partnership that the actor may move on.
    pub(crate) async fn partnership_to_step(
        &mut self,
        actor: &Actor,
        partnership: PartnershipId,
    ) -> Result<Partnership> {
        let loaded = self.partnership_for(actor, partnership).await?;
        let tie = self.partnership_tie(actor, &loaded).await?;
        if actor.may(tie, Action::Step, Resource::Partnership) {
            Ok(loaded)
        } else {
            Err(Error::Forbidden)
        }
    }
}

impl Store {
    /// Is this the id of a pair?
    ///
    /// # Errors
    /// The database failed.
    pub async fn is_partnership(&self, programme: ProgrammeId, id: Uuid) -> Result<bool> {
        let mut tx = self.read(programme).await?;
        let found: Option<Partnership> = optional!(tx, LOAD, programme.0, id)?;
        Ok(found.is_some())
    }

    /// Moves a partnership along its lifecycle. Where it ends before its time, both people stand
    /// in the matching of their cohort again (S1-49); [`Store::dissolve`] also says why.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`];
    /// [`Refusal::ReasonMissing`] for an early end.
    pub async fn step_partnership(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        verb: Verb,
        reason: Option<&str>,
        on: Date,
        now: Timestamp,
    ) -> Result<Status> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, partnership).await?;
        if verb == Verb::Dissolve && reason.is_none_or(|words| words.trim().is_empty()) {
            return Err(Refusal::ReasonMissing.into());
        }
        let loaded = tx.hold_partnership(partnership.0).await?;
        let status = match verb {
            Verb::Dissolve => {
                let how = Dissolution::unexplained(on);
                tx.dissolve_pair(actor, &loaded, &how, reason, now).await?
            }
            Verb::Complete => tx.complete_pair(actor, &loaded, reason, on, now).await?,
            _ => tx.step_partnership(actor, &loaded, verb, reason, on, now).await?,
        };
        match verb {
            Verb::Decline | Verb::Withdraw => tx.come_apart(&loaded, now).await?,
            Verb::Start => tx.tell_both_sides(&loaded, STARTED_LETTER, now).await?,
            _ => {}
        }
        tx.commit().await?;
        Ok(status)
    }
}
