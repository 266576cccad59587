//! The question of week three, whether it fits: each side is asked by letter, its answer is read
//! by the office only, and a "no" becomes a warning.

use super::offers::Offer;
use super::own::together;
use super::warnings::{KIND as WARNING, Opening};
use super::{Key, OwnPair, Partnership};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, optional, row, statements};
use crate::mails::Letter;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::{PartnershipId, PersonId, ProgrammeId};
use geleit_domain::letters::Kind;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::fit::{Fit, LINE_MAX, started_between};
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::partnerships::warnings::Rule;
use jiff::Timestamp;
use uuid::Uuid;

/// Asks one side whether it fits, with a link for yes and one for no.
pub const FIT_LETTER: &str = "fit_asked";

statements! {
    /// Few cohorts go on: they come first, whatever the engine believes of the pairs.
    TO_ASK = "
        SELECT o.id, o.partnership_id, o.person_id, o.side, o.opens_at, o.answer_by, o.answer
        FROM cohort c
        CROSS JOIN partnership p
        CROSS JOIN offer o
        WHERE c.programme_id = $1 AND c.status NOT IN ('draft', 'closed', 'cancelled')
            AND p.programme_id = c.programme_id AND p.cohort_id = c.id AND p.status = 'running'
            AND o.programme_id = p.programme_id AND o.partnership_id = p.id
            AND EXISTS (SELECT 1 FROM status_fact f
                WHERE f.programme_id = p.programme_id AND f.kind = 'partnership'
                    AND f.subject_id = p.id AND f.status = 'running' AND f.known_until IS NULL
                    AND f.on_date BETWEEN $2 AND $3)
            AND NOT EXISTS (SELECT 1 FROM fit_answer a
                WHERE a.programme_id = p.programme_id AND a.partnership_id = p.id
                    AND a.side = o.side)";
    ASK = "INSERT INTO fit_answer (programme_id, id, partnership_id, person_id, side, asked_on,
            line, created_at) VALUES ($1, $2, $3, $4, $5, $6, '', $7)
        ON CONFLICT (programme_id, partnership_id, side) DO NOTHING";
    OF_SIDE = "SELECT id, side, asked_on, answer, line, answered_at, way FROM fit_answer
        WHERE programme_id = $1 AND partnership_id = $2 AND side = $3";
    OF_PAIR = "SELECT id, side, asked_on, answer, line, answered_at, way FROM fit_answer
        WHERE programme_id = $1 AND partnership_id = $2 ORDER BY side";
    ANSWER = "UPDATE fit_answer
        SET answer = $4, line = $5, answered_at = $6, way = $7, account_id = $8
        WHERE programme_id = $1 AND partnership_id = $2 AND side = $3";
}

row! {
    /// What one side was asked, and what it has said.
    pub struct FitAnswer {
        id: Uuid,
        side: String,
        /// When it was asked, `YYYY-MM-DD`.
        pub asked_on: String,
        answer: Option<String>,
        /// A line for the office.
        pub line: String,
        /// When it was answered, µs since the epoch.
        pub answered_at: Option<i64>,
        way: Option<String>,
    }
}

impl FitAnswer {
    /// Who was asked.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn side(&self) -> Result<Side> {
        Side::from_text(&self.side).ok_or(Error::Corrupt("fit_answer.side"))
    }

    /// What was said.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn answer(&self) -> Result<Option<Fit>> {
        let read = |text: &String| Fit::from_text(text).ok_or(Error::Corrupt("fit_answer.answer"));
        self.answer.as_ref().map(read).transpose()
    }

    /// On which way it became known.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn way(&self) -> Result<Option<Way>> {
        let read = |text: &String| Way::from_text(text).ok_or(Error::Corrupt("fit_answer.way"));
        self.way.as_ref().map(read).transpose()
    }
}

/// What one side knows of the question: its own answer and nothing else.
#[derive(Clone, Debug)]
pub struct OwnFit {
    /// The pair.
    pub pair: OwnPair,
    /// The own answer, once there is one.
    pub answer: Option<Fit>,
}

impl Store {
    /// Asks both sides of every pair that has run for three weeks; gives how many letters.
    ///
    /// # Errors
    /// The database failed; then nobody is asked, and the next time everybody.
    pub async fn ask_whether_it_fits(&self, programme: ProgrammeId, now: Timestamp) -> Result<u64> {
        let mut tx = self.read(programme).await?;
        let today = tx.programme().await?.today(now);
        let (earliest, latest) = started_between(today);
        let (earliest, latest) = (earliest.to_string(), latest.to_string());
        let due: Vec<Offer> = all!(tx, TO_ASK, programme.0, &earliest, &latest)?;
        drop(tx);
        if due.is_empty() {
            return Ok(0);
        }
        let (mut tx, mut letters) = (self.write(programme).await?, 0);
        for offer in due {
            let (pair, person) = (offer.partnership_id, PersonId(offer.person_id));
            // Another node may have been first.
            if !tx.ask_fit(pair, person, offer.side()?, now).await? {
                continue;
            }
            let language = tx.language_of(person).await?;
            let letter = Letter {
                template: FIT_LETTER,
                language: &language,
                person: Some(person),
                account: None,
                subject: Some(pair),
                due: now,
            };
            tx.post(letter, now).await?;
            letters += 1;
        }
        tx.commit().await?;
        Ok(letters)
    }

