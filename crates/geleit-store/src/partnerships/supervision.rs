//! Pairs as a supervising expert reads them (S1-35): a pseudonym, dates, words of closed lists and
//! numbers. No statement here reads a name, an address or anything in somebody's own words, besides
//! what experts have written themselves.

use super::{KIND, LOAD as PARTNERSHIP, Partnership};
use crate::connect::Store;
use crate::error::{Error, Refusal, Result};
use crate::facts::StatusFact;
use crate::macros::{all, execute, one, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::id::PartnershipId;
use geleit_domain::partnerships::Status;
use geleit_domain::partnerships::dissolution::Reason;
use geleit_domain::partnerships::pseudonym::{self, NOTE_MAX};
use geleit_domain::policy::{Action, Resource, Tie};
use jiff::Timestamp;
use uuid::Uuid;

statements! {
    /// Few cohorts go on: they come first, whatever the engine believes of the pairs.
    LIST = "SELECT p.id, c.number, g.name AS region_group, p.status,
            (SELECT COUNT(*) FROM warning w WHERE w.programme_id = p.programme_id
                AND w.partnership_id = p.id AND w.closed_at IS NULL) AS warnings,
            (SELECT COUNT(*) FROM supervision_note n WHERE n.programme_id = p.programme_id
                AND n.partnership_id = p.id) AS notes
        FROM cohort c
        CROSS JOIN partnership p
        JOIN region_group g ON g.programme_id = c.programme_id AND g.id = c.region_group_id
        WHERE c.programme_id = $1 AND c.status NOT IN ('draft', 'closed', 'cancelled')
            AND p.programme_id = c.programme_id AND p.cohort_id = c.id
            AND p.status IN ('accepted', 'running', 'paused', 'completed', 'dissolved')
            AND p.id > $2
        ORDER BY p.id LIMIT $3";
    WARNINGS = "SELECT rule, since_on, closed_at FROM warning
        WHERE programme_id = $1 AND partnership_id = $2 ORDER BY closed_at, due_on";
    NOTES = "SELECT n.words, n.created_at, k.name AS expert FROM supervision_note n
        LEFT JOIN account k ON k.programme_id = n.programme_id AND k.id = n.account_id
        WHERE n.programme_id = $1 AND n.partnership_id = $2 AND n.words <> ''
        ORDER BY n.created_at, n.id";
    INSERT = "INSERT INTO supervision_note (programme_id, id, partnership_id, words, account_id,
            created_at) VALUES ($1, $2, $3, $4, $5, $6)";
}

row! {
    /// A pair in the list of a supervising expert.
    pub struct Case {
        /// The pair.
        pub id: Uuid,
        /// Number of its cohort.
        pub number: i64,
        /// The region group that numbers it.
        pub region_group: String,
        /// Status word.
        pub status: String,
        /// How many warnings are open.
        pub warnings: i64,
        /// How many notes experts have written.
        pub notes: i64,
    }
}

row! {
    /// A warning in words of closed lists.
    pub struct Warned {
        /// Word of the rule.
        pub rule: String,
        /// Since when, `YYYY-MM-DD`.
        pub since_on: String,
        /// When it was over, µs since the epoch.
        pub closed_at: Option<i64>,
    }
}

row! {
    /// What an expert has written about a pair.
    pub struct Note {
        /// In the expert's own words.
        pub words: String,
        /// When, µs since the epoch.
        pub created_at: i64,
        /// The expert's name.
        pub expert: Option<String>,
    }
}

/// A pair without names.
#[derive(Clone, Debug)]
pub struct ShownCase {
    /// The pair.
    pub id: PartnershipId,
    /// Under which word experts know it.
    pub pseudonym: String,
    /// Status word.
    pub status: String,
    /// Every status that is believed, with its day, in their order.
    pub facts: Vec<StatusFact>,
    /// Minutes of all meetings.
    pub minutes: u64,
    /// How many meetings.
    pub meetings: usize,
    /// Minutes planned until today.
    pub planned: u64,
    /// Also those that are over.
    pub warnings: Vec<Warned>,
    /// Why it has ended early, in a neutral word.
    pub reason: Option<Reason>,
    /// What experts have written, the oldest first.
    pub notes: Vec<Note>,
    /// May the reader write one?
    pub may_note: bool,
}

