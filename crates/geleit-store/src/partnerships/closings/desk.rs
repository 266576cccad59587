//! The end of a pair as the office reads it, and pairs that ended without an interview.

use super::interview::Held;
use super::own::Chosen;
use super::sides;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::all;
use crate::partnerships::Open;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::closing::{Choice, Feedback, may_note};
use geleit_domain::partnerships::final_interview::is_possible;
use geleit_domain::partnerships::meetings::Way;
use jiff::Timestamp;

/// Few cohorts go on: they come first, whatever the engine believes of the pairs.
pub(super) const WITHOUT: &str = "
    SELECT p.cohort_id, COUNT(*) AS pairs, MIN(f.on_date) AS since
    FROM cohort c
    CROSS JOIN partnership p
    CROSS JOIN status_fact f
    WHERE c.programme_id = $1 AND c.status NOT IN ('draft', 'closed', 'cancelled')
        AND p.programme_id = c.programme_id AND p.cohort_id = c.id AND p.status = 'completed'
        AND f.programme_id = p.programme_id AND f.kind = 'partnership' AND f.subject_id = p.id
        AND f.status = 'completed' AND f.known_until IS NULL
        AND NOT EXISTS (SELECT 1 FROM final_interview i
            WHERE i.programme_id = p.programme_id AND i.partnership_id = p.id
                AND i.known_until IS NULL)
    GROUP BY p.cohort_id";

/// What one side has said, for the office.
#[derive(Clone, Debug)]
pub struct Given {
    /// Who.
    pub side: Side,
    /// What; nothing: not yet.
    pub feedback: Option<Feedback>,
    /// Who at the desk has noted it; nothing where the side has said it itself.
    pub noted: Option<Noted>,
    /// Can the office note it, or note it anew?
    pub may_note: bool,
    /// What the side wants afterwards.
    pub chosen: Chosen,
}

/// How what somebody said on the telephone or on paper became known.
#[derive(Clone, Debug)]
pub struct Noted {
    /// On which way.
    pub way: Way,
    /// When it was noted.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

/// The end of a pair for the office.
#[derive(Clone, Debug)]
pub struct Closing {
    /// The final interview, if one is noted.
    pub interview: Option<Held>,
    /// Can one be noted?
    pub may_note: bool,
    /// Can the sides take stock today?
    pub is_open: bool,
    /// Has the pair come to its good end?
    pub is_completed: bool,
    /// Both sides.
    pub sides: [Given; 2],
}

impl Store {
    /// The end of a pair; nothing for readers who may not act on it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn closing_of_partnership(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<Option<Closing>> {
        let mut tx = self.read(actor.programme).await?;
        let pair = match tx.partnership_to_step(actor, partnership).await {
            Ok(pair) => pair,
            Err(Error::Forbidden) => return Ok(None),
            Err(error) => return Err(error),
        };
        let status = pair.status()?;
        let (given, choices) = (tx.feedback_of(pair.id).await?, tx.choices(pair.id).await?);
        let today = tx.programme().await?.today(now);
        let is_open = tx.is_closing(&pair, today).await?;
        let said = sides(&given);
        let of = |side: Side| {
            let known = given.iter().find(|one| one.side == side);
            let by_office = known.filter(|known| known.way != Way::Online);
            let noted = by_office.map(|known| Noted {
                way: known.way,
                at: known.at,
                by: known.noted_by.clone(),
            });
            let may_note = is_open && may_note(known.map(|known| known.way), said);
            let feedback = known.map(|known| known.said.clone());
            let said = |wanted: Choice| {
                let found =
                    choices.iter().find(|(one, choice, _)| *one == side && *choice == wanted);
                found.map(|(.., said)| *said)
            };
            let chosen = Chosen { contact: said(Choice::Contact), again: said(Choice::Again) };
            Given { side, feedback, noted, may_note, chosen }
        };
        Ok(Some(Closing {
            interview: tx.final_interview(pair.id).await?,
            may_note: is_possible(status),
            is_open,
            is_completed: status == Status::Completed,
            sides: [of(Side::Mentee), of(Side::Mentor)],
        }))
    }
}

impl Tx {
    /// Pairs that have ended without a final interview, per cohort that goes on, and since when;
    /// the caller has asked permission.
    pub(crate) async fn pairs_without_interview(&mut self) -> Result<Vec<Open>> {
        all!(self, WITHOUT, self.programme.0)
    }
}
