//! Events by date, page by page: those to come, the next one first, or those that are over, the
//! newest first.

use super::{Event, permit};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row};
use crate::time::micros;
use geleit_domain::actor::Actor;
use geleit_domain::id::ProgrammeId;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use uuid::Uuid;

macro_rules! listed {
    ($which:literal) => {
        concat!(
            "SELECT e.id, e.kind, e.title, e.status, e.starts_at, e.time_zone, e.capacity,
            e.venue_name, e.address,
            (SELECT COUNT(*) FROM sign_up s WHERE s.programme_id = e.programme_id
                AND s.event_id = e.id AND s.status = 'placed') AS placed,
            (SELECT COUNT(*) FROM sign_up s WHERE s.programme_id = e.programme_id
                AND s.event_id = e.id AND s.status = 'waiting') AS waiting
        FROM event e WHERE e.programme_id = $1 AND ",
            $which,
            " LIMIT $5"
        )
    };
}

pub(super) const UPCOMING: &str =
    listed!("e.starts_at >= $2 AND (e.starts_at, e.id) > ($3, $4) ORDER BY e.starts_at, e.id");
pub(super) const PAST: &str = listed!(
    "e.starts_at < $2 AND (e.starts_at, e.id) < ($3, $4) ORDER BY e.starts_at DESC, e.id DESC"
);

/// Where anybody may come who thinks about taking part.
pub(super) const INFORMATION: &str = "
    SELECT id, slug, cohort_id, kind, title, about, status, starts_at, time_zone, minutes, capacity,
        venue_name, address, room, step_free, online_link, sequence, version
    FROM event
    WHERE programme_id = $1 AND starts_at > $2 AND status = 'published'
        AND kind IN ('information_mentees', 'information_mentors')
    ORDER BY starts_at, id LIMIT 6";

row! {
    /// An event as a line of a list.
    pub struct Line {
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
        /// How many people may come; nothing: as many as want.
        pub capacity: Option<i64>,
        /// What the house is called; may be empty.
        pub venue_name: String,
        /// Where it is; may be empty.
        pub address: String,
        /// How many have a place.
        pub placed: i64,
        /// How many wait for one.
        pub waiting: i64,
    }
}

/// Which events.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// From the instant on, the next one first.
    Upcoming,
    /// Before the instant, the newest first.
    Past,
}

/// Which lines.
#[derive(Clone, Copy, Debug)]
pub struct Filter {
    /// To come, or over.
    pub which: Which,
    /// The instant between both: the start of today.
    pub today: Timestamp,
    /// After this line: its start in µs and its id.
    pub after: Option<(i64, Uuid)>,
}

impl Store {
    /// The next information events, for the page of the programme: everything else is for people
    /// who take part, and its house is nobody else's business.
    ///
    /// # Errors
    /// The database failed.
    pub async fn information_events(
        &self,
        programme: ProgrammeId,
        now: Timestamp,
    ) -> Result<Vec<Event>> {
        let mut tx = self.read(programme).await?;
        all!(tx, INFORMATION, programme.0, micros(now))
    }

    /// A page of the events of the actor's programme.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_events(
        &self,
        actor: &Actor,
        filter: Filter,
        limit: i64,
    ) -> Result<Vec<Line>> {
        permit(actor, Action::List).map_err(|_| Error::Forbidden)?;
        let mut tx = self.read(actor.programme).await?;
        let (programme, today) = (actor.programme.0, micros(filter.today));
        match filter.which {
            Which::Upcoming => {
                let (at, id) = filter.after.unwrap_or((i64::MIN, Uuid::nil()));
                all!(tx, UPCOMING, programme, today, at, id, limit)
            }
            Which::Past => {
                let (at, id) = filter.after.unwrap_or((i64::MAX, Uuid::max()));
                all!(tx, PAST, programme, today, at, id, limit)
            }
        }
    }
}