impl Store {
    /// A page of the pairs of cohorts that go on, in an order that tells nothing.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub async fn list_cases(
        &self,
        actor: &Actor,
        after: Option<PartnershipId>,
        limit: i64,
    ) -> Result<Vec<Case>> {
        permit(actor, Action::List)?;
        let mut tx = self.read(actor.programme).await?;
        let after = after.map_or(Uuid::nil(), |pair| pair.0);
        all!(tx, LIST, actor.programme.0, after, limit)
    }

    /// One pair without names.
    ///
    /// # Errors
    /// [`Error::NotFound`], also where no pair has come about; [`Error::Forbidden`].
    pub async fn show_case(
        &self,
        actor: &Actor,
        id: PartnershipId,
        now: Timestamp,
    ) -> Result<ShownCase> {
        self.shown_case(actor, (id, Action::Show), now).await
    }

    /// One pair without names for somebody who is about to write a note about it.
    ///
    /// # Errors
    /// As [`Store::show_case`].
    pub async fn case_to_note(
        &self,
        actor: &Actor,
        id: PartnershipId,
        now: Timestamp,
    ) -> Result<ShownCase> {
        self.shown_case(actor, (id, Action::Create), now).await
    }

    async fn shown_case(
        &self,
        actor: &Actor,
        (id, action): (PartnershipId, Action),
        now: Timestamp,
    ) -> Result<ShownCase> {
        permit(actor, action)?;
        let mut tx = self.read(actor.programme).await?;
        let pair = tx.case(id).await?;
        let mut facts = tx.status_facts(KIND, id.0).await?;
        facts.retain(|fact| fact.known_until.is_none());
        let hours = tx.hours_of(&pair, now).await?;
        let dissolution = tx.dissolution_of(id.0).await?;
        let mut warnings: Vec<Warned> = all!(tx, WARNINGS, actor.programme.0, id.0)?;
        // The engines differ about where what is open stands.
        warnings.sort_by(|a, b| (&a.since_on, &a.rule).cmp(&(&b.since_on, &b.rule)));
        Ok(ShownCase {
            id,
            pseudonym: pseudonym::of(id),
            facts,
            minutes: hours.minutes,
            meetings: hours.meetings.len(),
            planned: hours.planned,
            warnings,
            reason: dissolution.map(|noted| noted.reason()).transpose()?,
            notes: tx.supervision_notes(id.0).await?,
            may_note: permit(actor, Action::Create).is_ok(),
            status: pair.status,
        })
    }

    /// Writes down what an expert advises about a pair.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Refusal::Invalid`].
    pub async fn note_supervision(
        &self,
        actor: &Actor,
        partnership: PartnershipId,
        words: &str,
        now: Timestamp,
    ) -> Result<()> {
        permit(actor, Action::Create)?;
        let mut tx = self.write(actor.programme).await?;
        let pair = tx.case(partnership).await?;
        let words = words.trim();
        if words.is_empty() || words.chars().count() > NOTE_MAX {
            let expected = "a text of at most 2000 characters";
            return Err(Refusal::Invalid { field: "words", expected }.into());
        }
        let by = actor.account.map(|account| account.0);
        execute!(tx, INSERT, actor.programme.0, id(now), pair.id, words, by, micros(now))?;
        tx.record_partnership(actor, pair.id, "partnership.supervise", "", None, now).await?;
        tx.commit().await
    }
}

fn permit(actor: &Actor, action: Action) -> Result<()> {
    let may = actor.may(Tie::Programme, action, Resource::Supervision);
    if may { Ok(()) } else { Err(Error::Forbidden) }
}

impl Tx {
    async fn case(&mut self, id: PartnershipId) -> Result<Partnership> {
        let pair: Partnership = one!(self, PARTNERSHIP, self.programme.0, id.0)?;
        match pair.status()? {
            Status::Declined | Status::Withdrawn => Err(Error::NotFound),
            _ => Ok(pair),
        }
    }

    /// What experts have written about a pair; the caller has asked permission.
    pub(crate) async fn supervision_notes(&mut self, pair: Uuid) -> Result<Vec<Note>> {
        all!(self, NOTES, self.programme.0, pair)
    }
}
