//! Who has missed what both sides are prepared by (S1-50): everybody who was invited, or came after
//! the invitations, was not there, and neither comes to a later one nor need not. Each stands there
//! until one of it is so.

use super::uninvited::{UNINVITED, UNINVITED_COUNT, UNINVITED_ONE};
use super::{INVITED_LETTER, permit};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, optional, row};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::events::Standing;
use geleit_domain::id::{EventId, PersonId};
use geleit_domain::policy::Action;
use jiff::Timestamp;
use std::collections::BTreeSet;
use uuid::Uuid;

// What decides stands in the index of the events of a cohort; `f` only says what it is called. What
// is for no cohort prepares those of every cohort that goes on, for a year: somebody who takes part
// now is not asked about what others were prepared by.
macro_rules! missing {
    ($what:literal, $which:literal) => {
        concat!(
            "SELECT ",
            $what,
            " FROM (SELECT e.programme_id, e.id, e.kind, e.cohort_id, e.starts_at, e.time_zone
            FROM cohort c
            CROSS JOIN event e
            WHERE c.programme_id = $1 AND c.status NOT IN ('closing', 'closed', 'cancelled')
                AND e.programme_id = c.programme_id AND e.cohort_id = c.id
                AND e.kind IN ('information_mentees', 'information_mentors', 'training_mentees',
                    'training_mentors')
                AND (e.status = 'held' OR (e.status = 'published'
                    AND e.starts_at + e.minutes * 60000000 <= $2))
            UNION ALL
            SELECT e.programme_id, e.id, e.kind, e.cohort_id, e.starts_at, e.time_zone
            FROM event e
            WHERE e.programme_id = $1 AND e.cohort_id IS NULL
                AND e.starts_at > $2 - 31622400000000
                AND e.kind IN ('information_mentees', 'information_mentors', 'training_mentees',
                    'training_mentors')
                AND (e.status = 'held' OR (e.status = 'published'
                    AND e.starts_at + e.minutes * 60000000 <= $2))) e
        JOIN event f ON f.programme_id = e.programme_id AND f.id = e.id
        CROSS JOIN sign_up s
        JOIN person p ON p.programme_id = s.programme_id AND p.id = s.person_id
        JOIN person_version v ON v.programme_id = s.programme_id AND v.person_id = s.person_id
            AND v.known_until IS NULL
        LEFT JOIN attendance a ON a.programme_id = s.programme_id AND a.event_id = s.event_id
            AND a.sign_up_id = s.id AND a.known_until IS NULL
        WHERE s.programme_id = e.programme_id AND s.event_id = e.id
            AND (v.given_name <> '' OR v.family_name <> '')
            AND COALESCE(a.status, 'absent') <> 'attended'
            AND NOT EXISTS (SELECT 1 FROM event_waiver w
                JOIN event o ON o.programme_id = w.programme_id AND o.id = w.event_id
                WHERE w.programme_id = s.programme_id AND w.person_id = s.person_id
                    AND o.kind = e.kind AND o.cohort_id IS NOT DISTINCT FROM e.cohort_id)
            AND NOT EXISTS (SELECT 1 FROM sign_up x
                JOIN event o ON o.programme_id = x.programme_id AND o.id = x.event_id
                LEFT JOIN attendance b ON b.programme_id = x.programme_id
                    AND b.event_id = x.event_id AND b.sign_up_id = x.id AND b.known_until IS NULL
                WHERE x.programme_id = s.programme_id AND x.person_id = s.person_id
                    AND o.kind = e.kind AND o.id <> e.id
                    AND (b.status = 'attended'
                        OR (o.status = 'published' AND x.status <> 'withdrawn'
                            AND o.starts_at > $2)
                        OR (o.cohort_id IS NOT DISTINCT FROM e.cohort_id
                            AND o.status IN ('published', 'held')
                            AND o.starts_at > e.starts_at AND o.starts_at <= $2)))
            AND (e.kind NOT IN ('information_mentees', 'training_mentees')
                OR EXISTS (SELECT 1 FROM application k
                    JOIN cohort c ON c.programme_id = k.programme_id AND c.id = k.cohort_id
                        AND c.status NOT IN ('closing', 'closed', 'cancelled')
                    WHERE k.programme_id = s.programme_id AND k.person_id = s.person_id
                        AND (e.cohort_id IS NULL OR k.cohort_id = e.cohort_id)
                        AND k.status NOT IN ('withdrawn', 'not_accepted', 'ineligible')))
            AND (e.kind NOT IN ('information_mentors', 'training_mentors')
                OR EXISTS (SELECT 1 FROM mentor k WHERE k.programme_id = s.programme_id
                    AND k.person_id = s.person_id
                    AND k.status NOT IN ('withdrawn', 'declined')
                    AND (e.cohort_id IS NOT NULL OR EXISTS (SELECT 1 FROM cohort_mentor n
                        JOIN cohort c ON c.programme_id = n.programme_id AND c.id = n.cohort_id
                            AND c.status NOT IN ('closing', 'closed', 'cancelled')
                        WHERE n.programme_id = k.programme_id AND n.mentor_id = k.id))))
            ",
            $which
        )
    };
}

