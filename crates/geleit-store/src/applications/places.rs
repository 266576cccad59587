//! Fields of work and places side by side: who was accepted, who waits, and where mentors still
//! have a free place. Beside it the waiting list in its order, which only changes with a reason.

use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, optional, row};
use crate::tx::Tx;
use geleit_domain::actor::Actor;
use geleit_domain::applications::Status;
use geleit_domain::applications::fields::{self, Aimed, FieldCount};
use geleit_domain::id::{ApplicationId, CohortId};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::reference::occupations::{self, Field};
use jiff::Timestamp;
use uuid::Uuid;

macro_rules! aimed {
    ($reach:literal) => {
        concat!(
            "SELECT a.status, q.target_occupation_code, q.occupation_code, COUNT(*) AS number,
            COUNT(p.application_id) AS paired
        FROM application a
        JOIN application_version q ON q.programme_id = a.programme_id AND q.application_id = a.id
            AND q.known_until IS NULL
        LEFT JOIN (SELECT DISTINCT programme_id, application_id FROM partnership
            WHERE programme_id = $1 AND cohort_id = $2
                AND status IN ('offered', 'accepted', 'running', 'paused', 'completed')) p
            ON p.programme_id = a.programme_id AND p.application_id = a.id
        WHERE a.programme_id = $1 AND a.cohort_id = $2
            AND a.status IN ('eligible', 'interview_set', 'interviewed', 'accepted', 'waitlisted')",
            $reach,
            " GROUP BY a.status, q.target_occupation_code, q.occupation_code"
        )
    };
}

macro_rules! waiting {
    ($reach:literal) => {
        concat!(
            "SELECT a.id, a.version, a.waitlist_rank, v.given_name, v.family_name, q.occupation,
            q.occupation_code, q.target_occupation_code
        FROM application a
        JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
            AND v.known_until IS NULL
        JOIN application_version q ON q.programme_id = a.programme_id AND q.application_id = a.id
            AND q.known_until IS NULL
        WHERE a.programme_id = $1 AND a.cohort_id = $2 AND a.status = 'waitlisted'",
            $reach,
            " ORDER BY a.waitlist_rank, a.waiting_since, a.id"
        )
    };
}

pub(super) const AIMED: &str = aimed!("");
pub(super) const AIMED_ORGANISATION: &str = aimed!(" AND a.organisation_id = $3");
pub(super) const WAITING: &str = waiting!("");
pub(super) const WAITING_ORGANISATION: &str = waiting!(" AND a.organisation_id = $3");
pub(super) const FREE: &str = "
    SELECT q.occupation_code, m.capacity - (SELECT COUNT(*) FROM partnership p
            WHERE p.programme_id = m.programme_id AND p.mentor_id = m.id
            AND p.status IN ('offered', 'accepted', 'running', 'paused')) AS free
    FROM cohort_mentor c
    JOIN mentor m ON m.programme_id = c.programme_id AND m.id = c.mentor_id
    JOIN mentor_version q ON q.programme_id = m.programme_id AND q.mentor_id = m.id
        AND q.known_until IS NULL
    WHERE c.programme_id = $1 AND c.cohort_id = $2 AND m.status = 'available'";
pub(super) const RANK_BEFORE: &str = "
    SELECT id, waitlist_rank FROM application
    WHERE programme_id = $1 AND cohort_id = $2 AND waitlist_rank < $3
    ORDER BY waitlist_rank DESC LIMIT 1";
pub(super) const RANK_AFTER: &str = "
    SELECT id, waitlist_rank FROM application
    WHERE programme_id = $1 AND cohort_id = $2 AND waitlist_rank > $3
    ORDER BY waitlist_rank LIMIT 1";
pub(super) const LEAVE_RANK: &str = "
    UPDATE application SET waitlist_rank = NULL, version = version + 1
    WHERE programme_id = $1 AND id = $2 AND version = $3 AND status = 'waitlisted'";
pub(super) const TAKE_RANK: &str = "
    UPDATE application SET waitlist_rank = $3 WHERE programme_id = $1 AND id = $2";

row! {
    struct AimedRow {
        status: String,
        target_occupation_code: Option<String>,
        occupation_code: Option<String>,
        number: i64,
        paired: i64,
    }
}

row! {
    struct WaitingRow {
        id: Uuid,
        version: i64,
        waitlist_rank: Option<i64>,
        given_name: String,
        family_name: String,
        occupation: Option<String>,
        occupation_code: Option<String>,
        target_occupation_code: Option<String>,
    }
}

/// Somebody on the waiting list.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The application.
    pub id: Uuid,
    /// Its version, for changing the rank.
    pub version: i64,
    /// The name.
    pub name: String,
    /// The occupation in own words.
    pub occupation: String,
    /// The field of work.
    pub field: Option<Field>,
}

/// What staff see while they decide who is accepted.
#[derive(Clone, Debug)]
pub struct Places {
    /// Every cohort, the newest first.
    pub cohorts: Vec<Cohort>,
    /// Place of the shown cohort in `cohorts`; nothing while there is none.
    pub chosen: Option<usize>,
    /// Fields with somebody in them, in the order of [`Field::ALL`], then those without a field.
    pub fields: Vec<FieldCount>,
    /// The waiting list in its order.
    pub waiting: Vec<Waiting>,
    /// May the reader change the order?
    pub may_order: bool,
}

/// Where somebody goes on the waiting list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// One place forward.
    Up,
    /// One place back.
    Down,
}

