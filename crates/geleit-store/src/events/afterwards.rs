//! What is left of an event: who was there, a report for the office and a few words for everybody,
//! material and pictures.

use super::{EventFile, OnList, permit};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{execute, optional, row};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::events::Status;
use geleit_domain::id::EventId;
use geleit_domain::policy::Action;
use jiff::Timestamp;
use uuid::Uuid;

/// The longest report, in characters.
const WORDS_MAX: usize = 8_000;
/// The longest text for everybody, in characters.
const PUBLIC_MAX: usize = 1_000;

pub(super) const REPORT: &str = "
    SELECT words, public_words FROM event_report
    WHERE programme_id = $1 AND event_id = $2 AND known_until IS NULL";
pub(super) const CLOSE_REPORT: &str = "
    UPDATE event_report SET known_until = $3
    WHERE programme_id = $1 AND event_id = $2 AND known_until IS NULL";
pub(super) const INSERT_REPORT: &str = "
    INSERT INTO event_report (programme_id, id, event_id, words, public_words, account_id,
        known_from)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";

row! {
    /// How an event was.
    pub struct Report {
        /// For the office.
        pub words: String,
        /// For everybody; may be empty.
        pub public_words: String,
    }
}

/// What is left of an event.
#[derive(Clone, Debug)]
pub struct Afterwards {
    /// Everybody on the list, by name, with whether they were there.
    pub people: Vec<OnList>,
    /// How it was, if somebody has said so.
    pub report: Option<Report>,
    /// Material and pictures, the oldest first.
    pub files: Vec<EventFile>,
}

impl Store {
    /// Writes down how an event was, in place of what was written before.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`] before it has begun or
    /// when it was cancelled, [`Refusal::Invalid`] for words that are missing or too many.
    pub async fn report_event(
        &self,
        actor: &Actor,
        event: EventId,
        report: &Report,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Change)?;
        let (words, public) = (report.words.trim(), report.public_words.trim());
        if words.is_empty() && public.is_empty() || words.chars().count() > WORDS_MAX {
            let expected = "a text of at most 8,000 characters";
            return Err(Refusal::Invalid { field: "words", expected }.into());
        }
        if public.chars().count() > PUBLIC_MAX {
            let expected = "at most 1,000 characters";
            return Err(Refusal::Invalid { field: "public", expected }.into());
        }
        let mut tx = self.write(actor.programme).await?;
        let (held, _) = tx.hold_event(event, 0).await?;
        let takes_place = matches!(held.status()?, Status::Published | Status::Held);
        if !takes_place || now < held.starts()? {
            return Err(Error::WrongStatus { status: held.status()?.text(), verb: "report" });
        }
        let (programme, account) = (actor.programme.0, actor.account.map(|account| account.0));
        let (new, at) = (id(now), micros(now));
        execute!(tx, CLOSE_REPORT, programme, event.0, at)?;
        execute!(tx, INSERT_REPORT, programme, new, event.0, words, public, account, at)?;
        tx.record_event(actor, event.0, ("event.report", ""), None, now).await?;
        tx.commit().await
    }
}

impl Tx {
    pub(super) async fn event_report(&mut self, event: Uuid) -> Result<Option<Report>> {
        optional!(self, REPORT, self.programme.0, event)
    }
}
