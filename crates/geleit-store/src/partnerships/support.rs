//! What a side of a pair reads on each of its pages beside what the page is about: whom it asks for
//! help (S1-56), and until when the pair is planned (S1-57).

use super::contacts::ContactPerson;
use super::{LOAD as PARTNERSHIP, Partnership};
use crate::error::Result;
use crate::macros::one;
use crate::tx::Tx;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use uuid::Uuid;

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Support {
    /// Whom to ask; nobody: the contact of the programme.
    pub person: Option<ContactPerson>,
    /// Until when the pair is planned, `YYYY-MM-DD`; empty before it has come about and after it
    /// is over.
    pub planned_end: String,
}

impl Tx {
    /// For one side of a pair; the caller has asked whether it is one.
    pub(crate) async fn support_of(&mut self, pair: &Partnership, side: Side) -> Result<Support> {
        let is_planned =
            matches!(pair.status()?, Status::Accepted | Status::Running | Status::Paused);
        let planned_end =
            if is_planned { self.planned_end(pair).await?.to_string() } else { String::new() };
        Ok(Support { person: self.contact_of(pair.id, side).await?, planned_end })
    }

    /// As [`Tx::support_of`], by the id of the pair.
    pub(crate) async fn support_of_side(&mut self, pair: Uuid, side: Side) -> Result<Support> {
        let pair: Partnership = one!(self, PARTNERSHIP, self.programme.0, pair)?;
        self.support_of(&pair, side).await
    }
}