    /// The question, as one side knows it.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn own_fit(&self, key: Key<'_>, now: Timestamp) -> Result<OwnFit> {
        let (mut tx, own) = self.read_own(key, now).await?;
        let pair = tx.own_pair(&own).await?;
        let answer = tx.fit_of(own.pair.id, own.side).await?;
        let answer = answer.map(|answer| answer.answer()).transpose()?.flatten();
        Ok(OwnFit { pair, answer })
    }

    /// Says whether it fits; a later answer takes the place of an earlier one.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::WrongStatus`] when the pair has ended,
    /// [`Refusal::Invalid`].
    pub async fn answer_fit(
        &self,
        key: Key<'_>,
        (answer, line): (Fit, &str),
        now: Timestamp,
    ) -> Result<()> {
        let (mut tx, own) = self.write_own(key, "fit", now).await?;
        let said = Said { side: own.side, way: Way::Online, answer, line };
        tx.note_fit(&own.actor, &own.pair, own.person, &said, now).await?;
        tx.commit().await
    }

    /// What both sides have said, as the office reads it.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn fit_of_partnership(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
    ) -> Result<Vec<FitAnswer>> {
        let mut tx = self.read(actor.programme).await?;
        let pair = tx.partnership_to_step(actor, partnership).await?;
        tx.fits_of(pair.id).await
    }

    /// Notes what one side has said on the telephone or on paper.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::WrongStatus`], [`Refusal::Invalid`].
    pub async fn note_fit(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        said: &Said<'_>,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        tx.partnership_to_step(actor, partnership).await?;
        let pair = tx.hold_partnership(partnership.0).await?;
        together(&pair, "fit")?;
        let person = PersonId(tx.person_on(&pair, said.side).await?);
        tx.note_fit(actor, &pair, person, said, now).await?;
        tx.commit().await
    }
}

/// What one side says, and on which way.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// Who says so.
    pub side: Side,
    /// How it became known.
    pub way: Way,
    /// Whether it fits.
    pub answer: Fit,
    /// A line for the office.
    pub line: &'a str,
}

impl Tx {
    /// Remembers that a side is asked; gives whether that is news.
    async fn ask_fit(
        &mut self,
        pair: Uuid,
        person: PersonId,
        side: Side,
        now: Timestamp,
    ) -> Result<bool> {
        let (programme, today) = (self.programme.0, self.programme().await?.today(now));
        let (on, at) = (today.to_string(), micros(now));
        Ok(execute!(self, ASK, programme, id(now), pair, person.0, side.text(), on, at)? > 0)
    }

    async fn fit_of(&mut self, pair: Uuid, side: Side) -> Result<Option<FitAnswer>> {
        optional!(self, OF_SIDE, self.programme.0, pair, side.text())
    }

    /// What both sides have said; the caller has asked permission.
    pub(super) async fn fits_of(&mut self, pair: Uuid) -> Result<Vec<FitAnswer>> {
        all!(self, OF_PAIR, self.programme.0, pair)
    }

    async fn note_fit(
        &mut self,
        actor: &Actor,
        pair: &Partnership,
        person: PersonId,
        said: &Said<'_>,
        now: Timestamp,
    ) -> Result<()> {
        if said.line.chars().count() > LINE_MAX {
            let expected = "at most 500 characters";
            return Err(Refusal::Invalid { field: "line", expected }.into());
        }
        // Whoever answers before the letter is asked with the answer.
        self.ask_fit(pair.id, person, said.side, now).await?;
        let asked = self.fit_of(pair.id, said.side).await?.ok_or(Error::Corrupt("fit_answer"))?;
        execute!(
            self,
            ANSWER,
            self.programme.0,
            pair.id,
            said.side.text(),
            said.answer.text(),
            said.line.trim(),
            micros(now),
            said.way.text(),
            actor.account.map(|account| account.0),
        )?;
        self.answered(pair, said.side, &[Kind::FitAsked], now).await?;
        // Apart from the entries of the pair, which partner organisations read.
        let entry = Entry {
            verb: "warning.answer_fit",
            subject_kind: WARNING,
            subject: asked.id,
            detail: "",
            reason: None,
        };
        self.record(actor, entry, now).await?;
        // A no is heard at once, also in a pause; before the start it waits for it.
        let is_under_way = matches!(pair.status()?, Status::Running | Status::Paused);
        if said.answer == Fit::DoesNot && is_under_way {
            let since = self.programme().await?.today(now);
            let opening = Opening { pair: pair.id, side: said.side, rule: Rule::Fit, since };
            self.open_now(actor, &opening, now).await?;
        }
        Ok(())
    }
}
