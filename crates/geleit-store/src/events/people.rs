//! Who is invited to an event, comes, waits or does not come.

use crate::error::{Error, Result};
use crate::macros::{all, execute, one, optional, row};
use crate::mails::Letter;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::events::Standing;
use geleit_domain::id::{AccountId, EventId, PersonId, SignUpId};
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const ATTENDEES: &str = "
    SELECT s.id, s.person_id, s.status, s.number,
        COALESCE(NULLIF(s.name, ''), TRIM(v.given_name || ' ' || v.family_name), '') AS name,
        COALESCE(NULLIF(s.email, ''), p.email, '') AS email, COALESCE(p.phone, '') AS phone,
        s.way, s.answered_at, COALESCE(c.name, '') AS noted_by
    FROM sign_up s
    LEFT JOIN account c ON c.programme_id = s.programme_id AND c.id = s.account_id
    LEFT JOIN person p ON p.programme_id = s.programme_id AND p.id = s.person_id
    LEFT JOIN person_version v ON v.programme_id = s.programme_id AND v.person_id = s.person_id
        AND v.known_until IS NULL
    WHERE s.programme_id = $1 AND s.event_id = $2 ORDER BY s.number, v.sort_key, s.id";
pub(super) const SIGN_UP: &str = "
    SELECT id, event_id, person_id, language, status, number, sequence FROM sign_up
    WHERE programme_id = $1 AND id = $2";
/// Somebody may be invited as a person and sign up on the public page with the same address.
pub(super) const BY_EMAIL: &str = "
    SELECT s.id, s.event_id, s.person_id, s.language, s.status, s.number, s.sequence
    FROM sign_up s
    LEFT JOIN person p ON p.programme_id = s.programme_id AND p.id = s.person_id
    WHERE s.programme_id = $1 AND s.event_id = $2 AND (s.email_key = $3 OR p.email_key = $3)
    ORDER BY s.id LIMIT 1";
pub(super) const COUNTS: &str = "
    SELECT COUNT(*) FILTER (WHERE status = 'placed') AS placed,
        COUNT(*) FILTER (WHERE status = 'waiting') AS waiting
    FROM sign_up WHERE programme_id = $1 AND event_id = $2";
pub(super) const CONCERNED: &str = "
    SELECT id, event_id, person_id, language, status, number, sequence FROM sign_up
    WHERE programme_id = $1 AND event_id = $2 AND status IN ('placed', 'waiting', 'invited')
    ORDER BY number, id";
/// Whoever works here may be on the list with the address of the account: what is written to them
/// goes to the account, so that it joins their digest and follows what they have chosen.
pub(super) const ACCOUNT: &str = "
    SELECT a.id FROM sign_up s
    JOIN account a ON a.programme_id = s.programme_id AND a.email_key = s.email_key
    WHERE s.programme_id = $1 AND s.id = $2 AND s.person_id IS NULL AND s.email_key <> ''
        AND a.person_id IS NULL
        AND a.status <> 'suspended'";
/// Letters to somebody on the list that have left the house. The digest of a guest is found by one
/// of the sign-ups and holds what there is to say about all of them.
pub(super) const TOLD: &str = "
    SELECT COUNT(*) AS letters FROM mail WHERE programme_id = $1 AND subject_id = $2
        AND (sent_at IS NOT NULL OR posted_at IS NOT NULL) AND template <> 'digest'";
/// The digest of a guest stays: what it says of other events still goes out.
pub(super) const WITHDRAW: &str = "
    UPDATE mail SET withdrawn_at = $3
    WHERE programme_id = $1 AND subject_id = $2 AND sent_at IS NULL AND withdrawn_at IS NULL
        AND posted_at IS NULL AND template <> 'digest'";

row! {
    /// Somebody on the list of an event.
    pub struct Attendee {
        /// The sign-up.
        pub id: Uuid,
        /// The record of the person; nothing for a guest.
        pub person_id: Option<Uuid>,
        /// Standing word.
        pub status: String,
        /// The place in the queue; 0 for whoever has never signed up.
        pub number: i64,
        /// The full name; empty when it was erased.
        pub name: String,
        /// The address; may be empty.
        pub email: String,
        /// The telephone number; may be empty.
        pub phone: String,
        /// Way word: how the answer became known.
        pub way: String,
        /// When it was given, µs since the epoch; nothing: there is none.
        pub answered_at: Option<i64>,
        /// Who of the office has noted it; empty where the person has said so.
        pub noted_by: String,
    }
}

row! {
    /// Where somebody stands towards an event.
    pub struct SignUp {
        /// The sign-up.
        pub id: Uuid,
        /// The event.
        pub event_id: Uuid,
        /// The record of the person; nothing for a guest.
        pub person_id: Option<Uuid>,
        /// Language of the letters.
        pub language: String,
        /// Standing word.
        pub status: String,
        /// The place in the queue.
        pub number: i64,
        /// Grows with each change of the standing.
        pub sequence: i64,
    }
}