pub(super) const MISSING: &str = missing!(
    "e.id AS event_id, e.kind, f.title, e.starts_at, e.time_zone, e.cohort_id, s.id AS line_id,
        s.person_id, v.given_name, v.family_name, v.sort_key, p.email, p.phone,
        a.status AS attendance, (1 = 1) AS is_invited",
    "AND (v.sort_key, s.id) > ($3, $4) ORDER BY v.sort_key, s.id LIMIT $5"
);
pub(super) const MISSING_ONE: &str = missing!(
    "e.id AS event_id, e.kind, f.title, e.starts_at, e.time_zone, e.cohort_id, s.id AS line_id,
        s.person_id, v.given_name, v.family_name, v.sort_key, p.email, p.phone,
        a.status AS attendance, (1 = 1) AS is_invited",
    "AND e.id = $3 AND s.person_id = $4"
);
pub(super) const MISSING_COUNT: &str =
    missing!("COUNT(*) AS people, MIN(e.starts_at) AS since", "AND s.person_id IS NOT NULL");
pub(super) const NEXT: &str = "
    SELECT e.id, e.kind, e.cohort_id, e.title, e.starts_at, e.time_zone, e.capacity,
        (SELECT COUNT(*) FROM sign_up s WHERE s.programme_id = e.programme_id
            AND s.event_id = e.id AND s.status IN ('placed', 'waiting')) AS signed_up
    FROM event e
    WHERE e.programme_id = $1 AND e.starts_at > $2 AND e.status = 'published'
        AND e.kind IN ('information_mentees', 'information_mentors', 'training_mentees',
            'training_mentors')
    ORDER BY e.starts_at, e.id";
/// Whoever is on the list of one of these already, also who has said no: nobody is invited twice.
pub(super) const SIGNED: &str = "
    SELECT s.person_id, s.event_id FROM event e CROSS JOIN sign_up s
    WHERE e.programme_id = $1 AND e.starts_at > $2 AND e.status = 'published'
        AND e.kind IN ('information_mentees', 'information_mentors', 'training_mentees',
            'training_mentors')
        AND s.programme_id = e.programme_id AND s.event_id = e.id AND s.person_id IS NOT NULL";
pub(super) const INVITE: &str = "
    INSERT INTO sign_up (programme_id, id, event_id, person_id, language, status, created_at)
    SELECT programme_id, $2, $3, id, language, $5, $6 FROM person
    WHERE programme_id = $1 AND id = $4";
pub(super) const WAIVE: &str = "
    INSERT INTO event_waiver (programme_id, event_id, person_id, reason_id, account_id, created_at)
    VALUES ($1, $2, $3, $4, $5, $6)";

row! {
    /// Somebody who has missed an event that prepares.
    pub struct Missing {
        /// The event.
        pub event_id: Uuid,
        /// Kind word.
        pub kind: String,
        /// What the event is called.
        pub title: String,
        /// It began at, µs since the epoch.
        pub starts_at: i64,
        /// IANA time zone in which the time was said.
        pub time_zone: String,
        /// The cohort it was for; nothing: it prepares those of every cohort.
        pub cohort_id: Option<Uuid>,
        /// The sign-up, or the application or the mentor of whoever was not invited; with the key
        /// of the name it orders the list.
        pub line_id: Uuid,
        /// The person.
        pub person_id: Uuid,
        /// Given name.
        pub given_name: String,
        /// Family name.
        pub family_name: String,
        /// Where the line stands in the order of names.
        pub sort_key: Vec<u8>,
        /// E-mail address, may be empty.
        pub email: String,
        /// Telephone number, may be empty.
        pub phone: String,
        /// Word of the attendance; nothing: nobody has noted anything.
        pub attendance: Option<String>,
        /// Were they on its list? Else they came after the invitations.
        pub is_invited: bool,
    }
}

row! {
    /// An event to which somebody may come instead.
    pub struct Substitute {
        /// The event.
        pub id: Uuid,
        pub(crate) kind: String,
        pub(crate) cohort_id: Option<Uuid>,
        /// What it is called.
        pub title: String,
        /// Begins at, µs since the epoch.
        pub starts_at: i64,
        /// IANA time zone in which the time was said.
        pub time_zone: String,
        capacity: Option<i64>,
        signed_up: i64,
    }
}

row! {
    /// How many have missed something.
    pub struct MissingCount {
        /// So many people and events.
        pub people: i64,
        /// The oldest of these events began at, µs since the epoch.
        pub since: Option<i64>,
    }
}

/// Somebody who has missed an event, with the next one of its kind.
#[derive(Clone, Debug)]
pub struct MissedLine {
    /// Who has missed what.
    pub missing: Missing,
    /// The next one, if there is one.
    pub substitute: Option<Substitute>,
}

