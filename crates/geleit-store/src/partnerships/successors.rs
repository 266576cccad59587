//! Which pair follows which: the one before that ended early, and the one that goes on for the
//! mentee.

use super::Partnership;
use super::list::Listed;
use crate::error::{Error, Result};
use crate::macros::{optional, statements};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use uuid::Uuid;

statements! {
    /// Of those that came to nothing none is it.
    SUCCESSOR = "SELECT id FROM partnership
        WHERE programme_id = $1 AND person_id = $2 AND successor_of = $3
            AND status IN ('offered', 'accepted', 'running', 'paused', 'completed', 'dissolved')
        ORDER BY created_at DESC, id DESC LIMIT 1";
}

impl Tx {
    /// The pair that a pair follows, and the one that follows it, where the actor may know of them.
    pub(super) async fn chain_of(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
    ) -> Result<[Option<Listed>; 2]> {
        let next: Option<(Uuid,)> =
            optional!(self, SUCCESSOR, self.programme.0, pair.person_id, pair.id)?;
        let before = self.listed_if_known(actor, pair.successor_of).await?;
        let next = self.listed_if_known(actor, next.map(|(id,)| id)).await?;
        Ok([before, next])
    }

    async fn listed_if_known(
        &mut self,
        actor: &Actor,
        pair: Option<Uuid>,
    ) -> Result<Option<Listed>> {
        let Some(pair) = pair else { return Ok(None) };
        match self.listed_partnership(actor, PartnershipId(pair)).await {
            Ok(listed) => Ok(Some(listed)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
