//! Events and who comes to them (S1-50, S1-51). Places are given in the order of signing up, under
//! the lock of the event; a guard of the database refuses one too many.

mod afterwards;
mod attendance;
mod files;
mod guests;
mod invite;
mod leave;
mod list;
mod missed;
mod over;
mod own;
mod people;
mod replies;
mod save;
mod show;
mod sign_up;
mod step;
mod uninvited;

pub use afterwards::{Afterwards, Report};
pub use attendance::{AttendanceList, OnList, Tick, WalkIn};
pub use files::{EventFile, NewEventFile};
pub use guests::Guest;
pub use invite::Invited;
pub use list::{Filter, Line, Which};
pub use missed::{MissedLine, Missing, MissingCount, Substitute};
pub use own::{Own, OwnLine, PublicEvent};
pub use people::{Attendee, SignUp};
pub use replies::Reply;
pub use save::Plan;
pub use show::Shown;
pub use sign_up::SignedUp;

use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, one, row, statements};
use crate::time::timestamp;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::events::{Agenda, Session, Status, StepFree, Venue};
use geleit_domain::id::EventId;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::civil::Time;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Asks somebody of the programme to come.
pub const INVITED_LETTER: &str = "event_invited";
/// Tells somebody that there is a place.
pub const PLACED_LETTER: &str = "event_placed";
/// Tells somebody that all places are taken.
pub const WAITING_LETTER: &str = "event_waiting";
/// Tells somebody who has waited that there is a place now.
pub const MOVED_UP_LETTER: &str = "event_moved_up";
/// Tells everybody that date, time or place are others.
pub const CHANGED_LETTER: &str = "event_changed";
/// Tells everybody that it does not take place.
pub const CANCELLED_LETTER: &str = "event_cancelled";

const KIND: &str = "event";

statements! {
    LOAD = "SELECT id, slug, cohort_id, kind, title, about, status, starts_at, time_zone, minutes,
            capacity, venue_name, address, room, step_free, online_link, sequence, version
        FROM event WHERE programme_id = $1 AND id = $2";
    /// Whoever gives places takes turns here; 1 takes the next number of the queue, 0 none.
    HOLD = "UPDATE event SET last_number = last_number + $3 WHERE programme_id = $1 AND id = $2
        RETURNING last_number";
    SESSIONS = "SELECT begins, title FROM event_session
        WHERE programme_id = $1 AND event_id = $2 ORDER BY position";
    INSERT = save::INSERT;
    CHANGE = save::CHANGE;
    CLEAR_SESSIONS = save::CLEAR_SESSIONS;
    INSERT_SESSION = save::INSERT_SESSION;
    STEP = step::STEP;
    UPCOMING = list::UPCOMING;
    PAST = list::PAST;
    INFORMATION = list::INFORMATION;
    ATTENDEES = people::ATTENDEES;
    SIGN_UP = people::SIGN_UP;
    BY_EMAIL = people::BY_EMAIL;
    COUNTS = people::COUNTS;
    CONCERNED = people::CONCERNED;
    ACCOUNT = people::ACCOUNT;
    TOLD = people::TOLD;
    WITHDRAW_LETTERS = people::WITHDRAW;
    KEEP_WAY = replies::WAY;
    INSERT_SIGN_UP = guests::INSERT;
    INSERT_KNOWN = guests::INSERT_KNOWN;
    WITH_ADDRESS = guests::WITH_ADDRESS;
    MOVE = sign_up::MOVE;
    FIRST_WAITING = sign_up::FIRST_WAITING;
    MENTEES = invite::MENTEES;
    MENTORS = invite::MENTORS;
    ALL_MENTEES = invite::ALL_MENTEES;
    ALL_MENTORS = invite::ALL_MENTORS;
    COMPLETED = invite::COMPLETED;
    ACCEPTED = invite::ACCEPTED;
    AVAILABLE = invite::AVAILABLE;
    ORGANISATIONS = invite::ORGANISATIONS;
    KNOWN = invite::KNOWN;
    INVITE = invite::INVITE;
    LEAVING = leave::LEAVING;
    COMING = people::COMING;
    WRITE_IN = people::WRITE_IN;
    LIST = attendance::LIST;
    CLOSE = attendance::CLOSE;
    INSERT_ATTENDANCE = attendance::INSERT;
    OF_PERSON = attendance::OF_PERSON;
    INSERT_PERSON = attendance::INSERT_PERSON;
    MISSING = missed::MISSING;
    MISSING_ONE = missed::MISSING_ONE;
    MISSING_COUNT = missed::MISSING_COUNT;
    UNINVITED = uninvited::UNINVITED;
    UNINVITED_ONE = uninvited::UNINVITED_ONE;
    UNINVITED_COUNT = uninvited::UNINVITED_COUNT;
    NEXT = missed::NEXT;
    SIGNED = missed::SIGNED;
    INVITE_INSTEAD = missed::INVITE;
    WAIVE = missed::WAIVE;
    REPORT = afterwards::REPORT;
    CLOSE_REPORT = afterwards::CLOSE_REPORT;
    INSERT_REPORT = afterwards::INSERT_REPORT;
    FILES = files::FILES;
    FILE = files::FILE;
    INSERT_FILE = files::INSERT;
    INSERT_CONTENT = files::INSERT_CONTENT;
    CONTENT = files::CONTENT;
    SET_RIGHT = files::SET_RIGHT;
    REMOVE_CONTENT = files::REMOVE_CONTENT;
    REMOVE_FILE = files::REMOVE;
    NOT_NOTED = over::NOT_NOTED;
    GUESTS_OF_OLD = over::GUESTS_OF_OLD;
    FORGET_GUEST = over::FORGET_GUEST;
    OWN_LIST = own::OWN_LIST;
    OWN_SIGN_UP = own::OWN_SIGN_UP;
    ATTENDED_AS = own::ATTENDED_AS;
}