impl Store {
    /// A page of those who have missed what prepares, by name.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_missing(
        &self,
        actor: &Actor,
        after: Option<(Vec<u8>, Uuid)>,
        limit: i64,
        now: Timestamp,
    ) -> Result<Vec<MissedLine>> {
        permit(actor, Action::List).map_err(|_| Error::Forbidden)?;
        let mut tx = self.read(actor.programme).await?;
        let (programme, at) = (actor.programme.0, micros(now));
        let (key, id) = after.unwrap_or_default();
        let mut missing: Vec<Missing> = all!(tx, MISSING, programme, at, &key, id, limit)?;
        missing.extend::<Vec<_>>(all!(tx, UNINVITED, programme, at, &key, id, limit)?);
        missing.sort_by(|a, b| (&a.sort_key, a.line_id).cmp(&(&b.sort_key, b.line_id)));
        missing.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let next = tx.next_dates(now).await?;
        let line = |missing: Missing| {
            let substitute = next.instead_of(&missing).cloned();
            MissedLine { missing, substitute }
        };
        Ok(missing.into_iter().map(line).collect())
    }

    /// Invites somebody who has missed an event to the next one of its kind.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the person has not missed it or does not any more,
    /// [`Error::Forbidden`], [`Error::WrongStatus`] when there is no next one.
    pub async fn invite_instead(
        &self,
        actor: &Actor,
        event: EventId,
        person: PersonId,
        now: Timestamp,
    ) -> Result<EventId> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        tx.event(event).await?;
        let missing = tx.missing(event, person, now).await?;
        let (programme, at) = (actor.programme.0, micros(now));
        let none = Error::WrongStatus { status: "missed", verb: "invite" };
        let next = EventId(tx.next_dates(now).await?.instead_of(&missing).ok_or(none)?.id);
        tx.hold_event(next, 0).await?;
        let (new, word) = (id(now), Standing::Invited.text());
        execute!(tx, INVITE, programme, new, next.0, person.0, word, at)?;
        let sign_up = tx.sign_up(geleit_domain::id::SignUpId(new)).await?;
        tx.tell(&sign_up, INVITED_LETTER, now).await?;
        let done = ("event.invite_instead", "1 new");
        tx.record_event(actor, next.0, done, None, now).await?;
        tx.commit().await?;
        Ok(next)
    }

    /// Somebody need not make up for an event, for a reason.
    ///
    /// # Errors
    /// As [`Store::invite_instead`], and [`Refusal::ReasonMissing`].
    pub async fn waive_event(
        &self,
        actor: &Actor,
        event: EventId,
        person: PersonId,
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        let mut tx = self.write(actor.programme).await?;
        tx.hold_event(event, 0).await?;
        tx.missing(event, person, now).await?;
        let entry = crate::entries::Entry {
            verb: "event.waive",
            subject_kind: super::KIND,
            subject: event.0,
            detail: "",
            reason: Some(reason),
        };
        let reason = tx.record(actor, entry, now).await?.ok_or(Refusal::ReasonMissing)?;
        let account = actor.account.map(|account| account.0);
        let programme = actor.programme.0;
        execute!(tx, WAIVE, programme, event.0, person.0, reason, account, micros(now))?;
        tx.commit().await
    }
}

/// What is to come of what prepares, and who is on its lists.
struct NextDates {
    dates: Vec<Substitute>,
    signed: BTreeSet<(Uuid, Uuid)>,
}

impl NextDates {
    /// The next date for whoever has missed something: the page names the one to which its button
    /// invites.
    fn instead_of(&self, missing: &Missing) -> Option<&Substitute> {
        let is_new = |one: &&Substitute| !self.signed.contains(&(missing.person_id, one.id));
        self.dates.iter().filter(is_new).find(|one| one.fits(missing))
    }
}

impl Substitute {
    fn fits(&self, missing: &Missing) -> bool {
        let is_for = self.cohort_id.is_none_or(|cohort| Some(cohort) == missing.cohort_id);
        self.kind == missing.kind && is_for
    }

    /// Are all its places taken? Whoever is invited comes onto the waiting list.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.capacity.is_some_and(|places| self.signed_up >= places)
    }
}

impl Tx {
    async fn next_dates(&mut self, now: Timestamp) -> Result<NextDates> {
        let (programme, at) = (self.programme.0, micros(now));
        let signed: Vec<(Uuid, Uuid)> = all!(self, SIGNED, programme, at)?;
        Ok(NextDates {
            dates: all!(self, NEXT, programme, at)?,
            signed: signed.into_iter().collect(),
        })
    }

    async fn missing(
        &mut self,
        event: EventId,
        person: PersonId,
        now: Timestamp,
    ) -> Result<Missing> {
        let (programme, at) = (self.programme.0, micros(now));
        match optional!(self, MISSING_ONE, programme, at, event.0, person.0)? {
            Some(missing) => Ok(missing),
            None => one!(self, UNINVITED_ONE, programme, at, event.0, person.0),
        }
    }

    /// How many have missed something; the caller has asked permission.
    pub(crate) async fn missing_count(&mut self, now: Timestamp) -> Result<MissingCount> {
        let (programme, at) = (self.programme.0, micros(now));
        let invited: MissingCount = one!(self, MISSING_COUNT, programme, at)?;
        let others: MissingCount = one!(self, UNINVITED_COUNT, programme, at)?;
        let since = [invited.since, others.since].into_iter().flatten().min();
        Ok(MissingCount { people: invited.people + others.people, since })
    }
}
