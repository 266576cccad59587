//! Agreements of pairs: proposed and signed by both sides, copied from paper by the office. A
//! change is a new version, which both sign anew (S1-52).

mod desk;
mod own;

pub use desk::{Agreements, OnPaper};
pub use own::OwnAgreement;

use super::Partnership;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, optional, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::letters::Kind;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::agreement::{
    Contact, Initiator, PROMISES_VERSION, Rhythm, Terms, Wrong,
};
use geleit_domain::partnerships::meetings::Way;
use geleit_domain::profile::Goal;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

/// Asks one side to read what the other proposes, and to sign it.
pub const PROPOSED_LETTER: &str = "agreement_proposed";
/// Tells one side that the other has signed as well.
pub const SIGNED_LETTER: &str = "agreement_signed";

statements! {
    INSERT = "INSERT INTO agreement (programme_id, id, partnership_id, version, goals, task,
            rhythm, initiator, place, contact, until_on, side, account_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    LATEST = "SELECT id, version, goals, task, rhythm, initiator, place, contact, until_on, side,
            created_at
        FROM agreement WHERE programme_id = $1 AND partnership_id = $2
        ORDER BY version DESC LIMIT 1";
    VERSIONS = "SELECT id, version, goals, task, rhythm, initiator, place, contact, until_on, side,
            created_at
        FROM agreement WHERE programme_id = $1 AND partnership_id = $2 ORDER BY version DESC";
    SIGN = "INSERT INTO agreement_signature (programme_id, agreement_id, person_id, side,
            signed_on, promises_version, way, account_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT (programme_id, agreement_id, side) DO NOTHING";
    SIGNATURES = "SELECT s.agreement_id, s.side, s.signed_on, s.way
        FROM agreement a
        CROSS JOIN agreement_signature s
        WHERE a.programme_id = $1 AND a.partnership_id = $2
            AND s.programme_id = a.programme_id AND s.agreement_id = a.id
        ORDER BY s.created_at, s.side";
}

row! {
    struct Row {
        id: Uuid,
        version: i64,
        goals: String,
        task: String,
        rhythm: String,
        initiator: String,
        place: String,
        contact: String,
        until_on: String,
        side: Option<String>,
        created_at: i64,
    }
}

row! {
    struct SignatureRow {
        agreement_id: Uuid,
        side: String,
        signed_on: String,
        way: String,
    }
}

/// A version of an agreement.
#[derive(Clone, Debug)]
pub struct Agreement {
    id: Uuid,
    /// The how manieth of the pair.
    pub version: i64,
    /// What it says.
    pub terms: Terms,
    /// Who proposed it; nobody where the office copied it.
    pub side: Option<Side>,
    /// When it was proposed, µs since the epoch.
    pub created_at: i64,
    /// Who has signed it, in that order.
    pub signatures: Vec<Signature>,
}

/// Who has signed, and when.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// Which side.
    pub side: Side,
    /// The local date.
    pub on: Date,
    /// On which way it became known.
    pub way: Way,
}

impl Agreement {
    /// When a side has signed.
    #[must_use]
    pub fn signed_by(&self, side: Side) -> Option<Date> {
        self.signatures.iter().find(|one| one.side == side).map(|one| one.on)
    }

    /// Does it hold? Both sides have signed this version.
    #[must_use]
    pub fn is_signed(&self) -> bool {
        Side::ALL.iter().all(|side| self.signed_by(*side).is_some())
    }
}

impl Row {
    fn read(self, signatures: &[SignatureRow]) -> Result<Agreement> {
        let corrupt = Error::Corrupt("agreement");
        let goals = self.goals.split_whitespace().map(Goal::from_text).collect::<Option<_>>();
        let contact = self.contact.split_whitespace().map(Contact::from_text);
        let (Some(goals), Some(contact)) = (goals, contact.collect::<Option<_>>()) else {
            return Err(corrupt);
        };
        let terms = Terms {
            goals,
            task: self.task,
            rhythm: Rhythm::from_text(&self.rhythm).ok_or(Error::Corrupt("agreement.rhythm"))?,
            initiator: Initiator::from_text(&self.initiator).ok_or(corrupt)?,
            place: self.place,
            contact,
            until: self.until_on.parse().map_err(|_| Error::Corrupt("agreement.until_on"))?,
        };
        let read = |text: &String| Side::from_text(text).ok_or(Error::Corrupt("agreement.side"));
        let of_this = signatures.iter().filter(|one| one.agreement_id == self.id);
        Ok(Agreement {
            id: self.id,
            version: self.version,
            terms,
            side: self.side.as_ref().map(read).transpose()?,
            created_at: self.created_at,
            signatures: of_this.map(SignatureRow::read).collect::<Result<_>>()?,
        })
    }
}

