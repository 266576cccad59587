//! An event as the public reads it, and as whoever is on its list does. A draft does not exist for
//! either, and the address of a video call only for whoever has a place.

use super::{Event, SignUp};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::tx::Tx;
use geleit_domain::events::{Agenda, Standing, Status};
use geleit_domain::id::{EventId, ProgrammeId, SignUpId};
use geleit_domain::secret_links::Door;
use geleit_domain::slug::Kind;
use jiff::{SignedDuration, Timestamp};

/// How long after the end of an event its personal links still lead to it.
const LINK_LIFE: SignedDuration = SignedDuration::from_hours(24 * 30);

/// An event as the public reads it.
#[derive(Clone, Debug)]
pub struct PublicEvent {
    /// The programme.
    pub programme: Programme,
    /// Its id.
    pub programme_id: ProgrammeId,
    /// The event, without the address of its video call.
    pub event: Event,
    /// Is there one?
    pub is_online: bool,
    /// What happens when.
    pub agenda: Agenda,
    /// Can somebody sign up now?
    pub takes_sign_ups: bool,
    /// Would somebody who signs up now have to wait?
    pub is_full: bool,
}

/// An event as whoever is on its list reads it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The event as everybody reads it.
    pub public: PublicEvent,
    /// Where the reader stands.
    pub standing: Standing,
    /// The address of the video call, for whoever has a place; may be empty.
    pub online_link: String,
}

impl Store {
    /// The event behind the name in an address.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or it is not published.
    pub async fn public_event(&self, slug: &str, now: Timestamp) -> Result<PublicEvent> {
        let found = self.find_slug(slug, Kind::Event).await?;
        let (programme, event) = found.ok_or(Error::NotFound)?;
        let mut tx = self.read(programme).await?;
        tx.public_event(EventId(event), now).await
    }

    /// The event behind a personal link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown or over, or leads elsewhere.
    pub async fn own_event_by_link(&self, secret: &Secret, now: Timestamp) -> Result<Own> {
        let mut tx = self.read(secret.programme).await?;
        let sign_up = tx.sign_up_behind(secret, now).await?;
        tx.own_event(&sign_up, now).await
    }

    /// What a letter to somebody on the list says; it is written when it goes out.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn own_event(
        &self,
        programme: ProgrammeId,
        sign_up: SignUpId,
        now: Timestamp,
    ) -> Result<Own> {
        let mut tx = self.read(programme).await?;
        let sign_up = tx.sign_up(sign_up).await?;
        tx.own_event(&sign_up, now).await
    }

    /// A personal link for a letter that is about to be sent.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn create_event_link(
        &self,
        programme: ProgrammeId,
        sign_up: SignUpId,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let found = tx.sign_up(sign_up).await?;
        let ends = tx.event(EventId(found.event_id)).await?.ends()?.max(now) + LINK_LIFE;
        let link = tx.create_record_link(Door::Event, found.id, ends, now).await?;
        tx.commit().await?;
        Ok(link)
    }
}

impl Tx {
    async fn public_event(&mut self, id: EventId, now: Timestamp) -> Result<PublicEvent> {
        let mut event = self.event(id).await?;
        if event.status()? == Status::Draft {
            return Err(Error::NotFound);
        }
        let (placed, waiting) = self.counts(id).await?;
        let is_online = !std::mem::take(&mut event.online_link).is_empty();
        Ok(PublicEvent {
            programme: self.programme().await?,
            programme_id: self.programme,
            is_online,
            agenda: self.agenda(id).await?,
            takes_sign_ups: event.takes_sign_ups(now)?,
            is_full: event.capacity.is_some_and(|places| placed >= places || waiting > 0),
            event,
        })
    }

    async fn own_event(&mut self, sign_up: &SignUp, now: Timestamp) -> Result<Own> {
        let id = EventId(sign_up.event_id);
        let standing = sign_up.standing()?;
        let public = self.public_event(id, now).await?;
        let online_link = match (standing, public.event.status()?) {
            (Standing::Placed, Status::Published) => self.event(id).await?.online_link,
            _ => String::new(),
        };
        Ok(Own { public, standing, online_link })
    }
}
