//! Sending a draft: of two who send it at the same time one takes it, and its links lead on to
//! what it became.

use super::{Admission, Draft};
use crate::cohorts::Cohort;
use crate::error::{Error, Result};
use crate::macros::execute;
use crate::secrets::Secret;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::applications::Side;
use geleit_domain::id::DraftId;
use geleit_domain::secret_links::Door;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// How long a link to what was sent lives.
pub(crate) const LINK_LIFE: SignedDuration = SignedDuration::from_hours(180 * 24);

pub(super) const TAKE: &str = "
    UPDATE draft SET version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3 AND side = $4";
pub(super) const LEAD_LINKS_ON: &str = "
    UPDATE secret_link SET purpose = $3, subject_id = $4, ends_at = $5
    WHERE programme_id = $1 AND subject_id = $2";

impl Tx {
    /// Takes a draft of this side for sending and gives its cohort; nothing when it was sent
    /// already.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Outdated`] when the draft was changed since it was read,
    /// [`Error::WrongStatus`] when nothing can be sent any more.
    pub(crate) async fn take_draft(
        &mut self,
        secret: &Secret,
        draft: &Draft,
        side: Side,
        now: Timestamp,
    ) -> Result<Option<Cohort>> {
        let (door, subject) = self.record_link(secret, now).await?;
        if door == sent_as(side) {
            return Ok(None);
        }
        // Of two at the same time, the second waits here and then finds nothing to take.
        let (programme, version) = (self.programme.0, draft.version);
        if execute!(self, TAKE, programme, subject, version, side.text())? == 0 {
            return Err(Error::Outdated);
        }
        let cohort = self.cohort(draft.cohort).await?;
        if self.admission(&cohort, now).await? == Admission::Closed {
            return Err(Error::WrongStatus { status: cohort.status()?.text(), verb: "apply" });
        }
        Ok(Some(cohort))
    }

    /// Removes a draft that was sent; its links lead to the record that it became.
    pub(crate) async fn turn_draft(
        &mut self,
        draft: DraftId,
        side: Side,
        record: Uuid,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, door) = (self.programme.0, sent_as(side).text());
        let ends = micros(now + LINK_LIFE);
        execute!(self, LEAD_LINKS_ON, programme, draft.0, door, record, ends)?;
        self.remove_draft(draft).await
    }
}

/// What a draft of this side becomes.
fn sent_as(side: Side) -> Door {
    match side {
        Side::Mentee => Door::Application,
        Side::Mentor => Door::Mentor,
    }
}
