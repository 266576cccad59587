//! Moving a mentor along the lifecycle.

use super::Mentor;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{MentorId, OrganisationId, PersonId};
use geleit_domain::mentors::{Status, Verb};
use geleit_domain::policy::{Action, Resource};
use jiff::Timestamp;

impl Mentor {
    /// Refuses actors who may not know of this mentor, or know the mentor and may not do this.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub fn permit(&self, actor: &Actor, action: Action) -> Result<()> {
        let organisation = self.organisation_id.map(OrganisationId);
        let tie = actor.tie(organisation, Some(PersonId(self.person_id)));
        if actor.may(tie, action, Resource::Mentor) {
            return Ok(());
        }
        let is_known = actor.may(tie, Action::Show, Resource::Mentor);
        Err(if is_known { Error::Forbidden } else { Error::NotFound })
    }
}

/// Steps that need more than a reason; `consultations` and `joining` take them.
const WITH_MORE: [Verb; 4] = [Verb::Consult, Verb::SendQuestionnaire, Verb::Decline, Verb::Join];

impl Store {
    /// Moves a mentor along the lifecycle.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`], [`Error::Outdated`].
    pub async fn step_mentor(
        &self,
        actor: &Actor,
        mentor: MentorId,
        verb: Verb,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<Status> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.mentor(mentor).await?;
        loaded.permit(actor, Action::Step)?;
        if WITH_MORE.contains(&verb) {
            return Err(Error::WrongStatus { status: loaded.status()?.text(), verb: verb.text() });
        }
        let to = tx.move_mentor(actor, &loaded, verb, reason, now).await?;
        tx.commit().await?;
        Ok(to)
    }
}

impl Tx {
    /// Moves a mentor along the lifecycle, with the fact and the entry.
    ///
    /// # Errors
    /// [`Error::WrongStatus`], [`Error::Outdated`].
    pub(crate) async fn move_mentor(
        &mut self,
        actor: &Actor,
        mentor: &Mentor,
        verb: Verb,
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<Status> {
        let from = mentor.status()?;
        let wrong = Error::WrongStatus { status: from.text(), verb: verb.text() };
        // Whoever was joined to somebody known goes on there.
        let is_joined = mentor.joined_to.is_some() && verb != Verb::Join;
        let to = from.after(verb).filter(|_| !is_joined).ok_or(wrong)?;
        if verb == Verb::MakeAvailable {
            self.refuse_unsuitable(MentorId(mentor.id), now).await?;
        }
        self.step_mentor_row(mentor.id, from, to, now).await?;
        if matches!(to, Status::Declined | Status::Withdrawn) {
            self.forget_answers(mentor.id).await?;
        }
        let today = self.programme().await?.today(now);
        self.note_status("mentor", mentor.id, to.text(), today, now).await?;
        let entry = Entry {
            verb: &format!("mentor.{verb}"),
            subject_kind: "mentor",
            subject: mentor.id,
            detail: &format!("{from} -> {to}"),
            reason,
        };
        self.record(actor, entry, now).await?;
        Ok(to)
    }
}