impl SignatureRow {
    fn read(&self) -> Result<Signature> {
        let corrupt = || Error::Corrupt("agreement_signature");
        Ok(Signature {
            side: Side::from_text(&self.side).ok_or_else(corrupt)?,
            on: self.signed_on.parse().map_err(|_| corrupt())?,
            way: Way::from_text(&self.way).ok_or_else(corrupt)?,
        })
    }
}

/// Who says what, and how the database learns of it.
struct Told {
    actor: Actor,
    side: Option<Side>,
    way: Way,
}

impl Tx {
    async fn agreement_of(&mut self, pair: Uuid) -> Result<Option<Agreement>> {
        let found: Option<Row> = optional!(self, LATEST, self.programme.0, pair)?;
        let Some(found) = found else { return Ok(None) };
        let signatures: Vec<SignatureRow> = all!(self, SIGNATURES, self.programme.0, pair)?;
        found.read(&signatures).map(Some)
    }

    async fn agreements_of(&mut self, pair: Uuid) -> Result<Vec<Agreement>> {
        let found: Vec<Row> = all!(self, VERSIONS, self.programme.0, pair)?;
        let signatures: Vec<SignatureRow> = all!(self, SIGNATURES, self.programme.0, pair)?;
        found.into_iter().map(|row| row.read(&signatures)).collect()
    }

    /// The version that says this: the latest, or a new one where it says something else. `seen`
    /// is the version that whoever writes has read; 0 where there was none.
    async fn propose(
        &mut self,
        told: &Told,
        pair: &Partnership,
        (seen, terms): (i64, &Terms),
        now: Timestamp,
    ) -> Result<Uuid> {
        let since = pair.offered_on.parse::<Date>();
        let since = since.map_err(|_| Error::Corrupt("partnership.offered_on"))?;
        terms.check(since).map_err(|wrong| refusal(&wrong))?;
        let latest = self.agreement_of(pair.id).await?;
        let version = latest.as_ref().map_or(0, |latest| latest.version);
        // Whoever presses twice, or says what the other has just said, agrees.
        if let Some(latest) = latest.filter(|latest| says_the_same(&latest.terms, terms)) {
            return Ok(latest.id);
        }
        if version != seen {
            return Err(Error::Outdated);
        }
        let agreement = id(now);
        execute!(
            self,
            INSERT,
            self.programme.0,
            agreement,
            pair.id,
            version + 1,
            in_words(terms.goals.iter().map(|goal| goal.text())),
            terms.task.trim(),
            terms.rhythm.text(),
            terms.initiator.text(),
            terms.place.trim(),
            in_words(terms.contact.iter().map(|contact| contact.text())),
            terms.until.to_string(),
            told.side.map(Side::text),
            told.actor.account.map(|account| account.0),
            micros(now),
        )?;
        let (verb, detail) = ("partnership.propose_agreement", format!("{}", version + 1));
        self.record_partnership(&told.actor, pair.id, verb, &detail, None, now).await?;
        // Who was asked to sign what stood before is asked to sign this.
        self.answered_by_both(pair, &[Kind::AgreementProposed], now).await?;
        Ok(agreement)
    }

    /// Signs for a side; gives whether that is news.
    async fn sign(
        &mut self,
        told: &Told,
        pair: &Partnership,
        (agreement, side, on): (Uuid, Side, Date),
        now: Timestamp,
    ) -> Result<bool> {
        let person = self.person_on(pair, side).await?;
        let signed = execute!(
            self,
            SIGN,
            self.programme.0,
            agreement,
            person,
            side.text(),
            on.to_string(),
            PROMISES_VERSION,
            told.way.text(),
            told.actor.account.map(|account| account.0),
            micros(now),
        )?;
        if signed > 0 {
            let (verb, detail) = ("partnership.sign_agreement", side.text());
            self.record_partnership(&told.actor, pair.id, verb, detail, None, now).await?;
            self.answered(pair, side, &[Kind::AgreementProposed], now).await?;
            let latest = self.agreement_of(pair.id).await?;
            if latest.is_some_and(|latest| latest.id == agreement && latest.is_signed()) {
                self.ask_for_expectations(pair, now).await?;
            }
        }
        Ok(signed > 0)
    }
}

fn says_the_same(one: &Terms, other: &Terms) -> bool {
    let trimmed = |terms: &Terms| Terms {
        task: terms.task.trim().to_owned(),
        place: terms.place.trim().to_owned(),
        ..terms.clone()
    };
    trimmed(one) == trimmed(other)
}

fn in_words<'a>(words: impl Iterator<Item = &'a str>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// The first thing that is wrong, with the field it stands in.
fn refusal(wrong: &[Wrong]) -> Error {
    let (field, expected) = match wrong.first() {
        Some(Wrong::Aim) => ("goals", "a goal or a task"),
        Some(Wrong::Task) => ("task", "at most 300 characters"),
        Some(Wrong::Place) => ("place", "1 to 300 characters"),
        _ => ("until", "a day from the start of the pair to two years later"),
    };
    Refusal::Invalid { field, expected }.into()
}
