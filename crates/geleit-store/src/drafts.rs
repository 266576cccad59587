//! Applications that somebody is still writing. The person holds a secret link and no account;
//! every step is saved as it was typed, and the draft goes when it is sent or forgotten.

mod opened;
mod sending;
mod sweep;

pub use opened::{DRAFT_LETTER, Offer, Opened};
pub(crate) use sending::LINK_LIFE;

use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{execute, one, row, statements};
use crate::secrets::Secret;
use crate::time::{id, micros, timestamp};
use crate::tx::Tx;
use geleit_domain::applications::{Answers, Side};
use geleit_domain::cohorts::Status;
use geleit_domain::id::{CohortId, DraftId, OrganisationId, ProgrammeId};
use geleit_domain::secret_links::Door;
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeMap;
use uuid::Uuid;

/// How long a draft and its link live after the last time it was saved.
pub const LIFE: SignedDuration = SignedDuration::from_hours(30 * 24);

/// How long a draft that was begun in time may still be sent after applications have closed.
pub const GRACE: SignedDuration = SignedDuration::from_hours(72);

statements! {
    INSERT = "INSERT INTO draft
            (programme_id, id, cohort_id, side, language, organisation_id, email_key, answers,
            created_at, saved_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)";
    LOAD = "SELECT id, cohort_id, side, language, organisation_id, answers, version, saved_at
        FROM draft WHERE programme_id = $1 AND id = $2";
    SAVE = "UPDATE draft SET answers = $4, email_key = $5, language = $6, saved_at = $7,
            version = version + 1
        WHERE programme_id = $1 AND id = $2 AND version = $3";
    PROLONG = "UPDATE secret_link SET ends_at = $3 WHERE programme_id = $1 AND subject_id = $2";
    CLOSED_AT = "SELECT known_from FROM status_fact
        WHERE programme_id = $1 AND kind = 'cohort' AND subject_id = $2
            AND status = 'applications_closed' AND known_until IS NULL
        ORDER BY seq DESC LIMIT 1";
    LETTERS = opened::LETTERS;
    TAKE = sending::TAKE;
    LEAD_LINKS_ON = sending::LEAD_LINKS_ON;
    FORGOTTEN = sweep::FORGOTTEN;
    REMOVE_CONTENTS = sweep::REMOVE_CONTENTS;
    REMOVE_FILES = sweep::REMOVE_FILES;
    REMOVE_LINKS = sweep::REMOVE_LINKS;
    REMOVE = sweep::REMOVE;
}

row! {
    struct Row {
        id: Uuid,
        cohort_id: Uuid,
        side: String,
        language: String,
        organisation_id: Option<Uuid>,
        answers: String,
        version: i64,
        saved_at: i64,
    }
}

/// An application that somebody is still writing.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The draft.
    pub id: DraftId,
    /// For which cohort.
    pub cohort: CohortId,
    /// As mentee or as mentor.
    pub side: Side,
    /// Language tag in which it was last written.
    pub language: String,
    /// The organisation whose link the person followed.
    pub organisation: Option<OrganisationId>,
    /// What was typed so far.
    pub answers: Answers,
    /// Grows with each time it is saved.
    pub version: i64,
    /// When it was last saved.
    pub saved: Timestamp,
}

/// An application as it begins.
#[derive(Clone, Copy, Debug)]
pub struct Begun<'a> {
    /// For which cohort.
    pub cohort: CohortId,
    /// As mentee or as mentor.
    pub side: Side,
    /// Language tag of the page.
    pub language: &'a str,
    /// The organisation that sent the person.
    pub organisation: Option<OrganisationId>,
    /// What was typed already.
    pub answers: &'a Answers,
}

/// Until when somebody may still send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    /// The cohort takes applications.
    Open,
    /// Applications have closed; what was begun may be sent until then.
    Until(Timestamp),
    /// Nothing can be sent any more.
    Closed,
}

