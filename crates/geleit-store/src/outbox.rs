//! The outbox as the coordination reads it: which letters go to whom and when. It shows no
//! address; the text is made anew, because it is stored nowhere. What goes out on paper is posted
//! by the office, which notes it here.

use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Result};
use crate::macros::{all, execute, one, optional, row, statements};
use crate::overview::Waiting;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

macro_rules! listed {
    ($which:literal) => {
        concat!(
            "SELECT m.id, m.template, m.language, m.person_id, m.subject_id, m.due_at, m.created_at,
            m.sent_at, m.withdrawn_at, m.bounced_at, m.in_digest, m.withheld_at, m.on_paper,
            m.posted_at, COALESCE(b.name, '') AS posted_by, COALESCE(a.name, NULLIF(v.call_me, ''),
                TRIM(v.given_name || ' ' || v.family_name), g.name, '') AS addressee,
            (SELECT MIN(r.role) FROM account_role r
                WHERE r.programme_id = m.programme_id AND r.account_id = m.account_id) AS role
        FROM mail m
        LEFT JOIN account a ON a.programme_id = m.programme_id AND a.id = m.account_id
        LEFT JOIN person_version v ON v.programme_id = m.programme_id
            AND v.person_id = m.person_id AND v.known_until IS NULL
        LEFT JOIN account b ON b.programme_id = m.programme_id AND b.id = m.posted_by
        LEFT JOIN sign_up g ON g.programme_id = m.programme_id AND g.id = m.subject_id
            AND m.person_id IS NULL AND m.account_id IS NULL
        WHERE m.programme_id = $1 AND ",
            $which
        )
    };
}

