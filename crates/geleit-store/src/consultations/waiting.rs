//! Questionnaires that were sent and did not come back: somebody reminds of them.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::one;
use crate::time::micros;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::{SignedDuration, Timestamp};

/// After this time without an answer somebody reminds.
const PATIENCE: SignedDuration = SignedDuration::from_hours(5 * 24);

macro_rules! overdue {
    ($reach:literal) => {
        concat!(
            "SELECT COUNT(*) AS overdue FROM consultation c
            JOIN mentor m ON m.programme_id = c.programme_id AND m.id = c.mentor_id
            WHERE c.programme_id = $1 AND c.returned_at IS NULL AND c.sent_at IS NOT NULL
                AND c.sent_at < $2 AND m.status = 'questionnaire_sent' ",
            $reach
        )
    };
}

pub(super) const OVERDUE: &str = overdue!("");
pub(super) const OVERDUE_ORGANISATION: &str = overdue!("AND m.organisation_id = $3");

impl Store {
    /// How many mentors got the link of their questionnaire more than five days ago and have not
    /// answered; for a partner, those of the own organisation.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn overdue_questionnaires(&self, actor: &Actor, now: Timestamp) -> Result<i64> {
        let reach = actor.reach(Action::List, Resource::Mentor).ok_or(Error::Forbidden)?;
        let mut tx = self.read(actor.programme).await?;
        let (programme, before) = (actor.programme.0, micros(now - PATIENCE));
        let (count,): (i64,) = if reach == Tie::Programme {
            one!(tx, OVERDUE, programme, before)?
        } else {
            let organisation = actor.organisation().map(|id| id.0);
            one!(tx, OVERDUE_ORGANISATION, programme, before, organisation)?
        };
        Ok(count)
    }
}
