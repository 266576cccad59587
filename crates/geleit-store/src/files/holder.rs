//! The record that a file belongs to: whoever may do something with it may with its files.

use super::File;
use crate::error::{Error, Result};
use crate::macros::all;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Status;
use geleit_domain::id::{ApplicationId, DraftId, MentorId, PersonId};
use geleit_domain::policy::Action;
use geleit_domain::secret_links::Door;
use jiff::Timestamp;
use uuid::Uuid;

macro_rules! of {
    ($column:literal) => {
        concat!(
            "SELECT id, draft_id, application_id, mentor_id, kind, name, media_type, bytes,
                account_id, created_at
            FROM file WHERE programme_id = $1 AND ",
            $column,
            " = $2 ORDER BY created_at, id"
        )
    };
}

pub(super) const OF_DRAFT: &str = of!("draft_id");
pub(super) const OF_APPLICATION: &str = of!("application_id");
pub(super) const OF_MENTOR: &str = of!("mentor_id");

/// The record that a file belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holder {
    /// An application that somebody is still writing.
    Draft(DraftId),
    /// An application.
    Application(ApplicationId),
    /// A mentor.
    Mentor(MentorId),
}

impl Holder {
    pub(super) fn ids(self) -> (Option<Uuid>, Option<Uuid>, Option<Uuid>) {
        match self {
            Self::Draft(id) => (Some(id.0), None, None),
            Self::Application(id) => (None, Some(id.0), None),
            Self::Mentor(id) => (None, None, Some(id.0)),
        }
    }

    pub(super) fn holds(self, file: &File) -> bool {
        self.ids() == (file.draft_id, file.application_id, file.mentor_id)
    }
}

impl Tx {
    /// The files of a record, the oldest first.
    pub(crate) async fn files_of(&mut self, holder: Holder) -> Result<Vec<File>> {
        match holder {
            Holder::Draft(id) => all!(self, OF_DRAFT, self.programme.0, id.0),
            Holder::Application(id) => all!(self, OF_APPLICATION, self.programme.0, id.0),
            Holder::Mentor(id) => all!(self, OF_MENTOR, self.programme.0, id.0),
        }
    }

    /// Refuses actors who may not do this with the record. A draft belongs to the holder of its
    /// link alone.
    pub(super) async fn permit_holder(
        &mut self,
        actor: &Actor,
        holder: Holder,
        action: Action,
    ) -> Result<()> {
        match holder {
            Holder::Draft(_) => Err(Error::NotFound),
            Holder::Application(id) => self.application(id).await?.permit(actor, action),
            Holder::Mentor(id) => self.mentor(id).await?.permit(actor, action),
        }
    }

    /// The record that a personal link leads to.
    pub(super) async fn holder_behind(
        &mut self,
        secret: &Secret,
        now: Timestamp,
    ) -> Result<Holder> {
        Ok(match self.record_link(secret, now).await? {
            (Door::Draft, id) => Holder::Draft(DraftId(id)),
            (Door::Application, id) => Holder::Application(ApplicationId(id)),
            // A mentor's own page takes no files.
            (Door::Mentor, _) => return Err(Error::NotFound),
            (Door::Questionnaire, id) => Holder::Mentor(MentorId(id)),
            (
                Door::Offer
                | Door::Partnership
                | Door::Event
                | Door::Survey
                | Door::Calendar
                | Door::Letters,
                _,
            ) => {
                return Err(Error::NotFound);
            }
        })
    }

    /// Whose record it is; a draft is nobody's yet.
    pub(super) async fn person_holding(&mut self, holder: Holder) -> Result<Option<PersonId>> {
        Ok(match holder {
            Holder::Draft(_) => None,
            Holder::Application(id) => Some(PersonId(self.application(id).await?.person_id)),
            Holder::Mentor(id) => Some(PersonId(self.mentor(id).await?.person_id)),
        })
    }

    /// Refuses a further file for an application about which nothing is decided any more.
    pub(super) async fn refuse_ended(&mut self, holder: Holder) -> Result<()> {
        let Holder::Application(id) = holder else { return Ok(()) };
        let status = self.application(id).await?.status()?;
        match status {
            Status::Withdrawn | Status::NotAccepted | Status::Ineligible => {
                Err(Error::WrongStatus { status: status.text(), verb: "add_file" })
            }
            _ => Ok(()),
        }
    }
}
