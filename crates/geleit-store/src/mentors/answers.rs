//! What staff set right about a mentor who is available.

use super::Mentor;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::MentorId;
use geleit_domain::mentors::Status;
use geleit_domain::mentors::questionnaire::Answered;
use geleit_domain::policy::Action;
use jiff::Timestamp;

impl Store {
    /// Writes answers over those that are known; the former ones stay readable.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`] on
    /// the way into the pool and after leaving, [`Refusal::MentorFull`].
    pub async fn change_answers(
        &self,
        actor: &Actor,
        mentor: MentorId,
        version: i64,
        answered: &Answered,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.mentor(mentor).await?;
        loaded.permit(actor, Action::Change)?;
        let status = loaded.status()?;
        if !matches!(status, Status::Available | Status::Paused) {
            return Err(Error::WrongStatus { status: status.text(), verb: "change" });
        }
        if loaded.version != version {
            return Err(Error::Outdated);
        }
        tx.write_answers(&loaded, answered, now).await?;
        let entry = Entry {
            verb: "mentor.change",
            subject_kind: "mentor",
            subject: mentor.0,
            detail: "",
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// Writes the answers as a new version, and the capacity.
    pub(crate) async fn write_answers(
        &mut self,
        mentor: &Mentor,
        answered: &Answered,
        now: Timestamp,
    ) -> Result<()> {
        let id = MentorId(mentor.id);
        let capacity = answered.capacity.map_or(mentor.capacity, i64::from);
        if capacity < self.open_pairs_of(mentor.id).await? {
            return Err(Refusal::MentorFull.into());
        }
        self.change_mentor(mentor, mentor.organisation_id, capacity).await?;
        if answered.profile != self.mentor_profile(id).await? {
            self.put_mentor_profile(id, &answered.profile, now).await?;
        }
        Ok(())
    }
}
