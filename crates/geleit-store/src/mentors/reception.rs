//! Staff take a mentor in who telephones or writes, as they take in mentees: whoever may be known
//! is shown before anything is written.

use crate::applications::{Arrival, Received};
use crate::connect::Store;
use crate::error::Result;
use crate::macros::optional;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::form::MentorForm;
use geleit_domain::id::MentorId;
use geleit_domain::policy::{Action, Resource};
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const KNOWN_ALREADY: &str = "
    SELECT id FROM mentor WHERE programme_id = $1 AND id = $2";

impl Store {
    /// Takes in the enquiry that staff typed for a mentor, or says who it may be.
    ///
    /// # Errors
    /// As [`Store::receive_application`].
    pub async fn receive_mentor(
        &self,
        actor: &Actor,
        arrival: &Arrival<'_, MentorId, MentorForm>,
        now: Timestamp,
    ) -> Result<Received<MentorId>> {
        let mut tx = self.write(actor.programme).await?;
        let (cohort, reception) = (tx.cohort(arrival.cohort).await?, arrival.reception);
        tx.permit_arrival(actor, &cohort, Resource::Mentor, reception, now).await?;
        if tx.has_mentor(arrival.id).await? {
            tx.mentor(arrival.id).await?.permit(actor, Action::Show)?;
            return Ok(Received::Taken(arrival.id));
        }
        let identity = &arrival.form.identity;
        let alike = tx.resembling(identity).await?;
        let mut found = tx.candidates(actor, &alike).await?;
        for candidate in &mut found {
            if let Some(mentor) = tx.mentor_of(candidate.id()).await? {
                candidate.takes_part = true;
                let is_visible = tx.mentor(mentor).await?.permit(actor, Action::Show).is_ok();
                candidate.record = is_visible.then_some(mentor.0);
            }
        }
        let meant = tx.person_meant(&arrival.whose, identity, reception, (&alike, &found), now);
        let Some(person) = meant.await? else { return Ok(Received::MayBe(found)) };
        let new = (arrival.id, person);
        tx.take_in_mentor_for(actor, &cohort, new, arrival.form, reception, now).await?;
        tx.commit().await?;
        Ok(Received::Taken(arrival.id))
    }
}

impl Tx {
    async fn has_mentor(&mut self, id: MentorId) -> Result<bool> {
        let found: Option<(Uuid,)> = optional!(self, KNOWN_ALREADY, self.programme.0, id.0)?;
        Ok(found.is_some())
    }
}
