//! A raised hand: somebody of a pair asks for help and the office has a warning at once. The other
//! side never learns of it.

use super::own::Acting;
use super::warnings::{KIND as WARNING, Opened, Opening};
use super::{Key, OwnPair};
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, one, optional, row, statements};
use crate::mails::Letter;
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::id::AccountId;
use geleit_domain::matching::proposal::Side;
use geleit_domain::partnerships::fit::LINE_MAX;
use geleit_domain::partnerships::warnings::Rule;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Within this time the same hand is a second press of the button.
const SECOND_PRESS: SignedDuration = SignedDuration::from_mins(10);

/// Tells whoever takes care that somebody has raised a hand.
pub const HAND_LETTER: &str = "hand_raised";

statements! {
    INSERT = "INSERT INTO raised_hand (programme_id, id, partnership_id, person_id, side, raised_on,
            line, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    OF_PAIR = "SELECT side, raised_on, line FROM raised_hand
        WHERE programme_id = $1 AND partnership_id = $2 ORDER BY created_at DESC LIMIT 20";
    /// Heard of again only after somebody has acted.
    RAISED = "SELECT MAX(h.raised_on) AS raised_on
        FROM warning w
        CROSS JOIN raised_hand h
        WHERE w.programme_id = $1 AND w.partnership_id = $2 AND w.rule = 'hand'
            AND w.closed_at IS NULL AND h.programme_id = w.programme_id
            AND h.partnership_id = w.partnership_id AND h.side = $3
            AND h.created_at >= w.created_at";
    AGAIN = "SELECT h.id
        FROM warning w
        CROSS JOIN raised_hand h
        WHERE w.programme_id = $1 AND w.partnership_id = $2 AND w.rule = 'hand'
            AND w.closed_at IS NULL AND h.programme_id = w.programme_id
            AND h.partnership_id = w.partnership_id AND h.side = $3 AND h.line = $4
            AND h.created_at >= w.created_at AND h.created_at > $5
        LIMIT 1";
    LANGUAGE = "SELECT language FROM account WHERE programme_id = $1 AND id = $2";
    /// A partner who was named for a side reads the page of a pair of its own organisation only.
    NAMED_PARTNER = "SELECT k.id FROM contact_person c
        JOIN partnership p ON p.programme_id = c.programme_id AND p.id = c.partnership_id
        JOIN application a ON a.programme_id = p.programme_id AND a.id = p.application_id
        JOIN mentor m ON m.programme_id = p.programme_id AND m.id = p.mentor_id
        JOIN account k ON k.programme_id = c.programme_id AND k.id = c.account_id
        JOIN account_role r ON r.programme_id = k.programme_id AND r.account_id = k.id
        WHERE c.programme_id = $1 AND c.partnership_id = $2 AND c.side = $3
            AND c.known_until IS NULL AND k.status = 'active' AND r.role = 'partner'
            AND (r.organisation_id = a.organisation_id OR r.organisation_id = m.organisation_id)
        LIMIT 1";
}

row! {
    /// Who has raised a hand, when, and with which words.
    pub struct Hand {
        side: String,
        /// The local date, `YYYY-MM-DD`.
        pub raised_on: String,
        /// A line for the office; may be empty.
        pub line: String,
    }
}

impl Hand {
    /// Who it was.
    ///
    /// # Errors
    /// [`Error::Corrupt`].
    pub fn side(&self) -> Result<Side> {
        Side::from_text(&self.side).ok_or(Error::Corrupt("raised_hand.side"))
    }
}

/// What one side knows of its own raised hand.
#[derive(Clone, Debug)]
pub struct OwnHand {
    /// The pair.
    pub pair: OwnPair,
    /// When it was raised, `YYYY-MM-DD`, while nobody has acted.
    pub raised_on: Option<String>,
}

impl Store {
    /// The own raised hand, as one side knows it.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`].
    pub async fn own_hand(&self, key: Key<'_>, now: Timestamp) -> Result<OwnHand> {
        let (mut tx, own) = self.read_own(key, now).await?;
        let (programme, side) = (tx.programme.0, own.side.text());
        let found: Option<(Option<String>,)> = optional!(tx, RAISED, programme, own.pair.id, side)?;
        Ok(OwnHand {
            pair: tx.own_pair(&own).await?,
            raised_on: found.and_then(|(raised_on,)| raised_on),
        })
    }

    /// Raises a hand: whoever takes care of the pair hears of it at once, every time.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`], [`Error::WrongStatus`] when the pair has ended,
    /// [`Refusal::Invalid`].
    pub async fn raise_hand(&self, key: Key<'_>, line: &str, now: Timestamp) -> Result<()> {
        let (mut tx, own) = self.write_own(key, "ask for help", now).await?;
        if line.chars().count() > LINE_MAX {
            let expected = "at most 500 characters";
            return Err(Refusal::Invalid { field: "line", expected }.into());
        }
        let (programme, hand) = (tx.programme.0, id(now));
        let today = tx.programme().await?.today(now);
        let (on, at) = (today.to_string(), micros(now));
        let (pair, person, side) = (own.pair.id, own.person.0, own.side.text());
        let since = micros(now - SECOND_PRESS);
        let again: Option<(Uuid,)> =
            optional!(tx, AGAIN, programme, pair, side, line.trim(), since)?;
        if again.is_some() {
            return Ok(());
        }
        execute!(tx, INSERT, programme, hand, pair, person, side, on, line.trim(), at)?;
        // Apart from the entries of the pair, which partner organisations read.
        let entry = Entry {
            verb: "warning.raise_hand",
            subject_kind: WARNING,
            subject: hand,
            detail: "",
            reason: None,
        };
        tx.record(&own.actor, entry, now).await?;
        let opening = Opening { pair, side: own.side, rule: Rule::Hand, since: today };
        let opened = tx.open_or_urge(&own.actor, &opening, now).await?;
        tx.tell_of_hand(&own, opened, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// Writes to whoever takes care, and to whoever the side was told to ask.
    async fn tell_of_hand(&mut self, own: &Acting, opened: Opened, now: Timestamp) -> Result<()> {
        let (programme, pair) = (self.programme.0, own.pair.id);
        let Opened { warning, owner } = opened;
        let told = self.tell_office(HAND_LETTER, owner, warning, now).await?;
        let (named, subject) = match self.named_coordinator(pair, own.side).await? {
            Some(named) => (Some(named), warning),
            None => {
                let side = own.side.text();
                let named: Option<(Uuid,)> = optional!(self, NAMED_PARTNER, programme, pair, side)?;
                (named.map(|(account,)| account), pair)
            }
        };
        let Some(account) = named.filter(|account| !told.contains(account)) else {
            return Ok(());
        };
        let (language,): (String,) = one!(self, LANGUAGE, programme, account)?;
        let letter = Letter {
            template: HAND_LETTER,
            language: &language,
            person: None,
            account: Some(AccountId(account)),
            subject: Some(subject),
            due: now,
        };
        self.post(letter, now).await?;
        Ok(())
    }

    /// Who has raised a hand in a pair, the last one first; the caller has asked permission.
    pub(super) async fn hands_of(&mut self, pair: Uuid) -> Result<Vec<Hand>> {
        all!(self, OF_PAIR, self.programme.0, pair)
    }
}
