//! What a side of a pair reads on each of its pages beside what the page is about: whom it asks for
//! help (S1-56), and until when the pair is planned (S1-57).

use super::contacts::ContactPerson;
use super::{LOAD as PARTNERSHIP, Partnership};
use crate::error::Result;
use crate::macros::one;
use crate::tx::Tx;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::closing::opens_on;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// See the module.
#[derive(Clone, Debug, Default)]
pub struct Support {
    /// Whom to ask; nobody: the contact of the programme.
    pub person: Option<ContactPerson>,
    /// Until when the pair is planned, `YYYY-MM-DD`; empty before it has come about and after it
    /// is over.
    pub planned_end: String,
    /// From when on both sides can take stock of a pair that goes on, `YYYY-MM-DD`; empty where
    /// nothing goes on.
    pub closing_from: String,
}

impl Support {
    /// Can the sides take stock although the pair still goes on?
    #[must_use]
    pub fn is_closing(&self, today: Date) -> bool {
        !self.closing_from.is_empty() && self.closing_from <= today.to_string()
    }
}

impl Tx {
    /// For one side of a pair; the caller has asked whether it is one.
    pub(crate) async fn support_of(&mut self, pair: &Partnership, side: Side) -> Result<Support> {
        let is_planned =
            matches!(pair.status()?, Status::Accepted | Status::Running | Status::Paused);
        let (mut planned_end, mut closing_from) = (String::new(), String::new());
        if is_planned {
            let end = self.planned_end(pair).await?;
            planned_end = end.to_string();
            if pair.status()? != Status::Accepted {
                closing_from = opens_on(end).to_string();
            }
        }
        Ok(Support { person: self.contact_of(pair.id, side).await?, planned_end, closing_from })
    }

    /// As [`Tx::support_of`], by the id of the pair.
    pub(crate) async fn support_of_side(&mut self, pair: Uuid, side: Side) -> Result<Support> {
        let pair: Partnership = one!(self, PARTNERSHIP, self.programme.0, pair)?;
        self.support_of(&pair, side).await
    }

    /// Is there an attestation for this side of the pair? The caller has asked whether it is one.
    pub(crate) async fn has_attestation_of_side(
        &mut self,
        pair: Uuid,
        side: Side,
        now: Timestamp,
    ) -> Result<bool> {
        let pair: Partnership = one!(self, PARTNERSHIP, self.programme.0, pair)?;
        self.has_attestation(&pair, side, now).await
    }
}