impl Store {
    /// Fields and places of a cohort; without a cohort, of the newest one. A partner counts and
    /// reads the own people; places of mentors are numbers and are counted as a whole.
    ///
    /// # Errors
    /// [`Error::Forbidden`], [`Error::NotFound`] for a cohort of another programme.
    pub async fn selection_places(
        &self,
        actor: &Actor,
        cohort: Option<CohortId>,
    ) -> Result<Places> {
        let reach = actor.reach(Action::Step, Resource::Application).ok_or(Error::Forbidden)?;
        let mut tx = self.read(actor.programme).await?;
        let cohorts = tx.cohorts().await?;
        let chosen = match cohort {
            None if cohorts.is_empty() => None,
            None => Some(0),
            Some(id) => Some(cohorts.iter().position(|c| c.id == id.0).ok_or(Error::NotFound)?),
        };
        let may_order = actor.may(Tie::Programme, Action::Correct, Resource::Application);
        let Some(id) = chosen.map(|place| cohorts[place].id) else {
            return Ok(Places { cohorts, chosen, fields: vec![], waiting: vec![], may_order });
        };
        let own = (reach != Tie::Programme).then(|| actor.organisation().map(|id| id.0));
        let fields = tx.fields(CohortId(id), own).await?;
        let mut waiting = tx.waiting_list(id, own).await?;
        // Engines differ in where they put rows without a rank: these stand last.
        waiting.sort_by_key(|person| person.waitlist_rank.unwrap_or(i64::MAX));
        let waiting = waiting.into_iter().map(Waiting::from).collect();
        Ok(Places { cohorts, chosen, fields, waiting, may_order })
    }

    /// Moves somebody one place on the waiting list, with a reason.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::Forbidden`], [`Error::Outdated`], [`Refusal::ReasonMissing`].
    pub async fn move_on_waitlist(
        &self,
        actor: &Actor,
        application: ApplicationId,
        (version, to): (i64, Move),
        reason: &str,
        now: Timestamp,
    ) -> Result<()> {
        let mut tx = self.write(actor.programme).await?;
        let loaded = tx.application(application).await?;
        loaded.permit(actor, Action::Correct)?;
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        let (programme, cohort) = (tx.programme.0, loaded.cohort_id);
        let rank = loaded.waitlist_rank.ok_or(Error::Outdated)?;
        let sql = if to == Move::Up { RANK_BEFORE } else { RANK_AFTER };
        let other: Option<(Uuid, i64)> = optional!(tx, sql, programme, cohort, rank)?;
        if execute!(tx, LEAVE_RANK, programme, loaded.id, version)? == 0 {
            return Err(Error::Outdated);
        }
        // Whoever stands first or last stays there.
        let taken = match other {
            Some((neighbour, their_rank)) => {
                execute!(tx, TAKE_RANK, programme, neighbour, rank)?;
                their_rank
            }
            None => rank,
        };
        execute!(tx, TAKE_RANK, programme, loaded.id, taken)?;
        let entry = Entry {
            verb: "application.change_rank",
            subject_kind: "application",
            subject: loaded.id,
            detail: &format!("{rank} -> {taken}"),
            reason: Some(reason),
        };
        tx.record(actor, entry, now).await?;
        tx.commit().await
    }
}

impl Tx {
    /// The fields of work of a cohort. `own` counts only the people of an organisation; places of
    /// mentors are numbers and are counted as a whole.
    pub(crate) async fn fields(
        &mut self,
        cohort: CohortId,
        own: Option<Option<Uuid>>,
    ) -> Result<Vec<FieldCount>> {
        let (programme, cohort) = (self.programme.0, cohort.0);
        let rows: Vec<AimedRow> = match own {
            None => all!(self, AIMED, programme, cohort)?,
            Some(own) => all!(self, AIMED_ORGANISATION, programme, cohort, own)?,
        };
        let aimed = rows.iter().map(AimedRow::aimed).collect::<Result<Vec<_>>>()?;
        let free: Vec<(Option<String>, i64)> = all!(self, FREE, programme, cohort)?;
        let free: Vec<_> =
            free.iter().map(|(code, places)| (field(code.as_deref()), *places)).collect();
        Ok(fields::count(&aimed, &free))
    }

    async fn waiting_list(
        &mut self,
        cohort: Uuid,
        own: Option<Option<Uuid>>,
    ) -> Result<Vec<WaitingRow>> {
        match own {
            None => all!(self, WAITING, self.programme.0, cohort),
            Some(own) => all!(self, WAITING_ORGANISATION, self.programme.0, cohort, own),
        }
    }
}

impl AimedRow {
    fn aimed(&self) -> Result<Aimed> {
        let status = Status::from_text(&self.status);
        Ok(Aimed {
            status: status.ok_or(Error::Corrupt("application.status"))?,
            field: aimed_at(
                self.target_occupation_code.as_deref(),
                self.occupation_code.as_deref(),
            ),
            number: self.number,
            paired: self.paired,
        })
    }
}

impl From<WaitingRow> for Waiting {
    fn from(person: WaitingRow) -> Self {
        let (target, own) = (&person.target_occupation_code, &person.occupation_code);
        Self {
            field: aimed_at(target.as_deref(), own.as_deref()),
            id: person.id,
            version: person.version,
            name: crate::persons::full_name(&person.given_name, &person.family_name),
            occupation: person.occupation.unwrap_or_default(),
        }
    }
}

/// The field somebody aims at, else the one somebody comes from.
pub(super) fn aimed_at(target: Option<&str>, occupation: Option<&str>) -> Option<Field> {
    field(target).or_else(|| field(occupation))
}

fn field(code: Option<&str>) -> Option<Field> {
    occupations::by_code(code?)?.field
}