statements! {
    LIST = listed!("(m.created_at < $2 OR (m.created_at = $2 AND m.id < $3))
        ORDER BY m.created_at DESC, m.id DESC LIMIT $4");
    // Ordered by a value instead of its index: those found are few, and come before the mails.
    STUCK = listed!("m.sent_at IS NULL AND m.id IN (SELECT j.subject_id FROM job j
            WHERE j.programme_id = $1 AND j.done_at IS NULL AND j.attempts > $2)
        ORDER BY +m.created_at, m.id LIMIT $3");
    // In the order of its index.
    ON_PAPER = listed!("m.on_paper AND m.posted_at IS NULL AND m.withdrawn_at IS NULL
            AND m.due_at <= $2
        ORDER BY m.due_at, m.id LIMIT $3");
    ON_PAPER_COUNT = "SELECT COUNT(*) AS number, MIN(due_at) AS since FROM mail
        WHERE programme_id = $1 AND on_paper AND posted_at IS NULL AND withdrawn_at IS NULL
            AND due_at <= $2";
    LOAD = listed!("m.id = $2");
    // Sent letters are none that the office posts; those that came back are.
    POST = "UPDATE mail SET posted_at = $3, posted_by = $4
        WHERE programme_id = $1 AND id = $2 AND posted_at IS NULL AND withdrawn_at IS NULL
            AND sent_at IS NULL AND (on_paper OR bounced_at IS NOT NULL)";
    HELD = "SELECT template FROM mail
        WHERE programme_id = $1 AND digest_id = $2 AND withdrawn_at IS NULL ORDER BY due_at, id";
}

row! {
    /// A letter as a line of the outbox.
    pub struct Listed {
        /// The letter.
        pub id: Uuid,
        /// Key of the text.
        pub template: String,
        /// Language tag.
        pub language: String,
        /// To a person of the programme.
        pub person_id: Option<Uuid>,
        /// The record it is about.
        pub subject_id: Option<Uuid>,
        /// Not before, µs since the epoch.
        pub due_at: i64,
        /// Written down, µs since the epoch.
        pub created_at: i64,
        /// Sent, µs since the epoch.
        pub sent_at: Option<i64>,
        /// Taken back before it was sent, µs since the epoch.
        pub withdrawn_at: Option<i64>,
        /// Nobody lives at the address, µs since the epoch.
        pub bounced_at: Option<i64>,
        /// It goes out with a digest.
        pub in_digest: bool,
        /// Whoever should get it does without, µs since the epoch.
        pub withheld_at: Option<i64>,
        /// The office prints it: whoever should get it has no address.
        pub on_paper: bool,
        /// Posted or handed over by the office, µs since the epoch.
        pub posted_at: Option<i64>,
        /// Name of whoever has posted it; empty for nobody.
        pub posted_by: String,
        /// Name of whom it goes to; empty when the record is gone.
        pub addressee: String,
        /// One role of whom it goes to, if it goes to an account.
        pub role: Option<String>,
    }
}

/// The place in the list before every letter.
pub const NEWEST: (i64, Uuid) = (i64::MAX, Uuid::max());

impl Listed {
    /// Has the office to print and post it? So has it what came back from a wrong address.
    #[must_use]
    pub fn waits_for_post(&self) -> bool {
        let is_over = self.posted_at.or(self.withdrawn_at).or(self.sent_at).is_some();
        !is_over && (self.on_paper || self.bounced_at.is_some())
    }
}

impl Store {
    /// The letters of the actor's programme after a place in the list, newest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_letters(
        &self,
        actor: &Actor,
        after: (i64, Uuid),
        limit: i64,
    ) -> Result<Vec<Listed>> {
        if !actor.may(Tie::Programme, Action::List, Resource::Outbox) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        all!(tx, LIST, actor.programme.0, after.0, after.1, limit)
    }

    /// The letters that could not be sent although it was tried several times, oldest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn stuck_letters(&self, actor: &Actor, limit: i64) -> Result<Vec<Listed>> {
        if !actor.may(Tie::Programme, Action::List, Resource::Outbox) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        all!(tx, STUCK, actor.programme.0, crate::overview::ATTEMPTS_MAX, limit)
    }

    /// The letters that the office has to print and post, who has waited longest comes first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn letters_on_paper(
        &self,
        actor: &Actor,
        limit: i64,
        now: Timestamp,
    ) -> Result<Vec<Listed>> {
        if !actor.may(Tie::Programme, Action::List, Resource::Outbox) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        all!(tx, ON_PAPER, actor.programme.0, micros(now), limit)
    }

    /// Notes that the office has posted a letter or handed it over.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`] for a letter that nobody has
    /// to post, or no longer.
    pub async fn note_posted(&self, actor: &Actor, letter: Uuid, now: Timestamp) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let found: Option<Listed> = optional!(tx, LOAD, actor.programme.0, letter)?;
        if !actor.may(Tie::Programme, Action::Step, Resource::Outbox) {
            return Err(Error::Forbidden);
        }
        found.ok_or(Error::NotFound)?;
        let by = actor.account.map(|account| account.0);
        if execute!(tx, POST, actor.programme.0, letter, micros(now), by)? == 0 {
            return Err(Error::Outdated);
        }
        let entry = Entry {
            verb: "letter.post",
            subject_kind: "letter",
            subject: letter,
            detail: "",
            reason: None,
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }

    /// One letter of the actor's programme.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn show_letter(&self, actor: &Actor, letter: Uuid) -> Result<Listed> {
        let mut tx = self.read(actor.programme).await?;
        let found = optional!(tx, LOAD, actor.programme.0, letter)?;
        if !actor.may(Tie::Programme, Action::List, Resource::Outbox) {
            return Err(Error::Forbidden);
        }
        found.ok_or(Error::NotFound)
    }

    /// The templates of the letters that a digest holds or held, the oldest first.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn letters_in_digest(&self, actor: &Actor, digest: Uuid) -> Result<Vec<String>> {
        if !actor.may(Tie::Programme, Action::List, Resource::Outbox) {
            return Err(Error::Forbidden);
        }
        let mut tx = self.read(actor.programme).await?;
        let held: Vec<(String,)> = all!(tx, HELD, actor.programme.0, digest)?;
        Ok(held.into_iter().map(|(template,)| template).collect())
    }
}

impl Tx {
    /// How many letters the office has to post, and since when the first one is due.
    pub(crate) async fn on_paper(&mut self, now: Timestamp) -> Result<Waiting> {
        one!(self, ON_PAPER_COUNT, self.programme.0, micros(now))
    }
}
