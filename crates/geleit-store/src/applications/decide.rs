//! Deciding about an application: the step, the decision with its reason, and the letter to the
//! person, all in one transaction. Two who decide at once do not overwrite each other.

use super::Application;
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, row};
use crate::mails::Letter;
use crate::time::micros;
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::decisions::Because;
use geleit_domain::applications::{Status, Verb};
use geleit_domain::id::{ApplicationId, PersonId, ProgrammeId};
use geleit_domain::policy::Action;
use geleit_domain::secret_links::Door;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// How long a letter about a decision waits, so that a wrong one can be set right before.
pub const LETTER_DELAY: SignedDuration = SignedDuration::from_mins(15);

pub(super) const LAST: &str = "
    SELECT COALESCE(MAX(seq), 0) AS last FROM decision
    WHERE programme_id = $1 AND application_id = $2";
pub(super) const INSERT: &str = "
    INSERT INTO decision (programme_id, application_id, seq, verb, because, reason_id, account_id,
        decided_on, decided_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
pub(super) const OF_APPLICATION: &str = "
    SELECT d.verb, d.because, d.decided_on, d.decided_at, a.name AS account_name,
        r.words AS words
    FROM decision d
    LEFT JOIN account a ON a.programme_id = d.programme_id AND a.id = d.account_id
    LEFT JOIN reason r ON r.programme_id = d.programme_id AND r.id = d.reason_id
    WHERE d.programme_id = $1 AND d.application_id = $2 ORDER BY d.seq DESC";
pub(super) const ADDRESS: &str =
    "SELECT email, language FROM person WHERE programme_id = $1 AND id = $2";

/// What somebody decides.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    /// The version of the application that was read.
    pub version: i64,
    /// What is decided.
    pub verb: Verb,
    /// The reason from the catalogue; it goes into the letter.
    pub because: Because,
    /// Own words for the audit trail, may be empty.
    pub words: &'a str,
}

row! {
    /// A decision that was taken.
    pub struct Decided {
        /// Verb of the lifecycle.
        pub verb: String,
        /// Reason word of the catalogue; empty when it was erased.
        pub because: String,
        /// On which day, `YYYY-MM-DD`.
        pub decided_on: String,
        /// When, µs since the epoch.
        pub decided_at: i64,
        /// Who; nothing for the operator.
        pub account_name: Option<String>,
        /// Own words, unless erased.
        pub words: Option<String>,
    }
}

impl Store {
    /// The application that the actor is about to do something with.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn application_for(
        &self,
        actor: &Actor,
        application: ApplicationId,
        action: Action,
    ) -> Result<Application> {
        let loaded = self.read(actor.programme).await?.application(application).await?;
        loaded.permit(actor, action)?;
        Ok(loaded)
    }

    /// Whoever waits next for the step that this application waited for.
    ///
    /// # Errors
    /// The database failed.
    pub async fn next_application(
        &self,
        actor: &Actor,
        before: &Application,
    ) -> Result<Option<Uuid>> {
        self.read(actor.programme).await?.next_waiting(actor, before, before.status()?).await
    }

    /// A link with which somebody comes back to the own application.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn create_application_link(
        &self,
        programme: ProgrammeId,
        application: ApplicationId,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let id = tx.application(application).await?.id;
        let link = tx
            .create_record_link(Door::Application, id, now + crate::drafts::LINK_LIFE, now)
            .await?;
        tx.commit().await?;
        Ok(link)
    }

    /// Decides about an application.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`] when somebody else decided
    /// first, [`Error::WrongStatus`], [`Refusal::Invalid`] for a reason of another decision.
    pub async fn decide_application(
        &self,
        actor: &Actor,
        application: ApplicationId,
        decision: &Decision<'_>,
        now: Timestamp,
    ) -> Result<Status> {
        let mut tx = self.write(actor.programme).await?;
        let status = tx.decide(actor, application, decision, now).await?;
        tx.commit().await?;
        Ok(status)
    }

    /// Decides the same about several applications: all of them, or none.
    ///
    /// # Errors
    /// As [`Store::decide_application`], for whichever comes first.
    pub async fn decide_applications(
        &self,
        actor: &Actor,
        decisions: &[(ApplicationId, Decision<'_>)],
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        for (application, decision) in decisions {
            tx.decide(actor, *application, decision, now).await?;
        }
        tx.commit().await
    }
}

impl Tx {
    /// Takes a decision inside a larger step.
    pub(crate) async fn decide(
        &mut self,
        actor: &Actor,
        application: ApplicationId,
        decision: &Decision<'_>,
        now: Timestamp,
    ) -> Result<Status> {
        let loaded = self.application(application).await?;
        loaded.permit(actor, Action::Step)?;
        if loaded.version != decision.version {
            return Err(Error::Outdated);
        }
        if !decision.verb.reasons().contains(&decision.because) {
            return Err(Refusal::Invalid { field: "because", expected: "of this decision" }.into());
        }
        let today = self.programme().await?.today(now);
        let words = Some(decision.words).filter(|words| !words.trim().is_empty());
        let (to, reason) =
            self.move_application(actor, &loaded, decision.verb, words, today, now).await?;
        let programme = self.programme.0;
        let (last,): (i64,) = one!(self, LAST, programme, application.0)?;
        execute!(
            self,
            INSERT,
            programme,
            application.0,
            last + 1,
            decision.verb.text(),
            decision.because.text(),
            reason,
            actor.account.map(|account| account.0),
            today.to_string(),
            micros(now)
        )?;
        self.end_request(application.0, now).await?;
        self.tell_decision(&loaded, decision, now).await?;
        Ok(to)
    }

    /// Writes to the person, in the person's language. Whoever has no address is called.
    async fn tell_decision(
        &mut self,
        application: &Application,
        decision: &Decision<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let person = PersonId(application.person_id);
        // What is missing is told in a letter of its own, see `ask_for_more`.
        if !decision.verb.is_told() {
            return Ok(());
        }
        let Some(language) = self.letter_language(person).await? else { return Ok(()) };
        let template = format!("decided:{}:{}", decision.verb, decision.because);
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

    /// In which language somebody gets letters; nothing: there is no address.
    pub(crate) async fn letter_language(&mut self, person: PersonId) -> Result<Option<String>> {
        let (email, language): (String, String) = one!(self, ADDRESS, self.programme.0, person.0)?;
        Ok((!email.is_empty()).then_some(language))
    }

    /// What was decided about an application, the newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn decisions_of(&mut self, application: Uuid) -> Result<Vec<Decided>> {
        all!(self, OF_APPLICATION, self.programme.0, application)
    }
}
