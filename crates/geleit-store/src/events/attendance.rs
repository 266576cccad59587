//! Who was at an event: ticked on a list that several may hold at once, and people who come
//! without being on it. What was noted wrongly is closed and followed by what is right.

use super::guests::INSERT as INSERT_GUEST;
use super::{Event, permit};
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, execute, optional, row};
use crate::programmes::checked_name;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::events::{Attendance, Kind, Role, Standing, Ties, may_note, noted, role, seat};
use geleit_domain::id::{EventId, PersonId, SignUpId};
use geleit_domain::names;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use std::collections::BTreeMap;
use uuid::Uuid;

pub(super) const LIST: &str = "
    SELECT s.id, s.person_id, s.status AS standing, s.name,
        COALESCE(v.given_name, '') AS given_name, COALESCE(v.family_name, '') AS family_name,
        a.status AS attendance,
        EXISTS (SELECT 1 FROM application k WHERE k.programme_id = s.programme_id
            AND k.person_id = s.person_id AND k.cohort_id = e.cohort_id) AS is_mentee_of_cohort,
        EXISTS (SELECT 1 FROM application k WHERE k.programme_id = s.programme_id
            AND k.person_id = s.person_id) AS is_mentee,
        EXISTS (SELECT 1 FROM mentor k WHERE k.programme_id = s.programme_id
            AND k.person_id = s.person_id) AS is_mentor
    FROM event e
    JOIN sign_up s ON s.programme_id = e.programme_id AND s.event_id = e.id
    LEFT JOIN person_version v ON v.programme_id = s.programme_id AND v.person_id = s.person_id
        AND v.known_until IS NULL
    LEFT JOIN attendance a ON a.programme_id = s.programme_id AND a.event_id = s.event_id
        AND a.sign_up_id = s.id AND a.known_until IS NULL
    WHERE e.programme_id = $1 AND e.id = $2";
pub(super) const CLOSE: &str = "
    UPDATE attendance SET known_until = $4 WHERE programme_id = $1 AND event_id = $2
        AND sign_up_id = $3 AND known_until IS NULL";
pub(super) const INSERT: &str = "
    INSERT INTO attendance (programme_id, id, event_id, sign_up_id, status, account_id, known_from)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(super) const OF_PERSON: &str = "
    SELECT id FROM sign_up WHERE programme_id = $1 AND event_id = $2 AND person_id = $3";
pub(super) const INSERT_PERSON: &str = "
    INSERT INTO sign_up (programme_id, id, event_id, person_id, language, status, number,
        answered_at, created_at)
    SELECT programme_id, $2, $3, id, language, $5, $6, $7, $7 FROM person
    WHERE programme_id = $1 AND id = $4";

row! {
    struct Row {
        id: Uuid,
        person_id: Option<Uuid>,
        standing: String,
        name: String,
        given_name: String,
        family_name: String,
        attendance: Option<String>,
        is_mentee_of_cohort: bool,
        is_mentee: bool,
        is_mentor: bool,
    }
}

/// Somebody on the list of an event, with whether they were there.
#[derive(Clone, Debug)]
pub struct OnList {
    /// The sign-up.
    pub id: SignUpId,
    /// The record of the person; nothing for a guest.
    pub person: Option<PersonId>,
    /// Where they stand towards the event.
    pub standing: Standing,
    /// As what they come.
    pub role: Role,
    /// The full name; empty when it was erased.
    pub name: String,
    /// Were they there? Nothing: nobody has said so yet.
    pub attendance: Option<Attendance>,
    sort_key: Vec<u8>,
}

/// An event with everybody on its list.
#[derive(Clone, Debug)]
pub struct AttendanceList {
    /// The event.
    pub event: Event,
    /// Everybody, by name.
    pub people: Vec<OnList>,
    /// Can the list be ticked now?
    pub is_open: bool,
}

/// What somebody has ticked.
#[derive(Clone, Copy, Debug)]
pub struct Tick {
    /// The sign-up.
    pub sign_up: SignUpId,
    /// What stood on the list when it was opened.
    pub shown: Option<Attendance>,
    /// What is ticked now.
    pub sent: Attendance,
}

/// Somebody who comes without being on the list.
#[derive(Clone, Copy, Debug)]
pub enum WalkIn<'a> {
    /// Somebody of the programme.
    Person(PersonId),
    /// Somebody of whom only the name is known.
    Guest(&'a str),
}

