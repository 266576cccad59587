//! The secret feed of somebody's dates for a calendar program: the events they are invited to and
//! their own interviews, and nobody else's name. A new link ends the one before.

use crate::connect::Store;
use crate::error::{Error, Result};
use crate::events::Event;
use crate::interviews::Interview;
use crate::macros::{all, execute, row, statements};
use crate::programmes::Programme;
use crate::secrets::Secret;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::events::Standing;
use geleit_domain::id::{PersonId, ProgrammeId, SignUpId};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::secret_links::Door;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// A feed is read for as long as somebody takes part, and ends by itself some time after.
const LIFE: SignedDuration = SignedDuration::from_hours(24 * 730);
/// For so long a date that is over stays in the feed: what was cancelled has to arrive.
const SHOWN_FOR: SignedDuration = SignedDuration::from_hours(24 * 180);

statements! {
    END = "DELETE FROM secret_link
        WHERE programme_id = $1 AND subject_id = $2 AND purpose = 'calendar'";
    PLACES = "SELECT s.event_id, s.status, s.sequence, COALESCE(s.answered_at, s.created_at) AS at,
            e.changed_at
        FROM sign_up s
        JOIN event e ON e.programme_id = s.programme_id AND e.id = s.event_id
        WHERE s.programme_id = $1 AND s.person_id = $2 AND e.status <> 'draft'
            AND e.starts_at >= $3
        ORDER BY e.starts_at, e.id";
    EVENTS = "SELECT e.id, e.slug, e.cohort_id, e.kind, e.title, e.about, e.status, e.starts_at,
            e.time_zone, e.minutes, e.capacity, e.venue_name, e.address, e.room, e.step_free,
            e.online_link, e.sequence, e.version
        FROM sign_up s
        JOIN event e ON e.programme_id = s.programme_id AND e.id = s.event_id
        WHERE s.programme_id = $1 AND s.person_id = $2 AND e.status <> 'draft'
            AND e.starts_at >= $3
        ORDER BY e.starts_at, e.id";
    INTERVIEWS = "SELECT i.id, i.application_id, i.starts_at, i.time_zone, i.minutes, i.mode,
            i.place, i.status, i.sequence, i.notes, i.version
        FROM application a
        CROSS JOIN interview i
        WHERE a.programme_id = $1 AND a.person_id = $2 AND i.programme_id = a.programme_id
            AND i.application_id = a.id AND i.starts_at >= $3
        ORDER BY i.starts_at, i.id";
}

row! {
    struct Place {
        event_id: Uuid,
        status: String,
        sequence: i64,
        at: i64,
        changed_at: i64,
    }
}

/// An event in somebody's feed.
#[derive(Clone, Debug)]
pub struct FeedEvent {
    /// The event; the address of its video call is there only for whoever has a place.
    pub event: Event,
    /// Where the reader stands.
    pub standing: Standing,
    /// Grows with each change of the event or of the reader's place.
    pub sequence: i64,
    /// When one of them changed last, µs since the epoch.
    pub changed_at: i64,
}

/// Somebody's dates.
#[derive(Clone, Debug)]
pub struct Feed {
    /// The programme.
    pub programme: Programme,
    /// Events, the first one first.
    pub events: Vec<FeedEvent>,
    /// The own interviews, the first one first.
    pub interviews: Vec<Interview>,
}

impl Store {
    /// A new link to the feed of whoever is signed in. The one before leads nowhere any more.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] for an account of nobody.
    pub async fn renew_own_feed(&self, actor: &Actor, now: Timestamp) -> Result<String> {
        if !actor.may(Tie::Own, Action::Change, Resource::Me) {
            return Err(Error::Forbidden);
        }
        let person = actor.person.ok_or(Error::NotFound)?;
        self.renew_feed(actor.programme, person, now).await
    }

    /// A new link to the feed of whoever holds the link of an invitation.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for a guest.
    pub async fn renew_feed_by_link(&self, secret: &Secret, now: Timestamp) -> Result<String> {
        let mut tx = self.read(secret.programme).await?;
        let (Door::Event, sign_up) = tx.record_link(secret, now).await? else {
            return Err(Error::NotFound);
        };
        let person = tx.sign_up(SignUpId(sign_up)).await?.person_id.ok_or(Error::NotFound)?;
        drop(tx);
        self.renew_feed(secret.programme, PersonId(person), now).await
    }

    async fn renew_feed(
        &self,
        programme: ProgrammeId,
        person: PersonId,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        execute!(tx, END, programme.0, person.0)?;
        let link = tx.create_record_link(Door::Calendar, person.0, now + LIFE, now).await?;
        tx.commit().await?;
        Ok(link)
    }

    /// The dates behind the link of a feed.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn feed(&self, secret: &Secret, now: Timestamp) -> Result<Feed> {
        let mut tx = self.read(secret.programme).await?;
        let (Door::Calendar, person) = tx.record_link(secret, now).await? else {
            return Err(Error::NotFound);
        };
        let since = micros(now - SHOWN_FOR);
        Ok(Feed {
            programme: tx.programme().await?,
            events: tx.feed_events(person, since).await?,
            interviews: all!(tx, INTERVIEWS, tx.programme.0, person, since)?,
        })
    }
}

impl Tx {
    async fn feed_events(&mut self, person: Uuid, since: i64) -> Result<Vec<FeedEvent>> {
        let programme = self.programme.0;
        let places: Vec<Place> = all!(self, PLACES, programme, person, since)?;
        let events: Vec<Event> = all!(self, EVENTS, programme, person, since)?;
        let mut found = Vec::new();
        for mut event in events {
            // Nobody is taken off a list: whoever was invited in between is in the next answer.
            let place = places.iter().find(|place| place.event_id == event.id);
            let Some(place) = place else { continue };
            let standing = Standing::from_text(&place.status);
            let standing = standing.ok_or(Error::Corrupt("sign_up.status"))?;
            if standing != Standing::Placed {
                event.online_link.clear();
            }
            let (sequence, changed_at) =
                (event.sequence + place.sequence, place.changed_at.max(place.at));
            found.push(FeedEvent { event, standing, sequence, changed_at });
        }
        Ok(found)
    }
}
