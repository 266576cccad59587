//! Meetings as one side of a pair sees and notes them: through a personal link, or signed in.

use super::{Became, Noted, Told};
use crate::connect::Store;
use crate::drafts::LINK_LIFE;
use crate::error::{Error, Result};
use crate::macros::one;
use crate::partnerships::offers::Offer;
use crate::partnerships::{LOAD as PARTNERSHIP, Partnership, Support};
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, PersonId, ProgrammeId};
use geleit_domain::letters::Kind;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::meetings::{Meeting, Way};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::secret_links::Door;
use jiff::Timestamp;
use uuid::Uuid;

/// Tells one side that the other has noted a meeting.
pub const NOTED_LETTER: &str = "meeting_noted";

/// A pair with its meetings as one of its two sides reads it.
#[derive(Clone, Debug)]
pub struct OwnMeetings {
    /// The programme.
    pub programme: Programme,
    /// The pair.
    pub partnership: PartnershipId,
    /// The reader's side.
    pub side: Side,
    /// First name of the other one, as on the card.
    pub other: String,
    /// Whom to ask, and until when the pair is planned.
    pub support: Support,
    /// Can a meeting be noted now?
    pub is_open: bool,
    /// Was the reader asked whether they have met, and can still say "not yet"?
    pub is_asked: bool,
    /// The last one first.
    pub meetings: Vec<Noted>,
}

impl Store {
    /// A link to the meetings of a pair for one of its sides, for a letter about to be sent.
    ///
    /// # Errors
    /// [`Error::NotFound`], also before the pair was offered to the person.
    pub async fn create_partnership_link(
        &self,
        programme: ProgrammeId,
        partnership: PartnershipId,
        person: PersonId,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let offer = tx.offer_to(person.0, partnership.0, now).await?;
        let ends = now + LINK_LIFE;
        let link = tx.create_record_link(Door::Partnership, offer.id, ends, now).await?;
        tx.commit().await?;
        Ok(link)
    }

    /// The meetings behind a personal link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn own_meetings_by_link(
        &self,
        secret: &Secret,
        now: Timestamp,
    ) -> Result<OwnMeetings> {
        let mut tx = self.read(secret.programme).await?;
        let offer = tx.side_by_link(secret, now).await?;
        tx.own_meetings(&offer).await
    }

    /// The meetings of a pair of whoever is signed in, to read or to note some.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn own_meetings(
        &self,
        actor: &Actor,
        action: Action,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<OwnMeetings> {
        let mut tx = self.read(actor.programme).await?;
        let offer = tx.side_of(actor, action, partnership, now).await?;
        tx.own_meetings(&offer).await
    }

    /// Notes a meeting through a personal link.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongStatus`] when the pair has ended, and
    /// [`Refusal::Invalid`](crate::Refusal::Invalid).
    pub async fn note_meeting_by_link(
        &self,
        secret: &Secret,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<Became> {
        let mut tx = self.write(secret.programme).await?;
        let offer = tx.side_by_link(secret, now).await?;
        let actor = Actor::link_holder(secret.programme, Some(PersonId(offer.person_id)));
        let became = tx.note_own(&actor, &offer, meeting, now).await?;
        tx.commit().await?;
        Ok(became)
    }

    /// Notes a meeting of whoever is signed in.
    ///
    /// # Errors
    /// As [`Store::note_meeting_by_link`].
    pub async fn note_own_meeting(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<Became> {
        let mut tx = self.write(actor.programme).await?;
        let offer = tx.side_of(actor, Action::Change, partnership, now).await?;
        let became = tx.note_own(actor, &offer, meeting, now).await?;
        tx.commit().await?;
        Ok(became)
    }

    /// Confirms through a personal link what the other side has noted. Gives whether it stands
    /// confirmed: it does not where the other side has corrected it meanwhile.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn confirm_meeting_by_link(
        &self,
        secret: &Secret,
        meeting: Uuid,
        now: Timestamp,
    ) -> Result<bool> {
        let mut tx = self.write(secret.programme).await?;
        let offer = tx.side_by_link(secret, now).await?;
        let actor = Actor::link_holder(secret.programme, Some(PersonId(offer.person_id)));
        let pair = tx.hold_partnership(offer.partnership_id).await?;
        let stands = tx.confirm(&actor, &pair, meeting, offer.side()?, now).await?;
        tx.commit().await?;
        Ok(stands)
    }

    /// Confirms, signed in, what the other side has noted; gives the same as
    /// [`Store::confirm_meeting_by_link`].
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn confirm_own_meeting(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        meeting: Uuid,
        now: Timestamp,
    ) -> Result<bool> {
        let mut tx = self.write(actor.programme).await?;
        let offer = tx.side_of(actor, Action::Change, partnership, now).await?;
        let pair = tx.hold_partnership(offer.partnership_id).await?;
        let stands = tx.confirm(actor, &pair, meeting, offer.side()?, now).await?;
        tx.commit().await?;
        Ok(stands)
    }
}

impl Tx {
    pub(in crate::partnerships) async fn side_by_link(
        &mut self,
        secret: &Secret,
        now: Timestamp,
    ) -> Result<Offer> {
        match self.record_link(secret, now).await? {
            (Door::Partnership, id) => self.offer(id, now).await,
            _ => Err(Error::NotFound),
        }
    }

    pub(in crate::partnerships) async fn side_of(
        &mut self,
        actor: &Actor,
        action: Action,
        partnership: PartnershipId,
        now: Timestamp,
    ) -> Result<Offer> {
        if !actor.may(Tie::Own, action, Resource::Me) {
            return Err(Error::Forbidden);
        }
        let person = actor.person.ok_or(Error::NotFound)?;
        self.offer_to(person.0, partnership.0, now).await
    }

    async fn own_meetings(&mut self, offer: &Offer) -> Result<OwnMeetings> {
        let pair: Partnership = one!(self, PARTNERSHIP, self.programme.0, offer.partnership_id)?;
        let (side, status) = (offer.side()?, pair.status()?);
        let is_open = matches!(status, Status::Accepted | Status::Running | Status::Paused);
        // Who has left is not named any more.
        let other =
            if is_open { self.other_side(&pair, side).await?.0.name } else { String::new() };
        let meetings = if is_open { self.meetings_of(pair.id).await? } else { Vec::new() };
        Ok(OwnMeetings {
            programme: self.programme().await?,
            partnership: PartnershipId(pair.id),
            support: self.support_of(&pair, side).await?,
            side,
            other,
            is_asked: is_open && self.is_asked(offer, &meetings).await?,
            is_open,
            meetings,
        })
    }

    async fn note_own(
        &mut self,
        actor: &Actor,
        offer: &Offer,
        meeting: &Meeting,
        now: Timestamp,
    ) -> Result<Became> {
        let pair = self.hold_partnership(offer.partnership_id).await?;
        let side = offer.side()?;
        let told = Told { side: Some(side), way: Way::Online, corrects: None };
        let became = self.note(actor, &pair, told, meeting, now).await?;
        if matches!(became, Became::New | Became::Corrected) {
            self.ask_to_check(&pair, side.other(), now).await?;
        }
        Ok(became)
    }

    /// Asks a side whether what was noted is right. One letter is enough for all that waits to be
    /// checked.
    pub(super) async fn ask_to_check(
        &mut self,
        pair: &Partnership,
        side: Side,
        now: Timestamp,
    ) -> Result<()> {
        self.answered(pair, side, &[Kind::MeetingNoted], now).await?;
        self.tell_side(pair, side, NOTED_LETTER, now).await
    }
}
