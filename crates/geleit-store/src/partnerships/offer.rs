//! The beginning of a partnership: a released pair is offered to both sides.

use super::KIND;
use super::offers::{MENTEE_LETTER, MENTOR_LETTER};
use crate::applications::Application;
use crate::error::Result;
use crate::macros::execute;
use crate::mails::Letter;
use crate::mentors::Mentor;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, PersonId};
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

// Who is offered beside an open pair follows nobody: it counts as a pair of its own.
pub(super) const INSERT: &str = "
    INSERT INTO partnership (programme_id, id, cohort_id, application_id, mentor_id, person_id,
        pair_id, successor_of, status, offered_on, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT p.id FROM partnership p
        WHERE p.programme_id = $1 AND p.application_id = $4 AND p.status = 'dissolved'
            AND NOT EXISTS (SELECT 1 FROM partnership q WHERE q.programme_id = p.programme_id
                AND q.person_id = $6 AND q.application_id = $4
                AND q.status IN ('offered', 'accepted', 'running', 'paused'))
        ORDER BY p.created_at DESC, p.id DESC LIMIT 1), $8, $9, $10)";

/// What is offered to whom.
#[derive(Clone, Debug)]
pub(crate) struct Offer {
    /// The proposed pair; nothing for a second mentor, whom nobody has proposed.
    pub(crate) pair: Option<Uuid>,
    pub(crate) application: Application,
    pub(crate) mentor: Mentor,
    /// The local day of the release: the pair counts from it.
    pub(crate) on: Date,
}

impl Tx {
    /// Makes a partnership of a released pair, with a letter to each side; the guards of the
    /// database refuse one that has no place.
    pub(crate) async fn offer_partnership(
        &mut self,
        actor: &Actor,
        offer: &Offer,
        letters_due: Timestamp,
        now: Timestamp,
    ) -> Result<PartnershipId> {
        let partnership = id(now);
        let Offer { pair, application, mentor, on } = offer;
        execute!(
            self,
            INSERT,
            self.programme.0,
            partnership,
            application.cohort_id,
            application.id,
            mentor.id,
            application.person_id,
            *pair,
            Status::Offered.text(),
            on.to_string(),
            micros(now)
        )?;
        self.note_status(KIND, partnership, Status::Offered.text(), *on, now).await?;
        let detail = format!("mentee={} mentor={} on {on}", application.id, mentor.id);
        self.record_partnership(actor, partnership, "partnership.offer", &detail, None, now)
            .await?;
        let sides = [(Side::Mentee, application.person_id), (Side::Mentor, mentor.person_id)];
        self.ask_both_sides(partnership, sides, (*on, letters_due), now).await?;
        for (template, person) in
            [(MENTEE_LETTER, application.person_id), (MENTOR_LETTER, mentor.person_id)]
        {
            let language = self.language_of(PersonId(person)).await?;
            let letter = Letter {
                template,
                language: &language,
                person: Some(PersonId(person)),
                account: None,
                subject: Some(partnership),
                due: letters_due,
            };
            self.post(letter, now).await?;
        }
        Ok(PartnershipId(partnership))
    }
}
