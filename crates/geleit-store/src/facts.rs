//! Dated facts: every status that a record has had, when it was so, and from when to when we
//! believed it. Reports as of a day and as known at a time read nothing else.

use crate::error::{Error, Result};
use crate::macros::{all, execute, insert_all, one, optional, row, statements};
use crate::time::{id, micros};
use crate::tx::Tx;
use jiff::Timestamp;
use jiff::civil::Date;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO status_fact (programme_id, id, kind, subject_id, seq, status,
            on_date, known_from) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    LAST = "SELECT COALESCE(MAX(seq), 0) AS last FROM status_fact
        WHERE programme_id = $1 AND kind = $2 AND subject_id = $3";
    RETRACT = "UPDATE status_fact SET known_until = $3
        WHERE programme_id = $1 AND id = $2 AND known_until IS NULL";
    ONE = "SELECT id, status, on_date, known_from, known_until FROM status_fact
        WHERE programme_id = $1 AND kind = $2 AND subject_id = $3 AND id = $4";
    NOW = "SELECT id, status, on_date, known_from, known_until FROM status_fact
        WHERE programme_id = $1 AND kind = $2 AND subject_id = $3 AND known_until IS NULL
        ORDER BY on_date DESC, seq DESC LIMIT 1";
    OF_SUBJECT = "SELECT id, status, on_date, known_from, known_until FROM status_fact
        WHERE programme_id = $1 AND kind = $2 AND subject_id = $3
        ORDER BY on_date, seq";
}

row! {
    /// One status with its date and the time in which it was believed.
    pub struct StatusFact {
        /// The fact.
        pub id: Uuid,
        /// The status word.
        pub status: String,
        /// Since when it was so, `YYYY-MM-DD`.
        pub on_date: String,
        /// When it was recorded, µs since the epoch.
        pub known_from: i64,
        /// When it was found wrong, µs since the epoch.
        pub known_until: Option<i64>,
    }
}

impl Tx {
    /// Notes that a record has had this status since a day.
    ///
    /// # Errors
    /// The database failed.
    pub async fn note_status(
        &mut self,
        kind: &str,
        subject: Uuid,
        status: &str,
        on: Date,
        now: Timestamp,
    ) -> Result<()> {
        let programme = self.programme.0;
        let (last,): (i64,) = one!(self, LAST, programme, kind, subject)?;
        let (on, at) = (on.to_string(), micros(now));
        execute!(self, INSERT, programme, id(now), kind, subject, last + 1, status, on, at)?;
        Ok(())
    }

    /// Notes the first statuses of new records: kind, record, number, status and day.
    pub(crate) async fn note_first_statuses(
        &mut self,
        facts: &[(&str, Uuid, i64, &str, Date)],
        now: Timestamp,
    ) -> Result<()> {
        let (programme, at) = (self.programme.0, micros(now));
        insert_all!(
            self,
            INSERT,
            facts,
            |(kind, subject, seq, status, on)| programme,
            id(now),
            *kind,
            subject,
            seq,
            *status,
            on.to_string(),
            at
        );
        Ok(())
    }

    /// Corrects the day on which a record got a status. What was believed to have come after it
    /// and would stand before it now happened on that day at the earliest.
    ///
    /// # Errors
    /// [`Error::Corrupt`] when the record never had the status.
    pub(crate) async fn redate_status(
        &mut self,
        kind: &str,
        subject: Uuid,
        status: &str,
        on: Date,
        now: Timestamp,
    ) -> Result<()> {
        let mut facts = self.status_facts(kind, subject).await?;
        facts.retain(|fact| fact.known_until.is_none());
        let first = facts.iter().position(|fact| fact.status == status);
        let first = first.ok_or(Error::Corrupt("a record without its first status"))?;
        let is_overtaken = |fact: &StatusFact| fact.on_date <= on.to_string();
        let wrong = facts[first..].iter().enumerate().filter(|(n, f)| *n == 0 || is_overtaken(f));
        for (_, fact) in wrong {
            self.replace_status(kind, subject, fact.id, (&fact.status, on), now).await?;
        }
        Ok(())
    }

    /// Retracts a fact that was wrong: from now on it is not believed, but stays readable.
    ///
    /// # Errors
    /// [`Error::Outdated`] when somebody retracted it first.
    pub async fn retract_status(&mut self, fact: Uuid, now: Timestamp) -> Result<()> {
        match execute!(self, RETRACT, self.programme.0, fact, micros(now))? {
            1 => Ok(()),
            _ => Err(Error::Outdated),
        }
    }

    /// Replaces a wrong fact: it is retracted and stays readable, the right one takes its place.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a fact of another record, [`Error::Outdated`] for one that is
    /// retracted already.
    pub(crate) async fn replace_status(
        &mut self,
        kind: &str,
        subject: Uuid,
        fact: Uuid,
        right: (&str, Date),
        now: Timestamp,
    ) -> Result<StatusFact> {
        let wrong: StatusFact = one!(self, ONE, self.programme.0, kind, subject, fact)?;
        self.retract_status(fact, now).await?;
        self.note_status(kind, subject, right.0, right.1, now).await?;
        Ok(wrong)
    }

    /// The status that a record has according to its facts, as believed now.
    pub(crate) async fn status_now(&mut self, kind: &str, subject: Uuid) -> Result<String> {
        let fact: Option<StatusFact> = optional!(self, NOW, self.programme.0, kind, subject)?;
        fact.map(|fact| fact.status).ok_or(Error::Corrupt("a record without a status"))
    }

    /// Every status fact of a record, also the retracted ones, by date.
    ///
    /// # Errors
    /// The database failed.
    pub async fn status_facts(&mut self, kind: &str, subject: Uuid) -> Result<Vec<StatusFact>> {
        all!(self, OF_SUBJECT, self.programme.0, kind, subject)
    }
}