row! {
    /// An event.
    pub struct Event {
        /// The event; also the stable UID in calendars.
        pub id: Uuid,
        /// Its name in addresses.
        pub slug: String,
        /// The cohort it is for, if it is for one.
        pub cohort_id: Option<Uuid>,
        /// Kind word.
        pub kind: String,
        /// What it is called.
        pub title: String,
        /// What it is about; may be empty.
        pub about: String,
        /// Status word.
        pub status: String,
        /// Begins at, µs since the epoch.
        pub starts_at: i64,
        /// IANA time zone in which the time was said.
        pub time_zone: String,
        /// How long, in minutes.
        pub minutes: i64,
        /// How many people may come; nothing: as many as want.
        pub capacity: Option<i64>,
        /// What the house is called; may be empty.
        pub venue_name: String,
        /// Where it is; may be empty.
        pub address: String,
        /// The room; may be empty.
        pub room: String,
        /// Step-free word.
        pub step_free: String,
        /// The address of the video call, for whoever has a place; may be empty.
        pub online_link: String,
        /// Grows with each change that calendars must hear of.
        pub sequence: i64,
        /// Grows with each change.
        pub version: i64,
    }
}

impl Event {
    /// Its status.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn status(&self) -> Result<Status> {
        Status::from_text(&self.status).ok_or(Error::Corrupt("event.status"))
    }

    /// When it begins.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn starts(&self) -> Result<Timestamp> {
        timestamp(self.starts_at)
    }

    /// When it ends.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn ends(&self) -> Result<Timestamp> {
        Ok(self.starts()? + SignedDuration::from_mins(self.minutes))
    }

    /// The zone in which its times are said.
    #[must_use]
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(&self.time_zone).unwrap_or(TimeZone::UTC)
    }

    /// Where it takes place.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn venue(&self) -> Result<Venue> {
        Ok(Venue {
            name: self.venue_name.clone(),
            address: self.address.clone(),
            room: self.room.clone(),
            step_free: StepFree::from_text(&self.step_free)
                .ok_or(Error::Corrupt("event.step_free"))?,
            online_link: self.online_link.clone(),
        })
    }

    /// Can somebody sign up at this time?
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn takes_sign_ups(&self, now: Timestamp) -> Result<bool> {
        Ok(self.status()? == Status::Published && now < self.starts()?)
    }
}

/// Refuses actors who may not do this with events.
fn permit(actor: &Actor, action: Action) -> Result<()> {
    if actor.may(Tie::Programme, action, Resource::Event) {
        Ok(())
    } else if actor.may(Tie::Programme, Action::Show, Resource::Event) {
        Err(Error::Forbidden)
    } else {
        Err(Error::NotFound)
    }
}

impl Tx {
    pub(crate) async fn event(&mut self, event: EventId) -> Result<Event> {
        one!(self, LOAD, self.programme.0, event.0)
    }

    async fn agenda(&mut self, event: EventId) -> Result<Agenda> {
        let rows: Vec<(String, String)> = all!(self, SESSIONS, self.programme.0, event.0)?;
        let session = |(begins, title): (String, String)| {
            let begins: Time =
                begins.parse().map_err(|_| Error::Corrupt("event_session.begins"))?;
            Ok(Session { begins, title })
        };
        Ok(Agenda(rows.into_iter().map(session).collect::<Result<_>>()?))
    }

    /// The event under its lock: nobody else gives places or changes it before the commit. `taken`
    /// is how many numbers of the queue are taken with it; the last of them comes back.
    async fn hold_event(&mut self, event: EventId, taken: i64) -> Result<(Event, i64)> {
        let (number,): (i64,) = one!(self, HOLD, self.programme.0, event.0, taken)?;
        Ok((self.event(event).await?, number))
    }

    async fn record_event(
        &mut self,
        actor: &Actor,
        event: Uuid,
        (verb, detail): (&str, &str),
        reason: Option<&str>,
        now: Timestamp,
    ) -> Result<()> {
        let entry = Entry { verb, subject_kind: KIND, subject: event, detail, reason };
        self.record(actor, entry, now).await?;
        Ok(())
    }
}