impl SignUp {
    /// Where somebody stands.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn standing(&self) -> Result<Standing> {
        Standing::from_text(&self.status).ok_or(Error::Corrupt("sign_up.status"))
    }
}

pub(super) const COMING: &str = "
    SELECT s.id, s.event_id FROM sign_up s
    JOIN event e ON e.programme_id = s.programme_id AND e.id = s.event_id
    WHERE s.programme_id = $1 AND s.person_id = $2
        AND s.status <> 'withdrawn' AND e.status = 'published'";
pub(super) const WRITE_IN: &str = "
    UPDATE sign_up SET language = $4 WHERE programme_id = $1 AND event_id = $2 AND id = $3";

impl Tx {
    /// Letters about events that are still to come are written in this language from now on.
    pub(crate) async fn write_about_events_in(
        &mut self,
        person: PersonId,
        language: &str,
    ) -> Result<()> {
        let mut found: Vec<(Uuid, Uuid)> = all!(self, COMING, self.programme.0, person.0)?;
        // Locks are taken in one order.
        found.sort_by_key(|(sign_up, event)| (*event, *sign_up));
        for (sign_up, event) in found {
            execute!(self, WRITE_IN, self.programme.0, event, sign_up, language)?;
        }
        Ok(())
    }

    pub(super) async fn attendees(&mut self, event: EventId) -> Result<Vec<Attendee>> {
        all!(self, ATTENDEES, self.programme.0, event.0)
    }

    pub(crate) async fn sign_up(&mut self, sign_up: SignUpId) -> Result<SignUp> {
        one!(self, SIGN_UP, self.programme.0, sign_up.0)
    }

    pub(super) async fn sign_up_of(
        &mut self,
        event: EventId,
        email_key: &str,
    ) -> Result<Option<SignUp>> {
        optional!(self, BY_EMAIL, self.programme.0, event.0, email_key)
    }

    /// How many have a place, and how many wait for one.
    pub(super) async fn counts(&mut self, event: EventId) -> Result<(i64, i64)> {
        one!(self, COUNTS, self.programme.0, event.0)
    }

    /// Writes to everybody who has not said no.
    pub(super) async fn tell_everybody(
        &mut self,
        event: EventId,
        template: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.tell_all(event, (template, None), now).await
    }

    /// Writes to everybody who has not said no that the event has another time or place; `was` is
    /// when it would have begun.
    pub(super) async fn tell_of_change(
        &mut self,
        event: EventId,
        was: Timestamp,
        now: Timestamp,
    ) -> Result<()> {
        self.tell_all(event, (super::CHANGED_LETTER, Some(was)), now).await
    }

    async fn tell_all(
        &mut self,
        event: EventId,
        news: (&str, Option<Timestamp>),
        now: Timestamp,
    ) -> Result<()> {
        let concerned: Vec<SignUp> = all!(self, CONCERNED, self.programme.0, event.0)?;
        for sign_up in &concerned {
            self.tell_moved(sign_up, news, now).await?;
        }
        Ok(())
    }

    /// Writes to one; letters that have not gone out are out of date. Whoever has not got the
    /// invitation yet reads in it of today's time and place, and of the end nothing at all.
    pub(super) async fn tell(
        &mut self,
        sign_up: &SignUp,
        template: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.tell_moved(sign_up, (template, None), now).await
    }

    async fn tell_moved(
        &mut self,
        sign_up: &SignUp,
        (template, was): (&str, Option<Timestamp>),
        now: Timestamp,
    ) -> Result<()> {
        // Where somebody still has to be told at once, today's letter cannot wait either.
        let was = match was {
            Some(_) if self.is_urgent(sign_up.id).await? => Some(now),
            was => was,
        };
        self.withdraw_event_letters(sign_up.id, now).await?;
        let knows = sign_up.standing()? != Standing::Invited || self.was_told(sign_up.id).await?;
        let template = match template {
            super::CANCELLED_LETTER if !knows => return Ok(()),
            super::CHANGED_LETTER if !knows => super::INVITED_LETTER,
            template => template,
        };
        // Whoever does not know of it yet is not on the way.
        let was = was.filter(|_| knows);
        let account: Option<(Uuid,)> = optional!(self, ACCOUNT, self.programme.0, sign_up.id)?;
        let letter = Letter {
            template,
            language: &sign_up.language,
            person: sign_up.person_id.map(PersonId),
            account: account.map(|(account,)| AccountId(account)),
            subject: Some(sign_up.id),
            due: now,
        };
        self.post_moved(letter, was, now).await?;
        Ok(())
    }

    /// Takes back what has not gone out to somebody on the list.
    pub(super) async fn withdraw_event_letters(
        &mut self,
        sign_up: Uuid,
        now: Timestamp,
    ) -> Result<()> {
        execute!(self, WITHDRAW, self.programme.0, sign_up, micros(now))?;
        Ok(())
    }

    async fn was_told(&mut self, sign_up: Uuid) -> Result<bool> {
        let (letters,): (i64,) = one!(self, TOLD, self.programme.0, sign_up)?;
        Ok(letters > 0)
    }
}
