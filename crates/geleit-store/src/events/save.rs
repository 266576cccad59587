//! Making an event and changing it: what does not fit is refused whole.

use super::{Event, permit};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, insert_all};
use crate::programmes::checked_name;
use crate::time::{id, micros, timestamp};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::events::{
    Agenda, CAPACITY, Kind, MINUTES, Session, Status, Venue, VenueProblem,
};
use geleit_domain::id::{CohortId, EventId};
use geleit_domain::policy::Action;
use geleit_domain::slug;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

/// The longest text about an event, in characters.
const ABOUT_MAX: usize = 4_000;

pub(super) const INSERT: &str = "
    INSERT INTO event (programme_id, id, slug, cohort_id, kind, title, about, status, starts_at,
        time_zone, minutes, capacity, venue_name, address, room, step_free, online_link, created_at,
        changed_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, 'draft', $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
        $18)";
pub(super) const CHANGE: &str = "
    UPDATE event SET cohort_id = $4, kind = $5, title = $6, about = $7, starts_at = $8,
        minutes = $9, capacity = $10, venue_name = $11, address = $12, room = $13, step_free = $14,
        online_link = $15, sequence = $16, changed_at = $17, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3 AND status IN ('draft', 'published')";
pub(super) const CLEAR_SESSIONS: &str =
    "DELETE FROM event_session WHERE programme_id = $1 AND event_id = $2";
pub(super) const INSERT_SESSION: &str = "
    INSERT INTO event_session (programme_id, event_id, position, begins, title)
    VALUES ($1, $2, $3, $4, $5)";

/// What an event is to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// What it is about; may be empty.
    pub about: String,
    /// The cohort it is for, if it is for one.
    pub cohort: Option<CohortId>,
    /// Begins.
    pub starts: Timestamp,
    /// How long, in minutes.
    pub minutes: i64,
    /// How many people may come; nothing: as many as want.
    pub capacity: Option<i64>,
    /// Where.
    pub venue: Venue,
    /// What happens when.
    pub agenda: Agenda,
}

impl Plan {
    /// When it is to end.
    fn ends(&self) -> Timestamp {
        self.starts + SignedDuration::from_mins(self.minutes)
    }

    fn check(&self) -> Result<()> {
        let refuse = |field, expected| Err(Refusal::Invalid { field, expected }.into());
        checked_name("title", &self.title)?;
        if self.about.chars().count() > ABOUT_MAX {
            return refuse("about", "at most 4,000 characters");
        }
        if !MINUTES.contains(&self.minutes) {
            return refuse("minutes", "from 15 minutes to seven days");
        }
        if self.capacity.is_some_and(|places| !CAPACITY.contains(&places)) {
            return refuse("capacity", "from 1 to 9,999, or empty");
        }
        match self.venue.check() {
            Ok(()) => Ok(()),
            Err(VenueProblem::Nowhere) => refuse("address", "an address, or a link"),
            Err(VenueProblem::NoLink) => refuse("online_link", "a link with https://"),
            Err(VenueProblem::TooLong(field)) => refuse(field, "at most 300 characters"),
        }
    }

    /// Does it take place at another time or in another place than before?
    fn is_moved_from(&self, before: &Event) -> Result<bool> {
        let is_same_time =
            micros(self.starts) == before.starts_at && self.minutes == before.minutes;
        Ok(!is_same_time || trimmed(&self.venue) != before.venue()?)
    }

    /// The facts of it for the audit trail.
    fn detail(&self) -> String {
        let places = self.capacity.map_or("any".to_owned(), |places| places.to_string());
        format!("{} {} {} min, places {places}", self.kind, self.starts, self.minutes)
    }
}

fn trimmed(venue: &Venue) -> Venue {
    let trim = |text: &String| text.trim().to_owned();
    Venue {
        name: trim(&venue.name),
        address: trim(&venue.address),
        room: trim(&venue.room),
        step_free: venue.step_free,
        online_link: trim(&venue.online_link),
    }
}

impl Store {
    /// Makes an event that only the desk sees.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] for a cohort that is not there,
    /// [`Refusal::Invalid`].
    pub async fn create_event(
        &self,
        actor: &Actor,
        plan: &Plan,
        now: Timestamp,
    ) -> Result<EventId> {
        permit(actor, Action::Create)?;
        plan.check()?;
        let event = EventId(id(now));
        let mut tx = self.write(actor.programme).await?;
        if let Some(cohort) = plan.cohort {
            tx.cohort(cohort).await?;
        }
        let time_zone = tx.programme().await?.time_zone;
        let slug = tx.event_slug(plan, &time_zone, event).await?;
        let venue = trimmed(&plan.venue);
        execute!(
            tx,
            INSERT,
            actor.programme.0,
            event.0,
            &slug,
            plan.cohort.map(|cohort| cohort.0),
            plan.kind.text(),
            plan.title.trim(),
            plan.about.trim(),
            micros(plan.starts),
            &time_zone,
            plan.minutes,
            plan.capacity,
            &venue.name,
            &venue.address,
            &venue.room,
            venue.step_free.text(),
            &venue.online_link,
            micros(now),
            micros(now)
        )?;
        tx.insert_agenda(event, &plan.agenda).await?;
        tx.record_event(actor, event.0, ("event.create", &plan.detail()), None, now).await?;
        tx.commit().await?;
        Ok(event)
    }

