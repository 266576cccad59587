//! An event as the public reads it, and as whoever is on its list does. A draft does not exist for
//! either, and the address of a video call only for whoever has a place.

use super::{Event, EventFile, SignUp};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, one, optional, row};
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::events::{Agenda, Standing, Status};
use geleit_domain::id::{EventId, PersonId, ProgrammeId, SignUpId};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::secret_links::Door;
use geleit_domain::slug::Kind;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// How long after the end of an event its personal links still lead to it.
const LINK_LIFE: SignedDuration = super::over::GUESTS_KNOWN_FOR;

/// For so long an event that is over stays in the list of whoever was invited.
const SHOWN_FOR: SignedDuration = SignedDuration::from_hours(24 * 400);

pub(super) const OWN_LIST: &str = "
    SELECT e.id, e.kind, e.title, e.status, e.starts_at, e.time_zone, s.status AS standing
    FROM sign_up s
    JOIN event e ON e.programme_id = s.programme_id AND e.id = s.event_id
    WHERE s.programme_id = $1 AND s.person_id = $2 AND e.status <> 'draft' AND e.starts_at >= $3
    ORDER BY e.starts_at DESC, e.id LIMIT 200";
pub(super) const OWN_SIGN_UP: &str = "
    SELECT id, event_id, person_id, language, status, number, sequence FROM sign_up
    WHERE programme_id = $1 AND event_id = $2 AND person_id = $3";
/// The name under which somebody stood in the list of an event and was there.
pub(super) const ATTENDED_AS: &str = "
    SELECT COALESCE(NULLIF(TRIM(v.given_name || ' ' || v.family_name), ''), s.name) AS name
    FROM attendance a
    JOIN sign_up s ON s.programme_id = a.programme_id AND s.event_id = a.event_id
        AND s.id = a.sign_up_id
    LEFT JOIN person_version v ON v.programme_id = s.programme_id AND v.person_id = s.person_id
        AND v.known_until IS NULL
    WHERE a.programme_id = $1 AND a.event_id = $2 AND a.sign_up_id = $3 AND a.status = 'attended'
        AND a.known_until IS NULL";

row! {
    /// An event in the list of somebody who is invited.
    pub struct OwnLine {
        /// The event.
        pub id: Uuid,
        /// Kind word.
        pub kind: String,
        /// What it is called.
        pub title: String,
        /// Status word.
        pub status: String,
        /// Begins at, µs since the epoch.
        pub starts_at: i64,
        /// IANA time zone in which the time was said.
        pub time_zone: String,
        /// Where the reader stands.
        pub standing: String,
    }
}

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
    /// How it was, in a few words; may be empty.
    pub report: String,
    /// Pictures with a right in them.
    pub pictures: Vec<EventFile>,
}

/// An event as whoever is on its list reads it.
#[derive(Clone, Debug)]
pub struct Own {
    /// The event as everybody reads it.
    pub public: PublicEvent,
    /// Where the reader stands.
    pub standing: Standing,
    /// Grows with each change of the event or of the reader's place, as in the feed.
    pub sequence: i64,
    /// The address of the video call, for whoever has a place; may be empty.
    pub online_link: String,
    /// What there is to read.
    pub material: Vec<EventFile>,
    /// The record of the reader; nothing for a guest.
    pub person: Option<PersonId>,
    /// The name of the reader, if the event was held and the list says that they were there.
    pub attended_as: Option<String>,
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

    /// The events to which whoever is signed in is invited, the latest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn own_events(&self, actor: &Actor, now: Timestamp) -> Result<Vec<OwnLine>> {
        if !actor.may(Tie::Own, Action::Show, Resource::Me) {
            return Err(Error::Forbidden);
        }
        let Some(person) = actor.person else { return Ok(vec![]) };
        let mut tx = self.read(actor.programme).await?;
        all!(tx, OWN_LIST, actor.programme.0, person.0, micros(now - SHOWN_FOR))
    }

    /// An event to which whoever is signed in is invited.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn own_event_of(&self, actor: &Actor, event: EventId, now: Timestamp) -> Result<Own> {
        let mut tx = self.read(actor.programme).await?;
        let sign_up = tx.own_sign_up(actor, Action::Show, event).await?;
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
    /// Where whoever is signed in stands towards an event.
    pub(super) async fn own_sign_up(
        &mut self,
        actor: &Actor,
        action: Action,
        event: EventId,
    ) -> Result<SignUp> {
        if !actor.may(Tie::Own, action, Resource::Me) {
            return Err(Error::Forbidden);
        }
        let person = actor.person.ok_or(Error::NotFound)?;
        one!(self, OWN_SIGN_UP, self.programme.0, event.0, person.0)
    }

    async fn public_event(&mut self, id: EventId, now: Timestamp) -> Result<PublicEvent> {
        let mut event = self.event(id).await?;
        if event.status()? == Status::Draft {
            return Err(Error::NotFound);
        }
        let (placed, waiting) = self.counts(id).await?;
        let is_online = !std::mem::take(&mut event.online_link).is_empty();
        let report = self.event_report(event.id).await?;
        let mut pictures = self.event_files(id).await?;
        pictures.retain(|file| file.public_at.is_some());
        Ok(PublicEvent {
            programme: self.programme().await?,
            programme_id: self.programme,
            is_online,
            agenda: self.agenda(id).await?,
            takes_sign_ups: event.takes_sign_ups(now)?,
            is_full: event.capacity.is_some_and(|places| placed >= places || waiting > 0),
            report: report.map(|report| report.public_words).unwrap_or_default(),
            pictures,
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
        let material = self.materials(&public.event).await?;
        let person = sign_up.person_id.map(PersonId);
        let attended_as = match public.event.status()? {
            Status::Held => self.attended_as(sign_up).await?,
            _ => None,
        };
        let sequence = public.event.sequence + sign_up.sequence;
        Ok(Own { public, standing, sequence, online_link, material, person, attended_as })
    }

    async fn attended_as(&mut self, sign_up: &SignUp) -> Result<Option<String>> {
        let (programme, event) = (self.programme.0, sign_up.event_id);
        let found: Option<(String,)> = optional!(self, ATTENDED_AS, programme, event, sign_up.id)?;
        Ok(found.map(|(name,)| name).filter(|name| !name.is_empty()))
    }
}