impl Store {
    /// The list of an event, to read it or to tick it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn attendance_list(
        &self,
        actor: &Actor,
        event: EventId,
        action: Action,
        now: Timestamp,
    ) -> Result<AttendanceList> {
        permit(actor, action)?;
        let mut tx = self.read(actor.programme).await?;
        let event = tx.event(event).await?;
        let is_open = may_note(event.status()?, event.starts()?, now);
        Ok(AttendanceList { people: tx.on_list(&event).await?, event, is_open })
    }

    /// Notes who was there; gives how many words are new. What somebody else has ticked meanwhile
    /// and this list has not touched stays.
    ///
    /// # Errors
    /// [`Error::NotFound`], also for a sign-up of another event, [`Error::Forbidden`],
    /// [`Error::WrongStatus`] before the doors open.
    pub async fn note_attendance(
        &self,
        actor: &Actor,
        event: EventId,
        ticks: &[Tick],
        now: Timestamp,
    ) -> Result<usize> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        let held = tx.hold_open_list(event, 0, now).await?.0;
        let people = tx.on_list(&held).await?;
        let known: BTreeMap<SignUpId, _> =
            people.iter().map(|one| (one.id, one.attendance)).collect();
        let mut new = 0;
        for tick in ticks {
            let before = *known.get(&tick.sign_up).ok_or(Error::NotFound)?;
            if let Some(word) = noted(tick.shown, tick.sent, before) {
                tx.set_attendance(actor, event, tick.sign_up, word, now).await?;
                new += 1;
            }
        }
        if new > 0 {
            let detail = format!("{new} noted");
            tx.record_event(actor, event.0, ("event.attend", &detail), None, now).await?;
        }
        tx.commit().await?;
        Ok(new)
    }

    /// Notes that somebody is there who was not on the list. Whoever is on it is ticked.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] before the doors open,
    /// [`crate::Refusal::Invalid`] for a name that cannot be.
    pub async fn walk_in(
        &self,
        actor: &Actor,
        event: EventId,
        who: WalkIn<'_>,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        if let WalkIn::Guest(name) = who {
            checked_name("name", name)?;
        }
        let mut tx = self.write(actor.programme).await?;
        let (held, number) = tx.hold_open_list(event, 1, now).await?;
        let sign_up = match who {
            WalkIn::Person(person) => tx.person_at_door(&held, person, number, now).await?,
            WalkIn::Guest(name) => tx.guest_at_door(&held, name, number, now).await?,
        };
        tx.set_attendance(actor, event, sign_up, Attendance::Attended, now).await?;
        let detail = format!("number {number}");
        tx.record_event(actor, event.0, ("event.walk_in", &detail), None, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// Everybody on the list of an event, by name.
    pub(super) async fn on_list(&mut self, event: &Event) -> Result<Vec<OnList>> {
        let kind = Kind::from_text(&event.kind).ok_or(Error::Corrupt("event.kind"))?;
        let rows: Vec<Row> = all!(self, LIST, self.programme.0, event.id)?;
        let read = |row: &Row| on_list(kind, row);
        let mut people = rows.iter().map(read).collect::<Result<Vec<_>>>()?;
        people.sort_by(|a, b| (&a.sort_key, a.id.0).cmp(&(&b.sort_key, b.id.0)));
        Ok(people)
    }

    async fn hold_open_list(
        &mut self,
        event: EventId,
        taken: i64,
        now: Timestamp,
    ) -> Result<(Event, i64)> {
        let (held, number) = self.hold_event(event, taken).await?;
        if may_note(held.status()?, held.starts()?, now) {
            Ok((held, number))
        } else {
            Err(Error::WrongStatus { status: held.status()?.text(), verb: "attend" })
        }
    }

    async fn set_attendance(
        &mut self,
        actor: &Actor,
        event: EventId,
        sign_up: SignUpId,
        word: Attendance,
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        execute!(self, CLOSE, programme, event.0, sign_up.0, at)?;
        let account = actor.account.map(|account| account.0);
        let (new, word) = (id(now), word.text());
        execute!(self, INSERT, programme, new, event.0, sign_up.0, word, account, at)?;
        Ok(())
    }

    async fn person_at_door(
        &mut self,
        event: &Event,
        person: PersonId,
        number: i64,
        now: Timestamp,
    ) -> Result<SignUpId> {
        let programme = self.programme.0;
        let known: Option<(Uuid,)> = optional!(self, OF_PERSON, programme, event.id, person.0)?;
        if let Some((known,)) = known {
            return Ok(SignUpId(known));
        }
        let (new, at) = (id(now), micros(now));
        let standing = self.standing_at_door(event).await?.text();
        let (event, who) = (event.id, person.0);
        match execute!(self, INSERT_PERSON, programme, new, event, who, standing, number, at)? {
            0 => Err(Error::NotFound),
            _ => Ok(SignUpId(new)),
        }
    }

    async fn guest_at_door(
        &mut self,
        event: &Event,
        name: &str,
        number: i64,
        now: Timestamp,
    ) -> Result<SignUpId> {
        let (new, at) = (id(now), micros(now));
        let standing = self.standing_at_door(event).await?.text();
        let (programme, name) = (self.programme.0, name.trim());
        let (none, language) = ("", "de");
        execute!(
            self,
            INSERT_GUEST,
            programme,
            new,
            event.id,
            name,
            none,
            none,
            language,
            standing,
            number,
            at,
            at
        )?;
        Ok(SignUpId(new))
    }

    /// Whoever is at the door takes a place that is free; a full event has one person more there
    /// than it has places, and the list says so.
    async fn standing_at_door(&mut self, event: &Event) -> Result<Standing> {
        let (placed, waiting) = self.counts(EventId(event.id)).await?;
        let step = seat(event.capacity, placed, waiting);
        Standing::Invited.after(step).ok_or(Error::Corrupt("sign_up.status"))
    }
}

fn on_list(kind: Kind, row: &Row) -> Result<OnList> {
    let ties = Ties {
        is_mentee_of_cohort: row.is_mentee_of_cohort,
        is_mentee: row.is_mentee,
        is_mentor: row.is_mentor,
    };
    let read = |text: &str| Attendance::from_text(text).ok_or(Error::Corrupt("attendance.status"));
    let (given, family) = match row.name.as_str() {
        "" => (row.given_name.as_str(), row.family_name.as_str()),
        // Guests write their name as they say it: the last word counts as the family.
        name => name.rsplit_once(' ').unwrap_or(("", name)),
    };
    Ok(OnList {
        id: SignUpId(row.id),
        person: row.person_id.map(PersonId),
        standing: Standing::from_text(&row.standing).ok_or(Error::Corrupt("sign_up.status"))?,
        role: role(kind, ties),
        name: crate::persons::full_name(given, family),
        attendance: row.attendance.as_deref().map(read).transpose()?,
        sort_key: names::sort_key(given, family),
    })
}