    /// Changes an event that is not over. When it is published, everybody hears of another time
    /// or place, and more places go to those who wait. The cohort of an opening follows its day.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Error::WrongStatus`],
    /// [`Refusal::Invalid`], [`Refusal::EventFull`] for fewer places than are taken.
    pub async fn change_event(
        &self,
        actor: &Actor,
        event: EventId,
        version: i64,
        plan: &Plan,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        plan.check()?;
        let mut tx = self.write(actor.programme).await?;
        let (before, _) = tx.hold_event(event, 0).await?;
        let status = before.status()?;
        if !status.is_open() {
            return Err(Error::WrongStatus { status: status.text(), verb: "change" });
        }
        if let Some(cohort) = plan.cohort {
            tx.cohort(cohort).await?;
        }
        let concerned = before.cohort_id.into_iter().chain(plan.cohort.map(|cohort| cohort.0));
        let openings = tx.openings_of(concerned).await?;
        let is_moved = plan.is_moved_from(&before)?;
        let is_renamed = plan.title.trim() != before.title;
        let sequence = before.sequence + i64::from(is_moved || is_renamed);
        tx.update_event(event, version, plan, (sequence, now)).await?;
        tx.follow_openings(actor, openings, now).await?;
        execute!(tx, CLEAR_SESSIONS, actor.programme.0, event.0)?;
        tx.insert_agenda(event, &plan.agenda).await?;
        tx.record_event(actor, event.0, ("event.change", &plan.detail()), None, now).await?;
        // What is over is corrected for the report; nobody waits for it any more.
        let is_ahead = before.ends()?.max(plan.ends()) > now;
        if is_moved && is_ahead && status == Status::Published {
            tx.tell_of_change(event, timestamp(before.starts_at)?, now).await?;
        }
        tx.fill_places(actor, event, now).await?;
        tx.commit().await
    }
}

impl Tx {
    async fn update_event(
        &mut self,
        event: EventId,
        version: i64,
        plan: &Plan,
        (sequence, now): (i64, Timestamp),
    ) -> Result<()> {
        let venue = trimmed(&plan.venue);
        let changed = execute!(
            self,
            CHANGE,
            self.programme.0,
            event.0,
            version,
            plan.cohort.map(|cohort| cohort.0),
            plan.kind.text(),
            plan.title.trim(),
            plan.about.trim(),
            micros(plan.starts),
            plan.minutes,
            plan.capacity,
            &venue.name,
            &venue.address,
            &venue.room,
            venue.step_free.text(),
            &venue.online_link,
            sequence,
            micros(now)
        )?;
        if changed == 0 { Err(Error::Outdated) } else { Ok(()) }
    }

    /// A name for addresses from title and day; where it is taken, or the title has no Latin
    /// letter, the end of the id makes it another one.
    async fn event_slug(&mut self, plan: &Plan, zone: &str, event: EventId) -> Result<String> {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        let day = plan.starts.to_zoned(zone).date();
        let title: String = plan.title.chars().take(TITLE_IN_SLUG).collect();
        let mut slug = slug::suggest(&format!("{title} {day}"));
        if slug.len() > slug::LENGTH_MAX || self.is_slug_taken(&slug).await? {
            let tail = event.0.simple().to_string();
            slug = slug::suggest(&format!("{day} {}", &tail[tail.len() - 12..]));
        }
        self.take_slug(&slug, slug::Kind::Event, event.0).await?;
        Ok(slug)
    }

    async fn insert_agenda(&mut self, event: EventId, agenda: &Agenda) -> Result<()> {
        let programme = self.programme.0;
        let sessions: Vec<(i64, &Session)> = (0..).zip(&agenda.0).collect();
        insert_all!(
            self,
            INSERT_SESSION,
            sessions,
            |(position, session)| programme,
            event.0,
            position,
            session.clock(),
            &session.title
        );
        Ok(())
    }
}

/// How many characters of a title stand in an address: with the day it stays below the limit, also
/// when each letter becomes two.
const TITLE_IN_SLUG: usize = 22;
