//! Asking somebody for exactly what an application lacks. The letter names it and leads to the
//! person's own page; one request is open at a time.

use super::decide::LETTER_DELAY;
use super::{Application, Decision};
use crate::connect::Store;
use crate::error::{Refusal, Result};
use crate::macros::{execute, optional, row};
use crate::mails::Letter;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::completion::{ANSWER_DAYS, Item};
use geleit_domain::applications::decisions::Because;
use geleit_domain::applications::{Status, Verb};
use geleit_domain::id::{ApplicationId, PersonId};
use geleit_domain::profile::list_text;
use jiff::{Timestamp, ToSpan};
use uuid::Uuid;

pub(super) const INSERT_REQUEST: &str = "
    INSERT INTO completion_request (programme_id, id, application_id, items, account_id, asked_at,
        answer_by)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(super) const OPEN_REQUEST: &str = "
    SELECT items, answer_by FROM completion_request
    WHERE programme_id = $1 AND application_id = $2 AND answered_at IS NULL";
pub(super) const END_REQUEST: &str = "
    UPDATE completion_request SET answered_at = $3
    WHERE programme_id = $1 AND application_id = $2 AND answered_at IS NULL";

row! {
    struct Row {
        items: String,
        answer_by: String,
    }
}

/// A request that is still to be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenRequest {
    /// What is asked for.
    pub items: Vec<Item>,
    /// Until which day, `YYYY-MM-DD`.
    pub answer_by: String,
}

impl Store {
    /// Asks somebody for what is missing; the application waits as incomplete.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`], [`crate::Error::Forbidden`], [`crate::Error::Outdated`],
    /// [`crate::Error::WrongStatus`], [`Refusal::Invalid`] when nothing is asked for.
    pub async fn ask_for_more(
        &self,
        actor: &Actor,
        application: ApplicationId,
        items: &[Item],
        (version, words): (i64, &str),
        now: Timestamp,
    ) -> Result<Status> {
        let mut tx = self.write(actor.programme).await?;
        let decision =
            Decision { version, verb: Verb::AskForMore, because: Because::AnswersMissing, words };
        let loaded = tx.application(application).await?;
        let status = tx.decide(actor, application, &decision, now).await?;
        if items.is_empty() {
            return Err(Refusal::Invalid { field: "items", expected: "at least one" }.into());
        }
        let answer_by = tx.programme().await?.today(now).saturating_add(ANSWER_DAYS.days());
        execute!(
            tx,
            INSERT_REQUEST,
            actor.programme.0,
            id(now),
            application.0,
            list_text(items),
            actor.account.map(|account| account.0),
            micros(now),
            answer_by.to_string()
        )?;
        tx.tell_request(&loaded, items, now).await?;
        tx.commit().await?;
        Ok(status)
    }
}

impl Tx {
    /// The letter names what is missing, in the person's language.
    pub(crate) async fn tell_request(
        &mut self,
        application: &Application,
        items: &[Item],
        now: Timestamp,
    ) -> Result<()> {
        let person = PersonId(application.person_id);
        let Some(language) = self.letter_language(person).await? else { return Ok(()) };
        let names: Vec<_> = items.iter().map(|item| item.text()).collect();
        let template = format!("missing:{}", names.join("+"));
        let letter = Letter {
            template: &template,
            language: &language,
            person: Some(person),
            account: None,
            subject: Some(application.id),
            due: now + LETTER_DELAY,
        };
        self.post(letter, now).await?;
        Ok(())
    }

    /// The request that waits for an answer, if any.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_request(&mut self, application: Uuid) -> Result<Option<OpenRequest>> {
        let found: Option<Row> = optional!(self, OPEN_REQUEST, self.programme.0, application)?;
        Ok(found
            .map(|row| OpenRequest { items: super::items(&row.items), answer_by: row.answer_by }))
    }

    /// Nobody waits for an answer any more: it came, or something else was decided.
    pub(crate) async fn end_request(&mut self, application: Uuid, now: Timestamp) -> Result<()> {
        execute!(self, END_REQUEST, self.programme.0, application, micros(now))?;
        Ok(())
    }
}