impl Store {
    /// Begins an application and gives the text of its link. It belongs to the organisation
    /// that sent the person, or to nobody yet (S1-37).
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongStatus`] when the cohort takes no applications.
    pub async fn start_draft(
        &self,
        programme: ProgrammeId,
        cohort: CohortId,
        side: Side,
        language: &str,
        organisation: Option<OrganisationId>,
        now: Timestamp,
    ) -> Result<String> {
        let answers = &Answers::default();
        let begun = Begun { cohort, side, language, organisation, answers };
        self.start_draft_with(programme, &begun, now).await
    }

    /// Begins an application with the answers of its first step and gives the text of its link.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::WrongStatus`] when the cohort takes no applications.
    pub async fn start_draft_with(
        &self,
        programme: ProgrammeId,
        begun: &Begun<'_>,
        now: Timestamp,
    ) -> Result<String> {
        let mut tx = self.write(programme).await?;
        let status = tx.cohort(begun.cohort).await?.status()?;
        if status != Status::Open {
            return Err(Error::WrongStatus { status: status.text(), verb: "apply" });
        }
        let (draft, at, side) = (id(now), micros(now), begun.side.text());
        let (text, language) = (text_of(begun.answers)?, begun.language);
        let email = crate::persons::email_key(begun.answers.get("email"));
        let (cohort, by) = (begun.cohort.0, begun.organisation.map(|id| id.0));
        execute!(tx, INSERT, programme.0, draft, cohort, side, language, by, email, text, at)?;
        let link = tx.create_record_link(Door::Draft, draft, now + LIFE, now).await?;
        tx.commit().await?;
        Ok(link)
    }

    /// The draft behind a link.
    ///
    /// # Errors
    /// [`Error::NotFound`] when the link is unknown, over, or leads elsewhere.
    pub async fn draft(&self, secret: &Secret, now: Timestamp) -> Result<Draft> {
        let mut tx = self.read(secret.programme).await?;
        tx.draft_behind(secret, now).await
    }

    /// Saves what was typed; the link lives on from now.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Outdated`] when another device saved in between.
    pub async fn save_draft(&self, secret: &Secret, draft: &Draft, now: Timestamp) -> Result<()> {
        let mut tx = self.write(secret.programme).await?;
        let found = tx.draft_behind(secret, now).await?;
        let (programme, text) = (secret.programme.0, text_of(&draft.answers)?);
        let email = crate::persons::email_key(draft.answers.get("email"));
        let (id, version, language) = (found.id.0, draft.version, draft.language.as_str());
        if execute!(tx, SAVE, programme, id, version, text, email, language, micros(now))? == 0 {
            return Err(Error::Outdated);
        }
        execute!(tx, PROLONG, programme, id, micros(now + LIFE))?;
        tx.commit().await
    }
}

impl Tx {
    pub(crate) async fn draft_behind(&mut self, secret: &Secret, now: Timestamp) -> Result<Draft> {
        match self.record_link(secret, now).await? {
            (Door::Draft, draft) => self.load_draft(DraftId(draft)).await,
            _ => Err(Error::NotFound),
        }
    }

    pub(crate) async fn load_draft(&mut self, draft: DraftId) -> Result<Draft> {
        Draft::of(one!(self, LOAD, self.programme.0, draft.0)?)
    }

    /// May a draft for this cohort still be sent?
    ///
    /// # Errors
    /// The database failed.
    pub async fn admission(&mut self, cohort: &Cohort, now: Timestamp) -> Result<Admission> {
        if cohort.status()? == Status::Open {
            return Ok(Admission::Open);
        }
        let closed: Option<(i64,)> =
            crate::macros::optional!(self, CLOSED_AT, self.programme.0, cohort.id)?;
        let Some((closed,)) = closed else { return Ok(Admission::Closed) };
        let until = timestamp(closed)? + GRACE;
        Ok(if now <= until { Admission::Until(until) } else { Admission::Closed })
    }
}

impl Draft {
    fn of(row: Row) -> Result<Self> {
        let answers: BTreeMap<String, String> =
            serde_json::from_str(&row.answers).map_err(|_| Error::Corrupt("draft.answers"))?;
        Ok(Self {
            id: DraftId(row.id),
            cohort: CohortId(row.cohort_id),
            side: Side::from_text(&row.side).ok_or(Error::Corrupt("draft.side"))?,
            language: row.language,
            organisation: row.organisation_id.map(OrganisationId),
            answers: answers.into_iter().collect(),
            version: row.version,
            saved: timestamp(row.saved_at)?,
        })
    }
}

fn text_of(answers: &Answers) -> Result<String> {
    let map: BTreeMap<&str, &str> = answers.iter().collect();
    serde_json::to_string(&map).map_err(|_| Error::Corrupt("draft.answers"))
}
