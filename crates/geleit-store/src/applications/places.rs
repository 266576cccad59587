//! Fields of work and places side by side: who was accepted, who waits, and where mentors still
//! have a free place. Beside it the waiting list in its order, which only changes with a reason.

use crate::cohorts::Cohort;
use crate::connect::Store;
use crate::entries::Entry;
use crate::error::{Error, Refusal, Result};
use crate::macros::{all, execute, optional, row};
use geleit_domain::actor::Actor;
use geleit_domain::applications::Status;
use geleit_domain::id::{ApplicationId, CohortId};
use geleit_domain::policy::{Action, Resource, Tie};
use geleit_domain::reference::occupations::{self, Field};
use jiff::Timestamp;
use uuid::Uuid;

pub(super) const SELECTED: &str = "
    SELECT a.id, a.status, a.version, a.organisation_id, a.waitlist_rank, v.given_name,
        v.family_name, q.occupation, q.occupation_code, q.target_occupation_code
    FROM application a
    JOIN person_version v ON v.programme_id = a.programme_id AND v.person_id = a.person_id
        AND v.known_until IS NULL
    JOIN application_version q ON q.programme_id = a.programme_id AND q.application_id = a.id
        AND q.known_until IS NULL
    WHERE a.programme_id = $1 AND a.cohort_id = $2
        AND a.status IN ('eligible', 'interview_set', 'interviewed', 'accepted', 'waitlisted')
    ORDER BY a.waitlist_rank, a.waiting_since, a.id";
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
    struct Selected {
        id: Uuid,
        status: String,
        version: i64,
        organisation_id: Option<Uuid>,
        waitlist_rank: Option<i64>,
        given_name: String,
        family_name: String,
        occupation: Option<String>,
        occupation_code: Option<String>,
        target_occupation_code: Option<String>,
    }
}

/// One field of work in the selection of a cohort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldCount {
    /// The field; nothing where no occupation is coded.
    pub field: Option<Field>,
    /// Mentees who were accepted.
    pub accepted: i64,
    /// Mentees on the way: eligible, or with an interview.
    pub in_selection: i64,
    /// Mentees on the waiting list.
    pub waiting: i64,
    /// Free places of available mentors of this cohort.
    pub free: i64,
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
        let mut people: Vec<Selected> = all!(tx, SELECTED, tx.programme.0, id)?;
        if reach != Tie::Programme {
            let own = actor.organisation().map(|id| id.0);
            people
                .retain(|person| person.organisation_id.is_some() && person.organisation_id == own);
        }
        let free: Vec<(Option<String>, i64)> = all!(tx, FREE, tx.programme.0, id)?;
        let fields = count(&people, &free)?;
        let waits = people.into_iter().filter(|p| p.status == Status::Waitlisted.text());
        let mut waiting: Vec<Selected> = waits.collect();
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

impl Selected {
    /// The field somebody aims at, else the one somebody comes from.
    fn field(&self) -> Option<Field> {
        field(self.target_occupation_code.as_deref())
            .or_else(|| field(self.occupation_code.as_deref()))
    }
}

impl From<Selected> for Waiting {
    fn from(person: Selected) -> Self {
        Self {
            id: person.id,
            version: person.version,
            name: crate::persons::full_name(&person.given_name, &person.family_name),
            field: person.field(),
            occupation: person.occupation.unwrap_or_default(),
        }
    }
}

fn field(code: Option<&str>) -> Option<Field> {
    occupations::by_code(code?)?.field
}

fn count(people: &[Selected], free: &[(Option<String>, i64)]) -> Result<Vec<FieldCount>> {
    let all = Field::ALL.iter().copied().map(Some).chain([None]);
    let mut counts: Vec<_> =
        all.map(|field| FieldCount { field, ..FieldCount::default() }).collect();
    let mut at = |field: Option<Field>, add: fn(&mut FieldCount) -> &mut i64, number: i64| {
        let found = counts.iter_mut().find(|count| count.field == field);
        *add(found.expect("every field has its line")) += number;
    };
    for person in people {
        let status = Status::from_text(&person.status);
        let add: fn(&mut FieldCount) -> &mut i64 = match status {
            Some(Status::Accepted) => |count| &mut count.accepted,
            Some(Status::Waitlisted) => |count| &mut count.waiting,
            Some(_) => |count| &mut count.in_selection,
            None => return Err(Error::Corrupt("application.status")),
        };
        at(person.field(), add, 1);
    }
    for (code, places) in free {
        at(field(code.as_deref()), |count| &mut count.free, (*places).max(0));
    }
    counts.retain(|c| c.accepted + c.in_selection + c.waiting + c.free > 0);
    Ok(counts)
}
