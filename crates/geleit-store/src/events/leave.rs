//! Whoever is erased leaves the lists of events that are still to come; places that become free go
//! to those who wait.

use super::replies::Told;
use crate::error::Result;
use crate::macros::all;
use crate::persons::email_key;
use crate::tx::Tx;
use geleit_domain::id::{EventId, PersonId, SignUpId};
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const LEAVING: &str = "
    SELECT s.id, s.event_id FROM sign_up s
    JOIN event e ON e.programme_id = s.programme_id AND e.id = s.event_id
    WHERE s.programme_id = $1 AND s.person_id = $2
        AND s.status <> 'withdrawn' AND e.status = 'published'
    UNION
    SELECT s.id, s.event_id FROM sign_up s
    JOIN event e ON e.programme_id = s.programme_id AND e.id = s.event_id
    WHERE s.programme_id = $1 AND s.email_key = $3 AND s.email_key <> ''
        AND s.status <> 'withdrawn' AND e.status = 'published'";

impl Tx {
    /// Takes somebody from the lists of events that are still to come.
    pub(crate) async fn leave_events(&mut self, person: PersonId, now: Timestamp) -> Result<()> {
        let email = email_key(&self.person(person).await?.email);
        let mut found: Vec<(Uuid, Uuid)> = all!(self, LEAVING, self.programme.0, person.0, &email)?;
        // Locks are taken in one order, whoever else leaves at the same time.
        found.sort_by_key(|(sign_up, event)| (*event, *sign_up));
        let told = Told::online(self.programme, None);
        for (sign_up, event) in found {
            let (held, _) = self.hold_event(EventId(event), 0).await?;
            let sign_up = self.sign_up(SignUpId(sign_up)).await?;
            self.step_aside(&told, &held, &sign_up, now).await?;
        }
        Ok(())
    }
}
