//! Meetings at the desk: what is planned and what was, noted for whoever calls, and retracted
//! when it was wrong.

use super::{Noted, RETRACT, Told};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, one};
use crate::time::micros;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::meetings::{Meeting, Way, planned_minutes};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// The day since when a pair runs; pauses do not move it.
pub(super) const STARTED: &str = "
    SELECT COALESCE(MIN(on_date), '') AS since FROM status_fact
    WHERE programme_id = $1 AND kind = 'partnership' AND subject_id = $2 AND status = 'running'
        AND known_until IS NULL";

/// Meetings of a pair beside what was planned (S1-54).
#[derive(Clone, Debug, Default)]
pub struct Hours {
    /// The last one first.
    pub meetings: Vec<Noted>,
    /// Minutes of all meetings.
    pub minutes: u64,
    /// Minutes planned since the start, until today.
    pub planned: u32,
}

/// What the office notes for somebody.
#[derive(Clone, Debug)]
pub struct Noting {
    /// Who has said so; nobody where the office was there.
    pub side: Option<Side>,
    /// On the telephone, or on paper.
    pub way: Way,
    /// The meeting.
    pub meeting: Meeting,
}

impl Store {
    /// The meetings of a pair and what was planned.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn hours_of_partnership(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<Hours> {
        let mut tx = self.read(actor.programme).await?;
        let pair = tx.partnership_for(actor, partnership).await?;
        let meetings = tx.meetings_of(pair.id).await?;
        let minutes = meetings.iter().map(|one| one.minutes.unsigned_abs()).sum();
        let (since,): (String,) = one!(tx, STARTED, actor.programme.0, pair.id)?;
        let today = tx.programme().await?.today(now);
        let planned = since.parse::<Date>().map_or(0, |since| planned_minutes(since, today));
        Ok(Hours { meetings, minutes, planned })
    }

    /// Notes a meeting for one side of a pair.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] when the pair has ended,
    /// [`Refusal::Invalid`].
    pub async fn note_meeting(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        noting: &Noting,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        let told = Told { side: noting.side, way: noting.way };
        tx.note(actor, &pair, told, &noting.meeting, now).await?;
        tx.commit().await
    }

    /// Takes a meeting back that was noted wrongly; it stays readable for whoever asks for what
    /// was believed before.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::ReasonMissing`].
    pub async fn retract_meeting(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        meeting: Uuid,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        let believed = tx.meetings_of(pair.id).await?;
        let wrong = believed.iter().find(|one| one.id == meeting).ok_or(Error::NotFound)?;
        if execute!(tx, RETRACT, actor.programme.0, pair.id, meeting, micros(now))? == 0 {
            return Err(Error::NotFound);
        }
        let verb = "partnership.retract_meeting";
        let detail = format!("{}, {} min", wrong.on_date, wrong.minutes);
        tx.record_partnership(actor, pair.id, verb, &detail, Some(reason), now).await?;
        tx.commit().await
    }
}
