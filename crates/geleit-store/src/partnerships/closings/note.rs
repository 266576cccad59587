//! What the office notes for a side that says it on the telephone or on paper: how it was, what was
//! reached, what is wanted afterwards.

use super::own::Chosen;
use crate::connect::Store;
use crate::error::{Refusal, Result};
use crate::partnerships::own::Acting;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::closing::Feedback;
use geleit_domain::partnerships::meetings::Way;
use jiff::Timestamp;

/// What one side has told the office.
#[derive(Clone, Debug)]
pub struct Noting {
    /// Who has said it.
    pub side: Side,
    /// On the telephone, or on paper.
    pub way: Way,
    /// How it was; nothing: only what is wanted afterwards.
    pub feedback: Option<Feedback>,
    /// What is wanted afterwards.
    pub chosen: Chosen,
}

impl Store {
    /// Notes what a side has said at the end of its pair. It may still say it anew itself, as long
    /// as the two have not both said it.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::Error::NotFound), [`Error::Forbidden`](crate::Error::Forbidden);
    /// [`Error::WrongStatus`](crate::Error::WrongStatus) while it is not open, and where the side
    /// has written it itself or both have read it; [`Refusal::Invalid`].
    pub async fn note_closing(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        noting: &Noting,
        now: Timestamp,
    ) -> Result<()> {
        let Noting { side, way, feedback, chosen } = noting;
        if *way == Way::Online {
            let expected = "on the telephone or on paper";
            return Err(Refusal::Invalid { field: "way", expected }.into());
        }
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        let person = PersonId(tx.person_on(&pair, *side).await?);
        let own = Acting { actor: actor.clone(), person, side: *side, pair };
        if let Some(feedback) = feedback {
            tx.say(&own, *way, feedback, now).await?;
        }
        tx.choose_both(&own, *way, *chosen, now).await?;
        tx.commit().await
    }
}
