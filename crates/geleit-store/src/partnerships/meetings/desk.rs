//! Meetings at the desk: what is planned and what was, noted for whoever calls, and retracted
//! when it was wrong.

use super::{Became, Noted, RETRACT, Told};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute};
use crate::partnerships::Partnership;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::meetings::{Meeting, Way, planned_while_running};
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// When a pair has run, and when it has not.
pub(super) const RAN: &str = "
    SELECT status, on_date FROM status_fact
    WHERE programme_id = $1 AND kind = 'partnership' AND subject_id = $2
        AND status IN ('running', 'paused', 'completed', 'dissolved', 'withdrawn')
        AND known_until IS NULL
    ORDER BY on_date, seq";

/// Meetings of a pair beside what was planned (S1-54).
#[derive(Clone, Debug, Default)]
pub struct Hours {
    /// The last one first.
    pub meetings: Vec<Noted>,
    /// Minutes of all meetings.
    pub minutes: u64,
    /// Minutes planned since the start, until today; nothing for days of a pause (S1-54).
    pub planned: u64,
    /// Until which day the office can note a meeting; nothing: it cannot any more.
    pub until: Option<Date>,
    /// Can the office take a meeting back?
    pub may_retract: bool,
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
    /// What the side has noted itself, read by the office and to be set right by this.
    pub corrects: Option<Uuid>,
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
        tx.hours_of(&pair, now).await
    }

    /// Notes a meeting for one side of a pair, also after its good end: a sheet of paper may come
    /// late. Where it sets right what counts, the other side is asked anew.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`]; [`Error::WrongStatus`] when the pair has ended
    /// early or its cohort is closed, [`Refusal::Invalid`].
    pub async fn note_meeting(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        noting: &Noting,
        now: Timestamp,
    ) -> Result<Became> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        let told = Told { side: noting.side, way: noting.way, corrects: noting.corrects };
        let became = tx.note(actor, &pair, told, &noting.meeting, now).await?;
        // After the end neither side has a page on which it could check anything.
        let is_asked = became == Became::Corrected && pair.status()?.is_together();
        if let Some(side) = noting.side.filter(|_| is_asked) {
            tx.ask_to_check(&pair, side.other(), now).await?;
        }
        tx.commit().await?;
        Ok(became)
    }

    /// Takes a meeting back that was noted wrongly; it stays readable for whoever asks for what
    /// was believed before.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::ReasonMissing`];
    /// [`Error::WrongStatus`] once the cohort is closed.
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
        if !tx.is_cohort_open(&pair).await? {
            let status = pair.status()?.text();
            return Err(Error::WrongStatus { status, verb: "retract_meeting" });
        }
        let believed = tx.meetings_of(pair.id).await?;
        let wrong = believed.iter().find(|one| one.id == meeting).ok_or(Error::NotFound)?;
        if execute!(tx, RETRACT, actor.programme.0, pair.id, meeting, micros(now))? == 0 {
            return Err(Error::NotFound);
        }
        let verb = "partnership.retract_meeting";
        let detail = format!("{}, {} min", wrong.on_date, wrong.minutes);
        tx.record_partnership(actor, pair.id, verb, &detail, Some(reason), now).await?;
        for side in Side::ALL {
            tx.checked(&pair, *side, now).await?;
        }
        tx.commit().await
    }
}

impl Tx {
    /// The meetings of a pair and what was planned; the caller has asked permission.
    pub(in crate::partnerships) async fn hours_of(
        &mut self,
        pair: &Partnership,
        now: Timestamp,
    ) -> Result<Hours> {
        let meetings = self.meetings_of(pair.id).await?;
        let minutes = meetings.iter().map(|one| one.minutes.unsigned_abs()).sum();
        let ran: Vec<(String, String)> = all!(self, RAN, self.programme.0, pair.id)?;
        let read = |(status, on): (String, String)| {
            let status = Status::from_text(&status).ok_or(Error::Corrupt("status_fact.status"))?;
            let on = on.parse::<Date>().map_err(|_| Error::Corrupt("status_fact.on_date"))?;
            Ok((status, on))
        };
        let ran = ran.into_iter().map(read).collect::<Result<Vec<_>>>()?;
        let today = self.programme().await?.today(now);
        let planned = planned_while_running(&ran, today);
        let until = self.takes_notes_until(pair, Way::Paper, now).await?;
        let may_retract = self.is_cohort_open(pair).await?;
        Ok(Hours { meetings, minutes, planned, until, may_retract })
    }
}
