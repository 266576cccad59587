//! The fairness report of the current proposal, counted when somebody looks at it.

use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::error::{Error, Result};
use crate::macros::{all, row, statements};
use geleit_domain::actor::Actor;
use geleit_domain::id::CohortId;
use geleit_domain::matching::fairness::{self, Part};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::profile::{Birth, Gender, Origin, list_items};
use jiff::Timestamp;
use std::collections::HashSet;
use uuid::Uuid;

statements! {
    MENTEES = "SELECT a.id, v.gender, v.birth, q.origin, o.name AS organisation, a.received_on,
            p.points
        FROM application a
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        JOIN application_version q ON q.programme_id = a.programme_id
            AND q.application_id = a.id AND q.known_until IS NULL
        LEFT JOIN organisation o ON o.programme_id = a.programme_id AND o.id = a.organisation_id
        LEFT JOIN proposed_pair p ON p.programme_id = a.programme_id AND p.proposal_id = $3
            AND p.application_id = a.id AND p.status <> 'vetoed'
        WHERE a.programme_id = $1 AND a.cohort_id = $2";
}

row! {
    struct Row {
        id: Uuid,
        gender: Option<String>,
        birth: Option<String>,
        origin: String,
        organisation: Option<String>,
        received_on: String,
        points: Option<i64>,
    }
}

/// How a proposal treats groups of mentees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// The how manieth proposal of the cohort.
    pub number: i64,
    /// One part per question.
    pub parts: Vec<Part>,
}

impl Store {
    /// How the current proposal of a cohort treats groups; nothing before the first one.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`].
    pub async fn fairness(
        &self,
        actor: &Actor,
        cohort: CohortId,
        now: Timestamp,
    ) -> Result<(Cohort, Option<Fairness>)> {
        let mut tx = self.read(actor.programme).await?;
        let loaded = tx.cohort(cohort).await?;
        if !actor.may(Tie::Programme, Action::Show, Resource::Matching) {
            return Err(Error::Forbidden);
        }
        let Some(proposal) = tx.proposal(cohort).await? else { return Ok((loaded, None)) };
        let today = tx.programme().await?.today(now);
        let rows: Vec<Row> = all!(tx, MENTEES, actor.programme.0, cohort.0, proposal.id)?;
        let without: HashSet<Uuid> = proposal.unmatched()?.iter().map(|one| one.id).collect();
        let stands = |row: &Row| row.points.is_some() || without.contains(&row.id);
        let rows = rows.into_iter().filter(stands).map(fairness::Row::try_from);
        let rows = rows.collect::<Result<Vec<_>>>()?;
        let parts = fairness::report(&rows, today);
        Ok((loaded, Some(Fairness { number: proposal.number, parts })))
    }
}

impl TryFrom<Row> for fairness::Row {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let received = row.received_on.parse();
        Ok(Self {
            gender: row.gender.as_deref().and_then(Gender::from_text),
            birth: row.birth.as_deref().and_then(|birth| birth.parse::<Birth>().ok()),
            origin: list_items(&row.origin).next().map(Origin::from),
            organisation: row.organisation,
            received_on: received.map_err(|_| Error::Corrupt("application.received_on"))?,
            points: row.points.and_then(|points| u32::try_from(points).ok()),
        })
    }
}
